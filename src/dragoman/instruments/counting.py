"""Counting time as clauses do: which day is the first, what a month is, where the end falls."""

import calendar as months
import re
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from dragoman.instruments.duration import Duration

FirstDay = Literal["excluded", "included", "clear"]
MonthEnd = Literal["last_day", "next_day", "keep_last"]
Shift = Literal["none", "next_business_day", "previous_business_day"]

ORDINALS = (
    "next", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
"""Months after the present one, by name."""

THEN = (
    "first of month",
    *(f"first of {ordinal} month" for ordinal in ORDINALS),
    "end of month",
    "first of next quarter",
    "end of quarter",
    "end of year",
    "end of next year",
    "first of next year",
    "next business day",
)
"""Where an end that was counted is moved to."""

_ON = re.compile(r"(\d\d)-(\d\d)")


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """How an instrument counts, unless a clause says otherwise."""

    zone: str = "UTC"
    """The time zone whose days are meant, as `Europe/Brussels`."""
    first_day: FirstDay = "excluded"
    """Whether the day of the trigger counts: `excluded` (it is day 0), `included` (day 1), `clear` (neither end)."""
    month_end: MonthEnd = "last_day"
    """For a day that the month lacks: its `last_day`, the `next_day`; `keep_last` also keeps ends of months at ends."""
    shift: Shift = "none"
    """Where an end on a day off is moved to."""
    weekend: tuple[int, ...] = (5, 6)
    """Days of the week off, Monday is 0."""
    holidays: frozenset[date] = frozenset()
    """Other days off."""

    def works(self, day: date) -> bool:
        """Whether it is a business day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def midnight(self, day: date) -> datetime:
        """Give the instant at which `day` begins."""
        return datetime.combine(day, time(), tzinfo=ZoneInfo(self.zone))


def add(start: date, length: Duration, /, *, calendar: Calendar, back: bool = False) -> date:
    """Count `length` from `start`, or back from it.

    >>> add(date(2025, 8, 28), Duration.parse("30 days"), calendar=Calendar())
    datetime.date(2025, 9, 27)
    >>> add(date(2025, 8, 31), Duration.parse("6 months"), calendar=Calendar())
    datetime.date(2026, 2, 28)
    >>> add(date(2022, 7, 22), Duration.parse("120 days"), calendar=Calendar(first_day="included"))
    datetime.date(2022, 11, 18)
    """
    day, sign = start, -1 if back else 1
    for number, unit in length.parts:
        if unit == "year":
            day = _months(day, sign * number * 12, calendar.month_end)
        elif unit == "month":
            day = _months(day, sign * number, calendar.month_end)
        elif unit == "business day":
            day = _business(day, sign * number, calendar)
        elif unit != "hour":
            day += timedelta(days=sign * number * (7 if unit == "week" else 1))
    step = {"excluded": 0, "included": -1, "clear": 1}[calendar.first_day]
    return shifted(day + timedelta(days=sign * step), calendar)


def _months(day: date, number: int, rule: MonthEnd) -> date:
    index = day.year * 12 + day.month - 1 + number
    year, month = divmod(index, 12)
    last = months.monthrange(year, month + 1)[1]
    at_end = day.day == months.monthrange(day.year, day.month)[1]
    if rule == "keep_last" and at_end:
        return date(year, month + 1, last)
    if day.day <= last:
        return date(year, month + 1, day.day)
    ended = date(year, month + 1, last)
    return ended + timedelta(days=1) if rule == "next_day" else ended


def _business(day: date, number: int, calendar: Calendar) -> date:
    step = timedelta(days=1 if number >= 0 else -1)
    for _ in range(abs(number)):
        day += step
        while not calendar.works(day):
            day += step
    return day


def shifted(day: date, calendar: Calendar) -> date:
    """Move an end off a day off, as the calendar says."""
    step = {"none": 0, "next_business_day": 1, "previous_business_day": -1}[calendar.shift]
    while step and not calendar.works(day):
        day += timedelta(days=step)
    return day


def moved(day: date, then: str, /, *, calendar: Calendar) -> date:
    """Move a counted day to where the clause puts the effect: one of `THEN`.

    >>> moved(date(2002, 6, 10), "first of next month", calendar=Calendar())
    datetime.date(2002, 7, 1)
    >>> moved(date(2017, 10, 12), "end of next year", calendar=Calendar())
    datetime.date(2018, 12, 31)
    """
    if then == "first of month":
        return day if day.day == 1 else _first(day, 1)
    if then.startswith("first of ") and then.endswith(" month"):
        return _first(day, 1 + ORDINALS.index(then.split()[2]))
    if then == "end of month":
        return _first(day, 1) - timedelta(days=1)
    if then == "first of next quarter":
        return _first(day, 3 - (day.month - 1) % 3)
    if then == "end of quarter":
        return _first(day, 3 - (day.month - 1) % 3) - timedelta(days=1)
    if then == "next business day":
        return shifted(day, msgspec.structs.replace(calendar, shift="next_business_day"))
    return {
        "end of year": date(day.year, 12, 31),
        "end of next year": date(day.year + 1, 12, 31),
        "first of next year": date(day.year + 1, 1, 1),
    }[then]


def _first(day: date, number: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return date(year, month + 1, 1)


def fixed(earliest: date, on: str, /, *, notice_by: str | None = None, from_day: date) -> date:
    """Give the first `MM-DD` not before `earliest`, and with notice (`from_day`) by that year's `notice_by`.

    >>> fixed(date(1992, 1, 1), "06-30", notice_by="01-01", from_day=date(1992, 1, 1))
    datetime.date(1992, 6, 30)
    >>> fixed(date(1992, 1, 2), "06-30", notice_by="01-01", from_day=date(1992, 1, 2))
    datetime.date(1993, 6, 30)
    """
    year = earliest.year
    while True:
        day = _in_year(year, on)
        late = notice_by is not None and from_day > _in_year(year, notice_by)
        if day >= earliest and not late:
            return day
        year += 1


def series(earliest: date, start: date, every: Duration, /, *, calendar: Calendar) -> date:
    """Give the first of `start`, `start + every`, … that is not before `earliest`.

    >>> series(date(2026, 1, 1), date(1970, 3, 5), Duration.parse("5 years"), calendar=Calendar())
    datetime.date(2030, 3, 5)
    """
    number, day = 0, start
    while day < earliest:
        number += 1
        # Counted from the start each time: the 29th of February must not become the 28th for good.
        whole = Duration(tuple((n * number, unit) for n, unit in every.parts))
        day = add(start, whole, calendar=msgspec.structs.replace(calendar, first_day="excluded", shift="none"))
    return day


def _in_year(year: int, on: str) -> date:
    match = _ON.fullmatch(on)
    assert match
    month, day = int(match[1]), int(match[2])
    return date(year, month, min(day, months.monthrange(year, month)[1]))


def is_fixed(on: str) -> bool:
    """Whether it is a day of the year, `MM-DD`.

    >>> is_fixed("06-30"), is_fixed("02-30")
    (True, False)
    """
    match = _ON.fullmatch(on)
    return bool(match) and 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= months.monthrange(2024, int(match[1]))[1]  # type: ignore[index]
