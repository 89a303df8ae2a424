"""Who is one party across articles, so that networks join where they may and nowhere else."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from dragoman.export.text import line
from dragoman.shapes import Actor, Article

MOST = 50
"""Parties of a side that are paired: a list of hundreds is a crowd, and its pairs would outgrow the text."""


def key(actor: Actor, article: Article, /) -> str:
    """Give what tells a party from others: its catalogue id, else its kind, country and name.

    "Officials" or "fishermen" of two articles need not be the same ones: unnamed sources and groups of people without
    an id stay within their article.

    >>> from dragoman.shapes import Source
    >>> page = Article(id="a", text="", source=Source(file="f"))
    >>> key(Actor(id="NOR", name="Norway", kind="state", mention="Oslo"), page)
    'id NOR'
    >>> key(Actor(name="officials", kind="unnamed", mention="officials"), page)
    'unnamed officials of a'
    """
    if actor.id:
        return f"id {line(actor.id)}"
    name = line(actor.name)
    if actor.kind in ("unnamed", "people"):
        return f"{actor.kind} {name} of {article.id}"
    return f"{actor.kind} {actor.country or '-'} {name}"


def pairs(left: Sequence[Actor], right: Sequence[Actor], /) -> Iterator[tuple[Actor, Actor]]:
    """Pair each of the first `MOST` of one side with each of the first `MOST` of the other."""
    return product(left[:MOST], right[:MOST])


def mutual(parties: Sequence[Actor], /) -> Iterator[tuple[Actor, Actor]]:
    """Pair the first `MOST` parties of one side with each other, each pair once."""
    return combinations(parties[:MOST], 2)
