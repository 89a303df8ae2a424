"""The reading room: articles and their parses to entries, by rules over the parse with the vocabulary in data files."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dragoman import catalogue as who_is_who
from dragoman.catalogue import Catalogue
from dragoman.reading import assemble
from dragoman.reading.draft import Draft
from dragoman.reading.trace import trace
from dragoman.shapes import Article, Entry, Parse


def read(
    articles: Iterable[Article],
    parses: Iterable[Parse],
    *,
    catalogue: Catalogue | None = None,
    traces: dict[str, dict[str, str]] | None = None,
) -> Iterator[list[Entry]]:
    """Read each article's record from its parse: one list of entries for each article, in order.

    `parses` are those of the articles' `text`, one for each; `catalogue` is who is who (the shipped one if None);
    `traces` is filled, by the entries' ids, with what made each of their fields.
    """

    def note(entry: Entry, draft: Draft) -> None:
        if traces is not None:
            traces[entry.id] = trace(draft)

    catalogue = catalogue or who_is_who.load()
    for article, parse in zip(articles, parses, strict=True):
        with _uncollected():
            found = assemble.entries(article, parse, catalogue=catalogue, note=note)
        yield found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Put off the search for cycles of objects: it took a twelfth of the time, and an article makes few."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
