"""Feasts, and parts that are counted off a period: "the first week of March", "the second half of April"."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from dragoman.reading.when.form import Form, Kind, Tense, Unit
from dragoman.reading.when.period import Period, month_end, move
from dragoman.reading.when.timex import duration_value
from dragoman.shapes.calendar import CalendarDate
from dragoman.shapes.edtf import When

Named = Mapping[str, Any]
Made = tuple[Kind, Form] | None
_STEPS = {"last": -1, "this": 0, "next": 1}
_SIZES: dict[str, float] = {
    "day": 1, "weekend": 2, "week": 7, "fortnight": 14, "half": 15, "month": 28, "quarter": 90, "year": 365,
}  # fmt: skip
"""About how many days a unit has: a part is shorter than its whole."""
_FEW = 3.0
"""How many "the first weeks" are."""
_AROUND = 200
"""Days to both sides of the reference near which a feast of another year is: a little more than half a year."""
_SOON = 21
"""Days before a feast in which even what is told as past is about it: gifts "for Eid", crowds on the way to it."""
_SATURDAY = 6


def make_feast(named: Named, _amount: float | None) -> Made:
    """Make the form of a feast: a day of the year where it is fixed, else the name of its dated events."""
    name, year = named["FEAST"].value, named["year"].value.year if "year" in named else None
    parts = name.split("-")
    if not all(part.isdigit() for part in parts):
        which = named["which"].value if "which" in named else None
        return "DATE", Form(op="feast", event=name, year=year, which=which)
    *once, month, day = map(int, parts)
    return "DATE", Form(op="calendar", year=year or (once[0] if once else None), month=month, day=day)


def make_portion(named: Named, amount: float | None) -> Made:
    """Make the form of a part of a month or year; null where it is no smaller than its whole."""
    unit, nth = named["unit"].value, named["nth"].value
    left = _whole(named)
    if left is None or unit not in _SIZES:
        return None
    if amount is None:
        many = named["unit"].end - named["unit"].start > len(unit)
        amount = _FEW if many else 1.0
    if _SIZES[unit] * amount >= _SIZES[left.unit or ("month" if left.month else "year")]:
        return None
    return "DATE", Form(op="portion", unit=unit, nth=-1 if nth == "last" else nth, amount=amount, left=left)


def make_anniversary(named: Named, amount: float | None) -> Made:
    """Make the form of what is marked years or months after it was; null where the words tell no number.

    That something is a year old is told near the day itself; longer ago it was some time in its year.
    """
    unit: Unit = named["unit"].value if "unit" in named else "year"
    count = int(re.sub(r"\D", "", named["nth"].value)) if "nth" in named else amount or named["marked"].value
    if not count or unit not in ("month", "year"):
        return None
    if count == 1 and unit == "year":
        unit, count = "month", 12
    return "DATE", Form(op="shift", unit=unit, amount=-count, rolling=True, marked=True)


def _whole(named: Named) -> Form | None:
    if "whole" in named:
        whole: CalendarDate = named["whole"].value
        return Form(op="calendar", year=whole.year, month=whole.month)
    of: Unit = named["of"].value
    return Form(op="shift", unit=of, amount=_STEPS[named["which"].value]) if of in ("month", "year") else None


def portion(form: Form, whole: Period) -> Period | None:
    """Count a part off its whole; weeks count from its first day, weekends are Saturday and Sunday.

    >>> march = Period(date(2025, 3, 1), date(2025, 3, 31), "2025-03")
    >>> str(portion(Form(op="portion", unit="week", nth=-1, amount=1), march).when())
    '[2025-03-25..2025-03-31]'
    """
    if whole.first is None or whole.last is None or form.nth is None or form.unit is None:
        return None
    unit, amount = form.unit, form.amount or 1
    value = duration_value(amount, unit)
    if unit in ("month", "quarter"):
        size = int(amount) * (3 if unit == "quarter" else 1)
        start = whole.first if form.nth > 0 else whole.last.replace(day=1)
        first = move(start, "month", size * (form.nth - 1) if form.nth > 0 else 1 - size)
        last = move(first, "month", size - 1) if first else None
        return Period(first, month_end(last), value) if first and last else None
    if unit == "half":
        middle = whole.first + timedelta(days=14)
        return whole._replace(last=middle) if form.nth == 1 else whole._replace(first=middle + timedelta(days=1))
    if unit == "weekend":
        saturday = whole.first + timedelta(days=(_SATURDAY - whole.first.isoweekday()) % 7 + 7 * (form.nth - 1))
        if form.nth < 0:
            saturday = whole.last - timedelta(days=(whole.last.isoweekday() - _SATURDAY) % 7)
        return Period(saturday, saturday + timedelta(days=1), value)
    days = timedelta(days=round(_SIZES[unit] * amount))
    first = whole.first + days * (form.nth - 1) if form.nth > 0 else whole.last - days + timedelta(days=1)
    last = first + days - timedelta(days=1)
    return Period(first, last, value) if whole.first <= first and last <= whole.last else None


def feast(
    form: Form,
    reference: date | None,
    *,
    tense: Tense | None,
    events: Callable[[str, date | None], When | None] | None,
) -> Period:
    """Give the days of a feast: of its year, else the nearest on the side that direction or tense gives.

    `events` finds the days of a feast by its name, nearest to a day.
    """
    unknown = Period(None, None, "XXXX-XX-XX")
    near = date(form.year, 7, 1) if form.year else reference
    if events is None or near is None or form.event is None:
        return unknown
    around = (near + timedelta(days=step) for step in (-_AROUND, 0, _AROUND))
    found = [events(name, day) for day in around for name in form.event.split(";")]
    spans = sorted({(one.earliest, one.latest) for one in found if one and one.earliest and one.latest})
    spans = [span for span in spans if _means(form, span, near, tense=tense)]
    if not spans:
        return unknown
    first, last = min(spans, key=lambda span: (0 if span[0] <= near <= span[1] else abs((span[0] - near).days), span))
    return Period(first, last, first.isoformat() if first == last else f"{first:%Y-%m}")


def _means(form: Form, span: tuple[date, date], near: date, *, tense: Tense | None) -> bool:
    """Whether a feast of these days may be meant beside a day."""
    first, last = span
    if form.year:
        return first.year == form.year
    if form.which in ("last", "next"):
        return last < near if form.which == "last" else first > near
    if tense == "past" and form.bound != "before":
        return first <= near + timedelta(days=_SOON)
    return tense != "future" or last >= near
