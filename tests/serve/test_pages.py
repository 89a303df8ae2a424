"""Every page in a browser: nothing to complain of, nothing from elsewhere, by keyboard, in the dark, on paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from tests import annotated
from tests.serve.browser import CHROMIUM, FLAGS, listening

from dragoman.pipeline import add
from dragoman.record import Query, SqliteLedger
from dragoman.serve.app import make

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium: apt-get install chromium")

PAGES = {
    "front": "/", "front by recording": "/?new=recorded", "search": "/find", "search for words": "/find?text=ship",
    "search for nothing": "/find?text=zeppelin", "timeline": "/timeline", "timeline by report": "/timeline?of=report",
    "timeline both": "/timeline?of=both", "actors": "/actors", "nobody": "/actors?text=zeppelin", "state": "/actor/IRL",
    "pair": "/pair/IRL/PRT", "network": "/network", "map": "/map", "contradictions": "/contradictions",
    "denials": "/denials", "pending": "/pending?on=2033-04-30", "instruments": "/instruments",
    "instrument": "/instrument/jcpoa?on=2020-03-01", "dossiers": "/dossiers", "sources": "/sources", "paste": "/paste",
    "api": "/api", "missing": "/entry/none",
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A ledger of what we ship and of our own annotated articles, read as anybody's are."""
    folder = tmp_path_factory.mktemp("desk")
    annotated.write(folder / "annotated.jsonl", annotated.load())
    path = folder / "told.db"
    with SqliteLedger(path) as ledger:
        for _ in add(ledger, [root / "examples", folder / "annotated.jsonl"]):
            pass
    return path


@pytest.fixture(scope="module")
def pages(told: Path) -> dict[str, str]:
    """Every page, with one of each that stands on what the ledger holds."""
    with SqliteLedger(told) as ledger:
        denial = ledger.relations(kind=("denies",))[0]
        article = ledger.find(Query(text="Aurora", limit=1))[0].entry.article_id
        person = next(one for stored in ledger.find(Query()) for one in stored.entry.actors if one.kind == "person")
    key = person.id or f"person:{person.name.casefold()}"
    return PAGES | {
        "entry": f"/entry/{denial.first}", "event": f"/event/{denial.second}", "article": f"/article/{quote(article)}",
        "raw": f"/article/{quote(article)}/raw", "person": f"/actor/{quote(key, safe='')}",
    }  # fmt: skip


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve a ledger on a free port."""
    app = make(path)
    with listening(app) as address:
        yield address
    app.state.desk.close()


@pytest.fixture(scope="module")
def base(told: Path) -> Iterator[str]:
    with served(told) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all of this file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)


@pytest.fixture
def view(browser: Any, base: str) -> Iterator[Any]:
    """A window that lets no complaint and no request to elsewhere pass."""
    context = browser.new_context(viewport=WIDE, base_url=base, color_scheme="light")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda one: one.type in ("error", "warning") and wrong.append(f"{one.type}: {one.text}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda one: urlsplit(one.url).hostname == "127.0.0.1" or wrong.append(one.url))
    page.wrong = wrong
    yield page
    context.close()
    assert not [one for one in wrong if "status of 404" not in one]


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, as the tests' own dependency brings it."""
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


