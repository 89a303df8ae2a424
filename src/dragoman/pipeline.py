"""The one place where intake, language, reading and record meet."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from dragoman import catalogue as who_is_who
from dragoman import intake, language, reading
from dragoman.catalogue import Catalogue
from dragoman.shapes import Article, Entry, Parse
from dragoman.shapes.errors import SourceError

BATCH = 64
"""Articles parsed together: enough to fill the model's batches, few enough to stay small and to stream."""


class Reading(msgspec.Struct, frozen=True):
    """An article with what was made of it."""

    article: Article
    """The article."""
    parse: Parse
    """Its parse."""
    entries: tuple[Entry, ...]
    """Its record."""


def read(
    sources: Iterable[str | Path],
    *,
    on_problem: Callable[[SourceError], None] | None = None,
    published: str | None = None,
    allow_private: bool = False,
    threads: int = 2,
    catalogue: Catalogue | None = None,
) -> Iterator[Reading]:
    r"""Read sources to their records, one article after the other.

    `sources` are files, folders, globs, `-` or addresses; `published` (EDTF) stands for what the pages say of their
    date. Without `on_problem` the first unreadable input raises its `SourceError`; with it, it is told each and the
    rest is read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "page.txt")
    ...     _ = page.write_text("Envoys meet\n\nThe foreign minister of Norway met his Danish counterpart in Oslo.\n")
    ...     [reading] = read([page], published="2024-05-02")
    >>> reading.article.title
    'Envoys meet'
    """
    catalogue = catalogue or who_is_who.load()
    articles = (
        article
        for source in sources
        for article in intake.read(
            source, on_problem=on_problem, published=published, allow_private=allow_private, catalogue=catalogue
        )
    )
    yield from read_articles(articles, threads=threads, catalogue=catalogue)


def read_articles(
    articles: Iterable[Article], *, threads: int = 2, catalogue: Catalogue | None = None
) -> Iterator[Reading]:
    """Parse and read articles that are at hand, in order, a batch at a time."""
    catalogue = catalogue or who_is_who.load()
    parser = language.load(threads=threads)
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        parses = list(parser.parse(article.text for article in batch))
        records = reading.read(batch, parses, catalogue=catalogue)
        for article, parse, entries in zip(batch, parses, records, strict=True):
            yield Reading(article, parse, tuple(entries))
