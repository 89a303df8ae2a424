"""Stretches: the quoted words of an article that may be one entry's, by the sentence that they begin in."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal, NamedTuple

from dragoman.reading.document import Document
from dragoman.reading.quotes import Quotation

MANY = 8
"""Stretches of one sentence: more only stand in lists."""
_LONGEST = 1200
"""Code points of a quotation that is given whole, and of a list of them."""
_BESIDE = re.compile(r"[”\"]?,? (?:and|or|but) [“\"]?|[”\"]?, [“\"]?")
"""What stands between quoted words that are one list: "“brutal” and “inhuman”"."""


class Stretch(NamedTuple):
    """Quoted words."""

    text: str
    """The words, without the closing comma."""
    sentence: int
    """Sentence that they stand or begin in."""
    last: int
    """Sentence that they end in."""
    words: tuple[int, int]
    """First and last word of them in the sentence that they begin in."""
    kind: Literal["whole", "part", "all", "row"]
    """All between two marks in one sentence, one sentence of what is, all of several, or a list of quotations."""
    place: int
    """Which of its sentence's quotations it is."""


class _Part(NamedTuple):
    """One sentence of a quotation: its words, first to last, and its code points."""

    sentence: int
    words: tuple[int, int]
    start: int
    end: int


def stretches(document: Document, quotations: Iterable[Quotation]) -> dict[int, list[Stretch]]:
    """Find what may be quoted by sentence: quotations by their sentences, whole, and those that make one list."""
    found: dict[int, list[Stretch]] = {}
    row: tuple[Quotation, Stretch] | None = None
    last = place = -1
    for quotation in quotations:
        parts = _parts(document, quotation)
        if not parts:
            continue
        place = place + 1 if parts[0].sentence == last else 0
        last = parts[-1].sentence
        made = _made(document, quotation, parts, place)
        if len(parts) == 1:
            joined = _joined(document, row, quotation, made[0])
            row = joined or (quotation, made[0])
            made += [joined[1]] if joined else []
        for stretch in made:
            beside = found.setdefault(stretch.sentence, [])
            if stretch.text and len(beside) < MANY:
                beside.append(stretch)
    return found


def _made(document: Document, quotation: Quotation, parts: list[_Part], place: int) -> list[Stretch]:
    """Give a quotation by its sentences, and whole."""
    text = document.article.text
    several = len(parts) > 1
    made = [
        Stretch(_trim(text[start:end]), s, s, words, "part" if several else "whole", place)
        for s, words, start, end in parts
    ]
    if several and quotation.end - quotation.start <= _LONGEST:
        whole = _trim(text[parts[0].start : quotation.end])
        made.append(Stretch(whole, parts[0].sentence, parts[-1].sentence, parts[0].words, "all", place))
    return made


def _joined(
    document: Document, row: tuple[Quotation, Stretch] | None, quotation: Quotation, here: Stretch
) -> tuple[Quotation, Stretch] | None:
    """Give a quotation with those before it that it is listed with."""
    text = document.article.text
    if row is None or row[1].sentence != here.sentence or quotation.end - row[0].start > _LONGEST:
        return None
    if not _BESIDE.fullmatch(text[row[0].end : quotation.start]):
        return None
    words = row[1].words[0], here.words[1]
    both = Stretch(_trim(text[row[0].start : quotation.end]), here.sentence, here.sentence, words, "row", here.place)
    return Quotation(row[0].start, quotation.end, quotation.closed), both


def _parts(document: Document, quotation: Quotation) -> list[_Part]:
    found: list[_Part] = []
    s = document.sentence_at(quotation.start)
    while s is not None and s < len(document.sentences) and document.parse.sentences[s].start < quotation.end:
        tokens, span = document.sentences[s], document.parse.sentences[s]
        first = bisect_left(tokens, quotation.start, key=lambda token: token.start)
        last = bisect_left(tokens, quotation.end, key=lambda token: token.start) - 1
        if first <= last:
            found.append(_Part(s, (first, last), max(quotation.start, span.start), min(quotation.end, span.end)))
        s += 1
    return found


def _trim(text: str) -> str:
    return text.strip().rstrip(",").strip('“”"').strip()
