"""The page on exports names every format and every column."""

import re
from pathlib import Path

import pytest

from dragoman.export import FORMATS, csv, parquet, plover


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "exports.md").read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    return page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_table_is_the_one_in_the_code(page: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| .* \| `(\S+)` \| `\.(\S+)` \| (text|bytes) \|$", page, re.MULTILINE)
    assert rows == [
        (form.name, form.media, form.extension, "bytes" if form.binary else "text") for form in FORMATS.values()
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_but_json_has_its_command(name: str, page: str) -> None:
    assert (f"--format {name}\n" in page or f"--format {name} --output" in page) == (name != "json")


@pytest.mark.parametrize(
    ("heading", "columns"),
    [("CSV", csv.COLUMNS), ("PLOVER", plover.COLUMNS), ("Parquet", tuple(parquet.schema().names))],
)
def test_every_column_is_told(heading: str, columns: tuple[str, ...], page: str) -> None:
    table = [line for line in section(page, heading).splitlines() if line.startswith("| `")]
    told = [name for line in table for name in re.findall(r"`([^`]+)`", line.split("|")[1])]
    assert sorted(told) == sorted(columns)
