"""The record in the formats that others read: one file per format."""

from collections.abc import Callable, Iterable, Iterator

from dragoman.export import csv, json, jsonl, plover
from dragoman.export.shape import Record

FORMATS: dict[str, Callable[[Iterable[Record]], Iterator[str]]] = {
    "jsonl": jsonl.lines,
    "json": json.lines,
    "csv": csv.lines,
    "plover": plover.lines,
}
"""Format by name: each takes articles with their entries and gives lines of text, as they come."""

__all__ = ["FORMATS", "Record"]
