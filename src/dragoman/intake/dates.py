"""The date of an article whose page does not state it in a field: printed, or inferred from what the text gives."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.catalogue import Catalogue
from dragoman.intake.dating import holders, printed, told
from dragoman.intake.dating.clue import Clue, Page, Strength
from dragoman.intake.dating.counted import counted
from dragoman.intake.dating.days import ALL, FIRST, LAST, hull
from dragoman.intake.dating.words import vocabulary
from dragoman.shapes.edtf import When

_MOST = 24
"""Clues that are looked at for being needed; more than a few never move an end."""
_SENTENCE = re.compile(r"(?<=[a-z0-9”\")][.!?])\s+(?=[A-Z“\"])")


def published(
    title: str | None,
    paragraphs: Sequence[str],
    captions: Sequence[str] = (),
    other_lines: Iterable[str] = (),
    catalogue: Catalogue | None = None,
) -> tuple[str | None, str | None]:
    """Date an article by what its page prints and its text tells, as EDTF with the basis in words.

    `title`, `paragraphs` and `captions` are the article's; `other_lines` the lines beside it (stamps, bylines);
    `catalogue` knows office-holders and public events. The first value is a day, an interval within which it was
    published, or null; the second says why, also why not. Time is linear in the text.

    >>> published("Envoys meet", ["The envoys met on Monday."], (), ["Published: 14 January 2025, 10:20"])
    ('2025-01-14', 'printed: “Published: 14 January 2025, 10:20”')
    >>> published("Envoys meet", ["The envoys met."])
    (None, 'nothing on the page tells its date')
    """
    page = Page(title or "", tuple(paragraphs), tuple(captions), tuple(other_lines))
    printed_ones = [*printed.stamps(page.other_lines), *(printed.dateline(paragraphs[0]) if paragraphs else ())]
    for clue in printed_ones:
        if clue.strength == "labelled":
            return _answer(clue.mask, [clue])
    told_ones = list(_clues(page, catalogue))
    stated = [clue for clue in printed_ones if clue.strength == "printed"]
    if stated:
        return _stated(stated, told_ones)
    told_ones += printed_ones
    mask, used, conflict = _intersect([*_of(told_ones, "sure"), *_of(told_ones, "likely")])
    if conflict:
        return None, conflict
    weekdays = (clue for text in (page.title, *page.paragraphs) if (clue := told.weekday(text)))
    return _answer(*_day(mask, used, next(weekdays, None)))


def _of(clues: list[Clue], strength: Strength) -> list[Clue]:
    return [clue for clue in clues if clue.strength == strength]


def _stated(stated: list[Clue], told_ones: list[Clue]) -> tuple[str | None, str | None]:
    """Take what the page prints, if it agrees with itself and the text does not speak against it.

    A stamp without a label may be that of something else on the page, so two clues against it are enough to leave it;
    one may be a slip of the reading. A dateline without a year takes it from the text.
    """
    mask = ALL
    for clue in stated:
        mask &= clue.mask
    reasons = "; ".join(clue.why for clue in stated)
    if not mask:
        return None, f"not dated, because these disagree: {reasons}"
    against = dict.fromkeys(clue.why for clue in _of(told_ones, "sure") if not clue.mask & mask)
    if len(against) > 1:
        return None, f"not dated: {reasons}, but {'; '.join(against)}"
    ends = hull(mask)
    if ends and (ends[1] - ends[0]).days > 7:
        narrowed, used, conflict = _intersect([*stated, *_of(told_ones, "sure"), *_of(told_ones, "likely")])
        if not conflict:
            return _answer(narrowed, used)
    return _answer(mask, stated)


def _clues(page: Page, catalogue: Catalogue | None) -> Iterator[Clue]:
    yield from told.captions(page.captions)
    for paragraph in page.paragraphs:
        yield from told.dates(paragraph)
    if catalogue is None:
        return
    sentences = [one for text in (page.title, *page.paragraphs, *page.captions) for one in _SENTENCE.split(text) if one]
    retired = holders.retired(sentences, catalogue=catalogue)
    for sentence in sentences:
        yield from counted(sentence, catalogue=catalogue)
        yield from holders.clues(sentence, catalogue=catalogue, retired=retired)


def _intersect(clues: list[Clue]) -> tuple[int, list[Clue], str | None]:
    """Apply the clues, the surest first; a likely one that leaves no day is dropped, a sure one is a conflict.

    Gives the days left, the clues that moved an end, and the conflict in words.
    """
    mask = ALL
    used: list[Clue] = []
    for clue in clues:
        left = mask & clue.mask
        if left == mask or (not left and clue.strength == "likely"):
            continue
        if not left:
            others = "; ".join(one.why for one in used)
            return 0, [], f"not dated: {clue.why}, which does not go with: {others}"
        if hull(mask) != hull(left):
            used.append(clue)
        mask = left
    return mask, used, None


def _day(mask: int, used: list[Clue], weekday: Clue | None) -> tuple[int, list[Clue]]:
    """Let the weekday that the news reports choose among few days."""
    ends = hull(mask)
    within = vocabulary().weights.weekday_within
    if weekday is None or ends is None or (ends[1] - ends[0]).days >= within or not mask & weekday.mask:
        return mask, used
    return mask & weekday.mask, [*used, weekday]


def _answer(mask: int, used: list[Clue]) -> tuple[str | None, str | None]:
    ends = hull(mask)
    if ends is None or mask == ALL:
        return None, "nothing on the page tells its date"
    basis = "; ".join(clue.told(mask) for clue in _needed(mask, used))
    if ends[0] == FIRST or ends[1] == LAST:
        side = "begins" if ends[0] == FIRST else "ends"
        return None, f"not dated, because nothing tells where the time {side}; {basis}"
    if (ends[1] - ends[0]).days > vocabulary().weights.widest:
        return None, f"not dated closer than {ends[0].isoformat()} to {ends[1].isoformat()}: {basis}"
    return str(When.within(*ends)), basis


def _needed(mask: int, used: list[Clue]) -> list[Clue]:
    """Leave out the clues without which the rest gives the same answer: a bound overtaken by a later one."""
    needed = list(used)
    for clue in used[:_MOST]:
        rest = ALL
        for other in needed:
            rest &= other.mask if other is not clue else ALL
        if len(needed) > 1 and hull(rest) == hull(mask):
            needed.remove(clue)
    return needed
