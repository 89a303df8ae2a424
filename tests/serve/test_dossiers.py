"""Dossiers are kept and dropped from the page, as the command line keeps them; sources are counted."""

from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.record.stories import article, entry
from tests.serve.desks import client_of, ledger_at, proof_of

from dragoman.cli import group
from dragoman.dossier.question import kept
from dragoman.record import Query, SqliteLedger


def names(path: Path) -> dict[str, Query]:
    with SqliteLedger(path, read_only=True) as ledger:
        return kept(ledger)


def keep(client: TestClient, name: str, question: str) -> int:
    data = {"proof": proof_of(client), "name": name, "question": question}
    return client.post("/dossiers/keep", data=data).status_code


def test_a_question_is_kept_as_it_was_asked(writer: TestClient, own: Path) -> None:
    page = writer.get("/find?actor=TCD&type=REJECT&limit=5&offset=0").text
    assert 'name="question" value="actor=TCD&amp;type=REJECT&amp;limit=5&amp;offset=0"' in page
    assert keep(writer, "denials / Chad", "actor=TCD&type=REJECT&limit=5&offset=2&order=recorded") == 303
    assert names(own)["denials / Chad"] == Query(actor=("TCD",), type=("REJECT",), limit=None)
    shown = writer.get("/dossier/denials%20%2F%20Chad.json").json()
    assert shown["question"] == "actor TCD, type REJECT"
    assert shown["totals"]["entries"] == len(shown["newest"]) == 1


def test_it_is_what_the_command_line_keeps(writer: TestClient, own: Path) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(group, ["dossier", *words, "--ledger", str(own)], catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    run("save", "strikes", "--type", "ASSAULT")
    assert "strikes" in writer.get("/dossiers").text
    assert writer.get("/dossier/strikes.json").json()["totals"]["entries"] == 1
    assert keep(writer, "page", "type=ACCUSE") == 303
    assert "accused Chad" in run("page")
    assert "type ACCUSE" in run("list")


def test_a_dossier_tells_what_is_new_due_and_at_odds(writer: TestClient) -> None:
    assert keep(writer, "all", "country=TCD") == 303
    found = writer.get("/dossier/all.json?on=2033-06-19").json()
    totals = found["totals"]
    assert (totals["entries"], totals["denials"], totals["overdue"]) == (7, len(found["denials"]), 0)
    assert totals["contradictions"] >= 1
    assert found["due"][0]["due"] == "2033-06-20"
    assert ["REJECT", 1] in found["types"]
    page = writer.get("/dossier/all?on=2033-06-19").text
    assert "tomorrow" in page
    assert "Cannot both be true" in page
    assert 'href="/find?country=TCD"' in page
    assert 'href="/dossier/all"' in writer.get("/").text


def test_it_is_answered_anew(own: Path) -> None:
    with client_of(own) as client:
        keep(client, "thanks", "type=SUPPORT")
        assert "Nothing answers this yet" in client.get("/dossier/thanks").text
    one = article("late", "Norway thanked Peru.")
    with SqliteLedger(own) as ledger:
        ledger.add(one, [entry(one, "Norway thanked Peru.", type="SUPPORT", actors=("Norway",))])
    with client_of(own) as client:
        assert client.get("/dossier/thanks.json").json()["totals"]["entries"] == 1


def test_dropping_keeps_the_entries(writer: TestClient, own: Path) -> None:
    data = {"proof": proof_of(writer), "name": "north & south"}
    answer = writer.post("/dossiers/drop", data=data)
    assert answer.headers["location"] == "/dossiers?done=drop"
    assert "kept no longer" in writer.get(answer.headers["location"]).text
    assert not names(own)
    assert writer.get("/dossier/north%20%26%20south").status_code == 404
    assert writer.get("/find.json").json()["total"] == 8
    assert writer.post("/dossiers/drop", data=data).status_code == 400


def test_what_is_no_name_or_question_is_refused(writer: TestClient, own: Path) -> None:
    before = names(own)
    for name, question in (("", "actor=TCD"), ("x" * 201, ""), ("a\nb", ""), ("x", "when=never"), ("x", "limit=0")):
        assert keep(writer, name, question) == 400
    assert names(own) == before


def test_sources_are_counted_apart_from_their_copies(tmp_path: Path) -> None:
    words = (
        "The harbour council of Port Selm voted late on Tuesday to close the northern ferry berth for nine weeks. " * 4
    )
    copies = [(article(f"c{n}", words, outlet=f"Paper {n}", published="2033-05-12"), []) for n in (1, 2)]
    with client_of(ledger_at(tmp_path / "s.db", *copies)) as client:
        found = {one["source"]: one for one in client.get("/sources.json").json()}
        assert found["Lima Ledger"]["articles"] == 2
        assert (found["Paper 1"]["copies"], found["Paper 2"]["copies"]) == (0, 1)
        assert (found["Paper 1"]["independent"], found["Paper 2"]["independent"]) == (1, 0)
        assert found["Lima Ledger"]["denied"] >= 1
        page = client.get("/sources").text
        assert "Oslo Observer" in page
        assert 'href="/find?source=Lima+Ledger"' in page
        assert client.get("/sources.csv").text.startswith("source,articles,copies,independent")
