"""Who published how much: articles, copies among them, entries, and what of those is contradicted or denied."""

from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from dragoman.record import Ledger, Query, StoredEntry
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
    """Entries of acts that something in the ledger contradicts."""
    denied: int = 0
    """Entries of acts that somebody denies, in this article or another."""
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
    told = ledger.find(Query(limit=None, order="recorded"), as_of=as_of)
    contested = _contested(ledger, told, as_of)
    for entry in told:
        one = of[entry.entry.article_id]
        one.entries += 1
        one.contradicted += entry.event in contested["contradicts"]
        one.denied += bool(entry.entry.denied_by) or entry.event in contested["denies"]
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


def _contested(ledger: Ledger, told: Sequence[StoredEntry], as_of: str | None) -> dict[str, set[str]]:
    """Give the events that are contradicted, both sides, and those that are denied, the second side.

    Whatever tells the same act as an entry stands or falls with it.
    """
    events = {one.entry.id: one.event for one in told}
    found: dict[str, set[str]] = defaultdict(set)
    for one in ledger.relations(kind=("contradicts", "denies"), as_of=as_of):
        ids = (one.first, one.second) if one.kind == "contradicts" else (one.second,)
        found[one.kind].update(events[id] for id in ids if id in events)
    return found
