"""Text to words, in the manner of Universal Dependencies English, with exact offsets.

A text is cut at white space into chunks; a chunk is cut into words by one compiled expression and the vocabulary of
`data/words.csv`. What a chunk becomes is remembered, since the same few thousand make up most of a text; only a stop
after an abbreviation asks what follows. Every expression is linear: none looks further than a fixed length twice.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from dragoman.language.split import Splitter

NONE, SPACE, LINE, PARAGRAPH = range(4)
"""What lies before a word: nothing, a space, a line break, a blank line (or the start of the text)."""

# Zero-width and direction marks part words as a space does.
SPACES = "\\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""What belongs to no word, as the inside of a character class of `re`."""

_CHUNK = re.compile(f"[^{SPACES}]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028]")
_CACHED = 48  # Code points of the longest chunk remembered: longer ones don't come back.
_CACHE_SIZE = 200_000  # Chunks remembered before we start afresh, so that memory stays bounded.
_ENDS = re.compile(r"[.?!]+|…|\.\.+")
_CLOSERS = frozenset("\"'”’»)]}") | {"''"}


class Word(msgspec.Struct, frozen=True, gc=False):
    """A syntactic word at its place in the text."""

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    text: str
    """The exact text there."""
    gap: int
    """What lies before it: `NONE`, `SPACE`, `LINE` or `PARAGRAPH`."""
    space: bool
    """Whether white space, or the end of the text, follows."""


def words(text: str) -> list[Word]:
    """Cut a text into words that together hold each of its characters but white space once, in order.

    `text` may be anything that Python takes for a string; time is linear in its length.

    >>> [word.text for word in words("Iran's envoy didn't meet the U.S. team.")]
    ['Iran', "'s", 'envoy', 'did', "n't", 'meet', 'the', 'U.S.', 'team', '.']
    """
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    splitter = _splitter()
    known = _known()
    chunk, start, gap = "", 0, PARAGRAPH
    # One chunk late: a stop is judged by the chunk that follows.
    for match in _CHUNK.finditer(text):
        following, after = match[0], match.start()
        if chunk:
            end = start + len(chunk)
            next_gap = SPACE if after == end + 1 and text[end] == " " else _gap(text[end:after])
            yield from _place(chunk, start, gap, _pieces(chunk, following, next_gap, known=known, splitter=splitter))
            gap = next_gap
        chunk, start = following, after
    if chunk:
        yield from _place(chunk, start, gap, _pieces(chunk, "", PARAGRAPH, known=known, splitter=splitter))


def _gap(blank: str) -> int:
    """Judge white space by its line breaks."""
    if "\u2029" in blank:
        return PARAGRAPH
    return min(SPACE + len(_BREAK.findall(blank)), PARAGRAPH)


def _pieces(
    chunk: str, following: str, gap: int, *, known: dict[str, tuple[str, ...]], splitter: Splitter
) -> tuple[str, ...]:
    """Cut a chunk, from memory if it can be."""
    pieces = known.get(chunk)
    if pieces is None:
        pieces = splitter.split(chunk)
        if len(chunk) <= _CACHED:
            if len(known) >= _CACHE_SIZE:
                known.clear()
            known[chunk] = pieces
    if len(pieces) == 1 and gap == SPACE:
        cut = splitter.pair(chunk, following)
        if cut:
            return chunk[:cut], chunk[cut:]
    last = pieces[-1]
    if last[-1] == "." and len(last) > 1 and splitter.ends(last, following, apart=gap == PARAGRAPH):
        return (*pieces[:-1], last[:-1], ".")
    return pieces


def _place(chunk: str, start: int, gap: int, pieces: tuple[str, ...]) -> Iterator[Word]:
    """Give the pieces of a chunk their offsets."""
    if len(pieces) == 1:
        yield Word(start, start + len(chunk), chunk, gap, True)
        return
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        end = start + len(piece)
        yield Word(start, end, piece, gap, index == last)
        start, gap = end, NONE


@cache
def _splitter() -> Splitter:
    return Splitter()


@cache
def _known() -> dict[str, tuple[str, ...]]:
    return {}


def sentences(of: Sequence[Word]) -> list[tuple[int, int]]:
    """Guess the sentences of a text by rule: pairs of the first word's index and the index after the last.

    The model judges boundaries better; this needs none.

    >>> sentences(words("Envoys met. Talks failed."))
    [(0, 3), (3, 6)]
    """
    spans = []
    first = 0
    ended = False
    for index, word in enumerate(of):
        if index > first and (word.gap == PARAGRAPH or (ended and _starts(word))):
            spans.append((first, index))
            first, ended = index, False
        if _ENDS.fullmatch(word.text):
            ended = True
        elif word.text not in _CLOSERS or word.gap != NONE:
            ended = False
    if of:
        spans.append((first, len(of)))
    return spans


def _starts(word: Word) -> bool:
    """Tell whether a word after a full stop can begin a sentence."""
    return word.gap != NONE and not word.text[0].islower()
