"""Dates that a page or a record states in a field of its own, in the forms that are written there."""

import re
from datetime import UTC, date, datetime
from functools import cache

import msgspec

from dragoman.intake.vocabulary import table
from dragoman.shapes.edtf import Point, When
from dragoman.shapes.errors import DateError

_DAY = date(1990, 1, 1), date(2100, 1, 1)
"""Seconds and milliseconds since 1970 are taken for a date between these days only: other figures are no dates."""

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+\d{1,2}[:.]\d{2}[\d:.,]*(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", re.ASCII)
_EPOCH = re.compile(r"\d{9,13}(?:\.\d+)?", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+\d{1,2}:\d{2}.*)?", re.ASCII)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ \-]+(?:of )?([A-Za-z]{3,9})\.?,?[ \-]+(\d{4})\b", re.ASCII)
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b", re.ASCII)
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,? +(\d{4})", re.ASCII)


class Stamp(msgspec.Struct, frozen=True):
    """A date as it was stated."""

    edtf: str
    """The day, or the interval that the form allows."""
    note: str | None = None
    """What is unsure of it, in words; null if nothing."""


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: tuple[str, ...]
    short: dict[str, int]


def read(text: str) -> Stamp | None:
    """Read one stated date; null if it is none, or no day that exists.

    The day is the one that is written: a time zone doesn't move it. A form that two countries read differently
    (`03/04/2025`) gives the interval that holds both days.

    >>> read("Mon, 13 Jan 2025 22:10:00 GMT").edtf
    '2025-01-13'
    >>> read("03/04/2025").edtf
    '[2025-03-04..2025-04-03]'
    >>> read("yesterday") is None
    True
    """
    text = " ".join(text.split())
    if not text or len(text) > 100:
        return None
    return _edtf(text) or _ordered(text) or _epoch(text) or _by_figures(text) or _by_name(text)


def _edtf(text: str) -> Stamp | None:
    try:
        return Stamp(str(When.parse(text)))
    except DateError:
        return None


def _ordered(text: str) -> Stamp | None:
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    return _stamp(*(int(part) for part in match.groups())) if match else None


def _epoch(text: str) -> Stamp | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    day = datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).date()
    return Stamp(str(When.day(day))) if _DAY[0] <= day <= _DAY[1] else None


def _by_figures(text: str) -> Stamp | None:
    match = _FIGURES.fullmatch(text)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    days = sorted({day for day in (_day(year, second, first), _day(year, first, second)) if day})
    if not days:
        return None
    if len(days) == 1:
        return Stamp(str(When.day(days[0])))
    return Stamp(str(When.within(*days)), "day and month can be read both ways")


def _by_name(text: str) -> Stamp | None:
    if match := _DAY_FIRST.search(text):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.search(text):
        name, day, year = match.groups()
    elif match := _MONTH_ONLY.fullmatch(text):
        name, year = match.groups()
        month = _months().get(name.lower())
        return Stamp(str(Point(int(year), month))) if month and int(year) else None
    else:
        return None
    month = _months().get(name.lower())
    return _stamp(int(year), month, int(day)) if month else None


def _stamp(year: int, month: int, day: int) -> Stamp | None:
    found = _day(year, month, day)
    return Stamp(str(When.day(found))) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    words = table("stamps.toml", _Table)
    names = {name: number for number, name in enumerate(words.months, 1)}
    return names | {name[:3]: number for name, number in names.items()} | words.short
