"""PLOVER contexts of an act, from its frame and the words around it."""

from functools import cache
from importlib.resources import files
from typing import cast, get_args

from dragoman.reading import tables
from dragoman.reading.document import Document
from dragoman.shapes.terms import Context

MOST = 3
"""Contexts beside those of the frame: more say nothing."""


@cache
def _words() -> dict[str, tuple[Context, ...]]:
    source = files("dragoman.reading") / "data" / "contexts.toml"
    found: dict[str, tuple[Context, ...]] = {}
    for row in tables.read(source, allowed={"context": frozenset({"name", "words"})}):
        name = row.values["name"]
        if name not in get_args(Context):
            raise row.fail("name", got=repr(name), expected=", ".join(get_args(Context)))
        for word in row.words("words"):
            found[word] = (*found.get(word, ()), cast(Context, name))
    return found


def of(doc: Document, s: int, *, first: int, last: int, frame: tuple[Context, ...]) -> tuple[Context, ...]:
    """Give the contexts of a stretch of words: the frame's, then the words' own in order."""
    found = dict.fromkeys(frame)
    table, end = _words(), last + 1
    for lemma, word in zip(doc.lemmas[s][first:end], doc.words[s][first:end], strict=True):
        for context in table.get(lemma) or table.get(word.lower(), ()):
            if len(found) < len(frame) + MOST:
                found[context] = None
    return tuple(found)
