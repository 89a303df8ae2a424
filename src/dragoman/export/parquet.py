"""A Parquet table, an entry a row: flat columns, and lists where an entry has several of a thing."""

import io
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from dragoman.export.shape import Record, standing
from dragoman.shapes import Article, Entry
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import UsageError

ROWS = 5_000
"""Rows of a group: enough to pack well, few enough to stream."""
_TEXTS = (
    "id", "article_id", "type", "act", "mode", "when", "when_text", "when_basis", "said_when", "status", "channel",
    "quote", "condition",
)  # fmt: skip
_LISTS = ("contexts", "items", "contradicts")
_PARTIES = ("actors", "recipients", "according_to", "sought_by", "denied_by")
_ACTOR = ("id", "name", "kind", "country", "sector", "mention")
_ARTICLE = ("url", "outlet", "title", "published", "language")


def blocks(records: Iterable[Record]) -> Iterator[bytes]:
    """Write the table as it comes, a group of rows at a time; `UsageError` where pyarrow is not installed."""
    arrow, parquet = _libraries()
    sink = _Sink()
    with parquet.ParquetWriter(arrow.PythonFile(sink, mode="w"), schema(), compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for record in records:
            for entry in record.entries:
                rows.append(_row(record, entry))
                if len(rows) == ROWS:
                    writer.write_table(arrow.Table.from_pylist(rows, schema=schema()))
                    rows.clear()
                    yield sink.taken()
        # A table without rows is a table still.
        writer.write_table(arrow.Table.from_pylist(rows, schema=schema()))
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Holds what was written until it is taken, and knows how far the file has come."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._gone = 0

    def writable(self) -> bool:
        """Say yes."""
        return True

    def write(self, data: Any) -> int:
        """Hold it."""
        octets = bytes(data)
        self._held += octets
        return len(octets)

    def tell(self) -> int:
        """Count all that was written."""
        return self._gone + len(self._held)

    def taken(self) -> bytes:
        """Give what is held, once."""
        octets = bytes(self._held)
        self._gone += len(octets)
        self._held.clear()
        return octets


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            "format parquet",
            got="no pyarrow",
            expected="the library that writes Parquet",
            remedy="install it with `pip install 'dragoman[parquet]'`",
        ) from None
    return pyarrow, parquet


@cache
def schema() -> Any:
    """Make the table's schema; docs/exports.md tells each column."""
    arrow, _ = _libraries()
    text, number = arrow.string(), arrow.int64()
    actor = arrow.struct([(name, text) for name in _ACTOR])
    place = arrow.struct([("name", text), ("country", text), ("lat", arrow.float64()), ("lon", arrow.float64())])
    span = arrow.struct([("start", number), ("end", number), ("quote", text), ("sentence", number)])
    quantity = arrow.struct([("value", arrow.float64()), ("unit", text), ("text", text)])
    return arrow.schema(
        [
            *((name, text) for name in _TEXTS),
            ("when_earliest", arrow.date32()),
            ("when_latest", arrow.date32()),
            ("confidence", arrow.float64()),
            ("instrument_id", text),
            ("instrument_name", text),
            *((name, arrow.list_(text)) for name in _LISTS),
            *((name, arrow.list_(actor)) for name in _PARTIES),
            ("where", arrow.list_(place)),
            ("quantity", arrow.list_(quantity)),
            ("evidence", arrow.list_(span)),
            *((f"article_{name}", text) for name in _ARTICLE),
            ("event", text),
            ("reports", number),
            ("sources", number),
        ]
    )


def _row(record: Record, entry: Entry) -> dict[str, Any]:
    when = When.parse(entry.when) if entry.when else None
    known = standing(record, entry)
    article: Article = record.article
    row = {name: value for name, value in msgspec.to_builtins(entry).items() if name != "instrument"}
    row.update({f"article_{name}": getattr(article, name) for name in _ARTICLE})
    row.update(
        when_earliest=when.earliest if when else None,
        when_latest=when.latest if when else None,
        instrument_id=entry.instrument.id if entry.instrument else None,
        instrument_name=entry.instrument.name if entry.instrument else None,
        event=known.event if known else None,
        reports=known.reports if known else None,
        sources=known.sources if known else None,
    )
    encodable: dict[str, Any] = _encodable(row)
    return encodable


def _encodable(value: Any) -> Any:
    """Replace lone surrogates, which the format cannot hold, by `?`, in all that a row has."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _encodable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(inner) for inner in value]
    return value
