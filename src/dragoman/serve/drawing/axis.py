"""Scales and their marks: days along a line, counts up a side."""

from datetime import date
from math import floor, log10

import msgspec

from dragoman.serve.drawing.bins import Grain, edges, grain_for
from dragoman.serve.drawing.spoken import MONTHS


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """A line from one day to another, in units of a drawing."""

    first: date
    """Its first day."""
    last: date
    """Its last day, which ends at `end`."""
    start: float
    """Where the first day begins."""
    end: float
    """Where the last day ends."""

    def at(self, day: date, /, *, after: bool = False) -> float:
        """Give where a day begins, or ends, kept within the line."""
        span = (self.last - self.first).days + 1
        done = min(span, max(0, (day - self.first).days + after))
        return self.start + (self.end - self.start) * done / span

    def marks(self, *, most: int = 9) -> list[tuple[date, str]]:
        """Give the days to mark, about so many at most, with their labels: the year wherever it changes.

        >>> [label for _, label in Days(first=date(2024, 1, 1), last=date(2024, 4, 30), start=0, end=9).marks(most=4)]
        ['Jan 2024', 'Feb', 'Mar', 'Apr']
        >>> [label for _, label in Days(first=date(2018, 5, 1), last=date(2031, 1, 1), start=0, end=9).marks()]
        ['2020', '2022', '2024', '2026', '2028', '2030']
        """
        grain = grain_for(self.first, self.last, most=most)
        if grain == "decade":
            return [(date(year, 1, 1), str(year)) for year in self._years(most)]
        days = [day for day in edges(self.first, self.last, grain=grain) if day >= self.first]
        found = []
        year = 0
        for day in days[: most + 1]:
            found.append((day, _label(day, grain, day.year != year)))
            year = day.year
        return found

    def _years(self, most: int) -> range:
        """Give the round years within, every second, fifth, tenth or so, at most so many."""
        first = self.first.year + (self.first > date(self.first.year, 1, 1))
        step = next(
            size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if self.last.year - first < size * most
        )
        return range(-(-first // step) * step, self.last.year + 1, step)


def ticks(top: float, /, *, most: int = 4) -> list[float]:
    """Give round values from 0 up to a top, at most so many beside 0.

    >>> ticks(7), ticks(130), ticks(1)
    ([0, 2, 4, 6], [0, 50, 100], [0, 1])
    """
    least = max(top, 1e-9) / most
    size = 10.0 ** floor(log10(least))
    step = next(size * part for part in (1, 2, 5, 10) if size * part >= least)
    step = max(step, 1) if top >= 1 and float(top).is_integer() else step
    values = [step * index for index in range(int(top / step + 1e-9) + 1)]
    return [int(value) if float(step).is_integer() else value for value in values]


def _label(day: date, grain: Grain, fresh: bool) -> str:
    if grain in ("year", "decade"):
        return str(day.year)
    month = MONTHS[day.month - 1]
    short = f"{day.day} {month}" if grain in ("day", "week") else month
    return f"{short} {day.year}" if fresh else short
