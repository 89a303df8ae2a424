"""The word lists of `data/who_*.toml`: nouns for parties, words that point back, parts of names."""

from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from dragoman.shapes import tables
from dragoman.shapes.errors import DataError

CLASSES = frozenset(
    ("role", "people", "government", "body", "organisation", "armed", "state", "bloc", "side", "part", "source")
)
_CODES = (
    "GOV",
    "MIL",
    "LEG",
    "JUD",
    "PTY",
    "IGO",
    "NGO",
    "REB",
    "MED",
    "BUS",
    "CVL",
    "SPY",
    "OPP",
    "COP",
    "EDU",
    "REL",
)
SECTORS = frozenset((*_CODES, "HLH", "LAB", "CRM", "inherit", "none"))


class Noun(NamedTuple):
    """What a noun makes of the phrase it heads."""

    kind: str
    """One of the classes that `who_nouns.toml` explains."""
    sector: str | None
    """PLOVER sector; null for none."""
    inherits: bool
    """Whether the sector is that of whoever the phrase belongs to."""


class Words(NamedTuple):
    """All word lists, read once."""

    nouns: dict[str, dict[str, Noun]]
    """Noun by its class, by its words."""
    lasts: frozenset[str]
    """Last words of all nouns, which most words of a text are not among."""
    longest: int
    """Words of the longest noun."""
    pointers: dict[str, dict[str, frozenset[str]]]
    """Lists of `who_pointers.toml`, by table and key."""
    names: dict[str, dict[str, frozenset[str]]]
    """Lists of `who_names.toml`."""
    crowns: dict[str, str]
    """Noun for a head of state to the sort of head it is: "pope" and "pontiff" to `pope`."""
    pronouns: dict[str, str]
    """Pronoun to its set: `he`, `she`, `it`, `they`, `i`, `we`, `you`, `relative`."""

    def noun(self, kinds: tuple[str, ...], surface: str) -> Noun | None:
        """Look a noun up in some classes, the first that has it."""
        row = self.nouns.get(surface)
        if row is None:
            return None
        return next((row[kind] for kind in kinds if kind in row), None)


@lru_cache(maxsize=1)
def load() -> Words:
    """Read the lists; `DataError` with file and line where one breaks its schema.

    >>> load().nouns["foreign minister"]["role"].sector, load().pronouns["she"]
    ('GOV', 'she')
    """
    texts = {name: _read(f"who_{name}.toml") for name in ("nouns", "pointers", "names")}
    pointers, names = (_tables(f"who_{name}.toml", texts[name]) for name in ("pointers", "names"))
    nouns = _nouns("who_nouns.toml", texts["nouns"])
    pronouns, crowns = (
        {word: key for key, words in pointers[table].items() for word in words} for table in ("pronouns", "crowns")
    )
    lasts = frozenset(surface.replace("-", " ").rpartition(" ")[2] for surface in nouns) | frozenset(
        surface.rpartition(" ")[2] for surface in nouns
    )
    return Words(nouns, lasts, max(surface.count(" ") + 1 for surface in nouns), pointers, names, crowns, pronouns)


def _read(file: str) -> str:
    return resources.files("dragoman.reading").joinpath("data", file).read_text(encoding="utf-8")


def parse(file: str, text: str) -> dict[str, dict[str, list[str]]]:
    """Read tables of lists of words; `DataError` for anything else.

    >>> parse("mine.toml", '[role]\\nGOV = ["doge"]')
    {'role': {'GOV': ['doge']}}
    """
    raw = tables.read(text, file=file, type=dict[str, Any])
    for table, rows in raw.items():
        if not isinstance(rows, dict):
            raise _bad(file, text, table, got=repr(rows), expected="a [table] of lists")
        for key, words in rows.items():
            if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
                raise _bad(file, text, key, got=f"{key} = {words!r}", expected="a list of words in quotation marks")
    return raw


def _tables(file: str, text: str) -> dict[str, dict[str, frozenset[str]]]:
    return {table: {key: frozenset(words) for key, words in rows.items()} for table, rows in parse(file, text).items()}


def _nouns(file: str, text: str) -> dict[str, dict[str, Noun]]:
    found: dict[str, dict[str, Noun]] = {}
    for kind, rows in parse(file, text).items():
        if kind not in CLASSES:
            raise _bad(file, text, f"[{kind}]", got=f"[{kind}]", expected=", ".join(sorted(CLASSES)))
        for sector, words in rows.items():
            if sector not in SECTORS:
                raise _bad(file, text, f"{sector} =", got=sector, expected=", ".join(sorted(SECTORS)))
            noun = Noun(kind, None if sector in ("inherit", "none") else sector, sector == "inherit")
            for word in words:
                # The first sector in a class wins, so that a list can be extended without searching the others.
                found.setdefault(word, {}).setdefault(kind, noun)
    return found


def _bad(file: str, text: str, mark: str, *, got: str, expected: str) -> DataError:
    line = text.count("\n", 0, max(text.find(mark), 0)) + 1
    return DataError(file, line, got=got, expected=expected, remedy="mend or take out that line")
