"""Casts votes, one by one or at once, and closes those that close in time."""

from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.instruments.clauses import Body, Decision
from dragoman.instruments.fact import Fact, Votes
from dragoman.instruments.phrases import voted_act
from dragoman.instruments.run import Waiting
from dragoman.instruments.runner import begin
from dragoman.instruments.times import time
from dragoman.instruments.voting import Members, Outcome, Tally, judge_vote
from dragoman.instruments.world import World
from dragoman.shapes.edtf import When


def cast(fact: Fact, world: World, /) -> None:
    """Take in a vote, or the fact that opens one."""
    if fact.kind == "vote" and fact.decision in world.instrument.decisions:
        decision = world.instrument.decisions[fact.decision]
        world.ballots[fact.id] = fact
        if decision.adds_up and fact.result is None:
            _add_up(decision, fact.on, world, closing=False, opened=None)
        else:
            _settle(decision, _outcome(decision, fact, world), world)
        return
    for decision in world.instrument.decisions.values():
        opens = decision.opens
        if opens and opens.act == fact.act and fact.kind == "objected":
            _add_up(decision, fact.on, world, closing=False, opened=None)
        elif (
            opens
            and decision.within
            and opens.act == fact.act
            and fact.kind in opens.kinds
            and not world.taken_back(fact)
        ):
            due = time(decision.within, world, start=fact.moment)
            world.calls.append(Waiting(decision.id, fact, due))
            _add_up(decision, fact.on, world, closing=False, opened=fact)


def close(world: World, /) -> bool:
    """Close the votes whose time is out; say whether there was one."""
    changed = False
    for call in world.calls:
        if call.closed or not call.due.passed(world.today):
            continue
        call.closed = changed = True
        decision = world.instrument.decisions[call.decision]
        if not _decided(decision, call.fact.on, call.fact, world):
            _add_up(decision, call.fact.on, world, closing=True, opened=call.fact)
    return changed


def _decided(decision: Decision, on: str | None, opened: Fact | None, world: World) -> bool:
    since = (opened.day.earliest if opened else None) or date.min
    return any(
        outcome.on == on and outcome.result in ("adopted", "not adopted") and (outcome.day or date.max) >= since
        for outcome in world.votes.get(decision.id, ())
    )


def _outcome(decision: Decision, fact: Fact, world: World) -> Outcome:
    tally = Tally(yes=fact.yes or 0, no=fact.no or 0, abstain=fact.abstain or 0, vetoes=fact.vetoes,
                  casting=fact.casting)  # fmt: skip
    judged = _judged(decision, tally, world, about=fact.to)
    result, why = (fact.result, "as reported, tally not told") if fact.result else judged
    return Outcome(result=result, why=why, day=fact.day.latest, on=fact.on, facts=(fact.id,))


def _judged(decision: Decision, tally: Tally, world: World, *, about: tuple[str, ...] = ()) -> tuple[str, str]:
    body = decision.body
    members: Members = world.members
    if body.members and decision.adds_up:
        # Seats follow the members of the day where the text counts parties.
        body = msgspec.structs.replace(body, seats=len(world.members(body.members)) or body.seats)
    if decision.rule.concerned_out and about:
        tally, body, members = _without(about, tally, body, world)
    return judge_vote(tally, decision.rule, body, members=members, shares=world.instrument.shares)


def _without(about: tuple[str, ...], tally: Tally, body: Body, world: World) -> tuple[Tally, Body, Members]:
    """Leave those whom a vote is about out of the tally, the seats and every group."""

    def rest(votes: Votes) -> Votes:
        return tuple(who for who in votes if who not in about) if isinstance(votes, tuple) else votes

    def members(name: str, /) -> tuple[str, ...]:
        return tuple(who for who in world.members(name) if who not in about)

    tally = msgspec.structs.replace(tally, yes=rest(tally.yes), no=rest(tally.no), abstain=rest(tally.abstain))
    return tally, msgspec.structs.replace(body, seats=body.seats - len(about)), members


