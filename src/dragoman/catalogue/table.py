"""Data files read and checked, row by row, against their schema."""

import csv
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple, get_args

from dragoman.catalogue.schema import KINDS, Column, FileKind
from dragoman.shapes.errors import DataError, SourceError
from dragoman.shapes.terms import Kind

_TIME = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?~?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_CODE = re.compile(r"[A-Z][A-Z0-9_]{1,19}", re.ASCII)


class Row(NamedTuple):
    """A checked row."""

    cells: dict[str, str]
    """Its cells by column; a missing column is an empty cell."""
    file: str
    """The file's name."""
    line: int
    """1-based line."""

    def __getitem__(self, column: Any) -> str:
        return self.cells.get(column, "")

    def list(self, column: str) -> list[str]:
        """Give the values of a cell that holds several."""
        cell = self.cells.get(column, "")
        return [value.strip() for value in cell.split(";") if value.strip()] if cell else []

    @property
    def source(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


def read(path: Path, kind: str | None = None) -> Iterator[tuple[str, Row]]:
    """Read a CSV or TOML file: pairs of the kind of file and a checked row.

    `kind` is one of `schema.KINDS`; without it a CSV tells its kind by its columns and a TOML file by its tables.
    `DataError` names the file and line of what breaks the schema; `SourceError` where it cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "mine.csv")
    ...     _ = path.write_text("id,name,country,medium,source\\nMOON,Moon Daily,NOR,newspaper,its imprint\\n")
    ...     [(kind, row)] = read(path)
    >>> kind, row["name"], row.line
    ('media', 'Moon Daily', 2)
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            str(path), got=str(error), expected="a readable UTF-8 file", remedy="check its path and encoding"
        ) from None
    yield from (_toml(path.name, text) if path.suffix.lower() == ".toml" else _csv(path.name, text, kind))


def _csv(file: str, text: str, name: str | None) -> Iterator[tuple[str, Row]]:
    reader = csv.reader(StringIO(text), strict=True)
    try:
        header = next(reader, [])
        kind = KINDS[name] if name else _recognise(file, header)
        _check_header(file, header, kind)
        width = len(header)
        checks = [column for column in kind.columns if column.name in header and _checked(column)]
        for values in reader:
            if not values:
                continue
            if len(values) != width:
                raise DataError(
                    file,
                    reader.line_num,
                    got=f"{len(values)} cells",
                    expected=f"{width}, as in the header",
                    remedy="put cells with commas in double quotation marks",
                )
            row = Row(dict(zip(header, values, strict=True)), file, reader.line_num)
            _check(row, checks)
            yield kind.name, row
    except csv.Error as error:
        raise DataError(
            file, reader.line_num, got=str(error), expected="comma-separated values", remedy="mend the quotation marks"
        ) from None


def _toml(file: str, text: str) -> Iterator[tuple[str, Row]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DataError(
            file, int(line[1]) if line else 1, got=str(error), expected="TOML", remedy="mend the syntax there"
        ) from None
    headers = [(match[1], text.count("\n", 0, match.start()) + 1) for match in _TABLE.finditer(text)]
    for name, rows in tables.items():
        lines = [line for table, line in headers if table == name]
        if name not in KINDS or not isinstance(rows, list) or len(lines) != len(rows):
            line = next((line for table, line in headers if table == name), 1)
            raise DataError(
                file,
                line,
                got=f"{name!r}",
                expected="tables [[" + "]], [[".join(KINDS) + "]]",
                remedy="name each row by its kind of file",
            )
        for line, cells in zip(lines, rows, strict=True):
            row = Row({key: _cell(value) for key, value in cells.items()}, file, line)
            _check_header(file, list(cells), KINDS[name], line)
            _check(row, [column for column in KINDS[name].columns if _checked(column)])
            yield name, row


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


def _checked(column: Column) -> bool:
    return column.required or column.type not in ("text", "list")


def _check(row: Row, columns: list[Column]) -> None:
    for column in columns:
        cell = row.cells.get(column.name, "")
        if cell == "":
            if column.required:
                raise _bad(row, column, "an empty cell", "a value")
        elif not _FITS[column.type](cell, column):
            raise _bad(row, column, repr(cell), _WANTED.get(column.type) or ", ".join(column.choices))
    first, last = (row.cells.get(name, "") for name in ("start", "end"))
    if first and last and last[: len(first)] < first[: len(last)]:
        raise DataError(
            row.file, row.line, got=f"{first} to {last}", expected="an end after its start", remedy="mend the dates"
        )


def _bad(row: Row, column: Column, got: str, expected: str) -> DataError:
    return DataError(
        row.file,
        row.line,
        got=f"{got} in column {column.name}",
        expected=expected,
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

_FITS = {
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
