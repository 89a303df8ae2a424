"""The folded form in which surfaces are compared: no diacritics, no case, no dots, no hyphens."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE",
        "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "e", "Ə": "E",
        "ʿ": None, "ʾ": None, "ʼ": "'", "’": "'", "‘": "'", "`": "'", "´": "'", "\xad": None, "\u200b": None,
    }
)  # fmt: skip
"""What Unicode does not take apart itself."""

_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\.)+[^\W\d_]")
_PIECES = re.compile(r"[^\W_]+|[^\w\s'\-‐‑–/.]|(?<=\d)\.(?=\d)")
ALIKE = {"st": "saint", "&": "and", "mt": "mount"}
"""Keys that are taken for one another."""

_MARKS = re.compile("[\u0300-\u036f]")
"""Combining diacritics."""


class Piece(NamedTuple):
    """A part of a word that is compared as a whole."""

    key: str
    """Its folded form."""
    shape: str
    """`U` all capitals, `T` starts with one, `l` does not, `-` has no case."""


def fold(text: str) -> str:
    """Take off diacritics and case.

    >>> fold("Élysée"), fold("Łódź")
    ('elysee', 'lodz')
    """
    if text.isascii():
        return text.lower()
    text = text.translate(_LETTERS)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def _shape(piece: str) -> str:
    if piece.isupper() and (len(piece) > 1 or piece.isalpha()):
        return "U" if len(piece) > 1 else "T"
    if piece[0].isupper():
        return "T"
    return "l" if piece[0].isalpha() else "-"


def pieces(word: str) -> tuple[Piece, ...]:
    """Take a word apart at hyphens, slashes and apostrophes; a possessive ending falls away.

    >>> [piece.key for piece in pieces("Iran’s")], [piece.key for piece in pieces("U.S.-led")]
    (['iran'], ['us', 'led'])
    """
    return _known(word) if len(word) <= _SHORT else _pieces(word)


_SHORT = 40
"""Code points of a word that is worth keeping."""


def _pieces(word: str) -> tuple[Piece, ...]:
    plain = word.translate(_LETTERS)
    if plain in ("'s", "'", "-", "."):
        return ()
    if plain.endswith(("'s", "'S")):
        plain = plain[:-2]
    if "." in plain:
        plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), plain)
    found = []
    for piece in _PIECES.findall(plain):
        # A mark without its letter folds to nothing; names keep their ends under the empty key.
        if key := fold(piece):
            found.append(Piece(ALIKE.get(key, key), _shape(piece)))
    return tuple(found)


_known = lru_cache(maxsize=65536)(_pieces)


def keys(text: str) -> tuple[Piece, ...]:
    """Fold a whole surface, words divided by white space.

    >>> " ".join(piece.key for piece in keys("Côte d’Ivoire"))
    'cote d ivoire'
    """
    return tuple(piece for word in text.split() for piece in pieces(word))


def flatten(words: Sequence[str]) -> tuple[list[Piece], list[int]]:
    """Fold the words of a text to one run of pieces; beside it, of each piece the index of its word.

    The runs of the last sentences are kept, about an article's: each is looked through for several kinds of names.
    """
    return _recent(tuple(words)) if len(words) <= _SENTENCE else _flatten(words)


_SENTENCE = 200
"""Words of a run that is worth keeping."""


def _flatten(words: Sequence[str]) -> tuple[list[Piece], list[int]]:
    run: list[Piece] = []
    where: list[int] = []
    for index, word in enumerate(words):
        for piece in pieces(word):
            run.append(piece)
            where.append(index)
    return run, where


_recent = lru_cache(maxsize=64)(_flatten)


def shouted(run: Sequence[Piece]) -> bool:
    """Whether a text is set in capitals, as some headlines are."""
    cased = [piece.shape for piece in run if piece.shape in "UTl"]
    return len(cased) > 3 and cased.count("U") >= 0.7 * len(cased) and "l" not in cased
