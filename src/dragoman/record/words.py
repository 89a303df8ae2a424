"""Words of two tellings, compared without their endings."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from math import log

import msgspec

from dragoman.shapes.tables import load

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APOSTROPHES = re.compile(r"[’']s\b|[’']")
_ADDRESS = re.compile(r"://|@|\bwww\.")
"""Addresses of the net and of mail: what a page says of itself, no words."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/words.toml` holds."""

    shortest: int
    """Letters that a word keeps at least."""
    stop: str
    """Words that tell no acts apart."""
    numbers: frozenset[str]
    """Numbers in words."""
    suffixes: tuple[str, ...]
    """Endings that are cut."""
    same: dict[str, str]
    """Forms to what they count as."""


@cache
def _table() -> Words:
    return load("dragoman.record", "data/words.toml", type=Words)


@cache
def _stop() -> frozenset[str]:
    return frozenset(_table().stop.split())


@cache
def _numbers() -> frozenset[str]:
    return _table().numbers


@lru_cache(65536)
def stem(word: str) -> str:
    """Give what a word in lower case counts as: a listed form's meaning, without endings as long as there are any.

    >>> stem("sanctions"), stem("sanctioned"), stem("met") == stem("talks")
    ('sanct', 'sanct', True)
    """
    table = _table()
    word = table.same.get(word, word)
    while True:
        ending = next(
            (end for end in table.suffixes if word.endswith(end) and len(word) - len(end) >= table.shortest), ""
        )
        if not ending:
            return word
        word = word[: -len(ending)]


def normal(text: str) -> str:
    """Give a text's words in lower case, nothing else: what a copy keeps.

    >>> normal("“They met” — in Geneva’s old town.")
    'they met in geneva old town'
    """
    text = text.casefold()
    if "://" in text or "@" in text or "www." in text:
        text = " ".join(part for part in text.split() if not _ADDRESS.search(part))
    return " ".join(_WORD.findall(_APOSTROPHES.sub("", text)))


def counts(line: str, /) -> frozenset[str]:
    """Give the numbers of a line, as `normal` gives it, in digits or in words; not its years.

    >>> sorted(counts("since 2021 our fourteenth drawdown of 50 million"))
    ['50', 'fourteenth']
    """
    numbers = _numbers()
    found = {word for word in line.split() if word in numbers or any(map(str.isdigit, word))}
    return frozenset(word for word in found if not (len(word) == 4 and word[:2] in ("19", "20") and word.isdigit()))


@lru_cache(16384)
def stems(text: str, /) -> frozenset[str]:
    """Give the stems that tell what a text is about.

    >>> sorted(stems("The two closed the port to trawlers"))
    ['clos', 'port', 'trawl']
    """
    stop = _stop()
    return frozenset(stem(word) for word in normal(text).split() if word not in stop and len(word) > 1)


def spelt(text: str, /) -> dict[str, str]:
    """Give the first word of a text that each stem stands for.

    >>> spelt("The port was closed to trawlers")["clos"]
    'closed'
    """
    found: dict[str, str] = {}
    for word in normal(text).split():
        found.setdefault(stem(word), word)
    return found


def weight(stems: Iterable[str], /) -> float:
    """Add up what stems tell: each 1, less the more articles it stands in.

    >>> weight(["trawl"]), weight(["meet"]) < 0.3
    (1.0, True)
    """
    weights = _weights()
    return sum(weights.get(one, 1.0) for one in stems)


class Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/common.toml` holds."""

    share: dict[str, float]
    """Stem to the share of articles that it stands in."""


@cache
def _weights() -> dict[str, float]:
    share = load("dragoman.record", "data/common.toml", type=Common).share
    rarest = log(min(share.values()))
    return {stem: max(0.05, log(part) / rarest) for stem, part in share.items()}


FLOOR = 2.0
"""Weight that the smaller of two sets is taken to have at least: two common words in two make no likeness."""


def within(one: frozenset[str], two: frozenset[str], /) -> float:
    """Say how much of the smaller set of stems the other holds, 0 to 1, by weight.

    >>> within(frozenset({"trawl", "harbour"}), frozenset({"trawl", "harbour", "quota", "herr"}))
    1.0
    """
    smaller = min(weight(one), weight(two))
    return min(1.0, weight(one & two) / max(smaller, FLOOR))


def alike(one: frozenset[str], two: frozenset[str], /) -> float:
    """Say how much two sets of stems share of all they hold, 0 to 1, by weight.

    >>> alike(frozenset({"trawl", "harbour"}), frozenset({"trawl", "quota"}))
    0.5
    """
    both = weight(one) + weight(two)
    return min(1.0, 2 * weight(one & two) / max(both, 2 * FLOOR))
