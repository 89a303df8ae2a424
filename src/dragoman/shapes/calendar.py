"""Calendar dates that a text spells out: "8 January 2025", "Jan. 8", "2025-01-08", "Monday", "May 2018", "2015"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import msgspec

from dragoman.shapes.tables import load

Names = dict[str, int]


class CalendarDate(msgspec.Struct, frozen=True):
    """A date as printed, with the fields that the words give.

    >>> [found] = find("It was signed on Monday, 8 January in Oslo.")
    >>> found.weekday, found.day, found.month, found.year
    (1, 8, 1, None)
    """

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    year: int | None = None
    """1500 to 2099, or null."""
    month: int | None = None
    """1 to 12, or null."""
    day: int | None = None
    """1 to 31, or null."""
    weekday: int | None = None
    """1 for Monday to 7 for Sunday, or null."""
    doubtful: bool = False
    """Day and month may be the other way round (12/05/2024); as they stand, the month is first."""

    @property
    def exact(self) -> date | None:
        """The one day that it names, or null; null too where the order is doubtful or no such day exists."""
        if self.doubtful or not (self.year and self.month and self.day):
            return None
        return day_of(self.year, self.month, self.day)

    def years(self, first: int, last: int) -> tuple[int, ...]:
        """List the years from `first` to `last` in which day, month and weekday agree with it.

        >>> [found] = find("Tuesday, February 14")
        >>> found.years(2017, 2024)
        (2017, 2023)
        """
        if self.year:
            return (self.year,) if first <= self.year <= last else ()
        if not (self.month and self.day):
            return tuple(range(first, last + 1))
        days = ((year, day_of(year, self.month, self.day)) for year in range(first, last + 1))
        return tuple(year for year, day in days if day and self.weekday in (None, day.isoweekday()))


def day_of(year: int, month: int, day: int) -> date | None:
    """Give the day, or null where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names of months and weekdays, and what keeps a look-alike out."""

    months: Names
    """Month names to 1-12."""
    month_abbreviations: Names
    """Their short forms."""
    weekdays: Names
    """Weekday names to 1-7."""
    weekday_abbreviations: Names
    """Their short forms."""
    guards: dict[str, tuple[str, ...]]
    """Words beside which a month or a number is no date."""


@cache
def names() -> Calendar:
    """Load the names."""
    return load("dragoman.shapes", "data/calendar.toml", type=Calendar)


def find(text: str) -> tuple[CalendarDate, ...]:
    """Find the calendar dates of a text, in order, none within another; time is linear in the text.

    `text` is any plain text; offsets count its code points.

    >>> text = "The 2015 deal; UN Resolution 1929; on May 8, 2018 and in June. He may march in a second."
    >>> [text[found.start:found.end] for found in find(text)]
    ['2015', 'May 8, 2018', 'June']
    """
    return tuple(found for match in _pattern().finditer(text) if (found := _date(match, text)))


def _either(*tables: Names) -> str:
    spelt = sorted({form for table in tables for name in table for form in (name, name.upper())}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, spelt)) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern for all forms; the fuller form stands first. Every repetition in it is bounded."""
    table = names()
    month = rf"(?:{_either(table.months)}|{_either(table.month_abbreviations)}\b\.?)"
    weekday = (
        rf"(?:(?P<wN>{_either(table.weekdays)}|{_either(table.weekday_abbreviations)}\b\.?)(?:\s?,\s?|\s)(?:the\s)?)?"
    )
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    th = r"(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?"
    year = r"(?:1[5-9]\d\d|20\d\d)"
    short = rf"{year}|'\d\d"
    forms = (
        r"(?P<y1>" + year + r")-(?P<n1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])(?![\d-])",
        r"(?P<a2>\d{1,2})(?P<s2>[/.])(?P<b2>\d{1,2})(?P=s2)(?P<y2>" + year + r"|\d\d)(?![\w/])",
        rf"{weekday.replace('wN', 'w3')}(?P<d3>{day}){th}(?:\sof)?[\s-](?P<m3>{month})"
        rf"(?:,?[\s-](?P<y3>{short}))?(?![\w])",
        rf"{weekday.replace('wN', 'w4')}(?P<m4>{month})\s(?P<d4>{day}){th}(?![\w:])(?!\.\d|,\d{{3}}\b)"
        rf"(?:,?\s(?P<y4>{short})(?!\w))?",
        rf"(?P<m5>{month})(?:\sof|,)?\s(?P<y5>{year})(?!\w)",
        rf"(?P<m6>{_either(table.months)})(?!\w)",
        rf"(?P<w7>{_either(table.weekdays)})(?!\w)",
        rf"(?P<y8>{year})(?![\w/%])(?![.,:]\d)(?!-\d(?!\d{{3}}\b))",
    )
    return re.compile(r"(?<![\w$€£#/])(?<!\d[.,:])(?:" + "|".join(forms) + ")")


