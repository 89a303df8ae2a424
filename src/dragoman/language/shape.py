"""The shape of a word: what the uncased encoder cannot see, and the characters that it reads as one."""

from functools import lru_cache

SHAPES = ("none", "lower", "title", "upper", "initial", "mixed", "number", "coded", "mark", "dotted", "uncased")
"""Case classes of a word, in the order of their numbers."""

CODES = len(SHAPES) * 3 + 1
"""How many numbers `code_of` gives, 0 (no word) included."""

GAPS = ("joined", "space", "line")
"""What stands before a word: nothing, a space, a line end."""

_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "‐": "-",
        "‑": "-",
    }
)


def plain(word: str) -> str:
    """Write quotes, dots and hyphens of all fashions as their plain ASCII selves.

    >>> plain("don’t")
    "don't"
    """
    return word if word.isascii() else word.translate(_PLAIN)


@lru_cache(maxsize=100_000)
def shape_of(word: str) -> int:
    """Give the number of a word's case class, an index into `SHAPES`.

    >>> [SHAPES[shape_of(word)] for word in ("treaty", "Geneva", "NATO", "A", "McKay", "1945", "F-16", "!", "U.S.")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'number', 'coded', 'mark', 'dotted']
    """
    word = word[:200]
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 6 if any(char.isdigit() for char in word) else 8
    cased = [char for char in letters if char.isupper() or char.islower()]
    if not cased:
        return 10
    upper = sum(char.isupper() for char in cased)
    if any(char.isdigit() for char in word):
        return 7
    if "." in word and upper:
        return 9
    if not upper:
        return 1
    if len(cased) == 1:
        return 4
    if upper == len(cased):
        return 3
    return 2 if upper == 1 and cased[0].isupper() else 5


def code_of(word: str, gap: int) -> int:
    """Join a word's case class and the gap before it (an index into `GAPS`) to one number above 0.

    >>> code_of("Geneva", 1)
    8
    """
    return 1 + shape_of(word) * len(GAPS) + gap
