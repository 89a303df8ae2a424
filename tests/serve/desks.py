"""Makes ledgers and clients for the tests of the desk, all facts invented."""

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.record.stories import MET, PAIR, SAT, STRUCK, article, entry
from tests.record.telling import CHAD, PERU

from dragoman.dossier.question import keep
from dragoman.record import Query, Raw, SqliteLedger
from dragoman.serve.app import make
from dragoman.shapes import Article, Entry, InstrumentRef, Place

BERGEN = Place(name="Bergen", country="NOR", lat=60.39, lon=5.32)
ACCUSED = "Peru accused Chad on Tuesday of striking the depot near Amdal."
DENIED = "Chad denied on Wednesday that its jets had struck the depot near Amdal."
NEVER = "Vik and Kabir did not meet in Bergen on Monday, a spokesman said."
PLANNED = "Vik and Kabir will meet again in Lima on 20 June 2033."
NOTIFIED = "Norway notified the Joint Commission on Friday that the issue was not resolved."


def stories() -> list[tuple[Article, list[Entry]]]:
    """Tell of a meeting twice and once that it never was, of a strike with its denial, of a plan, of an agreement."""
    one = article("bergen-1", MET, PLANNED, title="Ministers meet", outlet="Bergen Bugle")
    two = article("lima-1", SAT, title="Salmon first", outlet="Lima Ledger", published="2033-05-11")
    three = article("lima-2", NEVER, STRUCK, ACCUSED, DENIED, title="No meeting", outlet="Lima Ledger")
    four = article("oslo-1", NOTIFIED, outlet="Oslo Observer", url="https://example.org/a?b=1")
    strike: dict[str, Any] = {"type": "ASSAULT", "mode": "aerial", "actors": (CHAD,), "when": "2033-05-09"}
    return [
        (one, [
            entry(one, MET, **PAIR, where=(BERGEN,), items=("salmon",)),
            entry(one, PLANNED, **PAIR | {"when": "2033-06-20", "status": "planned"}),
        ]),
        (two, [entry(two, SAT, **PAIR)]),
        (three, [
            entry(three, NEVER, **PAIR | {"status": "negated"}),
            entry(three, STRUCK, **strike, denied_by=(CHAD,)),
            entry(three, ACCUSED, type="ACCUSE", actors=(PERU,), recipients=(CHAD,), when="2033-05-10"),
            entry(three, DENIED, type="REJECT", actors=(CHAD,), when="2033-05-11"),
        ]),
        (four, [entry(four, NOTIFIED, type="TREATY", act="notify", actors=("Norway",), when="2033-05-06",
                      instrument=InstrumentRef(id="jcpoa", name="Joint Comprehensive Plan of Action"))]),
    ]  # fmt: skip


def ledger_at(path: Path, *more: tuple[Article, list[Entry]]) -> Path:
    """Make a ledger of the stories, with a dossier, and of what else is told."""
    with SqliteLedger(path) as ledger:
        for one, entries in (*stories(), *more):
            ledger.add(one, entries, raw=Raw(data=one.text.encode("utf-8", "replace")))
        keep(ledger, "north & south", Query(actor=("NOR",)))
    return path


def client_of(path: Path, *, address: str = "http://127.0.0.1:8765", **options: Any) -> TestClient:
    """Open a desk as a browser on this machine would; what breaks is answered, and not raised."""
    broken = options.pop("raises", True)
    return TestClient(make(path, **options), base_url=address, raise_server_exceptions=broken, follow_redirects=False)


def proof_of(client: TestClient) -> str:
    """Read the proof that a page hands out."""
    found = re.search(r'name="proof" value="([0-9a-f]{64})"', client.get("/paste").text)
    assert found
    return found[1]
