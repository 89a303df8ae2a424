"""Broken rows of every kind of file are refused with file, line and remedy."""

from pathlib import Path

import pytest

from dragoman.catalogue.files import DATA, Files
from dragoman.catalogue.schema import KINDS, Column, FileKind
from dragoman.catalogue.table import read
from dragoman.shapes.errors import DataError, SourceError

GOOD = {"text": "x", "list": "x;y", "time": "2024-05", "day": "2024-05-31", "number": "7", "code": "NOR"}
BAD = {"time": "spring 2024", "day": "2024-05", "number": "many", "code": "no", "kind": "planet", "choice": "perhaps"}


def _good(column: Column) -> str:
    if column.type == "choice":
        return column.choices[0]
    return {"kind": "bloc", "codes": "NOR SWE", **GOOD}[column.type]


def _write(path: Path, kind: FileKind, other: dict[str, str] | None = None) -> Path:
    cells = {column.name: _good(column) for column in kind.columns}
    first = ",".join(cells.values())
    cells |= other or {}
    path.write_text("\n".join([",".join(cells), first, ",".join(cells.values())]) + "\n")
    return path


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_good_file_is_recognised(kind: FileKind, tmp_path: Path) -> None:
    [table] = read(_write(tmp_path / "mine.csv", kind))
    assert table.kind == kind.name and len(table.rows) == 2


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_empty_cell_that_is_required(kind: FileKind, tmp_path: Path) -> None:
    for column in kind.columns:
        if column.required:
            with pytest.raises(DataError, match=r"mine\.csv, line 3: got an empty cell in column") as caught:
                read(_write(tmp_path / "mine.csv", kind, {column.name: ""}))
            assert caught.value.line == 3 and column.name in caught.value.got


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_cell_of_the_wrong_type(kind: FileKind, tmp_path: Path) -> None:
    for column in kind.columns:
        if column.type in BAD:
            with pytest.raises(DataError) as caught:
                read(_write(tmp_path / "mine.csv", kind, {column.name: BAD[column.type]}))
            assert (caught.value.file, caught.value.line) == ("mine.csv", 3)
            assert BAD[column.type] in caught.value.got and caught.value.expected and caught.value.remedy


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.glob("*.csv")))
def test_each_of_our_files_breaks_loudly(name: str, tmp_path: Path) -> None:
    kind = {"ambassadors": "posts", "holidays": "events"}.get(name[:-4], name[:-4])
    lines = (DATA / name).read_text().splitlines()
    path = tmp_path / name
    path.write_text("\n".join([*lines[:5], lines[5] + ",one cell too many", *lines[6:9]]))
    with pytest.raises(DataError) as caught:
        read(path, kind)
    assert (caught.value.file, caught.value.line) == (name, 6)


def test_columns(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,colour\nX,Y,blue\n")
    with pytest.raises(DataError, match="columns of one kind of file"):
        read(path)
    with pytest.raises(DataError, match="mend the column names"):
        read(path, "media")


def test_dates_that_run_backwards(tmp_path: Path) -> None:
    path = _write(tmp_path / "mine.csv", KINDS["posts"], {"start": "2024-05", "end": "2023"})
    with pytest.raises(DataError, match="line 3: got 2024-05 to 2023; expected an end after its start"):
        read(path)


def test_open_quotation_mark(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text('id,name,country,medium,source\nA,"Moon Daily,NOR,newspaper,x\n')
    with pytest.raises(DataError, match="quotation marks"):
        read(path)


def test_not_text(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="UTF-8"):
        read(path)
    with pytest.raises(SourceError, match="No such file"):
        read(tmp_path / "none.csv")


TOML = """
[[media]]
id = "MOON"
name = "Moon Daily"
other_names = ["Moon", "The Moon"]
country = "NOR"
medium = "newspaper"
source = "its imprint"

[[media]]
id = "SUN"
name = "Sun Daily"
country = "NOR"
source = "its imprint"
"""


def test_toml(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOML)
    with pytest.raises(DataError, match=r"mine\.toml, line 10: .*needed: .*medium") as caught:
        read(path)
    assert caught.value.line == 10
    path.write_text(TOML.split("\n\n")[0])
    [table] = read(path)
    assert table.rows[0].list("other_names") == ["Moon", "The Moon"]
    path.write_text("[[planets]]\nid = 'X'\n")
    with pytest.raises(DataError, match="line 1: got 'planets'"):
        read(path)
    path.write_text("[[media]]\nid = \n")
    with pytest.raises(DataError, match="line 2"):
        read(path)


def test_a_country_that_no_state_has(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,country,medium,source\nMOON,Moon Daily,XQX,newspaper,x\n")
    from dragoman.catalogue.catalogue import Catalogue

    with pytest.raises(DataError, match=r"mine\.csv, line 2: got 'XQX' in column country"):
        Catalogue(Files([path])).lookup("Moon Daily")


def test_the_documentation_names_every_column(root: Path) -> None:
    page = (root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        [line] = [line for line in page.splitlines() if line.startswith(f"| `{kind.name}` | ") and "**`" in line]
        for column in kind.columns:
            marked = f"**`{column.name}`**" if column.required else f", `{column.name}`"
            assert marked in line or f"| {marked[2:]}" in line, (kind.name, column.name)
