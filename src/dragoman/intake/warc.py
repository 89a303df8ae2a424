"""Pages of WARC archives; of a damaged archive, all records that are whole."""

import io
import re
import tempfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

import msgspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dragoman.intake import stream
from dragoman.shapes.errors import RecordError, SourceError

Tell = Callable[[SourceError], None]

_MARK = re.compile(rb"WARC/\d\.\d\r?\n(?=[A-Za-z-]+:)")
_MEMBER = re.compile(rb"\x1f\x8b\x08")
_MOST_RESTARTS = 1000
"""An archive that is damaged more often than this is given up: reading on could take for ever."""
_TOO_MUCH = f"more than {stream.PAGE >> 20} MB in one page"
_TYPES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """One page of an archive."""

    record: str
    """The record's id."""
    url: str | None
    """The address that it was fetched from."""
    media: str
    """Its media type, as the server named it, or empty."""
    charset: str | None
    """The charset that the server named."""
    payload: bytes
    """Its bytes, without the transfer's and the content's encoding."""


class _Raw(msgspec.Struct, kw_only=True):
    """A record as it stands."""

    offset: int
    id: str | None
    kind: WarcRecordType
    url: str | None
    media: str
    declared: int
    block: bytes

    @property
    def is_whole(self) -> bool:
        return self.id is not None and len(self.block) == self.declared


def captures(data: IO[bytes], *, file: str, tell: Tell) -> Iterator[Capture]:
    """Read the pages of an archive: its responses, resources and conversions (texts) that are HTML, XML or text.

    `data` is a seekable stream, gzipped or not, `file` the input's name; `tell` is told a `RecordError` that names
    the offset of each damaged stretch, and reading goes on behind it.

    >>> page = b"<p>They met.</p>"
    >>> head = b"WARC/1.0\\r\\nWARC-Type: resource\\r\\nWARC-Record-ID: <urn:x:1>\\r\\nContent-Type: text/html\\r\\n"
    >>> record = head + b"Content-Length: %d\\r\\n\\r\\n%s\\r\\n\\r\\n" % (len(page), page)
    >>> [capture.record for capture in captures(io.BytesIO(record), file="a.warc", tell=print)]
    ['<urn:x:1>']
    """
    head = data.read(1 << 16)
    zipped = head.startswith(b"\x1f\x8b")
    if zipped and _is_one_member(head):
        # Nothing marks where its records begin: behind damage one could only look for them in what it inflates to.
        with tempfile.TemporaryFile() as plain:
            _inflate(data, plain, file=file, tell=tell)
            yield from _captures(plain, zipped=False, file=file, tell=tell)
    else:
        yield from _captures(data, zipped=zipped, file=file, tell=tell)


def _captures(data: IO[bytes], *, zipped: bool, file: str, tell: Tell) -> Iterator[Capture]:
    start: int | None = 0
    told = False
    for _ in range(_MOST_RESTARTS):
        if start is None:
            return
        last, fault = None, None
        data.seek(start)
        try:
            for record in ArchiveIterator(data, parse_http=False):
                if last:
                    yield from _capture(last, file=file, tell=tell)
                last, told = _raw(record), False
        except OSError as error:
            fault = str(error)
        if last is None and fault is None:
            return
        # A record whose length is wrong has swallowed the head of the next.
        swallowed = bool(fault and last and _MARK.search(last.block))
        if last and last.is_whole and not swallowed:
            yield from _capture(last, file=file, tell=tell)
            if fault is None:
                return
        if not told:
            place = "the start" if last is None and not start else f"offset {start if last is None else last.offset}"
            intact = last and last.is_whole and not swallowed
            tell(
                _damage(
                    file,
                    f"the record after {place}" if intact else f"record at {place}",
                    fault or "a record that is cut off",
                )
            )
            told = True
        start = _next(data, 1 + (start if last is None else last.offset), _MEMBER if zipped else _MARK)
    tell(
        SourceError(
            file, got=f"more than {_MOST_RESTARTS} damaged records", expected="a sound archive", remedy="get it again"
        )
    )


def _raw(record: WarcRecord) -> _Raw:
    length = record.headers.get("Content-Length") or ""
    declared = int(length) if length.isascii() and length.isdigit() and len(length) < 19 else -1
    block = b"" if declared > stream.PAGE else record.reader.read(stream.PAGE)
    return _Raw(
        offset=record.stream_pos,
        id=record.record_id,
        kind=record.record_type,
        url=record.headers.get("WARC-Target-URI"),
        media=record.headers.get("Content-Type") or "",
        declared=declared,
        block=block,
    )


def _capture(raw: _Raw, *, file: str, tell: Tell) -> Iterator[Capture]:
    """Unpack what a record holds; nothing for records that hold no page."""
    if raw.id is None or not raw.kind & _TYPES:
        return
    if raw.declared > stream.PAGE:
        tell(_damage(file, f"record {raw.id}", _TOO_MUCH))
        return
    media, charset, payload = raw.media.split(";")[0].strip().lower(), None, raw.block
    if media == "application/http":
        try:
            media, charset, payload = _answer(raw)
        except OSError as error:
            tell(_damage(file, f"record {raw.id}", f"an answer that can't be decoded ({error})"))
            return
    if not payload or (media and not media.startswith("text/") and not media.endswith(("html", "xml"))):
        return
    if len(payload) > stream.PAGE:
        tell(_damage(file, f"record {raw.id}", _TOO_MUCH))
        return
    yield Capture(record=raw.id, url=raw.url, media=media, charset=charset, payload=payload)


def _answer(raw: _Raw) -> tuple[str, str | None, bytes]:
    """Give media type, charset and content of the answer that a record holds; no content if it failed."""
    for answer in ArchiveIterator(io.BytesIO(_alone(raw)), parse_http=True, auto_decode="all"):
        if answer.http_headers is None or not 200 <= (answer.http_headers.status_code or 0) < 300:
            break
        return (answer.http_content_type or "").lower(), answer.http_charset, answer.reader.read(stream.PAGE + 1)
    return "", None, b""


def _alone(raw: _Raw) -> bytes:
    """Write the record as an archive of its own, to have its HTTP head parsed and its encodings undone."""
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(raw.block)}\r\n\r\n"
    )
    return head.encode() + raw.block + b"\r\n\r\n"


def _next(data: IO[bytes], start: int, mark: re.Pattern[bytes]) -> int | None:
    """Find the next place from `start` where a record may begin; null if there is none."""
    data.seek(start)
    held = b""
    while chunk := data.read(1 << 20):
        held += chunk
        if match := mark.search(held):
            return start + match.start()
        keep = held[-32:]
        start += len(held) - len(keep)
        held = keep
    return None


def _is_one_member(head: bytes) -> bool:
    """Whether one gzip member holds more than one record; archives are written one member a record."""
    try:
        return len(_MARK.findall(zlib.decompressobj(31).decompress(head, 1 << 22))) > 1
    except zlib.error:
        return False


def _inflate(data: IO[bytes], plain: IO[bytes], *, file: str, tell: Tell) -> None:
    data.seek(0)
    inflated = stream.Inflated(data)
    for part in stream.chunks(inflated):
        plain.write(part)
    if inflated.damage:
        tell(
            SourceError(
                file, got=inflated.damage, expected="a whole archive", remedy="its start was read; get it again"
            )
        )


def _damage(file: str, record: str, got: str) -> RecordError:
    return RecordError(
        file, record=record, got=got, expected="a whole record", remedy="the others were read; get the archive again"
    )
