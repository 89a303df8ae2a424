"""Questions to a ledger from the command line: filters, names, formats, pages, what a terminal is given."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.cli.asking.cards import safe
from dragoman.export import FORMATS
from dragoman.record import Query, SqliteLedger
from dragoman.shapes import Article, Entry, Evidence, Source
from dragoman.shapes.errors import UsageError

Run = Callable[..., Result]


def run(path: Path, *arguments: str, **env: str) -> Result:
    return CliRunner().invoke(group, arguments, env={"DRAGOMAN_LEDGER": str(path), **env})


def rows(path: Path, *arguments: str) -> list[dict[str, Any]]:
    result = run(path, *arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_without_a_filter_everything_is_found(shelf: Path) -> None:
    with SqliteLedger(shelf, read_only=True) as ledger:
        [(_, total)] = ledger.count(Query())
        first = ledger.find(Query(limit=1))[0]
    found = rows(shelf, "find")
    assert len(found) == total > 25
    assert found[0]["id"] == first.entry.id
    assert found[0]["event"] == first.event
    assert {"type", "status", "actors", "evidence", "outlet", "published", "recorded"} <= found[0].keys()


def test_a_page_says_how_many_more_there_are(shelf: Path) -> None:
    total = len(rows(shelf, "find"))
    result = run(shelf, "find", "--limit", "3")
    assert f"{total - 3} more: --limit 0 gives all, --offset 3 the next" in result.stderr
    assert f"{total - 8} more" in run(shelf, "find", "--limit", "3", "--offset", "5").stderr
    assert not run(shelf, "find", "--limit", "0").stderr
    assert "more" not in run(shelf, "find", "--limit", str(total)).stderr


@pytest.mark.parametrize("name", ["Iceland", "iceland", "ISL", "Reykjavik"])
def test_parties_are_found_under_every_name(shelf: Path, name: str) -> None:
    found = rows(shelf, "find", "--actor", name)
    assert found == rows(shelf, "find", "--actor", "ISL") != []
    assert all("ISL" in json.dumps(entry) for entry in found)


def test_filters_narrow_together(shelf: Path) -> None:
    everything = rows(shelf, "find", "--order", "recorded", "--oldest-first")
    tells = {
        ("--type", "consult"): lambda one: one["type"] == "CONSULT",
        ("--status", "planned", "--status", "sought"): lambda one: one["status"] in ("planned", "sought"),
        ("--to", "Denmark"): lambda one: any(who["id"] == "DNK" for who in one["recipients"]),
        ("--country", "Norway", "--type", "SANCTION"): lambda one: one["type"] == "SANCTION" and any(
            who["country"] == "NOR" for role in ("actors", "recipients", "according_to", "denied_by")
            for who in one[role]
        ),
        ("--confidence", "0.6"): lambda one: one["confidence"] >= 0.6,
        ("--article", everything[0]["article_id"]): lambda one: one["article_id"] == everything[0]["article_id"],
        ("--event", everything[0]["event"]): lambda one: one["event"] == everything[0]["event"],
    }  # fmt: skip
    for options, passes in tells.items():
        found = rows(shelf, "find", *options, "--order", "recorded", "--oldest-first")
        assert found == [one for one in everything if passes(one)] != [], options
    assert len(rows(shelf, "find", "--reported", "2031-03-12")) < len(everything)
    assert all("sanction" in json.dumps(one).lower() for one in rows(shelf, "find", "sanctions", "Oslo"))
    assert rows(shelf, "find", "--text", "sanctions", "Oslo") == rows(shelf, "find", "sanctions", "Oslo") != []
    assert rows(shelf, "find", "--where", "Copenhagen") != []
    assert rows(shelf, "find", "--pair", "Iceland", "Denmark") != []
    assert rows(shelf, "find", "--when", "2031-03", "--by", "Norway") != []


def test_an_unknown_name_says_what_is_near(shelf: Path) -> None:
    for arguments, near in (
        (("--actor", "Icelnad"), "Iceland"), (("--pair", "Norwya", "DNK"), "Norway"),
        (("--country", "Denmrak"), "Denmark"),
    ):  # fmt: skip
        with pytest.raises(UsageError, match=f"did you mean .*{near}") as caught:
            CliRunner().invoke(
                group, ["find", "--ledger", str(shelf), *arguments], catch_exceptions=False, standalone_mode=False
            )
        assert "\n" not in str(caught.value)


HOSTILE = ("'; DROP TABLE entry; --", '" OR 1=1 --', "NEAR(a b)", "*", "%", '"', "\x1b[2J", "a" * 5000, "🙂")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_filter_can_be_talked_into_anything(shelf: Path, text: str) -> None:
    before = shelf.read_bytes()
    for option in ("--text", "--actor", "--by", "--to", "--country", "--where", "--instrument", "--source", "--article",
                   "--event", "--type", "--when", "--as-of"):  # fmt: skip
        result = run(shelf, "find", option, text)
        assert result.exit_code == 0 or isinstance(result.exception, UsageError | SystemExit), (
            option,
            result.exception,
        )
        assert "Traceback" not in result.output
        assert not result.stdout or "No entries" in result.stdout or option == "--text", option
    assert shelf.read_bytes() == before


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("json", "jsonl")])
def test_every_export_takes_what_is_found(shelf: Path, form: str) -> None:
    result = run(shelf, "find", "--actor", "Iceland", "--format", form)
    assert result.exit_code == 0, result.output
    assert len(result.stdout_bytes) > 100


@pytest.mark.parametrize("order", ["when", "reported", "recorded"])
def test_json_and_csv_say_the_same(shelf: Path, order: str) -> None:
    entries = json.loads(run(shelf, "find", "--order", order, "--format", "json").stdout)
    table = list(csv.DictReader(io.StringIO(run(shelf, "find", "--order", order, "--format", "csv").stdout)))
    for name in ("id", "event", "title", "url", "published"):
        assert [one[name] or "" for one in entries] == [row[name] for row in table] != []
    events = {row["event"]: (row["reports"], row["sources"]) for row in table}
    for event, (reports, sources) in events.items():
        told = json.loads(run(shelf, "show", event, "--format", "json").stdout)["event"]
        assert (str(told["reports"]), str(told["sources"])) == (reports, sources)


def test_text_fits_eighty_columns_and_needs_no_colour(shelf: Path) -> None:
    for arguments in (("find",), ("timeline",), ("sources",), ("show", rows(shelf, "find")[0]["id"], "--explain")):
        result = run(shelf, *arguments, COLUMNS="80")
        assert result.exit_code == 0, result.output
        assert max(map(len, result.stdout.splitlines())) <= 80, arguments
        assert "\x1b" not in result.stdout
    found = run(shelf, "find", "--status", "planned").stdout
    assert "planned" in found
    assert "“" in found


def test_a_strangers_text_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path, text = tmp_path / "hostile.db", "They \x1b]0;owned\x07 met\u202e in\x9b2J Oslo."
    article = Article(id="\x1b[31mred", title=text, outlet=text, published="2025", text=text, source=Source(file=text))
    span = Evidence(start=0, end=len(text), quote=text, sentence=0)
    entry = Entry(id="e1", article_id=article.id, type="SAY", status="happened", items=(text,), evidence=(span,),
                  confidence=0.5)  # fmt: skip
    with SqliteLedger(path) as ledger:
        ledger.add(article, [entry])
    for arguments in (("find",), ("timeline",), ("sources",), ("show", "e1"), ("show", article.id)):
        printed = run(path, *arguments).stdout
        assert "Oslo" in printed
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed), arguments
    assert safe("a\r\nb") == "a b"


def test_timeline_counts_acts_reports_and_sources_apart(shelf: Path) -> None:
    whole = json.loads(run(shelf, "timeline", "--format", "json", "--per", "year").stdout)
    assert [one["period"] for one in whole] == sorted(one["period"] for one in whole)
    assert sum(len(one["entries"]) for one in whole) == len(rows(shelf, "find"))
    busy = max(whole, key=lambda one: one["events"])
    assert busy["events"] > busy["reports"] >= busy["sources"] >= 1
    assert busy["reports"] == len({entry["article_id"] for entry in busy["entries"]})
    assert busy["events"] == len({entry["event"] for entry in busy["entries"]})
    table = list(csv.DictReader(io.StringIO(run(shelf, "timeline", "--format", "csv", "--per", "year").stdout)))
    assert [(row["period"], int(row["events"])) for row in table] == [(one["period"], one["events"]) for one in whole]
    chart = run(shelf, "timeline", "--chart").stdout
    assert "█" in chart
    assert "“" not in chart
    assert {len(one["period"]) for one in rows(shelf, "timeline", "--per", "day")} <= {4, 7, 10}
    assert "left out" in run(shelf, "timeline", "--limit", "2").stderr


def test_sources_count_articles_and_entries(shelf: Path) -> None:
    found = rows(shelf, "sources")
    assert sum(one["articles"] for one in found) == 2
    assert sum(one["entries"] for one in found) == len(rows(shelf, "find"))
    assert all(one["independent"] + one["copies"] == one["articles"] for one in found)
    assert sum(one["denied"] for one in found) >= 1


def test_show_tells_everything_of_an_entry(shelf: Path) -> None:
    [one, *_] = rows(shelf, "find", "--status", "planned")
    text = run(shelf, "show", one["id"], "--explain").stdout
    quote = one["evidence"][0]["quote"]
    assert f"▸{quote}◂" in " ".join(text.split())
    for part in ("Fields", "The words", "The act", "What made each field", "status", "planned", one["id"]):
        assert part in text
    shown = json.loads(run(shelf, "show", one["id"], "--format", "json").stdout)
    assert shown["entry"]["id"] == one["id"]
    assert shown["counts"] is True
    assert shown["event"]["reports"] == 1
    assert "trace" not in shown
    assert json.loads(run(shelf, "show", one["id"], "--explain", "--format", "json").stdout)["trace"]


def test_show_tells_how_an_entry_stands_to_others(tmp_path: Path) -> None:
    path, told = tmp_path / "two.db", ("They met on Monday.", "No meeting took place.")
    text = " ".join(told)
    article = Article(id="a", title="A denial", published="2031-03-12", text=text, source=Source(file="x"))
    spans = [
        Evidence(start=text.index(part), end=text.index(part) + len(part), quote=part, sentence=0) for part in told
    ]
    with SqliteLedger(path) as ledger:
        ledger.add(article, [
            Entry(id="e1", article_id="a", type="CONSULT", status="happened", evidence=(spans[0],), confidence=0.5,
                  contradicts=("e2",)),
            Entry(id="e2", article_id="a", type="CONSULT", status="negated", evidence=(spans[1],), confidence=0.5,
                  contradicts=("e1",)),
        ])  # fmt: skip
    for id, own, other in (("e1", *told), ("e2", *told[::-1])):
        shown = " ".join(run(path, "show", id).stdout.split())
        assert f"▸{own}◂" in shown
        assert "cannot be true together with" in shown
        assert f"“{other}”" in shown


def test_show_tells_everything_of_an_article(shelf: Path) -> None:
    id = rows(shelf, "find")[0]["article_id"]
    shown = json.loads(run(shelf, "show", id, "--format", "json").stdout)
    assert shown["article"]["id"] == id
    assert {one["article_id"] for one in shown["entries"]} == {id}
    assert "entries" in run(shelf, "show", id).stdout
    assert "expected the id of an entry" in str(run(shelf, "show", "nonsense").exception)


def test_as_of_before_anything_was_added_there_is_nothing(shelf: Path) -> None:
    assert rows(shelf, "find", "--as-of", "2001-01-01") == []
    assert "No entries." in run(shelf, "find", "--as-of", "2001-01-01").stdout
    assert "No articles." in run(shelf, "sources", "--as-of", "2001-01-01").stdout
    assert run(shelf, "find", "--as-of", "soon").exit_code == 2


def test_a_real_process_errs_in_one_line(shelf: Path, tmp_path: Path) -> None:
    def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "DRAGOMAN_LEDGER": str(shelf), "NO_COLOR": "1"}
        command = [sys.executable, "-m", "dragoman", *arguments]
        return subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)

    found = ask("find", "sanctions", "--type", "SANCTION", "--limit", "2")
    assert found.returncode == 0
    assert "SANCTION" in found.stdout
    wrong = ask("find", "--actor", "Icelnad")
    assert wrong.returncode == 1
    assert not wrong.stdout
    assert len(wrong.stderr.splitlines()) == 1
    assert "did you mean Iceland" in wrong.stderr
    missing = ask("find", "--ledger", "nowhere.db")
    assert missing.returncode == 1
    assert len(missing.stderr.splitlines()) == 1
    assert not (tmp_path / "nowhere.db").exists()


def test_dossiers_are_kept_answered_and_dropped(own: Path) -> None:
    saved = run(own, "dossier", "save", "fish", "mackerel", "--country", "Iceland", "--oldest-first")
    assert "fish: " in saved.stdout
    assert "country ISL" in saved.stdout
    asked = rows(own, "find", "mackerel", "--country", "Iceland", "--oldest-first")
    assert rows(own, "dossier", "fish") == asked != []
    assert "“" in run(own, "dossier", "fish", "--limit", "1").stdout
    [listed] = json.loads(run(own, "dossier", "list", "--format", "json").stdout)
    assert (listed["name"], listed["entries"]) == ("fish", len(asked))
    assert "fish" in run(own, "dossier", "list").stdout
    again = json.loads(run(own, "dossier", "save", "one", "mackerel", "--limit", "1", "--format", "json").stdout)
    assert again["name"] == "one" and again["query"]["limit"] == 1 and again["entries"] >= 1
    gone = run(own, "dossier", "delete", "one", "--format", "json").stdout
    assert json.loads(gone) == {"name": "one", "kept": False}
    assert run(own, "dossier", "delete", "fish").exit_code == 0
    assert "No dossiers are kept." in run(own, "dossier", "list").stdout
    for arguments in (("fish",), ("delete", "fish"), ("save", "list")):
        assert isinstance(run(own, "dossier", *arguments).exception, UsageError), arguments