def _date(match: re.Match[str], text: str) -> CalendarDate | None:
    """Read the fields of a match; null where its neighbours show that it is no date."""
    got = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    start, end = match.span()
    if "a" in got:
        return _numeric(got, start=start, end=end)
    month = int(got["n"]) if "n" in got else _lookup(got.get("m"))
    weekday = _weekday(got.get("w"))
    year = int(got["y"]) if got.get("y", "'").isdigit() else _full_year(got["y"]) if "y" in got else None
    day = int(got["d"]) if "d" in got else None
    if got.keys() == {"m"} and not _month_stands(got["m"], text=text, start=start, end=end):
        return None
    if got.keys() == {"y"} and not _year_stands(got["y"], text=text, start=start, end=end):
        return None
    if month and day and not day_of(year or 2024, month, day):
        return None
    return CalendarDate(start, end, year, month, day, weekday)


def _numeric(got: dict[str, str], *, start: int, end: int) -> CalendarDate | None:
    first, second = int(got["a"]), int(got["b"])
    year = int(got["y"]) if len(got["y"]) == 4 else _full_year(got["y"])
    # Dots are written where the day comes first.
    month, day = (second, first) if first > 12 or got["s"] == "." else (first, second)
    if not (1 <= month <= 12 and day_of(year, month, day)):
        return None
    return CalendarDate(
        start, end, year, month, day, None, got["s"] == "/" and first <= 12 and second <= 12 and first != second
    )


def _full_year(digits: str) -> int:
    number = int(digits.lstrip("'"))
    return 2000 + number if number < 50 else 1900 + number


def _lookup(word: str | None) -> int | None:
    if word is None:
        return None
    table, key = names(), word.rstrip(".").capitalize()
    return table.months.get(key) or table.month_abbreviations[key]


def _weekday(word: str | None) -> int | None:
    if word is None:
        return None
    table, key = names(), word.rstrip(".").capitalize()
    return table.weekdays.get(key) or table.weekday_abbreviations[key]


_BEFORE = re.compile(r"([A-Za-z]+)[\s.-]{1,2}$")
_AFTER = re.compile(r"\s?-?([A-Za-z]+)")


def _neighbours(text: str, start: int, end: int) -> Iterator[str]:
    """Give the word before and the word after, empty where there is none on the spot."""
    before = _BEFORE.search(text, max(0, start - 24), start)
    yield before[1] if before else ""
    after = _AFTER.match(text, end)
    yield after[1] if after else ""


def _month_stands(word: str, *, text: str, start: int, end: int) -> bool:
    guards = names().guards
    before, after = _neighbours(text, start, end)
    opened = before.lower() in guards["month_openers"]
    if word.isupper() or (word in guards["doubtful_months"] and not opened):
        return opened and not word.isupper()
    # "Black September" and "January Jones" are names, "Tuesday, June" is not.
    named_before = before[:1].isupper() and before.lower() not in guards["month_openers"] and text[start - 1] == " "
    return opened or not (named_before or after[:1].isupper())


def _year_stands(digits: str, *, text: str, start: int, end: int) -> bool:
    guards = names().guards
    before, after = _neighbours(text, start, end)
    if before.lower() in guards["no_year_after"] or after.lower() in guards["no_year_before"]:
        return False
    if text[start - 1 : start] in "-–" and start and before.lower() not in ("mid", "pre", "post", "early", "late"):
        return text[max(0, start - 5) : start - 1].isdigit() and start >= 5
    return int(digits) >= 1900 or before.lower() in guards["month_openers"]
