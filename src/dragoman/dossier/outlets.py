"""Who published how much: articles, copies among them, entries, and what of those is contradicted or denied."""

from collections import defaultdict
from urllib.parse import urlsplit

import msgspec

from dragoman.record import Ledger, Query
from dragoman.shapes import Article


class Outlet(msgspec.Struct, kw_only=True):
    """What the ledger has of one source."""

    source: str
    """The outlet, else whose document it is, else the host of the address; empty if nothing tells."""
    articles: int = 0
    """Articles."""
    copies: int = 0
    """How many of them repeat an article that the ledger had before."""
    independent: int = 0
    """The others."""
    entries: int = 0
    """Entries in all of them."""
    contradicted: int = 0
    """Entries that something in the ledger contradicts."""
    denied: int = 0
    """Entries that somebody denies, in this article or another."""
    first: str = ""
    """When the first article was published."""
    last: str = ""
    """When the last was."""


def outlets(ledger: Ledger, *, as_of: str | None = None) -> list[Outlet]:
    """Count by source, the one with most articles first."""
    found: dict[str, Outlet] = {}
    of: dict[str, Outlet] = {}
    for stored in ledger.articles(as_of=as_of):
        name = named(stored.article)
        one = found.setdefault(name.casefold(), Outlet(source=name))
        of[stored.article.id] = one
        one.articles += 1
        one.copies += stored.origin != stored.document
        if day := (stored.article.published or "").strip("[]").partition("..")[0]:
            one.first, one.last = min(one.first or day, day), max(one.last, day)
    contested = _contested(ledger, as_of)
    for told in ledger.find(Query(limit=None, order="recorded"), as_of=as_of):
        one = of[told.entry.article_id]
        one.entries += 1
        one.contradicted += told.entry.id in contested["contradicts"]
        one.denied += bool(told.entry.denied_by) or told.entry.id in contested["denies"]
    for one in found.values():
        one.independent = one.articles - one.copies
    return sorted(found.values(), key=lambda one: (-one.articles, one.source.casefold()))


def named(article: Article) -> str:
    """Name the source of an article.

    >>> from dragoman.shapes import Source
    >>> named(Article(id="a", text="", url="https://www.example.org/x", source=Source(file="f")))
    'example.org'
    """
    if name := article.outlet or article.issuer:
        return name
    try:
        return (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _contested(ledger: Ledger, as_of: str | None) -> dict[str, set[str]]:
    """Give the entries that are contradicted, both sides, and those that are denied, the second side."""
    ids: dict[str, set[str]] = defaultdict(set)
    for one in ledger.relations(kind=("contradicts", "denies"), as_of=as_of):
        ids[one.kind].update((one.first, one.second) if one.kind == "contradicts" else (one.second,))
    return ids
