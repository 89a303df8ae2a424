"""The seven statuses as they are drawn: each has a colour, a pattern and a shape; none hangs on colour alone."""

from collections.abc import Iterable
from typing import NamedTuple, get_args

from markupsafe import Markup

from dragoman.serve.drawing.svg import element, group, number
from dragoman.shapes.terms import Status

STATUSES: tuple[Status, ...] = get_args(Status)
"""All of them, from the firmest to what did not come about."""


class Look(NamedTuple):
    """How a status is drawn."""

    colour: str
    """Where no style sheet dresses the drawing (light ground)."""
    says: str
    """What it means, in a few words."""


LOOKS: dict[Status, Look] = {
    "happened": Look("#22577a", "came about"),
    "ongoing": Look("#1a7f6b", "is going on"),
    "planned": Look("#5b4fa8", "announced, promised or threatened by its own actor"),
    "sought": Look("#8a6a00", "wanted or asked for by somebody"),
    "alleged": Look("#b3541e", "held against somebody, or contested"),
    "possible": Look("#6b7280", "feared, likely or hypothetical"),
    "negated": Look("#a4243b", "did not happen, failed, or was ruled out"),
}
"""Colours that differ in lightness too; the style sheets say them again for light and dark."""

# Each pattern is drawn in a square of eight units; stripes, dots and hatches that a grey print still tells apart.
_PATTERNS: dict[Status, str | None] = {
    "happened": None,
    "ongoing": "M0 2h8M0 6h8",
    "planned": "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "sought": "M-2 6l4 4M0 0l8 8M6-2l4 4",
    "alleged": "M0 0l8 8M0 8l8-8",
    "possible": "M2 2h.1M6 6h.1",
    "negated": None,
}

# Shapes in a square from -1 to 1 about the point.
_SOLIDS: dict[Status, str] = {"happened": "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z", "ongoing": "M0 -1A1 1 0 0 1 0 1Z"}
_LINES: dict[Status, str] = {
    "ongoing": "M-.85 0A.85 .85 0 1 1 .85 0A.85 .85 0 1 1 -.85 0Z",
    "planned": "M0 -1L1 0L0 1L-1 0Z",
    "sought": "M0 -.9L1 .8L-1 .8Z",
    "alleged": "M-.8 -.8H.8V.8H-.8ZM-.8 .8L.8 -.8",
    "possible": "M-.85 0A.85 .85 0 1 1 .85 0A.85 .85 0 1 1 -.85 0Z",
    "negated": "M-.8 -.8L.8 .8M-.8 .8L.8 -.8",
}


def patterns(name: str, /) -> Markup:
    """Define the statuses' patterns for a drawing; `name` keeps their ids apart from another drawing's."""
    drawn = []
    for status in STATUSES:
        d = _PATTERNS[status]
        if not d:
            continue
        colour = LOOKS[status].colour
        dots = status == "possible"
        drawn.append(element(
            "pattern",
            element("rect", width=8, height=8, class_="pattern-ground", fill="#ffffff"),
            element("path", d=d, class_=f"pattern-ink st-{status}", stroke=colour, fill="none",
                    stroke_width=3 if dots else 1.7, stroke_linecap="round" if dots else None),
            id=f"{name}-{status}", width=8, height=8, patternUnits="userSpaceOnUse",
        ))  # fmt: skip
    return element("defs", *drawn)


def fill(status: Status, /, *, name: str) -> str:
    """Give the paint of a status within a drawing that has the patterns of that name."""
    if status == "negated":
        return "none"
    return f"url(#{name}-{status})" if _PATTERNS[status] else LOOKS[status].colour


def shape(status: Status, /, *, x: float, y: float, r: float) -> Markup:
    """Draw the shape of a status about a point; `r` is its half size in units of the drawing."""
    colour = LOOKS[status].colour
    parts = []
    if status in _LINES:
        dash = "0.55 0.4" if status == "possible" else None
        parts.append(element("path", d=_LINES[status], class_="line", fill="none", stroke=colour, stroke_width=0.35,
                             stroke_linejoin="round", stroke_dasharray=dash))  # fmt: skip
    if status in _SOLIDS:
        parts.append(element("path", d=_SOLIDS[status], class_="solid", fill=colour))
    return group(parts, class_=f"shape st-{status}", transform=f"translate({number(x)} {number(y)}) scale({number(r)})")


def glyph(status: Status, /) -> Markup:
    """Draw a status as a small picture beside its word; hidden from screen readers, which read the word.

    >>> "st-planned" in glyph("planned") and "style=" not in glyph("planned")
    True
    """
    return element("svg", shape(status, x=8, y=8, r=6), xmlns="http://www.w3.org/2000/svg", viewBox="0 0 16 16",
                   width=14, height=14, class_="glyph", aria_hidden="true")  # fmt: skip


def legend(statuses: Iterable[Status] = STATUSES, /) -> Markup:
    """Write a list that tells what each shape and pattern means, for the page beside a drawing."""
    rows = [
        element("li", glyph(status), element("b", status), " ", element("span", LOOKS[status].says, class_="quiet"))
        for status in STATUSES
        if status in set(statuses)
    ]
    return element("ul", *rows, class_="legend")
