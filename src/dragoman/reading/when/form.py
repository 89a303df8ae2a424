"""What a time expression says before anybody asks which day it is: its operator form, and what it resolves to."""

from typing import Literal

import msgspec

from dragoman.shapes.tense import Tense

__all__ = ["Anchor", "Basis", "Bound", "Form", "Kind", "Op", "Resolved", "Tense", "TimeExpression", "Unit"]

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "half",
    "season", "year", "fiscal", "decade", "century",
]  # fmt: skip
"""Units of time; `fiscal` is a budget year."""
Kind = Literal["DATE", "TIME", "DURATION", "SET"]
"""TIMEX3 types."""
Op = Literal["calendar", "shift", "span", "repeat", "vague", "range", "portion", "feast"]
"""What a form does: fill in a date, move from an anchor by units, measure, repeat, point vaguely, join two, count a
part off a period, or name a feast."""
Anchor = Literal["article", "previous", "event"]
"""What a form moves from: the article's date, the time told before it, or a public event."""
Bound = Literal["since", "until", "before", "after", "within"]
"""The side on which a preposition opens it."""
Basis = Literal["explicit", "relative"]
"""`explicit` names its year itself; `relative` needs a reference."""


class Form(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An operator over the calendar. Fields that an operator does not use are null."""

    op: Op
    """What it does."""
    anchor: Anchor = "article"
    """What it moves from, or looks for its missing fields beside."""
    year: int | None = None
    """Calendar year, or the first of a decade or century."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    weekday: int | None = None
    """1 to 7."""
    swapped: bool = False
    """Day and month may be the other way round."""
    unit: Unit | None = None
    """Unit of a shift or span, or the kind of a numbered part of a year (quarter, half, season)."""
    nth: int | None = None
    """Which quarter, half or season (spring is 1); which part of a period, -1 for the last."""
    amount: float | None = None
    """Units to shift by (negative: back) or to measure; null for a number that the words leave open ("several")."""
    which: Literal["last", "this", "next"] | None = None
    """An explicit direction ("last Friday")."""
    part: Literal["start", "mid", "end", "earlier", "later"] | None = None
    """A part of the period, or the side of the reference within it."""
    clock: str | None = None
    """Time of day as TIMEX3 writes it after the T: `MO`, `NI`, `18:00Z`."""
    approximate: bool = False
    """About then."""
    bound: Bound | None = None
    """Opened by "since", "until" …"""
    rolling: bool = False
    """A span that ends ("the past two years") or begins ("the next two years") at the reference."""
    event: str | None = None
    """The words of the event that an `event` anchor means; the classes of dated events that a feast has, with `;`."""
    vague: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"] | None = None
    """Where `vague` points."""
    left: "Form | None" = None
    """Where a range begins; the period that a portion is of."""
    right: "Form | None" = None
    """Where a range ends; also the day of a week in "Monday of last week" (`left` of a calendar form: its week)."""
    marked: bool = False
    """It is how long ago that was which is marked: "the tenth anniversary of" dates what hangs by it."""
    lasted: bool = True
    """A range that lasted ("from … to"), not one within which something was ("between … and")."""


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that tells a time."""

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    type: Kind
    """TIMEX3 type."""
    form: Form
    """What it says."""
    lead: int
    """Where its preposition or opening word begins; `start` where it has none."""
    tail: int
    """Where the event that it is counted from ends; `end` where it has none."""
    within: bool = False
    """It is an end of a range that stands beside it in the list."""


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """An expression with its place in time."""

    value: str
    """TIMEX3 value: `2025-01-17`, `2025-W03`, `P2Y`, `PAST_REF`, `XXXX-XX-XX` where nothing fixes it."""
    edtf: str | None
    """The same in the record's EDTF, or null where it names no time that a record can hold."""
    basis: Basis
    """Whether it needed a reference."""
