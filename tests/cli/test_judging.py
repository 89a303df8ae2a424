"""Judgements from the command line: who, why, what came of it, and back again."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.shapes.errors import DragomanError, UsageError


def run(path: Path, *arguments: str, **env: str) -> Result:
    return CliRunner().invoke(group, arguments, env={"DRAGOMAN_LEDGER": str(path), "DRAGOMAN_USER": "ann", **env})


def done(path: Path, *arguments: str) -> dict[str, Any]:
    result = run(path, *arguments, "--format", "json")
    assert result.exit_code == 0, (result.output, result.exception)
    made: dict[str, Any] = json.loads(result.stdout)
    return made


def shown(path: Path, id: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(run(path, "show", id, "--format", "json").stdout)
    return made


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run(path, "find", "--format", "jsonl").stdout.splitlines()]


def test_a_correction_is_shown_and_can_be_taken_back(own: Path) -> None:
    id = ids(own)[0]
    before = shown(own, id)["entry"]
    made = done(
        own, "correct", id, "when=2031-03-17", "actors=Norway; Lavrov", "where=Geneva", "instrument=JCPOA",
        "items=fish; nets", "condition=", "--reason", "see page 2",
    )  # fmt: skip
    entry = made["entry"]
    assert made["judgement"]["by"] == "ann"
    assert (entry["when"], entry["version"], entry["items"]) == ("2031-03-17", 2, ["fish", "nets"])
    assert [who["name"] for who in entry["actors"]] == ["Norway", "Sergey Lavrov"]
    assert entry["where"][0]["country"] == "CHE"
    assert entry["instrument"]["id"] == "jcpoa"
    assert entry["condition"] is None
    text = run(own, "show", id).stdout
    assert "ann" in text
    assert "Versions" in text
    assert "see page 2" in " ".join(text.split())
    assert done(own, "undo", str(made["judgement"]["id"]), "--reason", "no")["entry"]["when"] == before["when"]


def test_json_values_are_taken_as_they_are(own: Path) -> None:
    id = ids(own)[0]
    entry = done(own, "correct", id, 'quantity=[{"value":120,"unit":"days","text":"120 days"}]', "confidence=1",
                 "when=[2031-01-01..2031-01-05]", "--reason", "r")["entry"]  # fmt: skip
    assert entry["quantity"][0]["value"] == 120
    assert entry["confidence"] == 1
    assert entry["when"] == "[2031-01-01..2031-01-05]"


@pytest.mark.parametrize(
    "wrong", ["when", "when=soon", "type=SIGN", "colour=red", "id=x", "evidence=[]", "actors=[", "confidence=much"]
)
def test_a_wrong_correction_changes_nothing(own: Path, wrong: str) -> None:
    id = ids(own)[0]
    before = shown(own, id)
    result = run(own, "correct", id, wrong, "--reason", "r")
    assert isinstance(result.exception, DragomanError)
    assert "\n" not in str(result.exception)
    assert shown(own, id) == before


def test_what_is_rejected_is_no_longer_found_but_still_shown(own: Path) -> None:
    id = ids(own)[0]
    result = run(own, "reject", id, "--reason", "an advertisement", "--by", "bo")
    assert f"{id} counts no longer" in result.stdout
    assert id not in ids(own)
    told = shown(own, id)
    assert told["counts"] is False
    assert told["judgements"][0]["by"] == "bo"
    assert "no longer counts: bo rejected it (judgement 1)." in run(own, "show", id).stdout
    assert run(own, "undo", "1", "--reason", "it was none").exit_code == 0
    assert id in ids(own)


def test_merge_split_and_undo(own: Path) -> None:
    one, two, three = ids(own)[:3]
    merged = done(own, "merge", one, two, three, "--reason", "one meeting")
    events = {shown(own, id)["event"]["id"] for id in (one, two, three)}
    assert events == {merged["entry"]["event"]}
    assert len(shown(own, one)["event"]["entries"]) == 3
    split = done(own, "split", two, "--reason", "another day")
    assert shown(own, two)["event"]["entries"] == [two]
    assert set(shown(own, one)["event"]["entries"]) == {one, three}
    done(own, "undo", str(split["judgement"]["id"]), "--reason", "the same day")
    assert len(shown(own, two)["event"]["entries"]) == 3
    assert "event" in run(own, "show", two).stdout


def test_a_merge_is_told_from_both_sides(own: Path) -> None:
    """Whoever looks at either entry sees who joined them and why, and whether that still holds."""
    one, two = ids(own)[:2]
    run(own, "merge", one, two, "--reason", "one meeting")
    for id in (one, two):
        assert [each["reason"] for each in shown(own, id)["judgements"]] == ["one meeting"]
        assert f"1. merge {one} with {two} by ann" in " ".join(run(own, "show", id).stdout.split())
    run(own, "undo", "1", "--reason", "two meetings")
    for id in (one, two):
        text = " ".join(run(own, "show", id).stdout.split())
        assert "one meeting (taken back by 2)" in text and "two meetings" in text


def test_nobody_judges_without_a_reason_or_of_nothing(own: Path) -> None:
    id = ids(own)[0]
    assert run(own, "reject", id).exit_code == 2
    assert isinstance(run(own, "reject", id, "--reason", " ").exception, UsageError)
    assert isinstance(run(own, "reject", id, "--reason", "r", "--by", " ").exception, UsageError)
    for arguments in (
        ("reject", "nonsense"),
        ("merge", id, id),
        ("merge", id, "nonsense"),
        ("split", id),
        ("undo", "9"),
    ):
        assert isinstance(run(own, *arguments, "--reason", "r").exception, UsageError), arguments
    assert "'x' is not a valid number" in run(own, "undo", "x", "--reason", "r").output
    assert shown(own, id)["judgements"] == []


def test_the_login_name_judges_where_no_other_is_given(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "login")
    id = ids(own)[0]
    run(own, "reject", id, "--reason", "r", DRAGOMAN_USER="")
    assert shown(own, id)["judgements"][0]["by"] == "login"
