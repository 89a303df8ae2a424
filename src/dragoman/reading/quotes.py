"""Quotations: the stretches of text between quotation marks, paragraph by paragraph, in one pass."""

import re

import msgspec

_MARKS = re.compile(r"[\"“”„«»]|\n\s*\n")
_DOUBLED = re.compile(r"''|\n\s*\n")
"""Two apostrophes quote where nothing else does and one sentence ends in them; else they are a wiki's italics."""
_ENDED = re.compile(r"[,.?!]''")
_OPEN, _CLOSE = frozenset("“„«"), frozenset("”»")


class Quotation(msgspec.Struct, frozen=True):
    """A stretch between quotation marks."""

    start: int
    """First code point after the opening mark."""
    end: int
    """Code point of the closing mark, or the paragraph's end where it is missing."""
    closed: bool
    """Whether its closing mark is there."""


def quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text; an odd number of marks costs no more than its own paragraph.

    >>> [(q.start, q.end) for q in quotations('He said “no” and left.')]
    [(9, 11)]
    >>> [(q.start, q.end) for q in quotations("''No,'' he said.")]
    [(2, 5)]
    """
    found: list[Quotation] = []
    open_at: int | None = None
    curly = False
    doubled = "''" in text and not any(mark in text for mark in '"“„«') and _ENDED.search(text)
    for match in (_DOUBLED if doubled else _MARKS).finditer(text):
        mark, place = match[0], match.start()
        if mark[0] == "\n":
            if open_at is not None:
                found.append(Quotation(open_at, place, False))
            open_at = None
        elif open_at is None:
            # A closing mark without its opening one opens nothing.
            if mark not in _CLOSE:
                open_at, curly = match.end(), mark in _OPEN
        elif mark in _CLOSE or mark in ('"', "''"):
            found.append(Quotation(open_at, place, True))
            open_at = None
        elif mark in _OPEN and not curly:
            open_at, curly = match.end(), True
    if open_at is not None:
        found.append(Quotation(open_at, len(text.rstrip()), False))
    return [quotation for quotation in found if quotation.end > quotation.start]
