"""Words to the word pieces that the encoder knows.

This is BERT's uncased word-piece scheme, written out: lower case, accents off, longest known piece first. The
`tokenizers` library would do the same, but it pulls an HTTP client and a client of a model hub into every
installation, for something that a dictionary and two loops do.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.shapes.errors import ModelError

FILE = "pieces.txt"
"""Name of the vocabulary, one piece a line, beside this module in `data/`; the line's number, from 0, is the id."""

UNKNOWN = "[UNK]"
"""The piece that stands for what no other can."""

_LONGEST = 100  # Code points of a run that the scheme cuts; longer ones are unknown.
_MOST = 64  # Pieces of one word: more, as of a million dots, would tell nothing and fill a whole window.
_CACHED = 48  # Code points of the longest word remembered.
_CACHE_SIZE = 200_000  # Words remembered before we start afresh.

# Code points that the scheme takes as words of their own: ideographs.
_IDEOGRAPH = (
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b820-\U0002ceaf"
    "\U0002f800-\U0002fa1f"
)
_IDEOGRAPHS = re.compile(f"[{_IDEOGRAPH}]")
_ASCII = re.compile(r"[0-9a-z]+|[!-~]")


class Pieces:
    """Cuts words into pieces, and remembers them.

    >>> Pieces(["[UNK]", "em", "##bargo", "."]).encode(["Embargo", ".", "é"])
    ([1, 2, 3, 0], [0, 2, 3], [1, 2, 3])
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take the vocabulary: `pieces` in the order of their ids, continuations marked with `##`."""
        self._starts = {piece: index for index, piece in enumerate(pieces) if not piece.startswith("##")}
        self._rests = {piece[2:]: index for index, piece in enumerate(pieces) if piece.startswith("##")}
        self._unknown = self._starts[UNKNOWN]
        self._width = max(map(len, pieces))
        self._known: dict[str, tuple[int, ...]] = {}

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Cut words into pieces.

        Returns the pieces' ids, and for each word the index of its first and of its last piece in them. Every word
        has at least one piece; neither start nor end marks are added.
        """
        ids: list[int] = []
        first: list[int] = []
        last: list[int] = []
        known = self._known
        for word in words:
            found = known.get(word)
            if found is None:
                found = self._remember(word)
            first.append(len(ids))
            ids.extend(found)
            last.append(len(ids) - 1)
        return ids, first, last

    def _remember(self, word: str) -> tuple[int, ...]:
        found = self._cut(word)
        if len(word) <= _CACHED:
            if len(self._known) >= _CACHE_SIZE:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut one word; its middle is left out if it has too many pieces."""
        if word.isascii() and word.isprintable():
            runs = _ASCII.findall(word.lower())
        else:
            runs = _runs(word)
        ids: list[int] = []
        for run in runs:
            ids.extend(self._greedy(run))
        if len(ids) > _MOST:
            ids[_MOST - 1 : -1] = []
        return tuple(ids) or (self._unknown,)

    def _greedy(self, run: str) -> list[int]:
        """Take the longest known piece, then the longest continuation, and so on."""
        if len(run) > _LONGEST:
            return [self._unknown]
        ids = []
        start = 0
        table = self._starts
        while start < len(run):
            for end in range(min(len(run), start + self._width), start, -1):
                found = table.get(run[start:end])
                if found is not None:
                    break
            else:
                return [self._unknown]
            ids.append(found)
            start, table = end, self._rests
        return ids


def _runs(word: str) -> list[str]:
    """Lower a word, take its accents and control characters off, and part it at punctuation and ideographs."""
    decomposed = unicodedata.normalize("NFD", "".join(map(_clean, word)))
    # Letter by letter: the scheme knows nothing of the other sigma at a word's end.
    bare = "".join(char.lower() for char in decomposed if unicodedata.category(char) != "Mn")
    runs: list[list[str]] = [[]]
    for char in bare:
        if char.isspace():
            runs.append([])
        elif _apart(char):
            runs += [[char], []]
        else:
            runs[-1].append(char)
    return ["".join(run) for run in runs if run]


def _clean(char: str) -> str:
    """Drop what isn't text; set an ideograph apart."""
    if char in "\t\n\r":
        return " "
    if char in "\0\ufffd" or unicodedata.category(char)[0] == "C":
        return ""
    return char


@lru_cache(4096)
def _apart(char: str) -> bool:
    """Tell whether a character is a run of its own."""
    return (
        unicodedata.category(char)[0] == "P"
        or "!" <= char <= "/"
        or ":" <= char <= "@"
        or "[" <= char <= "`"
        or "{" <= char <= "~"
        or _IDEOGRAPHS.match(char) is not None
    )


@cache
def pieces() -> Pieces:
    """Give the pieces of the encoder that Dragoman ships, read once; `ModelError` if their file is missing.

    >>> pieces().encode(["Iran", "'s"])[0]
    [4238, 1005, 1055]
    """
    path = files("dragoman") / "language" / "data" / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ModelError(
            FILE, got="no such file", expected="the encoder's pieces", remedy="install dragoman again"
        ) from None
    return Pieces(text.removesuffix("\n").split("\n"))
