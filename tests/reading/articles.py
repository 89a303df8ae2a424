"""Articles made of a few paragraphs."""

from collections.abc import Callable

from dragoman import catalogue, language
from dragoman.reading import assemble
from dragoman.reading.draft import Draft, Watch
from dragoman.shapes import Article, Entry, Source

Read = Callable[..., list[Entry]]
"""Reads paragraphs, a headline and an address to entries."""


def make(
    *paragraphs: str, title: str | None = None, published: str | None = "2024-05-02", url: str | None = None
) -> Article:
    """Make one."""
    text = "\n\n".join(part for part in (title, *paragraphs) if part)
    return Article(
        id="a",
        title=title,
        text=text,
        paragraphs=paragraphs,
        published=published,
        url=url,
        source=Source(file="a"),
    )


def drafted(*paragraphs: str, watch: Watch | None = None) -> list[Draft]:
    """Read paragraphs to drafts; `watch` is told what their fields may be."""
    article = make(*paragraphs)
    [parse] = language.load().parse([article.text])
    return assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)[1]


def sides(read: Read, text: str, type: str) -> tuple[list[str], list[str]]:
    """Name who does the first act of a type that a text tells, and to whom it is done."""
    found = next(entry for entry in read(text) if entry.type == type)
    return [actor.name for actor in found.actors], [actor.name for actor in found.recipients]
