"""Which facts extend a step or a term."""

from datetime import date

from dragoman.instruments import condition as c
from dragoman.instruments.fact import Fact
from dragoman.instruments.match import matches
from dragoman.instruments.run import Run
from dragoman.instruments.world import World


def extending(condition: c.Condition | None, world: World, run: Run | None, since: date | None = None) -> list[Fact]:
    """Give the facts in a condition that may carry a new end: matches of its patterns, and its votes."""
    if condition is None:
        return []
    if isinstance(condition, c.There):
        return matches(condition.pattern, world, run=run, since=since)
    if isinstance(condition, c.Voted):
        found = [
            fact
            for outcome in world.votes.get(condition.decision, ())
            if outcome.result == condition.result and (condition.on in (None, "same", outcome.on))
            for fact in (world.ballots.get(outcome.facts[-1]) if outcome.facts else None,)
            if fact is not None
        ]
        return [fact for fact in found if since is None or (fact.day.latest or date.max) > since]
    if isinstance(condition, c.All | c.Any):
        return [fact for part in condition.of for fact in extending(part, world, run, since)]
    return []
