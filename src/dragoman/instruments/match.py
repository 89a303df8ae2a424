"""Which facts of a world a pattern means."""

from collections.abc import Iterable
from datetime import date

from dragoman.instruments.fact import Fact
from dragoman.instruments.pattern import Pattern
from dragoman.instruments.run import Run
from dragoman.instruments.world import World


def matches(pattern: Pattern, world: World, /, *, run: Run | None = None, since: date | None = None) -> list[Fact]:
    """Give the facts that a pattern means, oldest first.

    `run` is whose `actor` and `same` it speaks of; with `since`, only facts after that day.
    """
    found = [
        fact
        for fact in world.acts.get(pattern.act, ())
        if fact.kind in pattern.kinds
        and (pattern.revoked_counts or fact.kind == "revoked" or not world.taken_back(fact))
        and world.instrument.allows(fact.reading, world.chosen)
        and _on(pattern, fact, run)
        and (since is None or (fact.day.latest or date.max) > since)
        and by_whom(pattern.by, fact.by, fact, world, run)
        and by_whom(pattern.to, fact.to, fact, world, run)
    ]
    return _dated(pattern, found, world, run) if found and (pattern.not_before or pattern.not_after) else found


def _on(pattern: Pattern, fact: Fact, run: Run | None) -> bool:
    if pattern.on is None:
        return True
    if pattern.on == "same":
        return run is None or run.trigger.on is None or fact.on == run.trigger.on
    return fact.on == pattern.on


def by_whom(
    names: tuple[str, ...], actors: Iterable[str], fact: Fact, world: World, run: Run | None
) -> tuple[str, ...]:
    """Give those of a fact's actors whom the names mean; a mark for anybody where no names are given."""
    if not names:
        return ("*",)
    day = fact.day.latest or world.today
    return tuple(actor for actor in actors if any(_is(name, actor, day, world, run) for name in names))


def _is(name: str, actor: str, day: date, world: World, run: Run | None) -> bool:
    if name == "anyone":
        return True
    if name in ("actor", "others"):
        return run is not None and (actor in run.actors) == (name == "actor")
    if name in world.instrument.groups or name[:1].isupper():
        return actor in world.members(name)
    return world.holds(name, actor, day) is not None


def _dated(pattern: Pattern, facts: list[Fact], world: World, run: Run | None) -> list[Fact]:
    from dragoman.instruments.times import time

    low = time(pattern.not_before, world, run=run) if pattern.not_before else None
    high = time(pattern.not_after, world, run=run) if pattern.not_after else None
    return [fact for fact in facts if _after(fact, low) and _before(fact, high)]


def _after(fact: Fact, low: object) -> bool:
    first = getattr(low, "first", None)
    return low is None or (first is not None and (fact.day.earliest or date.min) >= first)


def _before(fact: Fact, high: object) -> bool:
    # A limit that is still open has not passed.
    last = getattr(high, "last", None)
    return high is None or last is None or (fact.day.latest or date.max) <= last
