"""Judges conditions: true, false or not known, with the facts behind it."""

import operator
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from dragoman.instruments import condition as c
from dragoman.instruments.fact import Fact
from dragoman.instruments.match import matches
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Run
from dragoman.instruments.voting import needed
from dragoman.instruments.world import World

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    "<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a condition is."""

    value: bool | None
    """True, false, or null where it can't be told."""
    why: str = ""
    """In words."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    when: Moment | None = None
    """When it came true, where one fact made it so."""


def judge(condition: c.Condition, world: World, /, *, run: Run | None = None, since: date | None = None) -> Verdict:
    """Judge a condition as a world stands; facts of `since` and earlier don't count where it is given."""
    if isinstance(condition, c.All | c.Any):
        return _joined(condition, world, run, since)
    if isinstance(condition, c.Not):
        found = judge(condition.of, world, run=run, since=since)
        value = None if found.value is None else not found.value
        return Verdict(value=value, why=f"not: {found.why}", facts=found.facts)
    if isinstance(condition, c.There):
        return _there(condition, world, run, since)
    if isinstance(condition, c.Voted):
        return _voted(condition, world, run, since)
    if isinstance(condition, c.Measured):
        return _measured(condition, world, run)
    return _standing(condition, world, run)


def _joined(condition: "c.All | c.Any", world: World, run: Run | None, since: date | None) -> Verdict:
    every = isinstance(condition, c.All)
    found = [judge(part, world, run=run, since=since) for part in condition.of]
    decisive = [verdict for verdict in found if verdict.value is (not every)]
    if decisive:
        return decisive[0]
    doubtful = [verdict for verdict in found if verdict.value is None]
    if doubtful:
        return doubtful[0]
    facts = tuple(fact for verdict in found for fact in verdict.facts)
    whens = [verdict.when for verdict in found if verdict.when and verdict.when.last]
    when = max(whens, key=lambda moment: moment.last or date.min) if whens and len(whens) == len(found) else None
    return Verdict(value=every, why="; ".join(verdict.why for verdict in found), facts=facts, when=when)


def _there(condition: c.There, world: World, run: Run | None, since: date | None) -> Verdict:
    pattern = condition.pattern
    among = set(world.members(condition.among)) if condition.among else None
    have: dict[str, Fact] = {}
    for fact in matches(pattern, world, run=run, since=since):
        for who in fact.by or (fact.id,):
            if (among is None or who in among) and (pattern.revoked_counts or who not in world.gone.get(fact.id, ())):
                have.setdefault(who, fact)
    facts = tuple(dict.fromkeys(fact.id for fact in have.values()))
    if condition.share is not None:
        series = world.instrument.shares[condition.share]
        total = sum(series.of(who) for who in have)
        met = total > condition.need if condition.above else total >= condition.need
        why = f"{total:g} of {condition.need:g} ({condition.share}): {pattern.words}"
        return Verdict(value=met, why=why, facts=facts, when=_last(list(have.values())) if met else None)
    need = condition.at_least
    if condition.everyone:
        need = max(1, len(among or ()))
    elif condition.part:
        size = len(among or ())
        need, _ = needed(condition.part, voting=size, present=size, seats=size, members=world.members)
    if len(have) < need:
        why = f"{len(have)} of {need}: {pattern.words}" if need > 1 else f"no {pattern.words} yet"
        return Verdict(value=False, why=why, facts=facts)
    # The fact that filled the number, not those that came after it.
    filled = list(have.values())[:need]
    why = f"{len(have)} of {need}: {pattern.words}" if need > 1 else filled[0].words
    return Verdict(value=True, why=why, facts=tuple(dict.fromkeys(f.id for f in filled)), when=_last(filled))


def _last(facts: list[Fact]) -> Moment | None:
    return max((fact.moment for fact in facts), key=lambda moment: moment.last or date.max, default=None)


def _voted(condition: c.Voted, world: World, run: Run | None, since: date | None) -> Verdict:
    on = run.trigger.on if condition.on == "same" and run else condition.on
    after = since
    if run is not None and after is None:
        # A vote before the trigger cannot be the vote that the procedure orders.
        earliest = run.trigger.day.earliest
        after = earliest - timedelta(days=1) if earliest else None
    outcomes = [
        outcome
        for outcome in world.votes.get(condition.decision, ())
        if (on is None or outcome.on == on) and (after is None or outcome.day is None or outcome.day > after)
        and outcome.result != "pending"
    ]  # fmt: skip
    hit = next((outcome for outcome in outcomes if outcome.result == condition.result), None)
    if hit:
        moment = Moment.on(hit.day, facts=hit.facts) if hit.day else None
        return Verdict(value=True, why=f"{condition.decision}: {hit.result} ({hit.why})", facts=hit.facts, when=moment)
    if any(outcome.result == "unknown" for outcome in outcomes):
        return Verdict(value=None, why=f"{condition.decision}: {outcomes[-1].why}", facts=outcomes[-1].facts)
    return Verdict(value=False, why=f"{condition.decision} was not {condition.result}")


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """What a measure is known to be."""

    value: float | None
    """In the measure's own unit; null where it is not known or stale."""
    fact: Fact | None = None
    """The measurement."""
    why: str = ""
    """Why it is not known."""


