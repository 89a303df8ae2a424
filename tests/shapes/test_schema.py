"""The JSON Schema says what the contract says, and what we print fits it."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from dragoman.shapes import Actor, Article, Entry, Evidence, Source, terms
from dragoman.shapes.codec import encode
from dragoman.shapes.schema import schema

SCHEMA = schema()
CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "RECORD.md"

SPAN = Evidence(start=0, end=4, quote="They", sentence=0)
ACTOR = Actor(name="Norway", kind="state", country="NOR", sector="GOV", mention="Oslo")
ENTRY = Entry(id="e", article_id="a", type="SAY", status="happened", actors=(ACTOR,), evidence=(SPAN,), confidence=0.5)


def errors(shape: str, value: object) -> list[str]:
    validator = Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{shape}"})
    return [error.message for error in validator.iter_errors(value)]


def test_what_we_print_fits() -> None:
    article = Article(id="a", text="They met.", source=Source(file="page.txt", start=0, end=9))
    assert not errors("Entry", json.loads(encode(ENTRY)))
    assert not errors("Article", json.loads(encode(article)))


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "FIGHT"), ("status", "done"), ("evidence", None), ("actors", [{"name": "x"}]), ("contexts", ["nuclear"])],
)
def test_what_breaks_the_contract_does_not_fit(field: str, value: object) -> None:
    assert errors("Entry", {**json.loads(encode(ENTRY)), field: value})


def documented(page: str) -> list[str]:
    """Fields of an entry in a page's table, in order: every name in code in the first cell of a row."""
    table = page.partition("## Fields of an entry")[2].partition("\n## ")[0]
    return [
        name for row in table.splitlines() if row.startswith("| `") for name in re.findall("`(.*?)`", row.split("|")[1])
    ]


def test_the_documented_fields_are_those_of_the_schema(root: Path) -> None:
    page = (root / "docs" / "record.md").read_text(encoding="utf-8")
    assert documented(page) == list(SCHEMA["$defs"]["Entry"]["properties"])


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract's own page is not beside this checkout")
def test_the_schema_is_held_to_the_contract() -> None:
    page = CONTRACT.read_text(encoding="utf-8")
    assert documented(page) == list(SCHEMA["$defs"]["Entry"]["properties"])
    for shape, heading in (("Actor", "## An actor object"), ("Article", "## The article object")):
        listed = page.partition(heading)[2].partition("`{")[2].partition("}`")[0]
        assert re.findall('"(.*?)"', listed) == list(SCHEMA["$defs"][shape]["properties"])
    for value in (*get_args(terms.Type), *get_args(terms.Status), *get_args(terms.Act), *get_args(terms.Context)):
        assert re.search(rf"\b{re.escape(value)}\b", page), value
    for modes in terms.MODES_OF.values():
        for mode in modes:
            assert re.search(rf"\b{re.escape(mode)}\b", page), mode
