"""Which questions of interpretation can touch which answers, so that only those choices are run that can differ."""

from collections.abc import Iterable
from itertools import product

from dragoman.instruments import condition as c
from dragoman.instruments.clauses import Effects
from dragoman.instruments.expression import ByReading, Ref
from dragoman.instruments.fact import Fact
from dragoman.instruments.instrument import Instrument
from dragoman.instruments.pattern import Pattern
from dragoman.instruments.walk import walk

Choice = frozenset[str]


class Dependence:
    """Groups questions that meet in some clause; answers outside a group never depend on it."""

    def __init__(self, instrument: Instrument, facts: Iterable[Fact], /) -> None:
        self.instrument = instrument
        self._needs: dict[str, set[str]] = {}
        self._asks: dict[str, set[str]] = {}
        self._clauses()
        for fact in facts:
            name = self._of_fact(fact)
            self._asks.setdefault(name, set()).update(self._questions(fact.reading))
        self._touched = {name: self._reach(name) for name in self._needs}
        self.groups = self._grouped()
        self.choices = [self._choices(group) for group in self.groups]

    def runs(self) -> tuple[Choice, ...]:
        """Give choices of readings that between them hold every choice of each group."""
        count = max((len(choices) for choices in self.choices), default=1)
        return tuple(
            frozenset().union(*(choices[number % len(choices)] for choices in self.choices)) for number in range(count)
        )

    def group(self, address: str, /) -> int | None:
        """Give the group whose readings an address can depend on, if any does."""
        section, _, rest = address.partition(".")
        questions = self._touched.get(f"{section}.{rest.partition('.')[0]}", set())
        return next((number for number, group in enumerate(self.groups) if questions & set(group)), None)

    def _choices(self, group: tuple[str, ...]) -> list[Choice]:
        readings = [[reading.id for reading in self.instrument.readings_of(question)] for question in group]
        return [frozenset(chosen) for chosen in product(*readings)]

    def _of_fact(self, fact: Fact) -> str:
        if fact.kind == "measured":
            return f"measure.{fact.measure}"
        return f"decision.{fact.decision}" if fact.kind == "vote" else f"act.{fact.act}"

    def _questions(self, readings: Iterable[str]) -> set[str]:
        known = self.instrument.readings
        return {known[reading].question for reading in readings if reading in known}

    def _clauses(self) -> None:
        found = self.instrument
        sections = {"milestone": found.milestones, "term": found.terms, "obligation": found.obligations,
                    "procedure": found.procedures, "decision": found.decisions, "status": found.status}  # fmt: skip
        for section, clauses in sections.items():
            for name, clause in clauses.items():  # type: ignore[attr-defined]
                self._add(f"{section}.{name}", clause)
        for role in found.roles:
            self._add(f"role.{role.role}", role)
            for who in (role.who,):
                self._need(f"role.{role.role}", f"role.{who}")

    def _add(self, name: str, clause: object) -> None:
        self._needs.setdefault(name, set())
        asks = self._asks.setdefault(name, set())
        for part in walk(clause):
            asks |= self._questions(getattr(part, "reading", ()) if not isinstance(part, c.Read) else (part.reading,))
            if isinstance(part, ByReading):
                asks |= self._questions(reading for reading, _ in part.cases)
            for other in _named(part):
                self._need(name, other)
            if isinstance(part, Effects):
                self._consequences(name, part)

    def _consequences(self, name: str, effects: Effects) -> None:
        for status, _ in effects.set:
            self._need(f"status.{status}", name)
        for role in (*effects.give_role, *effects.end_role):
            self._need(f"role.{role}", name)

    def _need(self, name: str, other: str) -> None:
        self._needs.setdefault(name, set()).add(other)

    def _reach(self, name: str) -> set[str]:
        """Give the questions that can touch a clause, through whatever it looks at."""
        seen, waiting, questions = {name}, [name], set()
        while waiting:
            here = waiting.pop()
            questions |= self._asks.get(here, set())
            for other in self._needs.get(here, ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return questions

    def _grouped(self) -> list[tuple[str, ...]]:
        groups = [{question} for question in self.instrument.questions]
        for questions in self._touched.values():
            meeting = [group for group in groups if group & questions]
            if len(meeting) > 1:
                groups = [group for group in groups if group not in meeting] + [set().union(*meeting)]
        order = list(self.instrument.questions)
        return [tuple(question for question in order if question in group) for group in groups]


def _named(part: object) -> list[str]:
    """Give what a part of a clause looks at; a name stands for any section that may hold it."""
    if isinstance(part, Ref):
        head = part.name.partition(".")[0]
        return [f"milestone.{head}", f"term.{head}", f"procedure.{head}"]
    if isinstance(part, Pattern):
        vote = part.act.removeprefix("decision ")
        return [f"act.{part.act}", f"decision.{vote}", *(f"role.{who}" for who in (*part.by, *part.to))]
    if isinstance(part, c.Voted):
        return [f"decision.{part.decision}"]
    if isinstance(part, c.Measured):
        return [f"measure.{part.measure}", f"measure.{part.against}", f"role.{part.of}"]
    if isinstance(part, c.Stands):
        return [f"status.{part.status}"]
    if isinstance(part, c.Holders):
        return [f"role.{part.role}"]
    if isinstance(part, c.Runs):
        return [f"{part.what}.{part.name}"]
    if isinstance(part, c.Kept):
        return [f"obligation.{part.obligation}"]
    found = [f"role.{getattr(part, key)}" for key in ("holder", "whom", "among", "members", "permanent", "veto")
             if isinstance(getattr(part, key, None), str)]  # fmt: skip
    if isinstance(getattr(part, "measure", None), str):
        found.append(f"measure.{part.measure}")  # type: ignore[attr-defined]
    return found