def _add_up(decision: Decision, on: str | None, world: World, *, closing: bool, opened: Fact | None) -> None:
    """Count votes that come one by one; the last word of each voter counts."""
    call = next((c for c in reversed(world.calls) if c.decision == decision.id and c.fact.on == on), None)
    opened = opened or (call.fact if call else None)
    if _decided(decision, on, opened, world):
        return
    said, facts = _said(decision, on, opened, world)
    members = world.members(decision.body.members) if decision.body.members else ()
    silent = tuple(who for who in members if who not in said)
    if closing and decision.silence != "absent":
        said |= dict.fromkeys(silent, "yes" if decision.silence == "for" else "no")
        silent = ()
    result, why = _now(decision, said, silent, world, closing=closing)
    day = call.due.last if closing and call else world.today
    outcome = Outcome(result=result, why=why, day=day, on=on, facts=facts)
    _settle(decision, outcome, world)


def _said(
    decision: Decision, on: str | None, opened: Fact | None, world: World
) -> tuple[dict[str, str], tuple[str, ...]]:
    said: dict[str, str] = {}
    facts = [opened.id] if opened else []
    since = (opened.day.earliest if opened else None) or date.min
    for fact in world.ballots.values():
        if fact.decision != decision.id or fact.on != on or (fact.day.latest or date.max) < since:
            continue
        facts.append(fact.id)
        for side, votes in (("yes", fact.yes), ("no", fact.no), ("abstain", fact.abstain)):
            for who in _named(votes):
                said[who] = side
    for fact in world.acts.get(decision.opens.act, ()) if decision.opens else ():
        if fact.kind == "objected" and fact.on == on and (fact.day.latest or date.max) >= since:
            facts.append(fact.id)
            said |= dict.fromkeys(fact.by, "no")
    return said, tuple(facts)


def _named(votes: Votes | None) -> Iterable[str]:
    return votes if isinstance(votes, tuple) else ()


def _now(
    decision: Decision, said: dict[str, str], silent: tuple[str, ...], world: World, *, closing: bool
) -> tuple[str, str]:
    """Judge what was said so far; before the close only what those still silent cannot change is settled."""
    result, why = _judged(decision, _tally(said), world)
    if closing or (decision.body.members and not silent):
        return result, why
    if not decision.body.members:
        # Where nobody lists the members more may always come, until so many are for it, or so many against.
        by_number = isinstance(decision.rule.yes, int) and not decision.rule.too
        settled = result == ("adopted" if by_number else "not adopted" if said else "")
        return (result, why) if settled and (decision.rule.yes is None or result == "adopted") else ("pending", why)
    at_best, why_best = _judged(decision, _tally(said | dict.fromkeys(silent, "yes")), world)
    at_worst, why_worst = _judged(decision, _tally(said | dict.fromkeys(silent, "no")), world)
    if at_best == "not adopted":
        return at_best, why_best
    return ("adopted", why_worst) if at_worst == "adopted" else ("pending", why)


def _tally(said: dict[str, str]) -> Tally:
    yes, no, abstain = (tuple(w for w, where in said.items() if where == side) for side in ("yes", "no", "abstain"))
    return Tally(yes=yes, no=no, abstain=abstain)


def _settle(decision: Decision, outcome: Outcome, world: World) -> None:
    outcomes = world.votes.setdefault(decision.id, [])
    outcomes[:] = [old for old in outcomes if not (old.result == "pending" and old.on == outcome.on)]
    outcomes.append(outcome)
    fact = world.ballots.get(outcome.facts[-1]) if outcome.facts else None
    effects = {"adopted": decision.adopted, "not adopted": decision.failed}.get(outcome.result)
    if effects:
        world.apply(
            effects,
            day=outcome.day or world.today,
            actors=(fact.to or fact.by) if fact else (),
            facts=outcome.facts,
            provisions=decision.provision,
        )
    if outcome.result in ("adopted", "not adopted") and outcome.facts:
        begin(_as_fact(decision, outcome, fact, world), world)


def _as_fact(decision: Decision, outcome: Outcome, fact: Fact | None, world: World) -> Fact:
    """Make the fact that an outcome is, for procedures that a vote starts."""
    day = outcome.day or world.today
    return Fact(
        id=outcome.facts[-1],
        day=When.day(day),
        known=world.today,
        kind=outcome.result,
        act=voted_act(decision.id),
        by=(fact.to or fact.by) if fact else (),
        on=outcome.on,
        until=fact.until if fact else None,
    )
