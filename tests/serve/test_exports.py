"""Every list goes out whole, in every format, with what the ledger knows of its entries."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.record.stories import article, entry
from tests.serve.desks import client_of, ledger_at, stories

from dragoman.export import FORMATS
from dragoman.record import Query, SqliteLedger
from dragoman.serve import exports
from dragoman.serve.exports import ENDS
from dragoman.serve.views import PLACES

LISTS = {
    "find": ("/find", "actor=TCD"),
    "timeline": ("/timeline", "actor=TCD"),
    "actor": ("/actor/TCD", ""),
    "pair": ("/pair/PER/TCD", ""),
    "event": ("/event/{event}", ""),
    "article": ("/article/lima-2", ""),
    "dossier": ("/dossier/north%20%26%20south", ""),
}


@pytest.fixture(scope="module")
def event(told: Path) -> str:
    with SqliteLedger(told, read_only=True) as ledger:
        return ledger.find(Query(text="salmon"))[0].event


def test_every_page_of_entries_is_tried() -> None:
    assert {place.name for place in PLACES if place.question} == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("end", ENDS)
def test_every_list_in_every_format(reader: TestClient, event: str, name: str, end: str) -> None:
    path, asked = LISTS[name]
    answer = reader.get(f"{path.format(event=event)}{end}?{asked}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == ENDS[end].media
    assert int(answer.headers["x-dragoman-entries"]) == int(answer.headers["x-dragoman-total"]) > 0
    assert answer.content.strip()


def test_all_entries_go_out_not_only_a_page(tmp_path: Path) -> None:
    many = []
    for number in range(130):
        one = article(f"m{number}", f"Norway thanked Peru for crate {number}.")
        many.append((one, [entry(one, one.paragraphs[0], type="SUPPORT", actors=("Norway",), when="2032-01-01")]))
    with client_of(ledger_at(tmp_path / "many.db", *many)) as client:
        assert len(client.get("/find.json?type=SUPPORT").json()["entries"]) == 50
        whole = client.get("/find.jsonl?type=SUPPORT")
        assert len(whole.text.splitlines()) == 130
        assert whole.headers["x-dragoman-entries"] == "130"
        part = client.get("/find.jsonl?type=SUPPORT&limit=7&offset=3")
        assert len(part.text.splitlines()) == 7
        assert (part.headers["x-dragoman-entries"], part.headers["x-dragoman-total"]) == ("7", "130")
        links = client.get("/find?type=SUPPORT&limit=5&offset=5").text
        assert 'href="/find.csv?type=SUPPORT"' in links


def test_the_cap_is_told(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST", 2)
    answer = reader.get("/find.jsonl")
    assert len(answer.text.splitlines()) == 2
    assert (answer.headers["x-dragoman-entries"], answer.headers["x-dragoman-total"]) == ("2", "8")


def test_standings_come_along(reader: TestClient) -> None:
    report = reader.get("/find.md?text=salmon").text
    assert "2 reports, 2 sources" in report
    rows = reader.get("/find.ftm.json?text=salmon").text
    assert json.loads(rows.splitlines()[0])["schema"]


def test_a_table_is_the_export_s(reader: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(reader.get("/actor/TCD.csv").text)))
    assert {"id", "evidence", "confidence"} <= set(rows[0])
    assert len(rows) == reader.get("/actor/TCD.json").json()["profile"]["total"]


def test_a_timeline_goes_out_by_the_days_that_are_asked_for(reader: TestClient) -> None:
    whole = reader.get("/timeline.jsonl").text.splitlines()
    june = reader.get("/timeline.jsonl?first=2033-06-01&last=2033-06-30").text.splitlines()
    assert len(whole) == 8
    assert [json.loads(line)["when"] for line in june] == ["2033-06-20"]


def test_a_feed_tells_the_newest_with_its_page(reader: TestClient) -> None:
    feed = reader.get("/find.rss?actor=TCD&limit=1").text
    assert "<title>Dragoman: actor TCD</title>" in feed
    assert "<link>http://127.0.0.1:8765/find?actor=TCD" in feed
    assert 'rel="alternate" type="application/rss+xml" href="/find.rss?actor=TCD"' in reader.get("/find?actor=TCD").text


def test_parquet_without_its_library_is_refused(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    answer = reader.get("/find.parquet")
    assert answer.status_code == 400
    assert "pip install 'dragoman[parquet]'" in answer.text


@pytest.mark.parametrize("path", ["/actor/nobody.md", "/article/nothing.rss", "/event/none.csv", "/dossier/none.tsv"])
def test_what_is_not_there_is_not_found(reader: TestClient, path: str) -> None:
    assert reader.get(path).status_code == 404


def test_a_question_that_cannot_be_is_refused_before_the_first_byte(reader: TestClient) -> None:
    answer = reader.get("/find.parquet?when=never")
    assert answer.status_code == 400
    assert "never" in answer.text


def test_an_id_may_end_like_a_format(tmp_path: Path) -> None:
    one = article("notes.md", "Norway thanked Peru.")
    path = ledger_at(tmp_path / "l.db", (one, [entry(one, "Norway thanked Peru.", type="SUPPORT", actors=("Norway",))]))
    with client_of(path) as client:
        assert client.get("/article/notes.md").headers["content-type"].startswith("text/html")
        assert client.get("/article/notes.md.jsonl").text.count("\n") == 1


def test_head_gives_no_body(reader: TestClient) -> None:
    answer = reader.head("/find.jsonl")
    assert answer.status_code == 200
    assert not answer.content
    assert answer.headers["x-dragoman-total"] == "8"


def test_only_so_many_exports_at_a_time(told: Path) -> None:
    with client_of(told) as client:
        desk: Any = client.app.state.desk  # type: ignore[attr-defined]
        while desk.exporting.acquire(blocking=False):
            pass
        assert client.get("/find.jsonl").status_code == 429
        desk.exporting.release()
        assert client.get("/find.jsonl").status_code == 200
        assert client.get("/find.jsonl").status_code == 200  # the turn was given back


def test_a_page_offers_every_format(reader: TestClient) -> None:
    text = reader.get("/find?actor=TCD").text
    for end, form in ENDS.items():
        assert f'href="/find{end}?actor=TCD"' in text or form.name == "json"
    assert {form.name for form in ENDS.values()} == set(FORMATS)


def test_an_agreement_has_a_calendar(reader: TestClient) -> None:
    answer = reader.get("/instrument/jcpoa/calendar.ics?past=1&on=2024-01-01")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
    assert answer.text.count("BEGIN:VEVENT") > 3
    assert reader.get("/instrument/nothing/calendar.ics").status_code == 404
    assert 'href="webcal://127.0.0.1:8765/instrument/jcpoa/calendar.ics"' in reader.get("/instrument/jcpoa").text


def test_there_are_stories() -> None:
    assert sum(len(entries) for _, entries in stories()) == 8
