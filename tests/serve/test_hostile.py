"""An article made of markup, handlers, addresses that run and template syntax is shown as text on every page."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from starlette.testclient import TestClient
from tests.record.stories import article, entry
from tests.serve.desks import client_of, ledger_at, proof_of

from dragoman.dossier.question import keep
from dragoman.record import Query, SqliteLedger
from dragoman.serve.exports import ENDS
from dragoman.serve.views import PLACES
from dragoman.shapes import Actor, InstrumentRef, Place

WORDS = (
    "<script>alert('H1')</script> <svg onload=alert('H2')><img src=x onerror=alert('H3')> "
    "<a href=\"javascript:alert('H4')\">x</a> {{ 7*7 }}{% raw %}${7*7}<%= 7*7 %> \"><iframe src=//evil.example>'>"
    "</textarea></title></style><base href=//evil.example> <form action=//evil.example><b onclick=alert('H5')>met"
)
RUN = "javascript:alert('H6')"
EVIL = Actor(name=WORDS, kind="person", country="NOR", mention="x")
OTHER = Actor(name="=cmd|' /C calc'!A0", kind="person", country="TCD", mention="y")
ID = "h\"><script>alert('H7')</script>/../x"
NAME = "<img src=x onerror=alert('H8')>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    one = article(ID, WORDS, "It rained.", title=WORDS, outlet=WORDS, byline=WORDS, url=RUN)
    fields = {
        "actors": (EVIL,), "recipients": (OTHER,), "items": (WORDS, RUN), "quote": WORDS, "condition": WORDS,
        "where": (Place(name=WORDS, lat=1.0, lon=2.0),), "when": "2033-05-09", "according_to": (EVIL,),
        "instrument": InstrumentRef(id=None, name=WORDS),
    }  # fmt: skip
    told = entry(one, WORDS, type="AGREE", **fields)
    against = entry(one, "It rained.", type="REJECT", actors=(OTHER,), denied_by=(EVIL,))
    plan = entry(one, "rained", **fields | {"when": "2034-05-09", "type": "CONSULT", "status": "planned"})
    path = ledger_at(tmp_path_factory.mktemp("hostile") / "h.db", (one, [told, against, plan]))
    with SqliteLedger(path) as ledger:
        keep(ledger, NAME, Query(actor=(f"person:{WORDS.casefold()}",), text='"rained"'))
    with client_of(path) as client:
        yield client


def addresses(client: TestClient) -> list[str]:
    """Give every page on which words of the article stand."""
    found = client.get("/find.json", params={"article": ID}).json()["entries"]
    one, two = (quote(f"person:{name.casefold()}", safe="") for name in (WORDS, OTHER.name))
    id = quote(ID, safe="")
    return [
        *("/", "/actors", "/network", "/map", "/contradictions", "/denials", "/pending", "/sources", "/dossiers"),
        *("/instruments", "/find", f"/find?text={quote(WORDS)}", f"/find?actor={one}&done={quote(WORDS)}"),
        *(f"/timeline?actor={one}", f"/actor/{one}", f"/pair/{one}/{two}", f"/dossier/{quote(NAME, safe='')}"),
        *(f"/article/{id}", f"/article/{id}/raw", f"/instrument/{quote(WORDS, safe='')}", f"/pending?actor={one}"),
        *(f"/{kind}/{told['entry']['id']}" for told in found for kind in ("entry", "event")),
        *(f"/nothing/{quote(WORDS)}", f"/find?when={quote(WORDS)}", f"/actor/{quote(WORDS, safe='')}x"),
    ]


def check(text: str) -> None:
    """Hold that a page has nothing in it that was not ours: no element, no handler, no address elsewhere."""
    page = lxml_html.fromstring(text)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base", "frame", "applet", "foreignobject")
        if element.tag == "script":
            assert re.fullmatch(r"/static/[\w/.-]+\?[0-9a-f]{12}", element.get("src") or "")
            assert not (element.text or "").strip()
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in ("style", "srcdoc", "formaction")
            if name in ("href", "src", "action", "xlink:href", "data"):
                parts = urlsplit(value)
                assert not parts.netloc or parts.scheme == "webcal"
                assert parts.scheme in ("", "webcal", "data") and not value.startswith("//")
    assert "<script>alert" not in text
    assert "<svg onload" not in text


def test_every_page_shows_it_as_text(hostile: TestClient) -> None:
    shown = 0
    for address in addresses(hostile):
        answer = hostile.get(address)
        assert answer.status_code in (200, 400, 404), address
        try:
            check(answer.text)
        except AssertionError as error:
            raise AssertionError(address) from error
        shown += "alert(&#39;H1&#39;)" in answer.text and "{{ 7*7 }}{% raw %}" in answer.text
    assert shown > 15
    names = {place.name for place in PLACES} - {"paste", "diff"}
    tried = {address.partition("?")[0].split("/")[1] or "front" for address in addresses(hostile)} | {"raw"}
    assert names <= tried


def test_what_is_pasted_is_shown_as_text(own: Path) -> None:
    with client_of(own) as client:
        text = f"Ministers meet\n\nNorway met Chad.\n\n{WORDS}\n"
        data = {"proof": proof_of(client), "date": "2033-05-10", "text": text}
        answer = client.post("/paste", data=data)
        assert answer.status_code == 200
        check(answer.text)
        upload = {"file": (f"{NAME}.html", f"<html><body><h1>Ministers meet</h1><p>{WORDS}</p></body></html>")}
        answer = client.post("/paste", data={"proof": data["proof"]}, files=upload)
        check(answer.text)


def test_data_is_told_to_be_data(hostile: TestClient) -> None:
    for end in (".json", *ENDS):
        answer = hostile.get(f"/find{end}", params={"article": ID})
        assert answer.status_code == 200
        assert "html" not in answer.headers["content-type"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        named = answer.headers.get("content-disposition", "")
        assert named.isascii() and '"' not in named.removesuffix('"').partition('"')[2]


def test_exports_hold_it_as_text(hostile: TestClient) -> None:
    def get(end: str) -> str:
        return hostile.get(f"/find{end}", params={"article": ID}).text

    feed = ElementTree.fromstring(get(".rss"))
    assert {element.tag for element in feed.iter()} <= {
        "rss", "channel", "title", "link", "description", "language", "lastBuildDate", "item", "guid", "pubDate",
        "category",
    }  # fmt: skip
    for told in feed.iter("description"):
        for element in lxml_html.fragments_fromstring(told.text or ""):
            assert isinstance(element, str) or element.tag in ("blockquote", "p")
    assert not [link for link in feed.iter("link") if "javascript" in (link.text or "")]
    rendered = MarkdownIt("commonmark", {"html": True}).render(get(".md"))
    assert not re.search(r"<(script|svg|img|iframe|base|form)\b|javascript:[^&]*\"", rendered)
    for row in csv.reader(io.StringIO(get(".csv"))):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "@", "\t")]
    table = hostile.get("/sources.csv").text
    assert next(row for row in csv.reader(io.StringIO(table)) if "alert" in row[0])[0] == WORDS
    ElementTree.fromstring(get(".gexf"))
    for end in (".articles.json", ".timeline.json", ".csl.json", ".jsonld"):
        json.loads(get(end))
    assert not re.search(r"^(BEGIN:VALARM|ATTACH)", get(".ics"), re.MULTILINE)


def test_half_a_character_breaks_nothing(tmp_path: Path) -> None:
    words = "Norway thanked \ud800 Peru."
    one = article("half", words, title="A \udfff title")
    path = ledger_at(tmp_path / "half.db", (one, [entry(one, words, type="SUPPORT", actors=("Norway",))]))
    with client_of(path) as client:
        for address in ("/", "/find?type=SUPPORT", "/article/half", "/article/half/raw", "/actor/NOR", "/timeline"):
            for end in ("", ".json", ".csv"):
                path_, _, asked = address.partition("?")
                answer = client.get(f"{path_ if path_ != '/' or not end else '/index'}{end}?{asked}")
                assert answer.status_code == 200
        for end in ENDS:
            assert client.get(f"/find{end}?type=SUPPORT").status_code == 200
