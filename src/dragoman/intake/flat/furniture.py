"""Words that page furniture is made of, by class, and how much of a line they cover."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from dragoman.shapes import tables
from dragoman.shapes.errors import DataError

LONGEST = 5
"""Words in the longest phrase."""
Phrases = Mapping[tuple[str, ...], frozenset[str]]


@cache
def furniture() -> Phrases:
    """Give the phrases of page furniture, each with its classes.

    >>> sorted(furniture()[("read", "more")])
    ['more']
    """
    return phrases("furniture.toml")


@cache
def function_words() -> Mapping[str, frozenset[str]]:
    """Give the closed-class words of English, each with its classes.

    >>> "prepositions" in function_words()["of"]
    True
    """
    return {" ".join(words): kinds for words, kinds in phrases("function_words.toml").items()}


def phrases(name: str) -> Phrases:
    """Read a data file of word lists; a broken one is a `DataError` with file and line."""
    text = files("dragoman.intake").joinpath("data", name).read_text(encoding="utf-8")
    return parse(text, name=name)


def parse(text: str, *, name: str) -> Phrases:
    """Read word lists from TOML: tables with `words`, or plain lists, of lower-case phrases.

    >>> dict(parse('[share]\\nwords = ["copy link"]', name="x.toml"))
    {('copy', 'link'): frozenset({'share'})}
    """
    table = tables.read(text, file=name, type=dict[str, object])
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, value in table.items():
        words = value.get("words") if isinstance(value, dict) else value
        line = next((n for n, row in enumerate(text.splitlines(), 1) if re.match(rf"\[?{re.escape(kind)}\b", row)), 1)
        if not isinstance(words, list) or not words:
            raise DataError(name, line, got=repr(words), expected="a list of words", remedy="give `words = [...]`")
        for word in words:
            if not isinstance(word, str) or word != word.lower() or not word.strip():
                raise DataError(name, line, got=repr(word), expected="a lower-case phrase", remedy="write it small")
            kinds.setdefault(tuple(tokens(word)), set()).add(kind)
    return {phrase: frozenset(found) for phrase, found in kinds.items() if phrase}


def tokens(text: str) -> list[str]:
    """Cut a text to its lower-case words.

    >>> tokens("Don’t miss: A+ A-")
    ["don't", 'miss', 'a+', 'a-']
    """
    return TOKEN.findall(text.lower().replace("’", "'"))


TOKEN = re.compile(r"[^\W_]+(?:['\-.][^\W_]+)*[+\-]?(?![^\W_])|[^\W_]+")


def cover(words: Sequence[str]) -> tuple[int, dict[str, int]]:
    """Count the words of a line that belong to furniture, longest phrases first, and how many of each class.

    >>> cover(["read", "more", "envoys"])
    (2, {'more': 2})
    """
    known = furniture()
    covered = at = 0
    kinds: dict[str, int] = {}
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            found = known.get(tuple(words[at : at + length]))
            if found:
                for kind in sorted(found):
                    kinds[kind] = kinds.get(kind, 0) + length
                covered += length
                at += length - 1
                break
        at += 1
    return covered, kinds
