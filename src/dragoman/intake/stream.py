"""Streams of bytes that are bounded: inflated as they are read, and damaged ones read as far as they go."""

import io
import zlib
from collections.abc import Iterator
from typing import IO, Protocol

from dragoman.shapes.errors import SourceError

PAGE = 16 << 20
"""Bytes of a page, a feed, or one record of a container that are read at most: long articles have a hundredth."""
FLAT = 4 << 20
"""Bytes of a flat page: each of its lines is weighed by itself, which takes time and memory."""

_CHUNK = 1 << 16
_BOMB_SIZE = 64 << 20
_BOMB_RATIO = 250
"""Text shrinks 3 to 30 times when it is gzipped; what shrinks more than this, over many bytes, was made to hurt."""


class Readable(Protocol):
    """What is read from: a file, a pipe, a buffer."""

    def read(self, size: int = -1, /) -> bytes:
        """Give the next bytes, at most `size`; none at the end."""


class Inflated(io.RawIOBase):
    r"""A gzip stream, inflated as it is read; `damage` says, at its end, what was wrong with it.

    >>> import gzip
    >>> stream = Inflated(io.BytesIO(gzip.compress(b"They met.")[:-4]))
    >>> stream.read(100), stream.read(100), stream.damage
    (b'They met.', b'', 'a gzip file that is cut off')
    """

    def __init__(self, raw: Readable) -> None:
        self.damage: str | None = None
        """What was wrong, in words; null if nothing (yet)."""
        self._raw = raw
        self._engine = zlib.decompressobj(31)
        self._rest = b""
        self._in = self._out = 0
        self._members = 0
        self._over = False

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes; 0 at the end."""
        size = len(buffer)
        while not self._over and size:
            data = self._step(min(size, _CHUNK))
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _step(self, size: int) -> bytes:
        if not self._rest and not self._engine.unconsumed_tail:
            self._rest = self._raw.read(_CHUNK)
            self._in += len(self._rest)
            if not self._rest:
                return self._finish(size)
        if self._engine.eof and not self._next_member():
            return b""
        data, self._rest = self._engine.unconsumed_tail + self._rest, b""
        try:
            made = self._engine.decompress(data, size)
        except zlib.error as error:
            return self._stop(f"a gzip file that is damaged ({error})")
        if self._engine.eof:
            self._rest = self._engine.unused_data
        self._out += len(made)
        if self._out > _BOMB_SIZE and self._out > _BOMB_RATIO * self._in:
            return self._stop(f"a gzip file that grows more than {_BOMB_RATIO} times")
        return made

    def _next_member(self) -> bool:
        """Start on the next gzip member; zeros that pad the end are none."""
        self._rest = self._rest.lstrip(b"\0")
        if not self._rest:
            return False
        if not b"\x1f\x8b".startswith(self._rest[:2]) and not self._rest.startswith(b"\x1f\x8b"):
            self._stop("a gzip file with other bytes after its end")
            return False
        self._engine = zlib.decompressobj(31)
        return True

    def _finish(self, size: int) -> bytes:
        """End after a whole member, or in the middle of one, when the engine has given what it still held."""
        if self._engine.eof:
            self._over = True
            return b""
        return self._engine.decompress(b"", size) or self._stop("a gzip file that is cut off")

    def _stop(self, damage: str) -> bytes:
        self.damage, self._over = damage, True
        return b""


class Rejoined(io.RawIOBase):
    """A stream whose head was read already: the head again, then the rest."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes; 0 at the end."""
        data = self._head[: len(buffer)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = memoryview(self._rest.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)


class Joined(io.RawIOBase):
    """Chunks of bytes as a stream."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._part = memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes; 0 at the end."""
        while not self._part:
            try:
                self._part = memoryview(next(self._parts))
            except StopIteration:
                return 0
        data = self._part[: len(buffer)]
        self._part = self._part[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def chunks(stream: Readable) -> Iterator[bytes]:
    """Give the bytes of a stream in parts."""
    while part := stream.read(_CHUNK):
        yield part


def take(stream: Readable, *, size: int) -> bytes:
    """Read `size` bytes, fewer only at the end: a pipe gives what it has, not what was asked for."""
    parts = []
    while size > 0 and (part := stream.read(min(size, _CHUNK))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def page(stream: Readable, *, file: str, limit: int = PAGE) -> bytes:
    """Read all bytes of a page; `SourceError` if there are more than `limit`."""
    data = take(stream, size=limit + 1)
    if len(data) > limit:
        raise SourceError(
            file,
            got=f"more than {limit >> 20} MB in one page",
            expected=f"pages of up to {limit >> 20} MB",
            remedy="split it, or give it as JSON Lines, one article a line",
        )
    return data


def buffered(stream: io.RawIOBase) -> IO[bytes]:
    """Put a buffer before a stream, so that its lines can be read."""
    return io.BufferedReader(stream, 1 << 18)
