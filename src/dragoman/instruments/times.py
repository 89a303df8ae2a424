"""Computes times from what a world knows."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from dragoman.instruments.counting import Calendar, add, fixed, moved, series
from dragoman.instruments.expression import (
    ByReading,
    Counted,
    Expression,
    FactDay,
    FirstKnown,
    Fixed,
    Pick,
    Ref,
    WhenTrue,
)
from dragoman.instruments.judge import judge
from dragoman.instruments.match import matches
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Run
from dragoman.instruments.world import World


def time(expression: Expression, world: World, /, *, run: Run | None = None, start: Moment | None = None) -> Moment:
    """Compute a time: a date, a range, open, none or unknown, with the facts it rests on.

    `run` is the run of a procedure that `trigger` and `step.ID` speak of; `start` is where the present step began.
    """
    if isinstance(expression, Fixed):
        return expression.moment
    if isinstance(expression, Ref):
        return _named(expression.name, world, run, start)
    if isinstance(expression, FactDay):
        return _fact_day(expression, world, run)
    if isinstance(expression, Counted):
        return _counted(expression, world, run, start)
    if isinstance(expression, Pick):
        return pick([time(item, world, run=run, start=start) for item in expression.of], latest=expression.latest)
    if isinstance(expression, FirstKnown):
        found = [time(item, world, run=run, start=start) for item in expression.of]
        return next((moment for moment in found if moment.dated), found[-1])
    if isinstance(expression, ByReading):
        for reading, case in expression.cases:
            if reading in world.chosen:
                return time(case, world, run=run, start=start)
        return Moment.unknown("no reading of it was chosen")
    return _when(expression, world, run)


def _named(name: str, world: World, run: Run | None, start: Moment | None) -> Moment:
    if name == "today":
        return Moment.on(world.today)
    if name == "start":
        return start or Moment.open("not started")
    if name == "trigger":
        return run.trigger.moment if run else Moment.open("not triggered")
    if name == "named_day":
        named = run.trigger.until if run else None
        return named.resting_on((run.trigger.id,)) if run and named else Moment.none("the fact names no day")
    if name in world.instrument.milestones:
        if name not in world.memo:
            world.memo[name] = Moment.open(f"{name} waits for itself")
            world.memo[name] = time(world.instrument.milestones[name], world)
        return world.memo[name]
    head, _, tail = name.partition(".")
    if head == "step":
        pace = run.steps.get(tail) if run else None
        return pace.due if pace else Moment.open(f"step {tail} has not begun")
    if tail == "since":
        return _since(head, world, run)
    if head in world.instrument.terms:
        return _of_term(head, tail, world)
    return _of_procedure(head, tail, world, run)


def _since(role: str, world: World, run: Run | None) -> Moment:
    """Give the day on which the present holder got a role."""
    day = (run.trigger.day.latest if run else None) or world.today
    spell = next((found for who in (run.actors if run else ()) if (found := world.holds(role, who, day))), None)
    return Moment.on(spell.start, facts=spell.facts) if spell else Moment.open(f"no {role}")


def _of_term(name: str, tail: str, world: World) -> Moment:
    term = world.instrument.terms[name]
    spell = world.terms.get(name)
    start = spell.start if spell else time(term.start, world)
    if tail == "start":
        return start
    end = spell.end if spell else time(term.end, world, start=start)
    if tail == "end" or term.notice is None or not end.dated:
        return end
    return each_end(end, lambda day: add(day, term.notice, calendar=_plain(world), back=True))  # type: ignore[arg-type]


def _of_procedure(name: str, tail: str, world: World, mine: Run | None) -> Moment:
    """Give the trigger or the effect of the last run; of the actor's own, where it has one."""
    runs = [run for run in reversed(world.runs) if run.procedure == name and run is not mine]
    own = [run for run in runs if mine and set(run.actors) & set(mine.actors)]
    for run in own or runs:
        if run.state not in ("void", "moot"):
            if tail == "trigger":
                return run.trigger.moment
            if run.effect is not None and (run.live or run.state == "in effect"):
                return run.effect.resting_on(run.facts)
    return Moment.open(f"no {name} yet")


def _plain(world: World) -> Calendar:
    return msgspec.structs.replace(world.instrument.calendar, first_day="excluded")


def _fact_day(expression: FactDay, world: World, run: Run | None) -> Moment:
    found = matches(expression.pattern, world, run=run)
    if expression.which > 1:
        return _nth(expression, found, world)
    if not found:
        return Moment.open(f"no {expression.pattern.words} yet")
    fact = found[-1 if expression.which == -1 else 0]
    if not expression.named:
        return fact.moment
    return fact.until.resting_on((fact.id,)) if fact.until else Moment.open(f"{fact.words} names no day")


def _nth(expression: FactDay, found: list, world: World) -> Moment:  # type: ignore[type-arg]
    """Give the day on which so many different actors had done it."""
    actors: set[str] = set()
    for fact in found:
        actors |= set(fact.by) or {fact.id}
        if len(actors) >= expression.which:
            return fact.moment  # type: ignore[no-any-return]
    return Moment.open(f"{len(actors)} of {expression.which}: {expression.pattern.words}")


