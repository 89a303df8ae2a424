"""Interviews: questions and answers printed as such, "Q: … A: …"."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading import speech
from dragoman.reading.document import Document

_LEAST = 2
"""Questions, and answers, that make an interview: a single letter before a colon may be anything."""
_ENDS = frozenset({".", "?", "!", "”", '"', "…", ")", "]", ":"})
"""Marks behind which a turn begins where no sentence does."""


class Turn(NamedTuple):
    """What is asked or answered at once."""

    answer: bool
    """Whether it is an answer."""
    begins: tuple[int, int]
    """Sentence and word that it begins with, behind its mark."""
    ends: tuple[int, int]
    """Sentence and word before which it ends."""


def turns(document: Document) -> list[Turn]:
    """List the turns of an interview, in order; none of what is none. Linear in the number of words.

    An interview lasts to the end of the article.
    """
    marks = list(_marks(document))
    answers = sum(answer for answer, _, _ in marks)
    if answers < _LEAST or len(marks) - answers < _LEAST:
        return []
    ends = [(s, i) for _, s, i in marks[1:]] + [(len(document.words), 0)]
    return [Turn(answer, (s, i + 2), end) for (answer, s, i), end in zip(marks, ends, strict=True)]


def _marks(document: Document) -> Iterator[tuple[bool, int, int]]:
    """Find what stands before each turn: whether it is for an answer, its sentence and its word."""
    words = speech.load()
    for s, row in enumerate(document.words):
        for i in range(len(row) - 1):
            if row[i + 1] != ":" or (i and row[i - 1] not in _ENDS):
                continue
            if row[i] in words.questions or row[i] in words.answers:
                yield row[i] in words.answers, s, i


def between(document: Document, turn: Turn) -> Iterator[tuple[int, int, int, int]]:
    """Give the words of a turn: sentence, first and last word, and the word that their clause hangs by."""
    (start, first), (end, stop) = turn.begins, turn.ends
    for s in range(start, min(end, len(document.words) - 1) + 1):
        words = range(first if s == start else 0, stop if s == end else len(document.words[s]))
        root = next((i for i in words if document.heads[s][i] not in words), None)
        if root is not None:
            yield s, words[0], words[-1], root