@pytest.mark.parametrize("name", [*PAGES, "entry", "event", "article", "raw", "person"])
def test_a_page_is_sound_for_everybody(view: Any, pages: dict[str, str], axe: str, name: str) -> None:
    """It loads without a complaint, axe-core finds nothing, and on a narrow screen nothing needs scrolling sideways."""
    answer = view.goto(pages[name])
    assert answer.status == (404 if name == "missing" else 200)
    assert view.locator("h1").count() == 1
    view.evaluate(axe)
    found = view.evaluate("(rules) => axe.run(document, rules)", RULES)["violations"]
    serious = [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical") or one["id"] in ("heading-order", "region")
        for node in one["nodes"][:3]
    ]
    assert not serious
    view.set_viewport_size(NARROW)
    assert view.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_a_source_of_a_long_name_needs_no_scrolling_sideways(browser: Any, tmp_path: Path, root: Path) -> None:
    """Wherever the sources lie: a path may be one word of a hundred letters."""
    folder = tmp_path / ("correspondence" * 8)
    folder.mkdir()
    page = folder / "page.txt"
    page.write_bytes((root / "examples" / "two-articles-on-a-fishery.txt").read_bytes())
    path = tmp_path / "long.db"
    with SqliteLedger(path) as ledger:
        for _ in add(ledger, [page]):
            pass
        stored = ledger.find(Query(limit=1))[0].entry
    article = f"/article/{quote(stored.article_id)}"
    with served(path) as address:
        view = browser.new_page(viewport=NARROW, base_url=address)
        for place in (article, f"{article}/raw", f"/entry/{stored.id}", "/sources", "/find"):
            view.goto(place)
            wide = view.evaluate("document.documentElement.scrollWidth")
            assert wide <= NARROW["width"], f"{place}: {wide}"
        view.close()


def test_nothing_is_inline_and_the_dark_holds(view: Any) -> None:
    view.goto("/")
    assert not re.search(r"<style|\sstyle=|<script(?![^>]* src=)|\son\w+=|javascript:", view.content())
    ground = view.evaluate("getComputedStyle(document.body).backgroundColor")
    view.click("[data-theme-toggle]")
    dark = view.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != ground
    view.goto("/find")
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("name", ["front", "article", "denials"])
def test_the_dark_is_readable(view: Any, pages: dict[str, str], axe: str, name: str) -> None:
    view.emulate_media(color_scheme="dark")
    view.goto(pages[name])
    view.evaluate(axe)
    found = view.evaluate("axe.run(document, {runOnly: ['color-contrast'], resultTypes: ['violations']})")
    assert not found["violations"]


def test_a_list_is_walked_by_keyboard(view: Any) -> None:
    view.goto("/find")
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.name") == "text"
    view.keyboard.press("Escape")
    view.keyboard.press("j")
    view.keyboard.press("j")
    second = view.evaluate("document.activeElement.id")
    view.keyboard.press("k")
    first = view.evaluate("document.activeElement.id")
    assert first != second and first.startswith("entry-") and second.startswith("entry-")
    view.keyboard.press("?")
    assert view.locator("dialog.help").is_visible()
    view.keyboard.press("Escape")
    assert not view.locator("dialog.help").is_visible()
    view.keyboard.press("o")
    view.wait_for_url(re.compile("/article/"))
    assert view.url.endswith(f"#{first}")


def test_words_and_entries_light_each_other(view: Any, pages: dict[str, str]) -> None:
    view.goto(pages["article"])
    view.locator("mark.words").first.hover()
    ids = view.locator("mark.words").first.get_attribute("data-entry").split()
    lit = view.locator(".entry.lit")
    assert {one.get_attribute("data-entry") for one in lit.all()} == set(ids)
    view.locator(".entry").nth(1).focus()
    wanted = view.locator(".entry").nth(1).get_attribute("data-entry")
    assert view.locator("mark.words.lit").count() >= 1
    assert all(wanted in mark.get_attribute("data-entry").split() for mark in view.locator("mark.words.lit").all())
    view.locator("mark.words").last.click()
    assert view.evaluate("document.activeElement.classList.contains('entry')")


def test_the_menu_opens_where_it_does_not_fit(view: Any) -> None:
    view.set_viewport_size(NARROW)
    view.goto("/")
    assert not view.locator("#menu").is_visible()
    view.click(".menu-button")
    view.click("#menu >> text=Denials")
    view.wait_for_url(re.compile("/denials$"))


