"""Fills in what a calendar form leaves out: the year of "June 18", the week of "Friday", the months of "early 2009"."""

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.reading.when.form import Form, Tense
from dragoman.reading.when.period import Period, covering, month_end, move, part_of_year
from dragoman.shapes.calendar import day_of

__all__ = ["fill", "month_end", "narrowed"]


def fill(form: Form, *, year: int | None, reference: date | None, tense: Tense | None) -> Period | None:
    """Give the period of a calendar form; null where its missing fields need a reference that is not there."""
    if form.unit in ("decade", "century", "fiscal"):
        return covering(date(year or form.year or 1, 1, 1), form.unit)
    if form.unit in ("quarter", "half", "season") and form.nth:
        unit, nth = form.unit, form.nth
        return _chosen(
            lambda chosen: part_of_year(chosen, unit, nth), form, year=year, reference=reference, tense=tense
        )
    if form.month and form.day:
        return _day(form, year=year, reference=reference, tense=tense)
    if form.month:
        month = form.month
        return _chosen(
            lambda chosen: covering(date(chosen, month, 1), "month"), form, year=year, reference=reference, tense=tense
        )
    if form.weekday:
        return _weekday(form, reference=reference, tense=tense)
    return covering(date(year, 1, 1), "year") if year else None


def narrowed(form: Form, period: Period, *, reference: date | None) -> Period:
    """Take the part of a year or decade that "early", "late", "later" … name; months and weeks stay whole.

    News says "late April" of any day after the tenth as easily as of the last third, so a month is not cut.
    """
    if not form.part or period.first is None or period.last is None:
        return period
    days = (period.last - period.first).days + 1
    if form.part in ("earlier", "later"):
        if reference is None or days < 60 or not period.first <= reference <= period.last:
            return period
        return period._replace(last=reference) if form.part == "earlier" else period._replace(first=reference)
    if days < 60:
        return period
    if days > 3000:
        year = period.first.year
        first, last = {"start": (0, 3), "mid": (4, 6), "end": (6, 9)}[form.part]
        return Period(date(year + first, 1, 1), date(year + last, 12, 31), period.value, lasted=True, approximate=True)
    size = max(1, round(days / 30.4) // 3)
    first, last = {"start": (0, size - 1), "mid": (size, 2 * size - 1), "end": (2 * size, 3 * size - 1)}[form.part]
    begins, ends = move(period.first, "month", first), move(period.first, "month", last)
    return period._replace(first=begins, last=month_end(ends) if ends else None)


def _chosen(
    make: Callable[[int], Period | None], form: Form, *, year: int | None, reference: date | None, tense: Tense | None
) -> Period | None:
    """Choose the year of a month, quarter or season: the nearest on the side that direction or tense gives."""
    if year is not None:
        return make(year)
    if reference is None:
        return None
    candidates = [period for step in (-1, 0, 1) if (period := make(reference.year + step))]
    if form.which == "this":
        return candidates[1]
    before = [period for period in candidates if period.first and period.first <= reference]
    after = [period for period in candidates if period.last and period.last >= reference]
    if form.which == "last":
        before = [period for period in before if period.last and period.last < reference]
    if form.which == "next":
        after = [period for period in after if period.first and period.first > reference]
    ahead = form.which == "next" or (form.which is None and tense == "future")
    return next(iter(after if ahead else before[::-1]), None)


def _day(form: Form, *, year: int | None, reference: date | None, tense: Tense | None) -> Period | None:
    """Give a day of a month; without a year the nearest that tense and weekday allow."""
    orders = [(form.month, form.day)] + ([(form.day, form.month)] if form.swapped else [])
    years = (year,) if year is not None else tuple(reference.year + step for step in range(-2, 3)) if reference else ()
    days = [day for chosen in years for month, number in orders if (day := day_of(chosen, month or 1, number or 1))]
    if form.weekday and year is None:
        days = [day for day in days if day.isoweekday() == form.weekday] or days
    if reference and year is None and tense in ("past", "future"):
        ahead = tense == "future"
        days = [day for day in days if (day >= reference if ahead else day <= reference)] or days
    if not days:
        return None
    best = min(days, key=lambda day: abs((day - reference).days)) if reference else days[0]
    return Period(best, best, best.isoformat())


def _weekday(form: Form, *, reference: date | None, tense: Tense | None) -> Period | None:
    """Give a bare weekday: the nearest before, today counted; ahead if the verb is future or "next" says so."""
    if reference is None or form.weekday is None:
        return None
    back = (reference.isoweekday() - form.weekday) % 7
    ahead = (form.weekday - reference.isoweekday()) % 7
    if form.which == "last":
        step = -(back or 7)
    elif form.which == "next":
        step = ahead or 7
    elif form.which == "this":
        step = form.weekday - reference.isoweekday() if tense is None else (ahead if tense == "future" else -back)
    else:
        step = ahead if tense == "future" else -back
    day = reference + timedelta(days=step)
    return Period(day, day, day.isoformat())
