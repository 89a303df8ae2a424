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
            return _answer(clue.mask, [clue.why])
    told_ones = list(_clues(page, catalogue))
    stated = [clue for clue in printed_ones if clue.strength == "printed"]
    if stated:
        return _stated(stated, told_ones)
    told_ones += printed_ones
    mask, reasons, conflict = _intersect([*_of(told_ones, "sure"), *_of(told_ones, "likely")])
    if conflict:
        return None, conflict
    weekdays = (clue for text in (page.title, *page.paragraphs) if (clue := told.weekday(text)))
    mask, reasons = _day(mask, reasons, next(weekdays, None))
    return _answer(mask, reasons)


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
    reasons = [clue.why for clue in stated]
    if not mask:
        return None, f"not dated, because these disagree: {'; '.join(reasons)}"
    against = [clue.why for clue in _of(told_ones, "sure") if not clue.mask & mask]
    if len(set(against)) > 1:
        return None, f"not dated: {reasons[0]}, but {'; '.join(dict.fromkeys(against))}"
    ends = hull(mask)
    if ends and (ends[1] - ends[0]).days > 7:
        narrowed, more, conflict = _intersect(
            [Clue(mask, reasons[0]), *_of(told_ones, "sure"), *_of(told_ones, "likely")]
        )
        mask, reasons = (mask, reasons) if conflict else (narrowed, more)
    return _answer(mask, reasons)


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


def _intersect(clues: list[Clue]) -> tuple[int, list[str], str | None]:
    """Apply the clues, the surest first; a likely one that leaves no day is dropped, a sure one is a conflict."""
    mask = ALL
    reasons: list[str] = []
    for clue in clues:
        left = mask & clue.mask
        if left == mask:
            continue
        if not left and clue.strength == "likely":
            continue
        if not left:
            return 0, [], f"not dated: {clue.why}, which does not go with: {'; '.join(reasons)}"
        # Of clues that only move an end nobody needs but the last: a reason overtaken by a later one goes.
        before, after = hull(mask), hull(left)
        mask = left
        if before != after:
            reasons = [*reasons, clue.why]
    return mask, reasons, None


def _day(mask: int, reasons: list[str], weekday: Clue | None) -> tuple[int, list[str]]:
    """Let the weekday that the news reports choose among few days."""
    ends = hull(mask)
    within = vocabulary().weights.weekday_within
    if weekday is None or ends is None or (ends[1] - ends[0]).days >= within or not mask & weekday.mask:
        return mask, reasons
    return mask & weekday.mask, [*reasons, weekday.why]


def _answer(mask: int, reasons: list[str]) -> tuple[str | None, str | None]:
    ends = hull(mask)
    if ends is None or mask == ALL:
        return None, "nothing on the page tells its date"
    basis = "; ".join(_binding(reasons))
    if ends[0] == FIRST or ends[1] == LAST:
        side = "begins" if ends[0] == FIRST else "ends"
        return None, f"not dated, because nothing tells where the time {side}; {basis}"
    if (ends[1] - ends[0]).days > vocabulary().weights.widest:
        return None, f"not dated closer than {ends[0].isoformat()} to {ends[1].isoformat()}: {basis}"
    return str(When.within(*ends)), basis


def _binding(reasons: list[str]) -> list[str]:
    return reasons[-4:]
