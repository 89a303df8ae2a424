"""Interviews: questions and answers printed as such, "Q: … A: …"."""

from collections.abc import Iterator
from typing import NamedTuple

from dragoman.reading import speech
from dragoman.reading.document import Document

_LEAST = 2
"""Questions, and answers, that make an interview: a single letter before a colon may be anything."""
_OPENING = 9
"""Words among which the colon stands that ends a speaker's name."""
_ENDS = frozenset({".", "?", "!", "”", '"', "…", ")", "]", ":"})
"""Marks behind which a turn begins where no sentence does."""


class Turn(NamedTuple):
    """What is asked or answered at once."""

    answer: bool
    """Whether it is an answer."""
    name: int | None
    """Last word of the speaker's name, where that is its mark: "SECRETARY STRAND: …"."""
    begins: tuple[int, int]
    """Sentence and word that it begins with, behind its mark."""
    ends: tuple[int, int]
    """Sentence and word before which it ends."""


def turns(document: Document) -> list[Turn]:
    """List the turns of an interview or a conversation, in order; none of what is neither.

    The last one lasts to the end of the article. Linear in the number of words.
    """
    marks = list(_marks(document)) or list(_names(document))
    answers = sum(mark.answer for mark in marks)
    if answers < _LEAST or (marks[0].name is None and len(marks) - answers < _LEAST):
        return []
    ends = [(mark.sentence, mark.first) for mark in marks[1:]] + [(len(document.words), 0)]
    return [
        Turn(mark.answer, mark.name, (mark.sentence, mark.colon + 1), end)
        for mark, end in zip(marks, ends, strict=True)
    ]


class _Mark(NamedTuple):
    """What stands before a turn."""

    answer: bool
    sentence: int
    first: int
    colon: int
    name: int | None


def called(words: list[str]) -> int:
    """Give the place of the colon behind a name in capitals that a sentence begins with, else 0."""
    colon = words.index(":", 0, _OPENING) if ":" in words[:_OPENING] else 0
    return colon if "".join(words[:colon]).isupper() else 0


def _marks(document: Document) -> Iterator[_Mark]:
    """Find the marks of questions and answers."""
    words = speech.load()
    for s, row in enumerate(document.words):
        for i in range(len(row) - 1):
            if row[i + 1] != ":" or (i and row[i - 1] not in _ENDS):
                continue
            if row[i] in words.questions or row[i] in words.answers:
                yield _Mark(row[i] in words.answers, s, i, i + 1, None)


def _names(document: Document) -> Iterator[_Mark]:
    """Find names in capitals before a colon; somebody without a name asks."""
    questions = {word.upper() for word in speech.load().questions}
    for s, row in enumerate(document.words):
        colon = called(row)
        if colon and document.regions[s] == "body":
            asks = row[0] in questions
            yield _Mark(not asks, s, 0, colon, None if asks else colon - 1)


def between(document: Document, turn: Turn) -> Iterator[tuple[int, int, int, int]]:
    """Give the words of a turn: sentence, first and last word, and the word that their clause hangs by."""
    (start, first), (end, stop) = turn.begins, turn.ends
    for s in range(start, min(end, len(document.words) - 1) + 1):
        words = range(first if s == start else 0, stop if s == end else len(document.words[s]))
        root = next((i for i in words if document.heads[s][i] not in words), None)
        if root is not None:
            yield s, words[0], words[-1], root
