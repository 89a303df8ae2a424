"""The style guide: every part on one page, under the desk's policy."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.serve.browser import CHROMIUM, FLAGS, listening

import dragoman.serve

sys.path.insert(0, str(Path(__file__).parent))
import styleguide

STATIC = Path(dragoman.serve.__file__).parent / "static"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the page on a free port."""
    with listening(styleguide.app()) as base:
        yield f"{base}/"


@pytest.fixture(scope="module")
def page() -> str:
    """Write the page."""
    return styleguide.page()


def test_the_page_needs_no_inline_style_or_script(page: str) -> None:
    assert not re.search(r"<style|\sstyle=|<script(?![^>]* src=)|\son\w+=|javascript:", page)


def test_every_class_is_dressed_or_spoken_of(page: str) -> None:
    dressed = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(file.read_text() for file in STATIC.glob("css/*.css"))))
    used = {name for names in re.findall(r'class="([^"]+)"', page) for name in names.split()}
    bare = {
        "para",
        "column",
        "same-day",
        "hit",
        "mono",
        "row",
        "shape",
        "map",
        "network",
        "gauge",
        "clocks",
        "ended",
        "state",
    }
    assert {name for name in used - dressed - bare if not name.startswith(("type-", "timeline-", "shared-"))} == set()


def test_a_browser_has_nothing_to_complain_of(address: str) -> None:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        view = browser.new_page(viewport={"width": 390, "height": 800})
        told: list[str] = []
        view.on("console", lambda message: told.append(message.text))
        view.on("pageerror", lambda error: told.append(str(error)))
        view.on("request", lambda request: told.append(request.url) if not request.url.startswith(address) else None)
        view.goto(address)
        view.wait_for_selector(".network-view canvas")
        wide = view.evaluate("document.documentElement.scrollWidth")
        view.set_viewport_size({"width": 1280, "height": 900})
        _try_keys(view)
        _try_zoom(view, address)
        browser.close()
    assert told == []
    assert wide <= 390


def _try_keys(view) -> None:  # type: ignore[no-untyped-def]
    """Walk the page by keyboard, light words up, change the theme."""
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.id") == "q"
    view.keyboard.press("Escape")
    view.keyboard.press("j")
    view.keyboard.press("j")
    assert view.evaluate("document.activeElement.id") == "entry-a2"
    assert view.locator("mark.words.lit").count() >= 1
    view.keyboard.press("k")
    assert view.evaluate("document.activeElement.id") == "entry-a1"
    view.keyboard.press("?")
    assert view.locator("dialog.help").is_visible()
    view.keyboard.press("Escape")
    ground = view.evaluate("getComputedStyle(document.body).backgroundColor")
    view.click("[data-theme-toggle]")
    assert view.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    view.hover("mark.words.st-negated")
    assert view.locator(".entry.lit").count() >= 1


def _try_zoom(view, address: str) -> None:  # type: ignore[no-untyped-def]
    """Zoom by a bar and by dragging: the address tells the days, the page is not loaded anew."""
    view.evaluate("window.stays = true")
    view.locator("svg.timeline-density a").nth(20).click()
    view.wait_for_url("**/?first=2021-02-01&last=2021-02-28")
    box = view.locator("svg.timeline-density").bounding_box()
    view.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 60)
    view.mouse.down()
    view.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 60)
    assert view.locator("rect.brush").count() == 1
    view.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    view.mouse.up()
    view.wait_for_url(lambda url: url.startswith(f"{address}?first=20") and "first=2021-02-01" not in url)
    assert view.evaluate("window.stays")
