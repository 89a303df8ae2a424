"""Parquet: pyarrow reads back what the record says."""

import io
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from pyarrow import parquet

from dragoman.export import FORMATS, Record
from dragoman.export import parquet as written
from dragoman.shapes.errors import UsageError


def rows(records: Sequence[Record]) -> list[dict[str, Any]]:
    data = b"".join(FORMATS["parquet"].octets(records))
    found: list[dict[str, Any]] = parquet.read_table(io.BytesIO(data)).to_pylist()
    return found


def test_each_entry_is_a_row_with_its_lists(told: Sequence[Record]) -> None:
    met, accused, signed, _ = rows(told)
    assert [actor["id"] for actor in met["actors"]] == ["NOR", "ISL"]
    assert met["where"] == [{"name": "Oslo", "country": "NOR", "lat": 59.9, "lon": 10.7}]
    assert accused["evidence"][0]["quote"] == "Oslo accused Reykjavik of overfishing."
    assert (accused["when_earliest"], accused["when_latest"]) == (date(2031, 3, 1), date(2031, 3, 7))
    assert (signed["instrument_id"], signed["instrument_name"]) == ("pact", "Mackerel Pact")
    assert (met["article_url"], met["reports"]) == ("https://example.org/fish?a=1&b=2", None)


def test_what_a_ledger_knows_is_in_its_columns(kept: Sequence[Record]) -> None:
    assert [(row["event"], row["reports"], row["sources"]) for row in rows(kept)] == [
        ("event-1", 40, 1),
        (None, None, None),
    ]


def test_no_entries_are_a_table_without_rows() -> None:
    assert rows([]) == []


def test_many_entries_come_in_pieces(told: Sequence[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "ROWS", 2)
    pieces = list(FORMATS["parquet"].octets(told))
    assert len(pieces) == 3
    assert parquet.ParquetFile(io.BytesIO(b"".join(pieces))).num_row_groups >= 2
    assert [row["id"] for row in rows(told)] == ["e", "f", "g", "h"]


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'dragoman\[parquet\]'"):
        list(FORMATS["parquet"].octets([]))
