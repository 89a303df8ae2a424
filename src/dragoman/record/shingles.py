"""Texts as runs of words: hashes that are the same on every machine, a small sample for an index, exact overlap."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RUN = 6
"""Words in a run. Shorter runs are shared by chance; longer ones break where every twelfth word is changed."""
SAMPLE = 4
"""One run in so many goes into the index, chosen by its hash, hence the same in every text that holds it."""
LONGEST = 200_000
"""Code points of a text that are looked at: some hundred pages; no hostile text slows all later ones."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad]+[^\W_]*)*")
_LETTERS = 64
"""A word counts by its first letters, so that a hostile text fills no memory."""
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = ((np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)), (np.uint64(27), np.uint64(0x94D049BB133111EB)))
_LAST_SHIFT = np.uint64(31)
_LEFT_OUT = np.uint64(16)
"""Bits of a hash that an index key leaves out: the 48 that remain take six bytes in SQLite."""


@dataclass(frozen=True, slots=True, eq=False)
class Shingles:
    """The runs of a text: `hashes[i]` is of the words `i` to `i + RUN - 1`."""

    hashes: NDArray[np.uint64]
    """One hash a run, in the order of the text; empty for a text of fewer words than a run has."""
    starts: Sequence[int]
    """Where each word starts, in code points of the text."""
    ends: Sequence[int]
    """Where each word ends, in code points of the text."""


def shingles(text: str) -> Shingles:
    """Cut a text into runs of `RUN` words and hash each.

    Case, punctuation, accents, soft hyphens and the kind of quotation mark make no difference. `text` is read up to
    `LONGEST` code points. Linear in the text; no error for any text.

    >>> one = shingles("The envoy left Port Selm late on Monday.")
    >>> other = shingles("the envoy—left PORT SELM, late on Mónday")
    >>> list(one.hashes) == list(other.hashes)
    True
    >>> len(one.hashes), len(shingles("No run here").hashes)
    (3, 0)
    """
    found = list(_WORD.finditer(text, 0, LONGEST))
    words = np.array([_hash(one.group()[:_LETTERS]) for one in found], dtype=np.uint64)
    runs = max(0, len(words) - RUN + 1)
    hashes = np.zeros(runs, dtype=np.uint64)
    for place in range(RUN):
        hashes = hashes * _BASE + words[place : place + runs]
    return Shingles(hashes=_mixed(hashes), starts=[one.start() for one in found], ends=[one.end() for one in found])


def sampled(of: Shingles) -> NDArray[np.bool_]:
    """Tell of each run whether it is in the sample.

    >>> bool(sampled(shingles("No run here")).any())
    False
    """
    chosen: NDArray[np.bool_] = of.hashes % np.uint64(SAMPLE) == 0
    return chosen


def keys(of: Shingles) -> list[int]:
    """Give the sampled runs as index keys, in the order of the text, repeated where the text repeats itself.

    A key is at least 0 and below 2 to the 48th, the same on every machine and in every version of Python.

    >>> text = "The ministers of both ports signed the accord on Monday and left without a word to the press of either."
    >>> set(keys(shingles(text))) <= set(keys(shingles("Foreign words come first. " + text)))
    True
    """
    held: list[int] = (of.hashes[sampled(of)] >> _LEFT_OUT).tolist()
    return held


def shared(one: Shingles, other: Shingles) -> NDArray[np.bool_]:
    """Tell of each run of `one` whether `other` has it too.

    >>> one = shingles("The envoy left Port Selm late on Monday.")
    >>> [bool(both) for both in shared(one, shingles("An envoy left Port Selm late on Monday"))]
    [False, True, True]
    """
    return np.isin(one.hashes, other.hashes)


def spans(of: Shingles, held: NDArray[np.bool_], *, gap: int) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a text that its runs in `held` cover, as code-point offsets.

    `held` has one value a run, as `shared` gives it. Stretches with at most `gap` words between them become one.

    >>> text = "The envoy left Port Selm late on Monday."
    >>> one = shingles(text)
    >>> [text[start:end] for start, end in spans(one, shared(one, shingles("He left Port Selm late on Monday")), gap=3)]
    ['left Port Selm late on Monday']
    """
    stretches: list[tuple[int, int]] = []
    for run in np.flatnonzero(held).tolist():
        if stretches and run <= stretches[-1][1] + gap:
            stretches[-1] = (stretches[-1][0], run + RUN)
        else:
            stretches.append((run, run + RUN))
    return tuple((of.starts[first], of.ends[after - 1]) for first, after in stretches)


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    """Hash a word without its case and accents."""
    folded = word.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(one for one in parts if one != "\u00ad" and not unicodedata.combining(one))
    return int.from_bytes(hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread each hash over all its bits (the end of splitmix64), so that a few of them can choose a sample."""
    for shift, factor in _MIX:
        hashes = (hashes ^ (hashes >> shift)) * factor
    return hashes ^ (hashes >> _LAST_SHIFT)
