"""One JSON document: articles, each with its entries."""

from collections.abc import Iterable, Iterator

from dragoman.export.shape import Record
from dragoman.shapes.codec import encode


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write a list of `{"article": …, "entries": […]}`, an article a line, without holding them all."""
    yield "["
    before = ""
    for record in records:
        if before:
            yield before + ","
        before = encode({"article": record.article, "entries": record.entries})
    if before:
        yield before
    yield "]"