def sample(world: World, measure: str, of: str | None, day: date) -> Sample:
    """Give the newest measurement known; stale ones say nothing."""
    clause = world.instrument.measures[measure]
    found = [fact for fact in world.samples.get((measure, of), ())
             if world.instrument.allows(fact.reading, world.chosen)]  # fmt: skip
    if not found and of is not None:
        found = [fact for fact in world.samples.get((measure, None), ())
                 if world.instrument.allows(fact.reading, world.chosen)]  # fmt: skip
    if not found:
        why = "" if clause.initial is not None else f"{measure} was never measured"
        return Sample(value=clause.initial, why=why)
    last = found[-1]
    age = (day - (last.day.latest or day)).days
    if clause.stale_after is not None and age > clause.stale_after:
        return Sample(value=None, fact=last, why=f"last measured {last.day}, {age} days ago; "
                      f"after {clause.stale_after} days it says nothing")  # fmt: skip
    return Sample(value=(last.value or 0.0) * (clause.factor(last.unit) or 1.0), fact=last)


def _measured(condition: c.Measured, world: World, run: Run | None) -> Verdict:
    whom: tuple[str | None, ...] = (None,)
    if condition.of == "actor":
        whom = run.actors if run else ()
    elif condition.of:
        whom = world.members(condition.of)
    limit, doubt = condition.limit, ""
    if condition.against:
        other = sample(world, condition.against, condition.against_of, world.today)
        if other.value is None:
            return Verdict(value=None, why=other.why)
        limit *= other.value
    for who in whom:
        found = sample(world, condition.measure, who, world.today)
        facts = (found.fact.id,) if found.fact else ()
        if found.value is None:
            doubt = doubt or found.why
        elif OPERATORS[condition.cmp](found.value, limit):
            name = f"{condition.measure}{' of ' + who if who else ''} is {found.value:g}"
            name += f", {condition.cmp} {limit:g}" if condition.against else ""
            return Verdict(value=True, why=name, facts=facts, when=found.fact.moment if found.fact else None)
    if doubt:
        return Verdict(value=None, why=doubt)
    return Verdict(value=False, why=f"{condition.measure} is not {condition.cmp} {limit:g}")


def _standing(condition: c.Condition, world: World, run: Run | None) -> Verdict:
    if isinstance(condition, c.Stands):
        whom = run.actors if condition.of == "actor" and run else (condition.of,)
        for who in whom:
            held = world.value(condition.status, who)
            if held.value in condition.values:
                return Verdict(value=True, why=f"{condition.status} is {held.value}", facts=held.facts)
        held = world.value(condition.status, whom[0] if whom else None)
        return Verdict(value=False, why=f"{condition.status} is {held.value}", facts=held.facts)
    if isinstance(condition, c.Reached):
        from dragoman.instruments.times import time

        moment = time(condition.time, world, run=run)
        return Verdict(value=moment.reached(world.today), why=f"its time is {moment}", facts=moment.facts, when=moment)
    if isinstance(condition, c.Holders):
        return _holders(condition, world, run)
    if isinstance(condition, c.Runs):
        return _running(condition, world, run)
    if isinstance(condition, c.Kept):
        from dragoman.instruments.duty import kept

        return kept(condition, world)
    assert isinstance(condition, c.Read)
    return Verdict(value=condition.reading in world.chosen, why=f"under the reading {condition.reading}")


def _holders(condition: c.Holders, world: World, run: Run | None) -> Verdict:
    if condition.of:
        whom = run.actors if condition.of == "actor" and run else world.members(condition.of)
        spells = [spell for who in whom if (spell := world.holds(condition.role, who, world.today))]
        facts = tuple(fact for spell in spells for fact in spell.facts)
        return Verdict(value=bool(spells), why=f"{', '.join(whom)} as {condition.role}", facts=facts)
    have = len(world.members(condition.role))
    met = OPERATORS[condition.cmp](have, condition.limit)
    if condition.cmp == "<":
        # Too few are left only where there were once enough: before, the number is still growing.
        met = met and world.most.get(condition.role, 0) >= condition.limit
    return Verdict(value=met, why=f"{have} with the role {condition.role}, {condition.cmp} {condition.limit}")


def _running(condition: c.Runs, world: World, run: Run | None) -> Verdict:
    if condition.what == "term":
        spell = world.terms.get(condition.name)
        state = spell.state if spell else "not started"
        return Verdict(value=state in condition.states, why=f"{condition.name} is {state}",
                       facts=spell.facts if spell else ())  # fmt: skip
    for other in world.runs:
        whom = (run.actors if run else ()) if condition.by == "actor" else (condition.by,)
        mine = condition.by is None or bool(set(whom) & set(other.actors))
        if other.procedure == condition.name and mine and (other.state in condition.states or not condition.states):
            return Verdict(value=True, why=f"{condition.name} is {other.state}", facts=(other.trigger.id, *other.facts))
    return Verdict(value=False, why=f"no {condition.name} that is {' or '.join(condition.states)}")
