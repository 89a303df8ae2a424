"""CSL-JSON of the articles that entries rest on, for Zotero, pandoc and whatever else cites."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.shape import Record
from dragoman.export.text import address, line
from dragoman.shapes import Article
from dragoman.shapes.codec import encode
from dragoman.shapes.edtf import Point, When


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write a list of works, one a line: each article that has an entry, once."""
    yield "["
    before = ""
    seen: set[str] = set()
    for record in records:
        if not record.entries or record.article.id in seen:
            continue
        seen.add(record.article.id)
        if before:
            yield before + ","
        before = encode(_work(record.article))
    if before:
        yield before
    yield "]"


def _work(article: Article) -> dict[str, Any]:
    """Describe an article; what a page does not say is left out, not guessed."""
    author = article.byline or article.issuer
    work = {
        "id": article.id,
        "type": _type(article),
        "title": line(article.title or ""),
        "author": [{"literal": line(author)}] if author else None,
        "container-title": line(article.outlet or ""),
        "issued": _issued(article.published),
        "URL": address(article),
        "language": article.language,
        # Not `note`: some programs take lines of a note for fields.
        "custom": {"published": article.published, "published_basis": article.published_basis},
    }
    return {name: value for name, value in work.items() if value}


def _type(article: Article) -> str:
    if article.issuer:
        return "document"
    return "article-newspaper" if article.outlet else "webpage" if address(article) else "document"


def _issued(published: str | None) -> dict[str, Any] | None:
    """Give the date's parts; a day within an interval is its two ends, marked as about then."""
    if not published:
        return None
    when = When.parse(published)
    points = [point for point in (when.start, when.end) if point]
    parts = [_parts(point) for point in points[: 1 if when.shape == "point" else 2]]
    uncertain = when.shape != "point" or any(point.approximate for point in points)
    return {"date-parts": parts, "circa": True} if uncertain else {"date-parts": parts}


def _parts(point: Point) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part is not None]
