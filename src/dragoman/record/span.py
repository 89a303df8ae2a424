"""Time of an act as days, with how well it is known."""

from datetime import date, timedelta
from functools import lru_cache

import msgspec

from dragoman.record.told import Told
from dragoman.shapes import When
from dragoman.shapes.errors import DateError

REACTION = 7
"""Days before its report within which an act without a time is taken to lie."""
GOING = 31
"""The same for what goes on."""
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_ABOUT = {"day": 3, "month": 31, "year": 366}


class Span(msgspec.Struct, frozen=True):
    """Days that a time allows, proleptic ordinals, both ends counted.

    >>> Span(10, 12, True).meets(Span(12, 20, True)), Span(10, 12, True).days
    (True, 3)
    """

    first: int
    """First day."""
    last: int
    """Last day."""
    known: bool
    """Whether the article gives it, rather than the date of the report alone."""

    @property
    def days(self) -> int:
        """How many days it allows."""
        return self.last - self.first + 1

    def meets(self, other: "Span", /, *, slack: int = 0) -> bool:
        """Say whether both allow a day, or are no more than `slack` days apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack

    def gap(self, other: "Span", /) -> int:
        """Give the days between both, 0 where they meet."""
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(16384)
def edtf(text: str) -> Span | None:
    """Give the days of a time, wider where it is about; null where it is no EDTF of ours.

    >>> edtf("2031-03").days, edtf("2031-03-10~").days, edtf("soon")
    (31, 7, None)
    """
    try:
        when = When.parse(text)
    except DateError:
        return None
    ends = []
    for point, sign in ((when.start, -1), (when.end, 1)):
        if point is None:
            ends.append(FIRST if sign < 0 else LAST)
            continue
        day = (point.first if sign < 0 else point.last).toordinal()
        ends.append(min(LAST, max(FIRST, day + sign * (_ABOUT[point.granularity] if point.approximate else 0))))
    return Span(ends[0], ends[1], True)


def reported(told: Told, /) -> Span | None:
    """Give the days on which the report may have appeared; null where nothing tells."""
    return edtf(told.published) if told.published else None


def acted(told: Told, /) -> Span | None:
    """Give the days on which the act may lie: its time, else what its report's date and its status allow.

    Null where neither is known.
    """
    report = reported(told)
    own = edtf(told.entry.when) if told.entry.when else None
    if own is not None:
        if report is None or told.entry.status not in ("happened", "alleged") or own.last < LAST:
            return own
        return Span(own.first, max(own.first, report.last), True)
    if report is None:
        return None
    if told.entry.status in ("planned", "sought", "possible"):
        return Span(report.first, LAST, False)
    back = GOING if told.entry.status == "ongoing" else REACTION
    return Span(max(FIRST, report.first - back), report.last, False)


def words(span: Span, /) -> str:
    """Write a span for a reader.

    >>> words(edtf("2031-03-10")), words(edtf("[2031-03-10..2031-03-12]"))
    ('2031-03-10', '2031-03-10 to 2031-03-12')
    """
    if span.first == span.last:
        return day(span.first)
    if span.last == LAST:
        return f"{day(span.first)} or later"
    if span.first == FIRST:
        return f"{day(span.last)} or earlier"
    return f"{day(span.first)} to {day(span.last)}"


def day(ordinal: int, /) -> str:
    """Write a day."""
    return date.fromordinal(ordinal).isoformat()


def months(first: int, last: int, /, *, most: int) -> tuple[str, ...]:
    """Name the months from one day to another, `most` at most.

    >>> months(date(2031, 12, 30).toordinal(), date(2032, 1, 2).toordinal(), most=3)
    ('2031-12', '2032-01')
    """
    start, end = (date.fromordinal(min(LAST, max(FIRST, ordinal))) for ordinal in (first, last))
    number, stop = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(number, min(stop, number + most - 1) + 1))


def shifted(ordinal: int, days: int, /) -> int:
    """Give the day so many days later, within the calendar."""
    return min(LAST, max(FIRST, ordinal + timedelta(days=days).days))
