"""CSV in and out."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    """Read a CSV file; none if it isn't there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write a CSV file with the given columns; returns how many rows."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def values(cell: str) -> list[str]:
    """Give the values of a cell, notes in brackets taken off, each once."""
    parts = (re.sub(r"\s*[(\[][^)\]]*[)\]]?", "", part).strip(" ,") for part in cell.split(";"))
    return list(dict.fromkeys(part for part in parts if part))


def join(parts: Iterable[str], *, without: Iterable[str] = ()) -> str:
    """Put values into one cell, each once."""
    left = set(without)
    return ";".join(dict.fromkeys(part for part in parts if part and part not in left))