def pick(moments: list[Moment], /, *, latest: bool) -> Moment:
    """Give the earliest or the latest; what is open may still come earlier, but never makes an end later known."""
    unknown = next((moment for moment in moments if moment.shape == "unknown"), None)
    if unknown:
        return unknown
    dated = [moment for moment in moments if moment.dated]
    waiting = [moment for moment in moments if moment.shape == "open"]
    if latest and waiting:
        return waiting[0]
    if not dated:
        return waiting[0] if waiting else moments[0]
    choose = max if latest else min
    first = choose(moment.first or date.min for moment in dated)
    last = choose(moment.last or date.max for moment in dated)
    # The whole of the winner, with its instant and its facts, where one wins outright.
    for moment in dated:
        if (moment.first, moment.last) == (first, last):
            return moment
    facts = tuple(fact for moment in dated for fact in moment.facts)
    return Moment(shape="range", first=first, last=last, facts=facts)


def each_end(moment: Moment, change: Callable[[date], date]) -> Moment:
    """Change both ends of a time."""
    try:
        first = change(moment.first) if moment.first else None
        last = first if moment.first == moment.last else change(moment.last) if moment.last else None
    except (OverflowError, ValueError):
        return Moment.unknown("its date lies beyond the calendar", facts=moment.facts)
    shape = "date" if first == last else "range"
    return Moment(shape=shape, first=first, last=last, facts=moment.facts)  # type: ignore[arg-type]


def _counted(clock: Counted, world: World, run: Run | None, start: Moment | None) -> Moment:
    begun = time(clock.start, world, run=run, start=start)
    if not begun.dated:
        return begun
    calendar = _calendar(clock, world)
    starting = time(clock.starting, world, run=run, start=start) if clock.starting else None
    if clock.every and (starting is None or not starting.dated or starting.first is None):
        return starting or Moment.unknown("a series without a first day")
    ended = each_end(begun, lambda day: _count(day, clock, calendar, starting))
    if starting is not None:
        ended = ended.resting_on(starting.facts)
    if clock.length and clock.length.hours:
        ended = _hours(begun, ended, clock.length.hours, world, back=clock.back)
    if clock.at and ended.shape == "date" and ended.last:
        ended = _at(ended, clock.at, calendar, world)
    elif clock.midnight and ended.shape == "date" and ended.last:
        ended = midnight(ended, calendar, world)
    elif clock.midnight:
        ended = each_end(ended, lambda day: day + timedelta(days=1))
    for bound, latest in ((clock.not_before, True), (clock.not_after, False)):
        if bound is not None:
            ended = pick([ended, time(bound, world, run=run, start=start)], latest=latest)
    return ended


def _calendar(clock: Counted, world: World) -> Calendar:
    changes = {
        name: value
        for name, value in (("first_day", clock.first_day), ("month_end", clock.month_end), ("shift", clock.shift),
                            ("zone", clock.zone))
        if value is not None
    }  # fmt: skip
    return msgspec.structs.replace(world.instrument.calendar, **changes) if changes else world.instrument.calendar


def _count(day: date, clock: Counted, calendar: Calendar, starting: Moment | None) -> date:
    ended = add(day, clock.length, calendar=calendar, back=clock.back) if clock.length else day
    if clock.on:
        ended = fixed(ended, clock.on, notice_by=clock.notice_by, from_day=day)
    if clock.every and starting and starting.first:
        ended = series(ended, starting.first, clock.every, calendar=calendar)
    return moved(ended, clock.then, calendar=calendar) if clock.then else ended


def midnight(moment: Moment, calendar: Calendar, world: World) -> Moment:
    """Give the midnight that ends a day, as an instant, and the day that begins with it."""
    assert moment.last
    if moment.last == date.max:
        return Moment.unknown("its date lies beyond the calendar", facts=moment.facts)
    instant = calendar.midnight(moment.last + timedelta(days=1))
    # Days of answers are days of the instrument's own zone, whatever zone the clause counts in.
    day = instant.astimezone(ZoneInfo(world.instrument.calendar.zone)).date()
    return Moment.on(day, instant=instant, facts=moment.facts)


def _hours(begun: Moment, ended: Moment, hours: int, world: World, *, back: bool) -> Moment:
    """Count hours: to the minute from a minute; from a day without one, to the days on which they may end."""
    sign = -1 if back else 1
    if begun.instant is not None and ended.first == begun.first and ended.shape == "date":
        instant = begun.instant + timedelta(hours=sign * hours)
        return Moment.on(_local(instant, world), instant=instant, facts=ended.facts)
    days, rest = divmod(hours, 24)
    near = each_end(ended, lambda day: day + timedelta(days=sign * days))
    if not rest or near.first is None or near.last is None:
        return near
    first, last = sorted((near.first, near.last + timedelta(days=sign)))
    return Moment(shape="range", first=first, last=last, facts=ended.facts)


def _local(instant: datetime, world: World) -> date:
    return instant.astimezone(ZoneInfo(world.instrument.calendar.zone)).date()


def _at(moment: Moment, clock: str, calendar: Calendar, world: World) -> Moment:
    assert moment.last
    hour, minute = clock.split(":")
    instant = calendar.midnight(moment.last).replace(hour=int(hour), minute=int(minute))
    return Moment.on(_local(instant, world), instant=instant, facts=moment.facts)


def _when(expression: WhenTrue, world: World, run: Run | None) -> Moment:
    key = (id(expression), run.trigger.id if run else "")
    if key not in world.latched:
        verdict = judge(expression.condition, world, run=run)
        if verdict.value is None:
            return Moment.unknown(verdict.why, facts=verdict.facts)
        if not verdict.value:
            return Moment.open(verdict.why, facts=verdict.facts)
        when = verdict.when
        world.latched[key] = (when or Moment.on(world.today)).resting_on(verdict.facts)
    return world.latched[key]
