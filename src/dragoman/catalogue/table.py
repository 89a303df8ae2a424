"""Data files read and checked, row by row, against their schema."""

import csv
import re
import tomllib
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple, get_args

from dragoman.catalogue.schema import KINDS, Column, FileKind
from dragoman.shapes.errors import DataError, SourceError
from dragoman.shapes.terms import Kind

_TIME = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?~?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}", re.ASCII)


class Row:
    """A checked row."""

    __slots__ = ("_cells", "_where", "file", "line")

    def __init__(self, cells: list[str], where: dict[str, int], file: str, line: int) -> None:
        self._cells = cells
        self._where = where
        self.file = file
        """The file's name."""
        self.line = line
        """1-based line."""

    def __getitem__(self, column: str) -> str:
        """Give a cell; a column that the file lacks is empty."""
        index = self._where.get(column)
        return "" if index is None else self._cells[index]

    def list(self, column: str) -> list[str]:
        """Give the values of a cell that holds several."""
        cell = self[column]
        return [value.strip() for value in cell.split(";") if value.strip()] if cell else []

    @property
    def source(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


class Table(NamedTuple):
    """The rows of one kind in a file."""

    kind: str
    """One of `schema.KINDS`."""
    rows: list[Row]
    """Its rows."""


def read(path: Path, kind: str | None = None) -> list[Table]:
    """Read a CSV or TOML file and check it against its schema.

    `kind` is one of `schema.KINDS`; without it a CSV tells its kind by its columns and a TOML file by its tables.
    `DataError` names the file and line of what breaks the schema; `SourceError` where it cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "mine.csv")
    ...     _ = path.write_text("id,name,country,medium,source\\nMOON,Moon Daily,NOR,newspaper,its imprint\\n")
    ...     [table] = read(path)
    >>> table.kind, table.rows[0]["name"], table.rows[0].line
    ('media', 'Moon Daily', 2)
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            str(path), got=str(error), expected="a readable UTF-8 file", remedy="check its path and encoding"
        ) from None
    return _toml(path.name, text) if path.suffix.lower() == ".toml" else [_csv(path.name, text, kind)]


def _csv(file: str, text: str, name: str | None) -> Table:
    reader = csv.reader(StringIO(text), strict=True)
    try:
        header = next(reader, [])
        kind = KINDS[name] if name else _recognise(file, header)
        _check_header(file, header, kind)
        where = {column: index for index, column in enumerate(header)}
        rows = [Row(cells, where, file, reader.line_num) for cells in reader if cells]
    except csv.Error as error:
        raise DataError(
            file, reader.line_num, got=str(error), expected="comma-separated values", remedy="mend the quotation marks"
        ) from None
    _check(kind, rows, where)
    return Table(kind.name, rows)


def _toml(file: str, text: str) -> list[Table]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        raise DataError(
            file, int(place[1]) if place else 1, got=str(error), expected="TOML", remedy="mend the syntax there"
        ) from None
    headers = [(match[1], text.count("\n", 0, match.start()) + 1) for match in _TABLE.finditer(text)]
    found = []
    for name, items in tables.items():
        lines = [line for table, line in headers if table == name]
        if name not in KINDS or not isinstance(items, list) or len(lines) != len(items):
            raise DataError(
                file,
                lines[0] if lines else 1,
                got=f"{name!r}",
                expected="tables [[" + "]], [[".join(KINDS) + "]]",
                remedy="name each row by its kind of file",
            )
        rows = []
        for line, cells in zip(lines, items, strict=True):
            where = {column: index for index, column in enumerate(cells)}
            _check_header(file, list(cells), KINDS[name], line)
            rows.append(Row([_cell(value) for value in cells.values()], where, file, line))
            _check(KINDS[name], rows[-1:], where)
        found.append(Table(name, rows))
    return found


_TABLE = re.compile(r"^\[\[\s*([\w-]+)\s*\]\]", re.MULTILINE)


def _cell(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)


def _recognise(file: str, header: list[str]) -> FileKind:
    given = set(header)
    fits = [kind for kind in KINDS.values() if kind.required <= given <= kind.known]
    if len(fits) == 1:
        return fits[0]
    raise DataError(
        file,
        1,
        got=",".join(header) or "nothing",
        expected="the columns of one kind of file: "
        + " | ".join(f"{kind.name}: {','.join(sorted(kind.required))} …" for kind in KINDS.values()),
        remedy="see docs/catalogue.md for the columns",
    )


def _check_header(file: str, header: list[str], kind: FileKind, line: int = 1) -> None:
    lacking = kind.required - set(header)
    unknown = set(header) - kind.known
    if lacking or unknown or len(set(header)) != len(header):
        raise DataError(
            file,
            line,
            got=f"columns {','.join(header)}",
            expected=f"{','.join(column.name for column in kind.columns)} (needed: {','.join(sorted(kind.required))})",
            remedy="mend the column names",
        )


def _check(kind: FileKind, rows: list[Row], where: dict[str, int]) -> None:
    """Check column by column: what stands in many rows is looked at once."""
    width = len(where)
    for row in rows:
        if len(row._cells) != width:
            raise DataError(
                row.file,
                row.line,
                got=f"{len(row._cells)} cells",
                expected=f"{width}, as in the header",
                remedy="put cells with commas in double quotation marks",
            )
    for column in kind.columns:
        index = where.get(column.name)
        if index is None or not (column.required or column.type != "text"):
            continue
        fits = _FITS[column.type]
        bad = {
            cell
            for cell in {row._cells[index] for row in rows}
            if not (fits(cell, column) if cell else not column.required)
        }
        if bad:
            raise _bad(next(row for row in rows if row._cells[index] in bad), column)
    if "start" in where and "end" in where:
        for row in rows:
            first, last = row["start"], row["end"]
            if first and last and last[: len(first)] < first[: len(last)]:
                raise DataError(
                    row.file,
                    row.line,
                    got=f"{first} to {last}",
                    expected="an end after its start",
                    remedy="mend the dates",
                )


def _bad(row: Row, column: Column) -> DataError:
    cell = row[column.name]
    return DataError(
        row.file,
        row.line,
        got=f"{cell!r} in column {column.name}" if cell else f"an empty cell in column {column.name}",
        expected=_WANTED.get(column.type) or ", ".join(column.choices) or "a value",
        remedy="mend or take out the row",
    )


_WANTED = {
    "time": "a day, month or year (2024-05-31, 2024-05, 2024)",
    "day": "a day (2024-05-31)",
    "number": "a number",
    "code": "an ISO 3166-1 alpha-3 code or the id of a group",
    "codes": "codes divided by spaces",
    "kind": ", ".join(get_args(Kind)),
}

_FITS: dict[str, Callable[[str, Column], bool]] = {
    "text": lambda cell, column: True,
    "list": lambda cell, column: any(part.strip() for part in cell.split(";")),
    "time": lambda cell, column: bool(_TIME.fullmatch(cell)),
    "day": lambda cell, column: len(cell) == 10 and bool(_TIME.fullmatch(cell)),
    "number": lambda cell, column: bool(_NUMBER.fullmatch(cell)),
    "code": lambda cell, column: bool(_CODE.fullmatch(cell)),
    "codes": lambda cell, column: all(_CODE.fullmatch(code) for code in cell.split()),
    "kind": lambda cell, column: cell in get_args(Kind),
    "choice": lambda cell, column: cell in column.choices,
}
