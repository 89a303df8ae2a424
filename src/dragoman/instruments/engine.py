"""Runs an instrument through time on dated facts, under one choice of readings, and keeps what each day looked like."""

import heapq
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from dragoman.instruments.ballots import cast, close
from dragoman.instruments.condition import Holders, Kept, Measured, Reached
from dragoman.instruments.expression import Expression
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.moment import Moment
from dragoman.instruments.runner import advance, begin, begin_when
from dragoman.instruments.snapshot import Snapshot, snapshot
from dragoman.instruments.spells import move_terms
from dragoman.instruments.times import time
from dragoman.instruments.walk import walk
from dragoman.instruments.world import World
from dragoman.shapes.errors import InstrumentError

_ROUNDS = 50
"""More rounds than any chain of consequences within a day needs: beyond it, clauses chase each other."""


class History(msgspec.Struct, frozen=True):
    """What an instrument looked like from each day on which anything changed."""

    days: tuple[date, ...]
    """The days, in order."""
    shots: tuple[Snapshot, ...]
    """What stood from each of them on."""


def run(instrument: Instrument, facts: Iterable[Fact], /, *, chosen: frozenset[str], until: date) -> History:
    """Run through all days to `until`; facts known later are never looked at."""
    return _Engine(instrument, facts, chosen, until).run()


class _Engine:
    def __init__(self, instrument: Instrument, facts: Iterable[Fact], chosen: frozenset[str], until: date) -> None:
        self.world = World(instrument, chosen)
        self.until = until
        self.facts: dict[date, list[Fact]] = {}
        for fact in facts:
            if fact.known <= until and instrument.allows(fact.reading, chosen):
                self.facts.setdefault(fact.known, []).append(fact)
        self.queue: list[date] = []
        self.queued: set[date] = set()
        self.matters = mattering(instrument)
        self.world.counted = counted(instrument)
        self.world.reached = awaited(instrument)

    def run(self) -> History:
        # The first day stands for all before any fact: what the text alone says.
        self._queue((*self.facts, *self._fixed_days(), date.min))
        days: list[date] = []
        shots: list[Snapshot] = []
        while self.queue:
            day = heapq.heappop(self.queue)
            if self._light(day) and shots:
                # Samples that no clause asks about change answers on measures only.
                for fact in self.facts[day]:
                    self.world.learn(fact)
                continue
            self._day(day)
            shot = snapshot(self.world)
            days.append(day)
            shots.append(shot)
            self._queue(_times(shot))
        return History(tuple(days), tuple(shots))

    def _light(self, day: date) -> bool:
        if day not in self.facts or day in self.timed:
            return False
        return all(f.kind == "measured" and f.measure not in self.matters for f in self.facts[day])

    timed: set[date]

    def _fixed_days(self) -> list[date]:
        """Give the days that the text itself names, so that a role or a term can begin before any fact."""
        self.timed = set()
        self.world.today = date.min
        moments = [time(expression, self.world) for expression in self.world.instrument.milestones.values()]
        for role in self.world.instrument.roles:
            moments += [time(bound, self.world) for bound in (role.start, role.end) if bound]
        moments += [time(term.start, self.world) for term in self.world.instrument.terms.values()]
        self.world.latched.clear()
        self.world.fresh()
        days = [day for moment in moments if moment.dated for day in (moment.first, moment.last) if day]
        self.timed.update(days)
        return days

    def _queue(self, days: Iterable[date]) -> None:
        for day in days:
            if day <= self.until and day not in self.queued and day >= self.world.today:
                self.queued.add(day)
                heapq.heappush(self.queue, day)

    def _day(self, day: date) -> None:
        world = self.world
        world.today = day
        world.fresh()
        self._settle(morning=True)
        todays = sorted(self.facts.get(day, ()), key=lambda fact: (fact.day.latest or day, fact.id))
        for fact in todays:
            world.learn(fact)
            self._stale(fact)
        world.fresh()
        for fact in todays:
            if fact.kind == "vote":
                cast(fact, world)
        for fact in todays:
            if fact.act:
                begin(fact, world)
                cast(fact, world)
        self._settle(morning=False)

    def _stale(self, fact: Fact) -> None:
        """Come back on the day on which a measurement that clauses ask about says nothing any more."""
        clause = self.world.instrument.measures.get(fact.measure or "")
        if clause and clause.id in self.matters and clause.stale_after is not None and fact.day.latest:
            self._queue([fact.day.latest + timedelta(days=clause.stale_after + 1)])

    def _settle(self, *, morning: bool) -> None:
        """Let consequences follow until nothing changes."""
        world = self.world
        for _ in range(_ROUNDS):
            world.fresh()
            changed = close(world)
            changed |= move_terms(world, morning=morning)
            if not morning:
                changed |= begin_when(world)
            changed |= advance(world, morning=morning)
            _latch(world)
            if not changed:
                return
        raise InstrumentError(
            f"{world.instrument.id}.toml",
            1,
            "procedures",
            got=f"clauses that chase each other on {world.today}",
            expected="consequences that come to rest",
            remedy="look for two clauses that each undo the other",
        )


def _latch(world: World) -> None:
    """Look at every day with a name, so that a condition that is true today is remembered as such."""
    world.fresh()
    for role in world.counted:
        world.most[role] = max(world.most.get(role, 0), len(world.members(role)))
    for expression in world.instrument.milestones.values():
        time(expression, world)


def _times(shot: Snapshot) -> Iterable[date]:
    for moment in shot.moments():
        yield from _around(moment)


def _around(moment: Moment) -> Iterable[date]:
    """Give the days on which a time can matter: when it may have come, has come, and is over."""
    if moment.first:
        yield moment.first
    if moment.last:
        yield moment.last
        if moment.last < date.max:
            yield moment.last + timedelta(days=1)


def awaited(instrument: Instrument, /) -> dict[str, tuple[Expression, ...]]:
    """Give the times that conditions ask about, by procedure; under `` those outside of any."""
    found = {
        "": (instrument.milestones, instrument.terms, instrument.decisions, instrument.obligations, instrument.roles)
    }
    times = {
        name: tuple(part.time for part in walk(clauses) if isinstance(part, Reached)) for name, clauses in found.items()
    }
    for name, procedure in instrument.procedures.items():
        times[name] = tuple(part.time for part in walk(procedure) if isinstance(part, Reached))
        times[""] += tuple(part.time for part in walk(procedure.when) if isinstance(part, Reached))
    return times


def counted(instrument: Instrument, /) -> frozenset[str]:
    """Give the roles of which some clause asks whether too few are left."""
    clauses = (instrument.milestones, instrument.procedures, instrument.terms, instrument.obligations)
    return frozenset(part.role for part in walk(clauses) if isinstance(part, Holders) and part.cmp == "<")


def mattering(instrument: Instrument, /) -> frozenset[str]:
    """Give the measures that some clause other than an obligation's own limit asks about."""
    clauses = (instrument.milestones, instrument.procedures, instrument.terms, instrument.decisions, instrument.roles,
               instrument.obligations)  # fmt: skip
    found = list(walk(clauses))
    asks_for_duties = any(isinstance(part, Kept) for part in found)
    asked = [part for part in found if isinstance(part, Measured)]
    names = {name for part in asked for name in (part.measure, part.against) if name}
    return frozenset(instrument.measures if asks_for_duties else names)
