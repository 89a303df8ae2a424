"""Cuts a text's words into windows that the network reads at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.pieces import Pieces
from dragoman.language.shape import code_of, plain
from dragoman.language.words import LINE, PARAGRAPH, SPACE, Word, sentences

COMFORT = 160
"""Pieces of a window of several sentences, at most."""

LIMIT = 240
"""Pieces of a window, at most: a longer sentence is cut."""

_PAUSES = frozenset(";:,—–-)")


@dataclass(frozen=True)
class Window:
    """Words that the network reads at once."""

    text: int
    """Number of the text."""
    first: int
    """Index of its first word in the text's words."""
    pieces: list[int]
    """The ids of their pieces."""
    sizes: list[int]
    """Each word's number of pieces."""
    codes: list[int]
    """Each word's case class and gap."""
    width: int
    """Number of pieces, start and end marks included, rounded up to 8."""


def windows(of: Sequence[Word], *, text: int, pieces: Pieces) -> Iterator[Window]:
    """Cut a text into windows: paragraphs, or runs of sentences where a paragraph is long.

    What a window holds depends on its own paragraph alone. Time is linear in the words.
    """
    found = _Encoded(of, pieces)
    start = 0
    for index in range(1, len(of) + 1):
        if index == len(of) or of[index].gap == PARAGRAPH:
            for first, last in _runs(of, found.sizes, start, index):
                yield found.window(text, first, last)
            start = index


def whole_window(of: Sequence[Word], *, pieces: Pieces) -> Window:
    """Give words as one window, whatever its width (up to the 510 pieces that the encoder can place)."""
    return _Encoded(of, pieces).window(0, 0, len(of))


class _Encoded:
    """A text's words with their pieces."""

    def __init__(self, of: Sequence[Word], pieces: Pieces) -> None:
        self.ids, self.firsts, self.lasts = pieces.encode([plain(word.text) for word in of])
        self.codes = [code_of(word.text, SPACE if word.gap == PARAGRAPH else word.gap) for word in of]
        self.sizes = [last - first + 1 for first, last in zip(self.firsts, self.lasts, strict=True)]

    def window(self, text: int, first: int, end: int) -> Window:
        own = self.ids[self.firsts[first] : self.lasts[end - 1] + 1]
        width = -(-(len(own) + 2) // 8) * 8
        return Window(text, first, own, self.sizes[first:end], self.codes[first:end], width)


def _runs(of: Sequence[Word], sizes: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a paragraph at the ends of sentences, and a sentence that is too long at its pauses."""
    if sum(sizes[start:end]) <= COMFORT:
        yield start, end
        return
    first, total = start, 0
    for left, right in sentences(of[start:end]):
        left, right = start + left, start + right
        need = sum(sizes[left:right])
        if left > first and total + need > COMFORT:
            yield first, left
            first, total = left, 0
        total += need
        if total > LIMIT:
            *whole, first = _cuts(of, sizes, left, right)
            yield from zip(whole, [*whole[1:], first], strict=True)
            total = sum(sizes[first:right])
    if first < end:
        yield first, end


def _cuts(of: Sequence[Word], sizes: list[int], start: int, end: int) -> list[int]:
    """Cut a long run of words: the indexes where its parts start, preferably after a pause or at a line's start."""
    found, total, pause = [start], 0, start
    index = start
    while index < end:
        if total + sizes[index] > LIMIT:
            at = pause if pause > found[-1] else index
            found.append(at)
            total, pause = sum(sizes[at:index]), at
        total += sizes[index]
        index += 1
        if index < end and total > LIMIT // 2 and (of[index].gap == LINE or of[index - 1].text in _PAUSES):
            pause = index
    return found
