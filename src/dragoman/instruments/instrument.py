"""An agreement as data."""

import msgspec

from dragoman.instruments.clauses import (
    Decision,
    Measure,
    Obligation,
    Procedure,
    Provision,
    Reading,
    Role,
    Series,
    Stage,
    Status,
    Term,
)
from dragoman.instruments.counting import Calendar
from dragoman.instruments.expression import Expression


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, its clauses and the rival readings of them; never what happened."""

    id: str
    """Its id, as in the record."""
    title: str
    """Its full name."""
    form: str
    """`treaty`, `political commitment`, `council resolution`, `statute`, `policy` …"""
    also: tuple[str, ...] = ()
    """Other ids that mean it."""
    files: tuple[str, ...] = ()
    """Ids of the instruments that it includes, itself first."""
    calendar: Calendar = Calendar()
    """How it counts."""
    sources: tuple[tuple[str, str], ...] = ()
    """Sources by id."""
    actors: tuple[tuple[str, str], ...] = ()
    """Actors that are no states, by id, with their names."""
    groups: dict[str, tuple[str, ...]] = {}
    """Named lists of actors."""
    provisions: dict[str, Provision] = {}
    """Places of the text."""
    roles: tuple[Role, ...] = ()
    """Who is what, when."""
    decisions: dict[str, Decision] = {}
    """What is put to a vote."""
    measures: dict[str, Measure] = {}
    """What is measured."""
    shares: dict[str, Series] = {}
    """Tables of shares."""
    milestones: dict[str, Expression] = {}
    """Days with names."""
    obligations: dict[str, Obligation] = {}
    """Duties."""
    procedures: dict[str, Procedure] = {}
    """What runs by clocks."""
    terms: dict[str, Term] = {}
    """What lasts and renews."""
    status: dict[str, Status] = {}
    """Variables that it controls."""
    questions: dict[str, str] = {}
    """Questions on which parties differ."""
    readings: dict[str, Reading] = {}
    """Answers to them."""
    lifecycle: tuple[Stage, ...] = ()
    """The stages of its life."""
    places: dict[str, tuple[str, ...]] = {}
    """Provisions of each milestone."""

    def readings_of(self, question: str) -> tuple[Reading, ...]:
        """Give the rival answers to a question."""
        return tuple(reading for reading in self.readings.values() if reading.question == question)

    def allows(self, limits: tuple[str, ...], chosen: frozenset[str]) -> bool:
        """Whether what is limited to some readings exists under the readings chosen.

        Of the readings of one question, one must be chosen; of several questions, one of each.
        """
        if not limits:
            return True
        questions = {self.readings[limit].question for limit in limits}
        return all(any(r in chosen for r in limits if self.readings[r].question == q) for q in questions)

    def combinations(self) -> tuple[frozenset[str], ...]:
        """Give every way to answer all questions."""
        found: list[frozenset[str]] = [frozenset()]
        for question in self.questions:
            found = [chosen | {reading.id} for chosen in found for reading in self.readings_of(question)]
        return tuple(found)
