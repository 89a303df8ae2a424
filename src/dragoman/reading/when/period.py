"""Stretches of the calendar with their TIMEX3 value, and moving through them by units."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.reading.when.form import Unit
from dragoman.shapes.edtf import Point, When

SEASONS = {1: ("SP", 3), 2: ("SU", 6), 3: ("FA", 9), 4: ("WI", 12)}
"""Season to its TIMEX3 letters and first month (of the northern year, which is what English-language news means)."""
_DAYS: dict[str, float] = {"second": 0, "minute": 0, "hour": 1 / 24, "day": 1, "weekend": 7, "week": 7, "fortnight": 14}
_MONTHS: dict[str, int] = {
    "month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "fiscal": 12, "decade": 120, "century": 1200,
}  # fmt: skip


class Period(NamedTuple):
    """A stretch of days; null where it is open."""

    first: date | None
    """First day."""
    last: date | None
    """Last day."""
    value: str
    """TIMEX3 value."""
    lasted: bool = False
    """All of it, not some time within it."""
    approximate: bool = False
    """About then."""

    def when(self) -> When | None:
        """Give it as EDTF: the day, month or year that it is, else an interval or a set of days."""
        start, end = point(self.first, last=False), point(self.last, last=True)
        if self.first is None or self.last is None:
            return None if self.first is self.last else When("interval" if self.lasted else "within", start, end)
        whole = _whole(self.first, self.last, approximate=self.approximate)
        if whole:
            return When("point", whole, whole)
        start, end = _ends(self.first, self.last, approximate=self.approximate)
        return When("interval" if self.lasted else "within", start, end)


def point(day: date | None, *, last: bool) -> Point | None:
    """Give the coarsest point that begins (or, for `last`, ends) on the day: a day, as a rule."""
    return Point(day.year, day.month, day.day) if day else None


def _whole(first: date, last: date, *, approximate: bool) -> Point | None:
    if first == last:
        return Point(first.year, first.month, first.day, approximate)
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Point(first.year, approximate=approximate)
    if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last == month_end(last):
        return Point(first.year, first.month, approximate=approximate)
    return None


def _ends(first: date, last: date, *, approximate: bool) -> tuple[Point, Point]:
    """Write whole years as years and whole months as months."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Point(first.year, approximate=approximate), Point(last.year, approximate=approximate)
    if first.day == 1 and last == month_end(last):
        ends = ((day.year, day.month) for day in (first, last))
        one, two = (Point(year, month, approximate=approximate) for year, month in ends)
        return one, two
    one, two = (Point(day.year, day.month, day.day, approximate) for day in (first, last))
    return one, two


def month_end(day: date) -> date:
    """Give the last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def move(day: date, unit: Unit, amount: float) -> date | None:
    """Move a day by units; null beyond the years 1 to 9999.

    >>> move(date(2024, 3, 31), "month", -1)
    datetime.date(2024, 2, 29)
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=round(_DAYS[unit] * amount))
        months = day.year * 12 + day.month - 1 + round(_MONTHS[unit] * amount)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def covering(day: date, unit: Unit) -> Period | None:
    """Give the day, calendar week, month, … that holds the day; null beyond the calendar.

    >>> covering(date(2025, 1, 15), "week").value
    '2025-W03'
    """
    try:
        return _covering(day, unit)
    except (OverflowError, ValueError):
        return None


def _covering(day: date, unit: Unit) -> Period:
    if unit in ("week", "weekend", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        if unit == "weekend":
            return Period(monday + timedelta(days=5), monday + timedelta(days=6), f"{year}-W{week:02d}-WE")
        return Period(monday, monday + timedelta(days=6), f"{year}-W{week:02d}")
    if unit == "month":
        return Period(day.replace(day=1), month_end(day), f"{day:%Y-%m}")
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        return part_of_year(day.year, unit, (day.month - 1) // size + 1)
    if unit == "season":
        nth = (day.month % 12) // 3 or 4
        return part_of_year(day.year - (nth == 4 and day.month < 3), unit, nth)
    if unit in ("year", "fiscal"):
        mark = "FY" if unit == "fiscal" else ""
        return Period(date(day.year, 1, 1), date(day.year, 12, 31), f"{mark}{day.year:04d}")
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        start = max(1, day.year // size * size)
        return Period(date(start, 1, 1), date(start + size - 1, 12, 31), f"{start // size:0{4 - len(str(size)) + 1}d}")
    return Period(day, day, day.isoformat())


def part_of_year(year: int, unit: Unit, nth: int) -> Period:
    """Give a quarter, half or season of a year.

    >>> part_of_year(2008, "quarter", 2).value
    '2008-Q2'
    """
    if unit == "season":
        letters, month = SEASONS[nth]
        size = 3
    else:
        size = 3 if unit == "quarter" else 6
        letters, month = ("Q" if size == 3 else "H") + str(nth), (nth - 1) * size + 1
    last = move(date(year, month, 1), "month", size - 1)
    return Period(date(year, month, 1), month_end(last or date(year, 12, 1)), f"{year:04d}-{letters}")
