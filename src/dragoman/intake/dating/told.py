"""Dates that the article tells: what is past is no later than it, what is planned no earlier."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.intake.dating.clue import Clue, shown
from dragoman.intake.dating.days import between, weekdays
from dragoman.intake.dating.words import vocabulary
from dragoman.shapes.calendar import CalendarDate, day_of, find
from dragoman.shapes.edtf import Point
from dragoman.shapes.tense import guess

_BEFORE = re.compile(r"([A-Za-z]+)[\s-]$")
_LAST = re.compile(r"\b(last|next|this)\s$", re.IGNORECASE)


def captions(lines: tuple[str, ...]) -> Iterator[Clue]:
    """An article is no older than the pictures in it.

    >>> [clue.why for clue in captions(("08 January 2025, Norway, Oslo: The minister speaks.",))]
    ['not before a picture of 2025-01-08: “08 January 2025, Norway, Oslo: The minister speaks.”']
    """
    for line in lines:
        for found in find(line):
            first = _first(found)
            if first and found.month:
                point = Point(found.year or 1, found.month, found.day)
                yield Clue(
                    between(first, None), f"not before a picture of {point}: {shown(line, found.start, found.end)}"
                )


def _first(found: CalendarDate) -> date | None:
    """Give the first day of a date with a year."""
    if found.year is None or found.doubtful:
        return None
    return day_of(found.year, found.month or 1, found.day or 1)


def _last(found: CalendarDate) -> date | None:
    if found.year is None:
        return None
    point = Point(found.year, found.month, found.day)
    return point.last


def dates(text: str) -> Iterator[Clue]:
    """Read the dates of a stretch of the body: with a year, or without one near the article.

    >>> [clue.why for clue in dates("They met in March 2024. The accord will be signed on 3 May 2024.")]
    ['not before what is past: “They met in March 2024. The accord will be signed on 3 May …”', \
'not after what is to come: “… 2024. The accord will be signed on 3 May 2024.”']
    """
    year_end = -400
    for found in find(text):
        tense = guess(text, start=found.start, end=found.end, sure=True)
        words = shown(text, found.start, found.end)
        first, last = _first(found), _last(found) if not found.doubtful else None
        if found.year:
            year_end = found.end
            if not found.month and not _is_time(text, found):
                continue
            if first and tense == "past":
                yield Clue(between(first, None), f"not before what is past: {words}")
            elif last and tense == "future" and found.month:
                yield Clue(between(None, last), f"not after what is to come: {words}")
        elif found.month and found.start - year_end > 300 and _name(found) not in vocabulary().years.names:
            yield from _yearless(found, text, words)


def _name(found: CalendarDate) -> str:
    return f"{found.month or 0:02d}-{found.day or 0:02d}"


def _is_time(text: str, found: CalendarDate) -> bool:
    before = _BEFORE.search(text, max(0, found.start - 20), found.start)
    return bool(before) and before[1].lower() in vocabulary().years.openers if before else False


def _yearless(found: CalendarDate, text: str, words: str) -> Iterator[Clue]:
    """A date without a year lies within the year before or after the article, on the side of its tense."""
    tense = guess(text, start=found.start, end=found.end, sure=True)
    fixed = bool(found.weekday and found.day)
    if found.month is None or (tense not in ("past", "future") and not fixed):
        return
    weights = vocabulary().weights
    side = {"past": "after", "future": "before"}.get(tense or "", "of")
    why = f"{side} the date told without its year: {words}"
    yield Clue(_near(found, tense, weights.yearless), f"within a year {why}", "sure" if found.day else "likely")
    if found.day:
        yield Clue(_near(found, tense, weights.yearless_day), f"within some months {why}", "likely")


def _near(found: CalendarDate, tense: str | None, days: int) -> int:
    """Give the days near a date without a year, in any year that its weekday allows, on the side of its tense."""
    mask, reach = 0, timedelta(days=days)
    for year in found.years(1990, 2049):
        first, last = day_of(year, found.month or 1, found.day or 1), Point(year, found.month, found.day)
        if first is not None:
            begin = first if tense == "past" else first - reach
            mask |= between(begin, last.last if tense == "future" else last.last + reach)
    return mask


def weekday(lead: str) -> Clue | None:
    """News is of the weekday that its lead reports, or of the day after.

    `lead` is the headline with the first paragraphs. Where they report several weekdays, any may be the last.

    >>> weekday("The accord will be signed on Friday, the ministry said Monday.").why
    'of the weekday that it reports or the day after: “… be signed on Friday, the ministry said Monday.”'
    """
    mask, why = 0, ""
    for found in find(lead):
        if found.weekday and not found.day and guess(lead, start=found.start, end=found.end, sure=True) == "past":
            opener = _LAST.search(lead, max(0, found.start - 6), found.start)
            if opener and opener[1].lower() != "this":
                continue
            mask |= weekdays(found.weekday, lag=vocabulary().weights.lag)
            why = why or shown(lead, found.start, found.end)
    return Clue(mask, f"of the weekday that it reports or the day after: {why}", "likely") if mask else None
