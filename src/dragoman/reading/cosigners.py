"""Cosigners: the parties that speak together in a joint statement, communiqué or declaration."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_LINES = 6
"""Sentences of the body among which it is told who issues it."""
_KINDS = frozenset({"state", "bloc", "organisation", "body", "person"})
"""Kinds of party that sign."""


class _Words(msgspec.Struct, frozen=True):
    """What tells a joint paper."""

    marks: frozenset[str]
    """Adjectives of a paper that several issue."""
    papers: frozenset[str]
    """What it is called."""
    by: frozenset[str]
    """Prepositions before who issues it."""
    verbs: frozenset[str]
    """Verbs by which it is issued."""


@cache
def _words() -> _Words:
    names = _Words.__struct_fields__
    source = files("dragoman.reading") / "data" / "cosigners.toml"
    table = tables.read(source, allowed={name: frozenset({"words"}) for name in names})
    return _Words(**{name: frozenset(word for row in table.of(name) for word in row.words("words")) for name in names})


def cosigners(document: Document, *, cast: Cast) -> tuple[Actor, ...]:
    """Give who speaks together in a party's own document; nobody where it is not several parties' paper.

    They are named in "We, the leaders of …", in the line that says who released it, in the headline, or as the first
    who do anything in it.
    """
    body = [s for s, region in enumerate(document.regions) if region == "body"][:_LINES]
    titles = [s for s, region in enumerate(document.regions) if region == "title"]
    found = _first(_we(document, body, cast=cast))
    if found or not any(_marked(document, s) for s in (*titles, *body)):
        return found
    return (
        _first(_released(document, body, cast=cast))
        or _first(_of_paper(document, titles, cast=cast))
        or _first(_opening(document, body, cast=cast))
        or _first(_before_paper(document, titles, cast=cast))
    )


def _first(offers: Iterator[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """Give the first parties of several that can sign."""
    for found in offers:
        signing = tuple(actor for actor in found if actor.kind in _KINDS)
        if len(signing) > 1 or any(actor.kind == "bloc" for actor in signing):
            return signing
    return ()


def _marked(document: Document, s: int) -> bool:
    """Whether a sentence names a joint paper: "joint statement"."""
    words, lemmas = _words(), document.lemmas[s]
    return any(
        lemma.lower() in words.marks and any(other.lower() in words.papers for other in lemmas[i + 1 : i + 5])
        for i, lemma in enumerate(lemmas)
    )


def _we(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find those whom "we" is said to be: "We, the leaders of Norway and Chile, …"."""
    for s in body:
        for i, lemma in enumerate(document.lemmas[s]):
            if lemma.lower() == "we":
                yield from (cast.actors(s, child) for child in document.deps(s, i, "appos"))


def _released(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find who released it: "released by the Governments of …", "a joint statement by …"."""
    words = _words()
    for s in body:
        for i, lemma in enumerate(document.lemmas[s]):
            if lemma in words.verbs:
                yield from (cast.actors(s, child) for child in document.deps(s, i, "obl") if _by(document, s, child))
            elif lemma.lower() in words.papers:
                yield from (cast.actors(s, child) for child in document.deps(s, i, "nmod") if _by(document, s, child))


def _of_paper(document: Document, titles: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find whose the headline calls it: "Joint Statement by …", "… on the Call between A and B"."""
    for s in titles:
        for i, lemma in enumerate(document.lemmas[s]):
            if lemma.lower() in _words().papers:
                yield from (cast.actors(s, child) for child in document.deps(s, i, "nmod") if _by(document, s, child))


def _opening(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find who does the first thing that is told in it."""
    for s in body:
        root = next((i for i, head in enumerate(document.heads[s]) if head < 0), None)
        subject = clause.subject(document, s, root) if root is not None else None
        if subject is not None and subject.how == "phrase":
            yield cast.actors(s, subject.index)


def _before_paper(document: Document, titles: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find whose it is by what stands before its name: "US-Armenia Joint Statement"."""
    for s in titles:
        for i, lemma in enumerate(document.lemmas[s]):
            if lemma.lower() in _words().papers:
                yield cast.owners(s, i)


def _by(document: Document, s: int, child: int) -> bool:
    return bool(clause.cases(document, s, child) & _words().by)
