"""Dates that a page prints for itself: stamps beside the article and the dateline that opens it."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from dragoman.intake.dating.clue import Clue, Strength
from dragoman.intake.dating.days import between
from dragoman.intake.dating.words import vocabulary
from dragoman.shapes.calendar import CalendarDate, day_of, find

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
_PLACE = re.compile(r"\s*[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2},\s")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,'’/()-]{2,60}")
_DASH = re.compile(r"[—–]|--| - |\)\s*[:-]")


def stamps(lines: Iterable[str]) -> list[Clue]:
    """Read the stamps among the lines beside an article.

    A line is one if nothing but a date, times and the usual labels stands in it. Several that disagree tell nothing,
    unless one of them is labelled as the publication's.

    >>> [clue.why for clue in stamps(["Monday, 13 January 2025 - 14:05"])]
    ['printed: “Monday, 13 January 2025 - 14:05”']
    """
    labelled: list[tuple[CalendarDate, str]] = []
    plain: list[tuple[CalendarDate, str]] = []
    later: list[tuple[CalendarDate, str]] = []
    for line in lines:
        found = _stamp(line)
        if found is None:
            continue
        words = _labels(line)
        table = vocabulary().stamps
        group = labelled if words & table.published else later if words & table.modified else plain
        group.append((found, line))
    strengths: tuple[tuple[list[tuple[CalendarDate, str]], Strength], ...] = (
        (labelled, "labelled"),
        (plain, "printed"),
    )
    for group, strength in strengths:
        days = {date.exact for date, _ in group}
        if len(days) == 1 and (day := next(iter(days))):
            return [Clue(between(day, day), f"printed: “{_trimmed(group[0][1])}”", strength)]
        if days:
            return []
    if later and (latest := max(date.exact for date, _ in later if date.exact)):
        return [Clue(between(None, latest), f"not after the change printed: “{_trimmed(later[0][1])}”")]
    return []


def _trimmed(line: str) -> str:
    return " ".join(line.split())


def _labels(line: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(line)}


def _stamp(line: str) -> CalendarDate | None:
    """Give the date of a line that is nothing but a stamp."""
    table = vocabulary().stamps
    if not line.strip() or len(line) > table.longest:
        return None
    dates = [date for date in find(line) if date.exact]
    if len({date.exact for date in dates}) != 1:
        return None
    rest = line
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    left = {word.lower() for word in _WORD.findall(rest)}
    found = dates[0]
    agrees = found.exact is not None and found.weekday in (None, found.exact.isoweekday())
    placed = _PLACE.fullmatch(line[: found.start]) is not None
    return found if agrees and not left & table.other and (placed or len(left - table.words) <= 1) else None


def dateline(paragraph: str) -> Iterator[Clue]:
    """Read the day of a dateline: "GENEVA, Jan 13 (Agency) —". News goes out that day or the next.

    >>> [clue.why for clue in dateline("GENEVA, Jan. 13 (Wire) — Talks resumed.")]
    ['dateline: “GENEVA, Jan. 13 (Wire)”']
    """
    head = _DATELINE.match(paragraph)
    dash = _DASH.search(paragraph, 0, 120)
    if head is None or dash is None:
        return
    opening = paragraph[: dash.start() + (paragraph[dash.start()] == ")")]
    for date in find(opening):
        if date.month and date.day:
            years = (date.year,) if date.year else tuple(range(1990, 2050))
            days = [day for year in years if (day := day_of(year, date.month, date.day))]
            mask = 0
            for day in days:
                mask |= between(day, day + timedelta(days=1))
            yield Clue(mask, f"dateline: “{' '.join(opening.split())}”", "printed")
            return
