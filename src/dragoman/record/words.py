"""Words of two tellings, compared without their endings."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from dragoman.shapes.tables import load

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_APOSTROPHES = re.compile(r"[’']s\b|[’']")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/words.toml` holds."""

    shortest: int
    """Letters that a word keeps at least."""
    stop: str
    """Words that tell no acts apart."""
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
    return " ".join(_WORD.findall(_APOSTROPHES.sub("", text.casefold())))


def content(texts: Iterable[str], /, *, without: Iterable[str] = ()) -> frozenset[str]:
    """Give the stems that tell what a text is about, leaving out the words of some names.

    >>> sorted(content(["Norway closed the port to trawlers"], without=["Norway"]))
    ['clos', 'port', 'trawl']
    """
    names = {stem(word) for name in without for word in normal(name).split()}
    return _stems(" ".join(texts)) - names


@lru_cache(16384)
def _stems(text: str) -> frozenset[str]:
    stop = _stop()
    return frozenset(stem(word) for word in normal(text).split() if word not in stop and (len(word) > 1))


def overlap(one: frozenset[str], two: frozenset[str]) -> float:
    """Say how much two sets of stems share, 0 to 1: the share of the smaller, less where it is very small.

    >>> overlap(frozenset("abcdef"), frozenset("abcxyz"))
    0.5
    >>> overlap(frozenset("a"), frozenset("abc")) < 0.5
    True
    """
    smaller = min(len(one), len(two))
    return len(one & two) / max(smaller, 3) if smaller else 0.0
