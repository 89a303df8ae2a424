"""Answers for any day, under every choice of readings, from one run of the engine for each choice."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from dragoman.instruments.answer import Item, items_of
from dragoman.instruments.clauses import Holder
from dragoman.instruments.dependence import Dependence
from dragoman.instruments.duty import breaks, samples_of
from dragoman.instruments.engine import History, run
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.times import time
from dragoman.instruments.world import World

Samples = dict[tuple[str, str | None], list[Fact]]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One address with its answers: one, or one for each choice of the readings that matter to it."""

    address: str
    """The address."""
    answers: tuple[tuple[tuple[str, ...], Item | None], ...]
    """Readings and what they make of it; null where under them there is no such thing."""

    @property
    def disputed(self) -> bool:
        """Whether readings differ on it; for a duty, on how it stands, not on when it will end."""
        if self.address.startswith("obligation."):
            return len({item and item.value for _, item in self.answers}) > 1
        return len(self.answers) > 1

    @property
    def item(self) -> Item:
        """The answer, or the first of several."""
        return next(item for _, item in self.answers if item is not None)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """All that an instrument answers on a day."""

    instrument: str
    """Its id."""
    day: date
    """The day."""
    lines: tuple[Line, ...]
    """The answers."""
    held_by: dict[str, tuple[str, ...]]
    """Who holds each reading on that day; nobody where empty."""

    @property
    def facts(self) -> frozenset[str]:
        """Ids of the facts behind it."""
        return frozenset(fact for line in self.lines for _, item in line.answers if item for fact in item.facts)

    @property
    def provisions(self) -> frozenset[str]:
        """Ids of the provisions behind it."""
        return frozenset(place for line in self.lines for _, item in line.answers if item for place in item.provisions)


