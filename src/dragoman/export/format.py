"""A format: how records are written in it, and what a program or a page needs to offer it."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from dragoman.export.shape import Record
from dragoman.shapes.errors import UsageError


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format. Call it with records for lines of text; take `octets` for a file or a reply.

    >>> from dragoman.export import FORMATS
    >>> form = FORMATS["csv"]
    >>> form.media, form.extension, form.binary
    ('text/csv', 'csv', False)
    """

    name: str
    """Its name on the command line and in addresses."""
    title: str
    """What it is, in a few words."""
    media: str
    """Its media type."""
    extension: str
    """How its files end, without the dot."""
    lines: Callable[[Iterable[Record]], Iterator[str]] | None = None
    """Writes lines, without their ends; null for a format of bytes."""
    blocks: Callable[[Iterable[Record]], Iterator[bytes]] | None = None
    """Writes bytes; null for a format of text."""
    newline: str = "\n"
    """What ends a line."""

    @property
    def binary(self) -> bool:
        """Whether it is bytes that no terminal should be given."""
        return self.lines is None

    def __call__(self, records: Iterable[Record], /) -> Iterator[str]:
        """Write lines of text, without their ends; `UsageError` for a format of bytes."""
        if self.lines is None:
            raise UsageError(
                f"format {self.name}", got="a wish for text", expected="a wish for bytes", remedy="write it to a file"
            )
        return self.lines(records)

    def octets(self, records: Iterable[Record], /) -> Iterator[bytes]:
        """Write bytes, UTF-8 where the format is text; what UTF-8 cannot hold becomes `?`."""
        if self.blocks is not None:
            yield from self.blocks(records)
            return
        for line in self(records):
            yield (line + self.newline).encode("utf-8", "replace")
