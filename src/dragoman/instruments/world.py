"""What is known and what stands at one moment of a run of the engine, under one choice of readings."""

from bisect import insort
from collections.abc import Iterable
from datetime import date

import msgspec

from dragoman.instruments.clauses import Effects
from dragoman.instruments.expression import Expression
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.moment import Moment
from dragoman.instruments.run import Run, Spell, Waiting
from dragoman.instruments.voting import Outcome

NOBODY = "anyone"
"""Stands for whoever did a fact that names nobody."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A value that stands, since when and why."""

    value: str
    """The value."""
    since: date | None = None
    """Since when; from the beginning where null."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    provisions: tuple[str, ...] = ()
    """Provisions behind it."""


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A spell of a role."""

    start: date
    """First day."""
    end: date | None
    """The first day after it."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    provisions: tuple[str, ...] = ()
    """Provisions behind it."""


class World:
    """Everything that the engine knows on one day; it only ever learns what that day can know."""

    def __init__(self, instrument: Instrument, chosen: frozenset[str]) -> None:
        self.instrument = instrument
        self.chosen = chosen
        self.today = date.min
        self.acts: dict[str, list[Fact]] = {}
        self.gone: dict[str, dict[str, Fact]] = {}
        self.samples: dict[tuple[str, str | None], list[Fact]] = {}
        self.votes: dict[str, list[Outcome]] = {}
        self.runs: list[Run] = []
        self.terms: dict[str, Spell] = {}
        self.calls: list[Waiting] = []
        self.status: dict[tuple[str, str | None], Held] = {}
        self.given: dict[tuple[str, str], list[Tenure]] = {}
        self.cuts: dict[tuple[str, str], list[Tenure]] = {}
        self.latched: dict[tuple[int, str], Moment] = {}
        self.memo: dict[str, Moment] = {}
        self.ballots: dict[str, Fact] = {}
        self.most: dict[str, int] = {}
        self.reached: dict[str, tuple[Expression, ...]] = {}
        self.standing: dict[str, bool] = {}
        self.counted: frozenset[str] = frozenset()
        self.lines: dict[tuple[str, str], list[tuple[Moment, Moment, tuple[str, ...]]]] | None = None

    def fresh(self) -> None:
        """Forget what was computed for an earlier moment."""
        self.memo.clear()
        self.lines = None

    def learn(self, fact: Fact) -> None:
        """Take in a fact."""
        if fact.kind == "measured":
            samples = self.samples.setdefault((str(fact.measure), fact.of), [])
            insort(samples, fact, key=lambda found: (found.day.latest or date.min, found.known, found.id))
        elif fact.act:
            facts = self.acts.setdefault(fact.act, [])
            insort(facts, fact, key=lambda found: (found.day.latest or date.min, found.id))
            if fact.kind in ("revoked", "void"):
                self._revoke(fact)

    def _revoke(self, fact: Fact) -> None:
        """Mark the same actors' earlier facts of the act; a void fact may be declared by somebody else, `to` them."""
        whose = set(fact.to if fact.kind == "void" and fact.to else fact.by)
        for earlier in self.acts[fact.act]:
            if earlier.kind in ("revoked", "void", "announced"):
                continue
            if (earlier.day.latest or date.min) > (fact.day.latest or date.max):
                continue
            if fact.on is None or fact.on == earlier.on:
                for who in earlier.by or (NOBODY,):
                    if not whose or who in whose:
                        self.gone.setdefault(earlier.id, {}).setdefault(who, fact)

    def taken_back(self, fact: Fact, actors: Iterable[str] | None = None) -> Fact | None:
        """Give the fact by which all these actors (else all who did it) took it back or it was void."""
        gone = self.gone.get(fact.id)
        if not gone:
            return None
        backs = [gone.get(who) for who in (actors if actors is not None else fact.by or (NOBODY,))]
        return backs[-1] if all(backs) else None

    def holds(self, role: str, actor: str, day: date) -> Tenure | None:
        """Give the spell in which an actor holds a role on a day."""
        return next((spell for spell in self.tenures(role, actor) if _within(spell, day)), None)

    def tenures(self, role: str, actor: str) -> list[Tenure]:
        """Give all spells known so far."""
        cuts = self.cuts.get((role, actor), [])
        found = list(self.given.get((role, actor), []))
        for start, end, provisions in self.spans().get((role, actor), []):
            if not (start.dated and start.last):
                continue
            stop = end.first if end.dated else None
            found.append(_cut(Tenure(start=start.last, end=stop, facts=(*start.facts, *(end.facts if stop else ())),
                                     provisions=provisions), cuts))  # fmt: skip
        return found

    def spans(self) -> dict[tuple[str, str], list[tuple[Moment, Moment, tuple[str, ...]]]]:
        """Give start and end of every line of roles that counts under the readings chosen."""
        if self.lines is None:
            from dragoman.instruments.times import time

            # Set first: a role whose start waits for a fact by a role must not go round in circles.
            lines: dict[tuple[str, str], list[tuple[Moment, Moment, tuple[str, ...]]]] = {}
            self.lines = lines
            for role in self.instrument.roles:
                if not self.instrument.allows(role.reading, self.chosen):
                    continue
                start = time(role.start, self) if role.start else Moment.on(date.min)
                end = time(role.end, self) if role.end else Moment.open("no end")
                for who in self.members(role.who):
                    lines.setdefault((role.role, who), []).append((start, end, role.provision))
        return self.lines

    def members(self, name: str, day: date | None = None) -> tuple[str, ...]:
        """Give the actors whom a name means: one actor, those of a group, or those who hold a role on a day."""
        groups = self.instrument.groups
        if name in groups:
            found = (
                who for member in groups[name] for who in (self.members(member) if member in groups else (member,))
            )
            return tuple(dict.fromkeys(found))
        if name[:1].isupper():
            return (name,)
        return tuple(who for who in self.everyone(name) if self.holds(name, who, day or self.today))

    def everyone(self, role: str) -> tuple[str, ...]:
        """Give whoever holds or held a role."""
        names = [who for found, who in (*self.spans(), *self.given) if found == role]
        return tuple(dict.fromkeys(names))

    def value(self, status: str, actor: str | None = None) -> Held:
        """Give what a status variable is."""
        found = self.status.get((status, actor)) or self.status.get((status, None))
        return found or Held(value=self.instrument.status[status].initial)

    def apply(self, effects: Effects, /, *, day: date, actors: Iterable[str], facts: tuple[str, ...],
              provisions: tuple[str, ...], without: Iterable[str] = ()) -> None:  # fmt: skip
        """Let follow what follows, from `day` on, except for the actors in `without`."""
        whom = tuple(actors) if effects.whom == "actor" else self.members(effects.whom, day)
        whom = tuple(who for who in whom if who not in set(without))
        for name, value in effects.set:
            held = Held(value=value, since=day, facts=facts, provisions=provisions)
            if self.instrument.status[name].per_actor:
                for who in whom:
                    self.status[(name, who)] = held
            else:
                self.status[(name, None)] = held
        spell = Tenure(start=day, end=None, facts=facts, provisions=provisions)
        for role in effects.end_role:
            for who in whom:
                self.cuts.setdefault((role, who), []).append(spell)
                self.given[(role, who)] = [_cut(old, [spell]) for old in self.given.get((role, who), [])]
        for role in effects.give_role:
            for who in whom:
                if not self.holds(role, who, day):
                    self.given.setdefault((role, who), []).append(spell)
        self.fresh()


def _within(spell: Tenure, day: date) -> bool:
    return spell.start <= day and (spell.end is None or day < spell.end)


def _cut(spell: Tenure, cuts: list[Tenure]) -> Tenure:
    for cut in sorted(cuts, key=lambda found: found.start):
        if spell.start <= cut.start and (spell.end is None or cut.start < spell.end):
            return msgspec.structs.replace(
                spell,
                end=cut.start,
                facts=(*spell.facts, *cut.facts),
                provisions=tuple(dict.fromkeys((*spell.provisions, *cut.provisions))),
            )
    return spell
