"""Times as clauses state them: each form a small record that the engine computes."""

from typing import TYPE_CHECKING, Union

import msgspec

from dragoman.instruments.counting import FirstDay, MonthEnd, Shift
from dragoman.instruments.duration import Duration
from dragoman.instruments.moment import Moment
from dragoman.instruments.pattern import Pattern

if TYPE_CHECKING:
    from dragoman.instruments.condition import Condition


class Fixed(msgspec.Struct, frozen=True):
    """A date of the text itself, or `none` or `open`."""

    moment: Moment
    """The answer."""


class Ref(msgspec.Struct, frozen=True):
    """A time with a name: a milestone, `trigger`, `today`, `step.ID`, `TERM.end`, `PROCEDURE.effect`."""

    name: str
    """The name."""


class FactDay(msgspec.Struct, frozen=True):
    """The day of a fact."""

    pattern: Pattern
    """Which facts."""
    which: int = 1
    """The first (1), the sixtieth (60); -1 for the last so far. Counted by actors, each once, above 1."""
    named: bool = False
    """Whether not its own day is meant but the day that it names."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A time counted from another."""

    start: "Expression"
    """Where counting starts."""
    length: Duration | None = None
    """How long."""
    back: bool = False
    """Whether it is counted back."""
    first_day: FirstDay | None = None
    """Overrides the calendar of the instrument."""
    month_end: MonthEnd | None = None
    """Overrides the calendar of the instrument."""
    shift: Shift | None = None
    """Overrides the calendar of the instrument."""
    zone: str | None = None
    """Overrides the calendar of the instrument."""
    midnight: bool = False
    """Whether effect comes at the midnight that ends the counted day."""
    at: str | None = None
    """The time of the counted day, `HH:MM`."""
    then: str | None = None
    """Where the counted day is moved to."""
    on: str | None = None
    """The next such day of a year, `MM-DD`."""
    notice_by: str | None = None
    """With `on`: the start must be no later than this day of the same year."""
    every: Duration | None = None
    """The next day of a series."""
    starting: "Expression | None" = None
    """The first day of that series."""
    not_before: "Expression | None" = None
    """A floor."""
    not_after: "Expression | None" = None
    """A ceiling."""


class Pick(msgspec.Struct, frozen=True):
    """The earliest or the latest of several."""

    latest: bool
    """The latest; else the earliest."""
    of: "tuple[Expression, ...]"
    """The times."""


class FirstKnown(msgspec.Struct, frozen=True):
    """The first of several that is a date: what was fixed, or else what the text foresees."""

    of: "tuple[Expression, ...]"
    """The times, the one that goes before first."""


class WhenTrue(msgspec.Struct, frozen=True):
    """The first day on which a condition is true; it stays that day even if the condition ends."""

    condition: "Condition"
    """What must be true."""


class ByReading(msgspec.Struct, frozen=True):
    """A time that rival readings put differently."""

    cases: "tuple[tuple[str, Expression], ...]"
    """Reading and time."""


Expression = Union[Fixed, Ref, FactDay, Counted, Pick, FirstKnown, WhenTrue, ByReading]  # noqa: UP007 - forward references
