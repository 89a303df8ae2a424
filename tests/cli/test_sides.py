"""`dragoman contradictions`, `denials` and `pending`: as a person and as a program reads them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.record.telling import told

from dragoman.cli import group
from dragoman.record import SqliteLedger
from dragoman.shapes import Article, Source

PAIR: dict[str, Any] = {"actors": ("Sunniva Vik", "Amina Kabir"), "when": "2033-05-09"}
STORY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Vik will meet Kabir in Bergen on 9 May for talks on salmon nets.",
     {**PAIR, "status": "planned", "published": "2033-05-02", "condition": "if the ferries run"}),
    ("Norway will send Chad ten boats by June.", {"type": "AID", "actors": ("Norway",), "recipients": ("Chad",),
                                                  "status": "planned", "when": "../2033-05-31",
                                                  "published": "2033-05-02"}),
    ("Vik met Kabir in Bergen on Monday for talks on salmon nets.", {**PAIR, "published": "2033-05-10"}),
    ("=Vik did not meet Kabir in Bergen on Monday\u202e\x1b[2J.", {**PAIR, "status": "negated", "outlet": "Ebb"}),
    ("Norway accused Peru of cutting the nets of nine trawlers off the Lofoten.",
     {"type": "ACCUSE", "actors": ("Norway",), "recipients": ("Peru",)}),
    ("Peru denied that it had cut any nets of trawlers off the Lofoten.",
     {"type": "REJECT", "actors": ("Peru",), "published": "2033-05-11"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "gull.db"
    with SqliteLedger(path) as made:
        for words, fields in STORY:
            one = told(words, **{"outlet": "The Gull", **fields})
            article = Article(
                id=one.article, text=words, title=words, published=one.published, outlet=one.outlet,
                source=Source(file="test"),
            )  # fmt: skip
            made.add(article, [one.entry])
    return path


def run(ledger: Path, *words: str) -> Result:
    return CliRunner().invoke(group, [words[0], "--ledger", str(ledger), *words[1:]])


def said(ledger: Path, *words: str) -> str:
    result = run(ledger, *words)
    assert result.exit_code == 0, result.output
    return result.output


def test_contradictions_are_shown_side_by_side(ledger: Path) -> None:
    text = said(ledger, "contradictions")
    for words in ("first told", "against it", "happened", "negated", "The Gull", "Ebb"):
        assert words in text
    assert "\x1b[2J" not in text and "\u202e" not in text, "a stranger's text must not steer the terminal"
    assert max(map(len, text.splitlines())) <= 80


def test_denials_are_shown_side_by_side(ledger: Path) -> None:
    text = said(ledger, "denials")
    for words in ("held against", "denied", "Norway → Peru", "Peru denies"):
        assert words in text


def test_pending_tells_what_is_due_and_what_decided_it(ledger: Path) -> None:
    text = said(ledger, "pending", "--as-of", "2033-05-08")
    assert "due" in text and "2033-05-09" in text and "in 1 day" in text and "on condition: if the ferries run" in text
    text = said(ledger, "pending", "--as-of", "2033-06-02", "--all")
    assert "overdue" in text and "2033-05-31" in text and "2 days ago" in text
    assert "fulfilled" in text and "came about on 2033-05-09" in text
    assert "fulfilled" not in said(ledger, "pending", "--as-of", "2033-06-02")
    assert said(ledger, "pending", "--as-of", "2001-01-01") == "Nothing pending on 2001-01-01.\n"


@pytest.mark.parametrize("command", ["contradictions", "denials", "pending"])
def test_programs_get_the_same_rows_in_each_format(ledger: Path, command: str) -> None:
    options = ["--as-of", "2033-06-02", "--all"] if command == "pending" else []
    whole = json.loads(said(ledger, command, *options, "--format", "json"))
    lines = [json.loads(line) for line in said(ledger, command, *options, "--format", "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(said(ledger, command, *options, "--format", "csv"))))
    assert whole == lines
    assert len(table) == len(whole) == (2 if command == "pending" else 1)
    assert not any(cell.startswith(("=", "@", "+", "-")) for row in table for cell in row.values())


def test_rows_hold_both_sides_with_their_words(ledger: Path) -> None:
    [row] = json.loads(said(ledger, "contradictions", "--format", "json"))
    assert {one["status"] for one in row["one"] + row["two"]} == {"happened", "negated"}
    assert all(one["evidence"][0]["quote"] for one in row["one"] + row["two"])
    [row] = json.loads(said(ledger, "denials", "--format", "json"))
    assert [actor["name"] for actor in row["by"]] == ["Peru"]
    assert row["denied"][0]["type"] == "ACCUSE"
    assert row["denials"][0]["type"] == "REJECT"
    states = {row["state"]: row for row in json.loads(
        said(ledger, "pending", "--as-of", "2033-06-02", "--all", "--format", "json"))}  # fmt: skip
    assert states["fulfilled"]["by"]["kind"] == "fulfils"
    assert states["overdue"]["outcome"] is None


def test_filters_narrow_the_lists(ledger: Path) -> None:
    assert said(ledger, "contradictions", "--actor", "Peru") == "No contradictions.\n"
    assert said(ledger, "denials", "--actor", "Chad") == "No denials.\n"
    assert said(ledger, "contradictions", "--format", "jsonl", "--status", "negated")
    assert "boats" in said(ledger, "pending", "--as-of", "2033-05-08", "--type", "AID")
    assert "Kabir" not in said(ledger, "pending", "--as-of", "2033-05-08", "--type", "AID")
    assert "boats" not in said(ledger, "pending", "--as-of", "2033-05-08", "--state", "due")


@pytest.mark.parametrize(
    "words",
    [("pending", "--as-of", "tomorrow"), ("pending", "--recorded", "once"), ("contradictions", "--as-of", "never"),
     ("denials", "--when", "'; DROP TABLE")],
)  # fmt: skip
def test_what_is_no_time_is_refused_before_any_work(ledger: Path, words: tuple[str, ...]) -> None:
    result = run(ledger, *words)
    assert result.exit_code == 2
    assert "expected" in result.output


def test_the_past_of_the_ledger_is_asked_apart_from_the_day(ledger: Path) -> None:
    assert "Nothing" in said(ledger, "pending", "--as-of", "2033-06-02", "--recorded", "2001-01-01")
    assert said(ledger, "contradictions", "--as-of", "2001-01-01") == "No contradictions.\n"
