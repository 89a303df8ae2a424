"""Exports: every line is what its format says, whatever the text holds."""

import csv
import io
import json
from collections.abc import Sequence

import msgspec
import pytest

from dragoman.export import FORMATS
from dragoman.export.plover import COLUMNS, event_type
from dragoman.shapes import Actor, Article, Entry, Evidence, Source


class Told(msgspec.Struct, frozen=True):
    """An article with its entries, as the pipeline gives it."""

    article: Article
    entries: Sequence[Entry]


TEXT = '=Oslo "said"\tno,\nthen left.'
ARTICLE = Article(id="a", text=TEXT, title=TEXT, published="2031-03-10", source=Source(file="page.txt"))
NORWAY = Actor(name="Norway", kind="state", country="NOR", sector="GOV", mention=TEXT)
SPAN = Evidence(start=0, end=len(TEXT), quote=TEXT, sentence=0)


def entry(**fields: object) -> Entry:
    return Entry(**{"id": "e", "article_id": "a", "type": "CONSULT", "status": "happened", "actors": (NORWAY,),
                    "when": "2031-03/2031-04", "evidence": (SPAN,), "confidence": 0.5, **fields})  # type: ignore[arg-type]  # fmt: skip


def written(form: str, *entries: Entry) -> str:
    return "\n".join(FORMATS[form]([Told(ARTICLE, entries), Told(ARTICLE, ())]))


def test_json_lines_hold_entries_only() -> None:
    rows = [json.loads(line) for line in written("jsonl", entry(), entry(id="f")).splitlines()]
    assert [row["id"] for row in rows] == ["e", "f"]
    assert rows[0]["evidence"][0]["quote"] == TEXT


def test_json_is_one_document_of_all_articles() -> None:
    document = json.loads(written("json", entry()))
    assert [len(item["entries"]) for item in document] == [1, 0]
    assert json.loads("\n".join(FORMATS["json"]([]))) == []


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_cell_of_csv_may_hold_line_ends(end: str) -> None:
    """As the words of a wrapped page do."""
    header, row = csv.reader(io.StringIO(written("csv", entry(condition=f"if they{end}meet")), newline=""))
    assert len(row) == len(header)
    assert row[header.index("condition")] == f"if they{end}meet"


def test_csv_is_a_table_that_no_spreadsheet_runs() -> None:
    header, row = csv.reader(io.StringIO(written("csv", entry(when_text="=1+1"))))
    told = dict(zip(header, row, strict=True))
    assert told["when_text"] == "'=1+1"
    assert told["evidence"] == "'" + TEXT
    assert told["actor_countries"] == "NOR"
    assert (told["event"], told["reports"], told["sources"]) == ("", "", ""), "no ledger, nothing counted"


def test_plover_is_a_table_of_its_columns() -> None:
    header, row = (line.split("\t") for line in written("plover", entry()).splitlines())
    assert tuple(header) == COLUMNS
    told = dict(zip(header, row, strict=True))
    assert (told["Event Date"], told["Event Type"], told["Quad Code"]) == (
        "2031-03-01",
        "CONSULT",
        "verbal cooperation",
    )
    assert told["Actor Country"] == "NOR"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "SAY"}, None),
        ({"type": "TREATY", "act": "sign"}, "SUPPORT"),
        ({"type": "ASSAULT", "status": "planned"}, "THREATEN"),
        ({"type": "ASSAULT", "status": "possible"}, None),
        ({"type": "CONSULT", "status": "negated"}, "REJECT"),
        ({"type": "ASSAULT", "status": "alleged"}, "ASSAULT"),
        ({"type": "COERCE", "status": "alleged"}, None),
        ({"type": "CONSULT", "status": "planned"}, "AGREE"),
        ({"type": "TREATY", "act": "breach"}, "REJECT"),
        ({"type": "RETREAT"}, "CONCEDE"),
        ({"type": "RETREAT", "mode": "withdraw"}, "RETREAT"),
    ],
)
def test_what_has_not_happened_is_no_event_of_its_own(fields: dict[str, object], expected: str | None) -> None:
    assert event_type(entry(**fields)) == expected
