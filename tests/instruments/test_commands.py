"""The commands on instruments."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.instrument import instrument
from dragoman.instruments import ids
from dragoman.shapes.errors import DragomanError


def call(*arguments: str) -> Result:
    """Run a command; what we refuse is raised, as the command line's own `main` sees it."""
    return CliRunner().invoke(instrument, list(arguments), catch_exceptions=False)


def test_list_names_every_instrument() -> None:
    rows = json.loads(call("list", "--format", "json").output)
    assert {row["id"] for row in rows} == set(ids().values())
    assert all(row["provisions"] and row["facts"] for row in rows)


def test_one_is_told_as_one() -> None:
    said = call("list").output
    assert "1 provision, " in said
    assert not any(wrong in said for wrong in ("(1 provisions", " 1 provisions", " 1 facts", " 1 readings"))


def test_days_in_the_wrong_order_are_told() -> None:
    with pytest.raises(DragomanError, match="no day before the first, 2021-01-01"):
        call("replay", "jcpoa", "--from", "2021-01-01", "--to", "2019-01-01")


def test_an_answer_names_facts_and_provisions() -> None:
    answer = json.loads(call("jcpoa", "--as-of", "2025-09-10", "--format", "json").output)
    found = {line["address"]: line for line in answer["answers"]}
    stock = found["obligation.stockpile.IRN"]["by_reading"][0]
    assert stock["value"] == "breached"
    assert set(stock["facts"]) <= set(answer["facts"])
    assert answer["provisions"]["jc_7"]["checked"] == "partly seen"
    snapback = found["procedure.snapback.DEU+FRA+GBR@2025-08-28"]
    assert snapback["disputed"]
    values = {tuple(case["readings"]): (case["value"], case["due"]) for case in snapback["by_reading"]}
    assert values["us_left", "e3_entitled"] == ("running", "2025-09-28T00:00Z")
    assert values["us_left", "e3_lapsed"] == ("void", None)
    assert values["us_named", "e3_entitled"] == ("moot", None)


def test_a_reading_that_was_given_up_is_held_by_nobody() -> None:
    def holders(day: str) -> list[str]:
        questions = json.loads(call("unscr-2231", "--as-of", day, "--format", "json").output)["questions"]
        return next(r["held_by"] for q in questions for r in q["readings"] if r["id"] == "us_named")

    assert (holders("2020-12-01"), holders("2021-02-18")) == (["USA"], [])


def test_an_instant_becomes_a_day_of_the_instrument() -> None:
    arguments = ("unscr-2231", "--ask", "status.un_measures", "--reading", "us_left", "--reading", "e3_entitled")
    assert call(*arguments, "--as-of", "2025-09-27T19:59-04:00").output == "terminated\n"
    assert call(*arguments, "--as-of", "2025-09-27T20:00-04:00").output == "reapplied\n"


def test_what_if_says_what_changes() -> None:
    fact = "day=2025-09-20 kind=notified act=issue_resolved by=FRA,DEU,GBR"
    said = call("unscr-2231", "--as-of", "2025-10-01", "--what-if", fact).output
    assert "un_measures" in said
    assert "stopped" in said
    nothing = call("unscr-2231", "--as-of", "2025-10-01", "--what-if", "day=2025-09-20 act=nothing_known").output
    assert "nothing changes" in nothing


def test_a_new_file_is_good_and_its_case_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("new", "pact").exit_code == 0
    assert "good" in call("validate", "pact.toml").output
    assert call("replay", "pact.toml", "--check").exit_code == 0
    broken = Path("pact.toml").read_text(encoding="utf-8").replace('is = "2030-03-03"', 'is = "2030-03-04"')
    Path("pact.toml").write_text(broken, encoding="utf-8")
    result = call("replay", "pact.toml", "--check")
    assert result.exit_code == 1
    assert "got 2030-03-03; expected 2030-03-04" in result.output
    with pytest.raises(DragomanError, match="a file that exists"):
        call("new", "pact")


def test_replay_tells_what_changed_and_draws_it(tmp_path: Path) -> None:
    picture = tmp_path / "p.svg"
    said = call("replay", "jcpoa", "--from", "2019-06-01", "--to", "2019-12-31", "--plot", "--svg", str(picture)).output
    assert "stockpile.IRN: met (2031-01-16) → breached (2031-01-16)" in said
    assert "▁" in said or "█" in said
    assert "limit 202.8 kg U" in picture.read_text(encoding="utf-8")


def test_names_that_nobody_knows_are_refused_with_a_hint() -> None:
    with pytest.raises(DragomanError, match="did you mean ottawa"):
        call("otawa")
    with pytest.raises(DragomanError, match="expected one of"):
        call("npt", "--ask", "weather.today")
    with pytest.raises(DragomanError, match="a date that exists"):
        call("npt", "--as-of", "2025-02-30")


def test_validate_checks_the_whole_library() -> None:
    result = call("validate")
    assert result.output.count(": good") == len(set(ids().values()))


def test_accepted_entries_feed_an_instrument_without_copying(tmp_path: Path) -> None:
    quote = "The depositary received Poland's instrument."
    entry = {
        "id": "e1", "article_id": "a1", "type": "TREATY", "act": "withdraw", "status": "happened", "when": "2026-02-16",
        "when_basis": "explicit", "instrument": {"id": "ottawa", "name": "Ottawa Convention"}, "confidence": 0.9,
        "actors": [{"id": "POL", "name": "Poland", "kind": "state", "country": "POL", "mention": "Poland"}],
        "evidence": [{"start": 0, "end": len(quote), "quote": quote, "sentence": 0}],
    }  # fmt: skip
    entries, rules = tmp_path / "entries.jsonl", tmp_path / "rules.toml"
    entries.write_text(json.dumps(entry), encoding="utf-8")
    rules.write_text('[[accept]]\nkind = "received"\n', encoding="utf-8")
    arguments = ("ottawa", "--as-of", "2026-03-01", "--ask", "procedure.withdrawal.POL.due", "--entries", str(entries))
    assert call(*arguments).output == "nothing\n"
    assert call(*arguments, "--accept", str(rules)).output == "2026-08-16\n"


def test_a_supposed_fact_of_a_later_day_is_refused() -> None:
    with pytest.raises(DragomanError, match="ask about a later day"):
        call("npt", "--as-of", "2025-01-01", "--what-if", "day=2026-01-01 act=withdrawal kind=notified by=IRN")


def test_what_falls_due_next_is_told_once() -> None:
    said = call("ottawa", "--as-of", "2025-08-01").output.split("\nNext\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in said] == ["2025-12-27"] * 3 + ["2026-01-10"]
    told = json.loads(call("ottawa", "--as-of", "2025-08-01", "--format", "json").output)["deadlines"]
    assert [due["when"] for due in told] == ["2025-12-27"] * 3 + ["2026-01-10"]


def test_ids_are_those_of_the_record() -> None:
    """What the catalogue has too goes by the catalogue's id, so that entries find their instrument."""
    table = Path(__file__).resolve().parents[2] / "src" / "dragoman" / "catalogue" / "data" / "instruments.csv"
    with table.open(encoding="utf-8", newline="") as file:
        catalogue = {row["id"] for row in csv.DictReader(file)}
    ours = set(ids().values())
    alone = {name for name in ours - catalogue if not name.endswith("-membership")}
    assert alone == {
        "eu-russia-sanctions",
        "energy-charter-treaty",
        "istanbul-convention",
        "opcw-syria",
        "us-winddown-2018",
        "wto-dsu",
    }
