"""The language that a text is written in: English, another that can be named, or too little to tell."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache

import msgspec

from dragoman.intake.vocabulary import table
from dragoman.shapes.errors import LanguageError

SAMPLE = 40_000
"""Code points that are looked at: the language of a text doesn't change behind them."""

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 12
_ENOUGH_LETTERS = 40
_PROSE = 0.1
"""Share of function words below which Latin text is no prose that could be told (running English has about 0.4)."""


class Tongue(msgspec.Struct, frozen=True):
    """What a text is written in."""

    code: str
    """BCP 47 code; `und` where only the script can be told."""
    name: str
    """Its name in words."""


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    words: tuple[str, ...]


class _Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    english: dict[str, tuple[str, ...]]
    latin: dict[str, _Row]
    scripts: dict[str, tuple[tuple[int, int], ...]]


class _Table(msgspec.Struct, frozen=True):
    english: frozenset[str]
    latin: Mapping[str, tuple[Tongue, ...]]
    """For each function word, the languages that have it."""
    starts: tuple[int, ...]
    ranges: tuple[tuple[int, int, str], ...]
    """First and last code point and name of each script, in order."""


ENGLISH = Tongue("en", "English")


def of(text: str) -> Tongue | None:
    """Tell the language of a text; null where there is too little of it.

    >>> of("The foreign minister of Norway met his Danish counterpart and they agreed on the quotas.").code
    'en'
    >>> of("Der Außenminister hat sich mit dem Kollegen aus Oslo getroffen und über die Quoten gesprochen.").name
    'German'
    >>> of("Oslo, Bergen") is None
    True
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    if letters < _ENOUGH_LETTERS:
        return None
    script = _script("".join(words), letters)
    if script:
        return Tongue("und", f"{script} script")
    return _latin(words) if len(words) >= _ENOUGH_WORDS else None


def check(text: str, *, file: str) -> Tongue | None:
    """Tell the language of a text, and refuse one that is not English with a `LanguageError` that names it.

    `file` is what the error is about.

    >>> check("Le ministre a reçu son homologue pour parler des quotas de pêche dans la mer du Nord.", file="a.txt")
    Traceback (most recent call last):
    ...
    dragoman.shapes.errors.LanguageError: a.txt: got a text in French; expected English; give a text in English
    """
    tongue = of(text)
    if tongue and tongue != ENGLISH:
        raise LanguageError(file, got=f"a text in {tongue.name}", expected="English", remedy="give a text in English")
    return tongue


def _script(letters: str, count: int) -> str | None:
    """Name the script of most letters, unless it is the Latin one."""
    scripts = _table()
    found: Counter[str] = Counter()
    for letter, number in Counter(letters).items():
        point = ord(letter)
        place = bisect_right(scripts.starts, point) - 1
        if place >= 0 and point <= scripts.ranges[place][1]:
            found[scripts.ranges[place][2]] += number
    # Japanese is mostly written with Chinese signs, but no Chinese text has kana.
    if found["Japanese"] * 10 > found["Chinese"]:
        found["Japanese"] += found.pop("Chinese", 0)
    name, number = max(found.items(), key=lambda item: item[1], default=("", 0))
    return name if number > count / 2 else None


def _latin(words: list[str]) -> Tongue | None:
    known = _table()
    english = 0
    others: Counter[Tongue] = Counter()
    for word, number in Counter(words).items():
        if word in known.english:
            english += number
        for tongue in known.latin.get(word, ()):
            others[tongue] += number
    best, hits = max(others.items(), key=lambda item: item[1], default=(ENGLISH, 0))
    floor = _PROSE * len(words)
    if hits >= floor and hits > 2 * english:
        return best
    return ENGLISH if english >= floor and english > hits else None


@cache
def _table() -> _Table:
    rows = table("tongues.toml", _Rows)
    english = frozenset(rows.english["words"])
    latin: dict[str, tuple[Tongue, ...]] = {}
    for name, row in rows.latin.items():
        tongue = Tongue(row.code, name.replace("_", " "))
        for word in row.words:
            if word not in english:
                latin[word] = (*latin.get(word, ()), tongue)
    ranges = sorted((first, last, name) for name, spans in rows.scripts.items() for first, last in spans)
    return _Table(english, latin, tuple(first for first, _, _ in ranges), tuple(ranges))
