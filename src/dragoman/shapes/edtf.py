"""Dates and intervals in the subset of EDTF (ISO 8601-2) that the record uses."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from dragoman.shapes.errors import DateError

Granularity = Literal["day", "month", "year"]

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)


class Point(msgspec.Struct, frozen=True):
    """A day, a month or a year, exact or about.

    >>> str(Point(2024, 11, approximate=True))
    '2024-11~'
    """

    year: int
    """1 to 9999."""
    month: int | None = None
    """1 to 12, or null for a whole year."""
    day: int | None = None
    """1 to 31, or null for a whole month."""
    approximate: bool = False
    """About then."""

    @property
    def granularity(self) -> Granularity:
        """How fine it is."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text + "~" * self.approximate


class When(msgspec.Struct, frozen=True):
    """A time of the record: a point, an interval that lasted, or a set some time within which it was.

    >>> w = When.parse("[2025-01-13..2025-01-19]")
    >>> w.shape, w.earliest, w.latest
    ('within', datetime.date(2025, 1, 13), datetime.date(2025, 1, 19))
    >>> str(When.parse("../2024-12"))
    '../2024-12'
    """

    shape: Literal["point", "interval", "within"]
    """`2025-01`, `2025-01/2025-03` (it lasted), or `[2025-01..2025-03]` (some time within)."""
    start: Point | None
    """Its start, or null where it is open."""
    end: Point | None
    """Its end (of a point: the same as the start), or null where it is open."""

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read the subset of EDTF; `DateError` for anything else, days that don't exist and ends before starts."""
        try:
            return _parse(text)
        except ValueError as error:
            raise DateError(
                "date",
                got=f"{text!r} ({error})",
                expected="2025-01-17, 2024-11, 2018, a/b, [a..b], with ~ for about and .. for open",
                remedy="write it in that form",
            ) from None

    @classmethod
    def day(cls, day: date, /) -> "When":
        """Make the one day."""
        point = Point(day.year, day.month, day.day)
        return cls("point", point, point)

    @classmethod
    def within(cls, first: date | None, last: date | None, /) -> "When":
        """Make the set of days `first` to `last`, both counted; one day if they are the same.

        >>> str(When.within(date(2025, 1, 13), date(2025, 1, 14)))
        '[2025-01-13..2025-01-14]'
        """
        if first is not None and first == last:
            return cls.day(first)
        start, end = (Point(day.year, day.month, day.day) if day else None for day in (first, last))
        return cls("within", start, end)

    @property
    def earliest(self) -> date | None:
        """The first day it may be; null where it is open."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it may be; null where it is open."""
        return self.end.last if self.end else None

    @property
    def granularity(self) -> Granularity:
        """The coarser of its ends."""
        order: tuple[Granularity, ...] = ("year", "month", "day")
        return min((point.granularity for point in (self.start, self.end) if point), key=order.index)

    @property
    def days(self) -> int | None:
        """How many days it spans; null where it is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def intersect(self, other: "When") -> "When | None":
        """Give the days that both allow as a set, or null where there are none.

        >>> str(When.parse("2025-01").intersect(When.parse("[2025-01-20..2025-02-03]")))
        '[2025-01-20..2025-01-31]'
        """
        first = max((day for day in (self.earliest, other.earliest) if day), default=None)
        last = min((day for day in (self.latest, other.latest) if day), default=None)
        if first and last and first > last:
            return None
        return When.within(first, last)

    def __str__(self) -> str:
        start, end = (str(point) if point else ".." for point in (self.start, self.end))
        if self.shape == "point":
            return start
        if self.shape == "interval":
            return f"{start}/{end}"
        return f"[{start if self.start else ''}..{end if self.end else ''}]"


@lru_cache(maxsize=4096)
def _parse(text: str) -> When:
    shape: Literal["interval", "within"]
    if text.startswith("[") and text.endswith("]"):
        shape, (left, dots, right) = "within", text[1:-1].partition("..")
        left, right = left or "..", right or ".."
    else:
        shape, (left, dots, right) = "interval", text.partition("/")
        if not dots:
            point = _point(text)
            return When("point", point, point)
    if not dots:
        raise ValueError("a set needs two dots")
    start, end = (None if part == ".." else _point(part) for part in (left, right))
    if start is None and end is None:
        raise ValueError("both ends are open")
    if start and end and start.first > end.last:
        raise ValueError("it ends before it starts")
    return When(shape, start, end)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError("no such form")
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    point = Point(year or 0, month, day, bool(match[4]))
    # Building both ends refuses months and days that do not exist.
    if month == 0 or day == 0 or point.first > point.last:
        raise ValueError("no such day")
    return point
