"""The static files: ours ask nobody, the vendored ones are the pinned ones, colours can be read."""

import hashlib
import re
from pathlib import Path

import pytest

import dragoman.serve
from dragoman.serve.drawing.status import STATUSES

STATIC = Path(dragoman.serve.__file__).parent / "static"
OURS = sorted([*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js"), STATIC / "icon.svg"])
BASE = (STATIC / "css" / "base.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", BASE)
}


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours as WCAG 2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_vendored_files_are_those_listed() -> None:
    listed = dict(
        re.findall(r"\| `(vendor/[^`]+)` \|.*?`([0-9a-f]{64})`", (STATIC / "VENDORED.md").read_text(encoding="utf-8"))
    )
    assert {STATIC / name for name in listed} == set(STATIC.glob("vendor/*.js"))
    for name, digest in listed.items():
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest
        assert (STATIC / f"{name.removesuffix('.min.js')}.LICENCE.txt").exists()


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_ours_ask_no_other_host_and_build_no_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.search(
        r"https?://|@import|url\(\s*['\"]?//|\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", text
    )


def test_the_page_s_own_scripts_stay_small() -> None:
    assert sum(path.stat().st_size for path in STATIC.glob("js/*.js")) < 16_000


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel", "sunk", "lit", "accent-ground"])
def test_text_can_be_read_on_every_ground(ground: str, theme: int) -> None:
    inks = ["ink", "quiet", "accent", "good", "bad", *STATUSES] if ground in ("paper", "panel") else ["ink", "accent"]
    for ink in inks:
        assert contrast(COLOURS[ink][theme], COLOURS[ground][theme]) >= 4.5, ink


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_buttons_badges_fields_and_focus_stand_out(theme: int) -> None:
    for ground in ("accent", "good", "bad"):
        assert contrast(COLOURS["on-accent"][theme], COLOURS[ground][theme]) >= 4.5, ground
    for ground in ("paper", "panel"):
        assert contrast(COLOURS["edge"][theme], COLOURS[ground][theme]) >= 3
        assert contrast(COLOURS["focus"][theme], COLOURS[ground][theme]) >= 3
    for ground in ("added", "removed"):
        assert contrast(COLOURS["ink"][theme], COLOURS[ground][theme]) >= 4.5


def test_every_colour_asked_for_is_given() -> None:
    asked = {
        name
        for path in STATIC.glob("css/*.css")
        for name in re.findall(r"var\(--([\w-]+)\)", path.read_text(encoding="utf-8"))
    }
    given = set(
        re.findall(r"--([\w-]+):", "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("css/*.css")))
    )
    assert asked <= given


def test_every_status_has_its_dress() -> None:
    parts = (STATIC / "css" / "parts.css").read_text(encoding="utf-8")
    for each in STATUSES:
        assert f".st-{each} {{ --st: var(--{each}); }}" in parts
        assert each == "happened" or f".words.st-{each} {{ text-decoration" in parts