class Timeline:
    """An instrument with facts, ready to answer for any day up to `until`."""

    def __init__(self, instrument: Instrument, facts: Iterable[Fact], /, *, until: date) -> None:
        self.instrument = instrument
        self.until = until
        # Sorted by what they say, so that the order of the files never matters.
        self.facts = tuple(sorted((f for f in facts if f.known <= until), key=lambda f: (f.known, f.id)))
        self.dependence = Dependence(instrument, self.facts)
        self.histories: dict[frozenset[str], History] = {
            chosen: run(instrument, self.facts, chosen=chosen, until=until) for chosen in self.dependence.runs()
        }
        self._samples = {chosen: _samples(instrument, self.facts, chosen) for chosen in self.histories}
        self._readings = {
            question: frozenset(reading.id for reading in instrument.readings_of(question))
            for question in instrument.questions
        }
        self.days = self._breaks()
        self._cache: dict[int, tuple[tuple[Line, ...], dict[str, tuple[str, ...]]]] = {}
        self._items: dict[tuple[int, frozenset[str]], tuple[Item, ...]] = {}

    def at(self, day: date, /) -> Answer:
        """Answer for the end of a day, from what was known by then."""
        segment = self._segment(day)
        if segment not in self._cache:
            # Nothing changes within a segment, so that its first day speaks for all of them.
            start = self.days[segment - 1] if segment else day
            self._cache[segment] = (self._lines(start), self._holders(start))
        lines, held = self._cache[segment]
        return Answer(instrument=self.instrument.id, day=day, lines=lines, held_by=held)

    def _segment(self, day: date) -> int:
        if day > self.until:
            raise ValueError(f"this timeline ends on {self.until}")
        return bisect_right(self.days, day)

    def items(self, day: date, chosen: frozenset[str], /) -> tuple[Item, ...]:
        """Answer for the end of a day under one of the choices that were run."""
        key = (self._segment(day), chosen)
        if key not in self._items:
            history = self.histories[chosen]
            place = bisect_right(history.days, day) - 1
            known = {name: _by(found, day) for name, found in self._samples[chosen].items()}
            self._items[key] = items_of(self.instrument, history.shots[place], known, day) if place >= 0 else ()
        return self._items[key]

    def choices(self, address: str, /) -> dict[frozenset[str], frozenset[str]]:
        """Give the choices of readings that can matter to an address, each with a run that holds it."""
        group = self.dependence.group(address)
        if group is None:
            return {frozenset(): next(iter(self.histories))}
        runs = tuple(self.histories)
        return {choice: runs[number] for number, choice in enumerate(self.dependence.choices[group])}

    def _lines(self, day: date) -> tuple[Line, ...]:
        found = {chosen: {item.address: item for item in self.items(day, chosen)} for chosen in self.histories}
        addresses = dict.fromkeys(address for items in found.values() for address in items)
        return tuple(
            self._line(address, {choice: found[run].get(address) for choice, run in self.choices(address).items()})
            for address in addresses
        )

    def _line(self, address: str, answers: Mapping[frozenset[str], Item | None]) -> Line:
        keys = {chosen: item.key if item else None for chosen, item in answers.items()}
        if len(set(keys.values())) == 1:
            return Line(address=address, answers=(((), next(iter(answers.values()))),))
        group = self.dependence.group(address)
        asked = self.dependence.groups[group] if group is not None else ()
        questions = [question for question in asked if self._matters(question, keys)]
        seen: dict[tuple[str, ...], Item | None] = {}
        for chosen, item in answers.items():
            mark = tuple(r for q in questions for r in sorted(chosen) if self.instrument.readings[r].question == q)
            seen.setdefault(mark, item)
        return Line(address=address, answers=tuple(seen.items()))

    def _matters(self, question: str, keys: Mapping[frozenset[str], object]) -> bool:
        """Whether changing the answer to this question alone changes the result somewhere."""
        readings = self._readings[question]
        groups: dict[frozenset[str], object] = {}
        return any(groups.setdefault(chosen - readings, key) != key for chosen, key in keys.items())

    def _holders(self, day: date) -> dict[str, tuple[str, ...]]:
        world = World(self.instrument, frozenset())
        world.today = day
        for fact in self.facts:
            if fact.known <= day:
                world.learn(fact)
        return {
            reading.id: tuple(
                who for holder in reading.held_by if _holds(holder, world, day) for who in world.members(holder.who)
            )
            for reading in self.instrument.readings.values()
        }

    def _breaks(self) -> list[date]:
        days = {day for history in self.histories.values() for day in history.days}
        days |= {fact.known for fact in self.facts if fact.kind == "measured"}
        for chosen, history in self.histories.items():
            samples = self._samples[chosen]
            for shot in history.shots:
                for name, specials in shot.specials.items():
                    duty = self.instrument.obligations[name]
                    measure = self.instrument.measures[duty.measure] if duty.measure else None
                    if not duty.every and shot is not history.shots[-1]:
                        continue  # What goes stale depends on the samples alone, so one look is enough.
                    for who, special in specials.items():
                        known = samples_of(duty, who, samples.get((duty.measure or "", who)),
                                           samples.get((duty.measure or "", None)))  # fmt: skip
                        days |= set(breaks(duty, measure, known, special, shot.bounds[name]))
        for reading in self.instrument.readings.values():
            days |= {d for holder in reading.held_by for d in _turns(holder, self.instrument) if d}
        return sorted(day for day in days if day <= self.until)


def _turns(holder: Holder, instrument: Instrument) -> list[date | None]:
    world = World(instrument, frozenset())
    return [time(bound, world).last for bound in (holder.start, holder.end) if bound]


def _holds(holder: Holder, world: World, day: date) -> bool:
    begun = holder.start is None or time(holder.start, world).reached(day)
    return begun and not (holder.end is not None and time(holder.end, world).reached(day))


def _samples(instrument: Instrument, facts: Iterable[Fact], chosen: frozenset[str]) -> Samples:
    found: Samples = {}
    for fact in facts:
        if fact.kind == "measured" and instrument.allows(fact.reading, chosen):
            found.setdefault((str(fact.measure), fact.of), []).append(fact)
    for samples in found.values():
        samples.sort(key=lambda fact: (fact.day.latest or date.min, fact.known, fact.id))
    return found


def _by(samples: list[Fact], day: date) -> list[Fact]:
    return [fact for fact in samples if fact.known <= day]
