"""Whether obligations are kept: met, breached, unknown, pending, excused, not started, ended, no clock."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from dragoman.instruments.clauses import Measure, Obligation
from dragoman.instruments.condition import Condition, Kept
from dragoman.instruments.counting import Calendar, add
from dragoman.instruments.duration import Duration
from dragoman.instruments.fact import Fact
from dragoman.instruments.judge import OPERATORS, Verdict, judge
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Glance, Run
from dragoman.instruments.times import time
from dragoman.instruments.world import World
from dragoman.shapes.edtf import When

Bounds = tuple[Moment | None, Moment | None, Moment | None]

_NOBODY = Fact(id="", day=When.day(date(1, 1, 1)), known=date.min, kind="done")


class Special(msgspec.Struct, frozen=True, kw_only=True):
    """What the conditions of an obligation say of one holder."""

    applies: Verdict | None = None
    """Whether it binds at all."""
    excused: Verdict | None = None
    """Whether it need not be kept."""
    done: Verdict | None = None
    """Whether it was done."""
    broken: Verdict | None = None
    """Whether it was broken."""
    last: Moment | None = None
    """When it was last done."""


def bounds_of(duty: Obligation, world: World, /) -> Bounds:
    """Give its start, its end and its last day."""
    if not world.instrument.allows(duty.reading, world.chosen):
        return (None, Moment.on(date.min), None)
    start = time(duty.start, world) if duty.start else None
    return (start, time(duty.end, world, start=start) if duty.end else None,
            time(duty.by, world, start=start) if duty.by else None)  # fmt: skip


def specials_of(duty: Obligation, world: World, /) -> dict[str, Special]:
    """Judge its conditions for each holder."""
    return {who: _special(duty, world, who) for who in world.members(duty.holder)}


def _special(duty: Obligation, world: World, who: str) -> Special:
    run = Run(procedure="", actors=(who,), trigger=_NOBODY)

    def of(condition: Condition | None) -> Verdict | None:
        return judge(condition, world, run=run, since=date.min) if condition else None

    last = None
    if duty.every and duty.done_if:
        from dragoman.instruments.extending import extending

        found = extending(duty.done_if, world, run)
        last = found[-1].moment if found else None
    return Special(applies=of(duty.applies_if), excused=of(duty.excused_if), done=of(duty.done_if),
                   broken=of(duty.breached_if), last=last)  # fmt: skip


def state_of(
    duty: Obligation,
    measure: Measure | None,
    /,
    *,
    bounds: Bounds,
    special: Special,
    samples: Sequence[Fact],
    day: date,
) -> Glance:
    """Say how an obligation of one holder stands at the end of a day.

    `samples` are the measurements known by then, oldest first.
    """
    start, end, by = bounds
    because = tuple(dict.fromkeys(fact for bound in (start, end) if bound for fact in bound.facts))

    def glance(state: str, why: str = "", facts: tuple[str, ...] = (), due: Moment | None = None) -> Glance:
        merged = tuple(dict.fromkeys((*facts, *because)))
        return Glance(state=state, why=why, facts=merged, due=due or by, provisions=duty.provision)

    if special.applies is not None and not special.applies.value:
        state = "unknown" if special.applies.value is None else "does not apply"
        return glance(state, special.applies.why, special.applies.facts)
    if start is not None and not start.reached(day):
        return glance("not started", start.why or f"from {start}", due=start)
    done = _done(duty, measure, special, samples, by, day)
    if end is not None and end.reached(day) and not (done and done.state.startswith("met")):
        return glance("ended", f"since {end}", end.facts, end)
    found = done or _kept(duty, measure, special, samples, bounds, day)
    if found.state == "breached" and special.excused is not None and special.excused.value:
        return glance("excused", special.excused.why, special.excused.facts)
    return glance(found.state, found.why, found.facts, found.due or end)


def _done(
    duty: Obligation, measure: Measure | None, special: Special, samples: Sequence[Fact], by: Moment | None, day: date
) -> Glance | None:
    """Judge what has to be reached or done by a day; null for what has to be kept."""
    if duty.kind not in ("achieve", "do"):
        return None
    if by is None or by.shape == "unknown":
        return Glance(state="unknown", why=by.why if by else "no last day")
    when, facts, why = _reached(duty, measure, special, samples)
    if when is not None:
        return Glance(state=_in_time(when, by), why=f"{why} ({when})", facts=facts, due=by)
    if by.shape in ("none", "open"):
        return Glance(state="no clock" if by.shape == "none" else "pending", why=by.why, due=by)
    if by.passed(day):
        return Glance(state="breached", why=f"not done by {by}", due=by, facts=by.facts)
    return Glance(state="pending", why=f"by {by}", due=by, facts=by.facts)


def _in_time(when: Moment, by: Moment) -> str:
    """Say whether it was in time; a day that is only known roughly may leave that open."""
    if not by.dated or by.last is None or by.first is None or (when.last or date.max) <= by.first:
        return "met"
    return "met late" if (when.first or date.min) > by.last else "unknown"


def _reached(
    duty: Obligation, measure: Measure | None, special: Special, samples: Sequence[Fact]
) -> tuple[Moment | None, tuple[str, ...], str]:
    """Give when it was first reached or done."""
    if measure is not None:
        used = 0.0
        for fact in samples:
            used = used + _value(fact, measure) if duty.total else _value(fact, measure)
            if OPERATORS[duty.cmp](used, duty.limit):
                return fact.moment, (fact.id,), fact.words
        return None, (), ""
    verdict = special.done
    if verdict is not None and verdict.value and verdict.when is not None:
        return verdict.when, verdict.facts, verdict.why
    return None, (), ""


def _value(fact: Fact, measure: Measure) -> float:
    return (fact.value or 0.0) * (measure.factor(fact.unit) or 1.0)


def _kept(
    duty: Obligation, measure: Measure | None, special: Special, samples: Sequence[Fact], bounds: Bounds, day: date
) -> Glance:
    if duty.kind == "report":
        return _reported(duty, special, bounds, day)
    if special.broken is not None:
        state = {True: "breached", False: "met", None: "unknown"}[special.broken.value]
        return Glance(state=state, why=special.broken.why, facts=special.broken.facts)
    assert measure is not None
    if duty.total:
        return _total(duty, measure, samples, bounds, day)
    if not samples:
        if measure.initial is None:
            return Glance(state="unknown", why=f"{measure.id} was never measured")
        kept = OPERATORS[duty.cmp](measure.initial, duty.limit)
        return Glance(
            state="met" if kept else "breached", why=f"{measure.id} is taken to be {_told(measure.initial, measure)}"
        )
    last = samples[-1]
    age = (day - (last.day.latest or day)).days
    value = _value(last, measure)
    told = f"{_told(value, measure)} on {last.day}, limit {duty.cmp} {duty.limit_text}"
    if measure.stale_after is not None and age > measure.stale_after:
        why = f"last measured {age} days ago ({told}); after {measure.stale_after} days that says nothing"
        return Glance(state="unknown", why=why, facts=(last.id,))
    state = "met" if OPERATORS[duty.cmp](value, duty.limit) else "breached"
    return Glance(state=state, why=told, facts=(last.id,))


def _told(value: float, measure: Measure) -> str:
    return ("true" if value else "false") if measure.unit == "true or false" else f"{value:g} {measure.unit}"


def _total(duty: Obligation, measure: Measure, samples: Sequence[Fact], bounds: Bounds, day: date) -> Glance:
    """Sum what was used of a quota."""
    start = bounds[0]
    low = start.first if start and start.first else date.min
    if duty.total not in (None, "all", "calendar year"):
        low = max(low, add(day, Duration.parse(str(duty.total)), calendar=Calendar(), back=True) + timedelta(days=1))
    elif duty.total == "calendar year":
        low = max(low, date(day.year, 1, 1))
    counted = [fact for fact in samples if low <= (fact.day.latest or day) <= day]
    used = sum(_value(fact, measure) for fact in counted)
    state = "met" if OPERATORS[duty.cmp](used, duty.limit) else "breached"
    why = f"{used:g} {measure.unit} since {low}, limit {duty.cmp} {duty.limit_text}"
    return Glance(state=state, why=why, facts=tuple(fact.id for fact in counted))


def _reported(duty: Obligation, special: Special, bounds: Bounds, day: date) -> Glance:
    assert duty.every is not None
    last = special.last or bounds[0]
    if last is None or last.last is None:
        return Glance(state="unknown", why="no day to count from")
    due = Moment.on(following(last.last, duty.every), facts=last.facts)
    state = "breached" if due.passed(day) else "met"
    return Glance(state=state, why=f"last {last}, next due {due}", facts=last.facts, due=due)


def following(day: date, every: Duration, /) -> date:
    """Give the day on which the next report is due; the last day of the calendar is the last of all."""
    try:
        return min(add(day, every, calendar=Calendar()), date.max - timedelta(days=1))
    except (OverflowError, ValueError):
        return date.max - timedelta(days=1)


def breaks(
    duty: Obligation, measure: Measure | None, samples: Sequence[Fact], special: Special, bounds: Bounds
) -> list[date]:
    """Give the days on which it may change though no fact comes: a sample goes stale, a year turns, a report is due."""
    found: list[date] = []
    for fact in samples:
        latest = fact.day.latest
        if latest is None:
            continue
        if measure is not None and measure.stale_after is not None:
            found.append(latest + timedelta(days=measure.stale_after + 1))
        if duty.total == "calendar year":
            found.append(date(latest.year + 1, 1, 1))
        elif duty.total not in (None, "all"):
            found.append(add(latest, Duration.parse(str(duty.total)), calendar=Calendar()))
    last = special.last or bounds[0]
    if duty.every and last and last.last:
        found.append(following(last.last, duty.every) + timedelta(days=1))
    return found


def kept(condition: Kept, world: World, /) -> Verdict:
    """Judge whether an obligation stands so for a holder."""
    duty = world.instrument.obligations[condition.obligation]
    measure = world.instrument.measures[duty.measure] if duty.measure else None
    bounds = bounds_of(duty, world)
    whom = (condition.of,) if condition.of else world.members(duty.holder)
    for who in whom:
        samples = samples_of(
            duty, who, world.samples.get((duty.measure or "", who)), world.samples.get((duty.measure or "", None))
        )
        found = state_of(
            duty, measure, bounds=bounds, special=_special(duty, world, who), samples=samples, day=world.today
        )
        if found.state in condition.states:
            return Verdict(value=True, why=f"{duty.id} of {who}: {found.state}", facts=found.facts)
    return Verdict(value=False, why=f"{duty.id} is not {' or '.join(condition.states)}")


def samples_of(
    duty: Obligation, who: str, own: Sequence[Fact] | None, general: Sequence[Fact] | None
) -> Sequence[Fact]:
    """Give a holder's own measurements, or those that name nobody."""
    return own or general or ()
