"""Entries put into bins of time, so that a drawing of thousands stays small."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from dragoman.shapes.terms import Status

Grain = Literal["day", "week", "month", "quarter", "year", "decade"]
"""How wide a bin is."""

_LENGTH: dict[Grain, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}
_MONTHS: dict[Grain, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a timeline needs of an entry."""

    first: date | None
    """First day of the act, or of the time within which it was; null where the article gives no clue."""
    last: date | None
    """Last day; null where it is open."""
    reported: date | None
    """The day of the report; null where the article's date is unknown."""
    status: Status
    """Whether it came about."""


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days with the entries that lie in it."""

    first: date
    """Its first day."""
    last: date
    """Its last."""
    counts: dict[Status, int]
    """Entries that lie in it whole, by status."""
    wide: int = 0
    """Entries that touch it but reach beyond it: they lasted longer, or their time is known only roughly."""

    @property
    def total(self) -> int:
        """Entries that lie in it whole."""
        return sum(self.counts.values())


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one stretch of act days and one of report days."""

    acts: tuple[date, date]
    """First and last day of the acts."""
    reports: tuple[date, date]
    """First and last day of the reports."""
    counts: dict[Status, int]
    """Entries by status."""

    @property
    def total(self) -> int:
        """Entries in it."""
        return sum(self.counts.values())


def grain_for(first: date, last: date, /, *, most: int = 120) -> Grain:
    """Choose the finest grain that makes at most `most` bins of a stretch of days.

    >>> grain_for(date(2024, 1, 1), date(2024, 3, 1)), grain_for(date(1990, 1, 1), date(2025, 1, 1))
    ('day', 'year')
    """
    days = (last - first).days + 1
    return next((grain for grain in get_args(Grain) if days <= most * _LENGTH[grain]), "decade")


def edges(first: date, last: date, /, *, grain: Grain) -> list[date]:
    """Give the first days of the bins from `first` to `last`, on the calendar's own borders.

    >>> edges(date(2024, 2, 10), date(2024, 4, 1), grain="month")
    [datetime.date(2024, 2, 1), datetime.date(2024, 3, 1), datetime.date(2024, 4, 1)]
    """
    found = [_floor(first, grain)]
    while (following := _next(found[-1], grain)) is not None and following <= last:
        found.append(following)
    return found


def bins(
    marks: Iterable[Mark], /, *, first: date, last: date, grain: Grain | None = None, of: str = "act"
) -> list[Bin]:
    """Put entries into bins, in one pass.

    `first` and `last` are the days to show; `grain` is chosen for them where it is null; `of` is `act` or `report`, the
    time that counts. Entries without that time are in no bin: say beside the drawing how many they are.

    >>> mark = Mark(first=date(2024, 2, 3), last=date(2024, 2, 3), reported=date(2024, 2, 4), status="happened")
    >>> bins([mark], first=date(2024, 1, 1), last=date(2024, 3, 1), grain="month")[1].counts
    {'happened': 1}
    """
    grain = grain or grain_for(first, last)
    starts = edges(first, last, grain=grain)
    counts: list[Counter[Status]] = [Counter() for _ in starts]
    change = [0] * (len(starts) + 1)  # of wide entries, from one bin to the next
    end = _next(starts[-1], grain) or date.max
    for mark in marks:
        low, high = (mark.first, mark.last) if of == "act" else (mark.reported, mark.reported)
        if (low is None and high is None) or (low or date.min) >= end or (high or date.max) < starts[0]:
            continue
        at = bisect_right(starts, low) - 1 if low else -1
        to = bisect_right(starts, high) - 1 if high and high < end else len(starts)
        if at == to:
            counts[at][mark.status] += 1
        else:
            change[max(0, at)] += 1
            change[min(to + 1, len(starts))] -= 1
    found, wide = [], 0
    for index, start in enumerate(starts):
        wide += change[index]
        stop = starts[index + 1] if index + 1 < len(starts) else end
        found.append(Bin(first=start, last=_before(stop), counts=dict(counts[index]), wide=wide))
    return found


def cells(
    marks: Iterable[Mark], /, *, acts: tuple[date, date], reports: tuple[date, date], across: int = 90, up: int = 60
) -> list[Cell]:
    """Put entries into cells of act day by report day, in one pass; an act of several days counts at its first.

    `acts` and `reports` are the days to show; `across` and `up` how many cells there may be at most.
    """
    columns = edges(*acts, grain=grain_for(*acts, most=across))
    lines = edges(*reports, grain=grain_for(*reports, most=up))
    counts: dict[tuple[int, int], Counter[Status]] = {}
    for mark in marks:
        act, report = mark.first, mark.reported
        if act and report and acts[0] <= act <= acts[1] and reports[0] <= report <= reports[1]:
            at = bisect_right(columns, act) - 1, bisect_right(lines, report) - 1
            counts.setdefault(at, Counter())[mark.status] += 1

    def stretch(starts: list[date], index: int, last: date) -> tuple[date, date]:
        return starts[index], _before(starts[index + 1]) if index + 1 < len(starts) else last

    return [
        Cell(acts=stretch(columns, x, acts[1]), reports=stretch(lines, y, reports[1]), counts=dict(count))
        for (x, y), count in sorted(counts.items())
    ]


def _floor(day: date, grain: Grain) -> date:
    if grain == "day":
        return day
    if grain == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if grain == "decade":
        return date(max(1, day.year // 10 * 10), 1, 1)
    step = _MONTHS[grain]
    return date(day.year, (day.month - 1) // step * step + 1, 1)


def _next(day: date, grain: Grain) -> date | None:
    """Give the first day of the next bin; null after the end of the calendar."""
    try:
        if grain in ("day", "week"):
            return day + timedelta(days=_LENGTH[grain])
        months = day.year * 12 + day.month - 1 + _MONTHS[grain]
        if grain == "decade":
            months = (day.year // 10 * 10 + 10) * 12
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def _before(day: date) -> date:
    return day if day == date.max else day - timedelta(days=1)