def test_the_timeline_is_looked_into(view: Any) -> None:
    view.goto("/timeline?of=report")
    view.evaluate("window.stays = true")
    view.locator("svg.timeline-density a").last.click()
    view.wait_for_url(re.compile("first=|/find"))
    assert view.locator(".entry, .glance").count() >= 1


def test_the_network_is_drawn_and_told(view: Any) -> None:
    view.goto("/network")
    view.locator(".network-view.live canvas").first.wait_for()
    assert view.locator("table.table tbody tr").count() >= 3


def test_paper_shows_words_and_no_buttons(view: Any, pages: dict[str, str]) -> None:
    view.goto(pages["article"])
    view.emulate_media(media="print")
    assert not view.locator(".header").is_visible()
    assert view.locator(".entry").first.is_visible() and view.locator(".article").is_visible()
    assert view.pdf()[:4] == b"%PDF"


def test_judging_is_undone(browser: Any, told: Path, tmp_path: Path, pages: dict[str, str]) -> None:
    """Correct a field on a copy of the ledger, see it, take it back; the name is remembered."""
    copy = tmp_path / "own.db"
    copy.write_bytes(told.read_bytes())
    with served(copy) as base:
        context = browser.new_context(viewport=WIDE, base_url=base)
        page = context.new_page()
        page.goto(pages["entry"])
        page.select_option("#field", "status")
        page.fill("#value", "possible")
        page.fill("#by-correct", "Ada Reader")
        page.fill("#reason-correct", "the words say no more")
        page.click("text=Correct >> nth=-1")
        page.locator(".toast").wait_for()
        assert page.locator(".entry .status").first.inner_text().strip() == "possible"
        assert page.locator("#by-reject").input_value() == "Ada Reader"
        page.click("button:has-text('Undo')")
        page.locator("text=undo of no.").wait_for()
        assert page.locator(".entry .status").first.inner_text().strip() != "possible"
        context.close()


def test_what_is_pasted_is_read_and_kept(browser: Any, tmp_path: Path) -> None:
    """From an empty ledger: paste, see what it tells, keep it, find it; a file that is dropped is taken too."""
    with served(tmp_path / "new.db") as base:
        context = browser.new_context(viewport=WIDE, base_url=base)
        page = context.new_page()
        page.goto("/")
        page.click("text=Paste an article")
        page.fill("#text", "Quarrel at sea\n\nNorway accused Iceland of overfishing on Monday. Iceland denied it.\n")
        page.fill("#date", "2031-03-04")
        page.click("button:has-text('Read')")
        page.locator(".entry").first.wait_for()
        page.click("text=Keep in the ledger")
        page.wait_for_url(re.compile("/article/"))
        assert page.locator("mark.words").count() >= 1
        page.goto("/find?text=overfishing")
        assert page.locator(".entry").count() >= 1
        page.goto("/paste")
        page.evaluate("""() => {
            const held = new DataTransfer();
            held.items.add(new File(["Vik met Kabir in Bergen on Monday."], "met.txt", { type: "text/plain" }));
            const part = document.querySelector("[data-drop]");
            for (const kind of ["dragover", "drop"])
                part.dispatchEvent(new DragEvent(kind, { dataTransfer: held, bubbles: true, cancelable: true }));
        }""")
        assert page.evaluate("document.querySelector('#file').files[0].name") == "met.txt"
        context.close()


@pytest.mark.parametrize(
    "path", sorted({one.partition("?")[0] for one in PAGES.values()} - {"/pair/IRL/PRT", "/actor/IRL"})
)
def test_an_empty_ledger_says_so_everywhere(empty: Any, path: str) -> None:
    answer = empty.get(path)
    assert answer.status_code == (404 if path == "/entry/none" else 200)
    assert "<h1" in answer.text


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Who looks at an empty ledger."""
    from starlette.testclient import TestClient

    with TestClient(make(tmp_path_factory.mktemp("empty") / "empty.db")) as client:
        yield client
