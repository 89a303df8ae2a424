"""JSON Lines: one entry a line, as the contract says."""

from collections.abc import Iterable, Iterator

from dragoman.export.shape import Record
from dragoman.shapes.codec import encode


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write entries only, one a line."""
    for record in records:
        for entry in record.entries:
            yield encode(entry)
