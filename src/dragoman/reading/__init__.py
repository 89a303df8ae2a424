"""The reading room: articles and their parses to entries, by rules over the parse with the vocabulary in data files."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from dragoman import catalogue as who_is_who
from dragoman.catalogue import Catalogue
from dragoman.reading import assemble
from dragoman.reading.draft import Draft
from dragoman.reading.trace import trace
from dragoman.shapes import Article, Entry, Parse
from dragoman.shapes.article import bared
from dragoman.shapes.markup import Bare


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
            bare = Bare(article.text)
            made = assemble.entries(bared(article, bare), bare.inner(parse), catalogue=catalogue, note=note)
            found = [_cited(entry, bare) for entry in made]
        yield found


def _cited(entry: Entry, bare: Bare) -> Entry:
    """Cite an entry from the text as given, whatever marks were read over."""
    if bare.same:
        return entry
    places = ((span, *bare.span(span.start, span.end)) for span in entry.evidence)
    cited = (replace(span, start=start, end=end, quote=bare.given[start:end]) for span, start, end in places)
    return replace(entry, evidence=tuple(cited))


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
