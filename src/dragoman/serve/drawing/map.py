"""The world map with bubbles: drawn from one shipped file, without a network."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import sqrt

import msgspec
from markupsafe import Markup

from dragoman.serve.drawing.projection import HEIGHT, WIDTH, project
from dragoman.serve.drawing.svg import drawing, element, group, link, number
from dragoman.serve.drawing.table import table

Box = tuple[float, float, float, float]
"""Left, top, right, bottom on the map's sheet."""

_LABELS = 14
"""How many bubbles are named at most; all have their name as title and stand in the table."""


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country as the map's data draws it."""

    id: str
    """ISO 3166-1 alpha-3; empty where the data names a land that has no code."""
    name: str
    """Its English name."""
    at: tuple[int, int]
    """The middle of its largest part, on the sheet."""
    box: Box
    """Where it lies on the sheet."""
    d: str
    """Its outline, in tenths of the sheet's units."""


class World(msgspec.Struct, frozen=True, kw_only=True):
    """The map's data."""

    source: str
    """Package, version and scale it was made from."""
    drawn_in: dict[str, str]
    """Disputed places, and the country in which the data draws each."""
    countries: tuple[Country, ...]
    """Every land, by code."""


class Bubble(msgspec.Struct, frozen=True, kw_only=True):
    """Something counted at a place."""

    name: str
    """The place."""
    lon: float
    """Degrees east."""
    lat: float
    """Degrees north."""
    count: int
    """How many."""
    href: str | None = None
    """Where the bubble leads."""


@cache
def load() -> World:
    """Read the shipped map.

    >>> sorted(land.id for land in load().countries if land.id in ("PSE", "TWN", "XKX"))
    ['PSE', 'TWN', 'XKX']
    """
    data = files("dragoman.serve.drawing").joinpath("data", "world.json").read_bytes()
    return msgspec.json.decode(data, type=World)


def world(bubbles: Sequence[Bubble], /, *, shaded: Mapping[str, int] | None = None, focus: bool = False,
          name: str = "map") -> Markup:  # fmt: skip
    """Draw the map with bubbles whose area is their count.

    `shaded` counts by alpha-3 code and tints those countries in four steps; `focus` shows only the part that holds the
    bubbles and the tinted countries; `name` keeps ids apart on a page. Put `point_of_view` below it.

    >>> "Geneva: 3" in world([Bubble(name="Geneva", lon=6.1, lat=46.2, count=3)])
    True
    """
    shaded = shaded or {}
    placed = sorted(((bubble, *project(bubble.lon, bubble.lat)) for bubble in bubbles), key=lambda row: -row[0].count)
    view = _view([(x, y) for _, x, y in placed], shaded) if focus else (0.0, 0.0, float(WIDTH), HEIGHT * 0.9)
    if not focus and any(bubble.lat < -58 for bubble in bubbles):
        view = (0.0, 0.0, float(WIDTH), float(HEIGHT))
    unit = (view[2] - view[0]) / 960
    lands = [_land(land, shaded, name) for land in load().countries if _meet(land.box, view)]
    most = max([1, *(bubble.count for bubble in bubbles)])
    circles = [_bubble(bubble, x, y, unit, most) for bubble, x, y in placed]
    total = sum(bubble.count for bubble in bubbles)
    about = f"Circles at {len(bubbles)} places, larger for more. The same numbers stand in the table. {point_of_view()}"
    return drawing(
        _ground(), group(lands, transform="scale(0.1)"), *circles, _names(placed, unit, most),
        width=view[2] - view[0], height=view[3] - view[1], name=name, kind="map",
        title=f"Map: {total} at {len(bubbles)} places", about=about,
        view=" ".join(number(part) for part in (view[0], view[1], view[2] - view[0], view[3] - view[1])),
    )  # fmt: skip


def point_of_view() -> str:
    """Say whose borders these are."""
    return (
        f"Borders are those of {load().source}: as a rule where somebody governs in fact, whoever claims it. "
        "Drawing them is no judgement."
    )


def disputed() -> Markup:
    """Write how the map draws disputed places, as a table."""
    rows = sorted(load().drawn_in.items())
    return table(rows, head=("place", "drawn in"), caption="How this map draws disputed places")


def rows(bubbles: Sequence[Bubble], /) -> Markup:
    """Write the bubbles as a table, the largest first."""
    body = [
        (element("a", bubble.name, href=bubble.href) if bubble.href else bubble.name, bubble.count)
        for bubble in sorted(bubbles, key=lambda bubble: (-bubble.count, bubble.name))
    ]
    return table(body, head=("place", "entries"), caption="Entries by place")


def _land(land: Country, shaded: Mapping[str, int], name: str) -> Markup:
    count = shaded.get(land.id, 0) if land.id else 0
    step = min(4, 1 + 3 * count // max(1, *shaded.values())) if count else 0
    fill = ("#e6e4dd", "#cfdbe6", "#a9c3d6", "#7fa6c2", "#5486aa")[step]
    title = element("title", f"{land.name}: {count}" if count else land.name)
    return element(
        "path", title, d=land.d, id=f"{name}-{land.id}" if land.id else None, class_=f"land shade-{step}", fill=fill,
        fill_rule="evenodd", stroke="#ffffff", stroke_width=0.7, vector_effect="non-scaling-stroke",
    )  # fmt: skip


def _bubble(bubble: Bubble, x: float, y: float, unit: float, most: int) -> Markup:
    circle = element(
        "circle", cx=x, cy=y, r=_radius(bubble, unit, most), class_="bubble", fill="#22577a", fill_opacity="0.55",
        stroke="#ffffff", stroke_width=1, vector_effect="non-scaling-stroke",
    )  # fmt: skip
    label = f"{bubble.name}: {bubble.count}"
    return link(bubble.href, circle, label=label) if bubble.href else group([element("title", label), circle])


def _radius(bubble: Bubble, unit: float, most: int) -> float:
    return unit * (3.0 + 19 * sqrt(bubble.count / most))


def _names(placed: Sequence[tuple[Bubble, float, float]], unit: float, most: int) -> Markup:
    """Name the largest bubbles, right, left, above or below, as far as there is room beside bubbles and other names."""
    taken: list[tuple[int, Box]] = []
    for index, (bubble, x, y) in enumerate(placed):
        r = _radius(bubble, unit, most) * 0.8
        taken.append((index, (x - r, y - r, x + r, y + r)))
    texts = []
    for index, (bubble, x, y) in enumerate(placed[:_LABELS]):
        r, width, tall = _radius(bubble, unit, most), unit * 6.6 * len(bubble.name), 14 * unit
        spots = (("start", x + r + 3 * unit, y), ("end", x - r - 3 * unit, y), ("middle", x, y - r - 7 * unit),
                 ("middle", x, y + r + 8 * unit))  # fmt: skip
        for anchor, at, middle in spots:
            left = at - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
            box = (left, middle - tall / 2, left + width, middle + tall / 2)
            if any(_meet(box, other) for owner, other in taken if owner != index):
                continue
            taken.append((-1, box))
            texts.append(element(
                "text", bubble.name, x=at, y=middle + 4 * unit, font_size=12 * unit, class_="place", text_anchor=anchor,
                stroke="#ffffff", stroke_width=3 * unit, paint_order="stroke", stroke_linejoin="round",
            ))  # fmt: skip
            break
    return group(texts, aria_hidden="true")


def _view(points: Sequence[tuple[float, float]], shaded: Mapping[str, int]) -> Box:
    """Frame points and tinted countries, never closer than an eighth of the sheet, two to one."""
    points = [*points, *((land.at[0], land.at[1]) for land in load().countries if land.id and shaded.get(land.id))]
    if not points:
        return (0.0, 0.0, float(WIDTH), float(HEIGHT))
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = min(WIDTH, max(WIDTH / 8, (right - left) * 1.35, (bottom - top) * 2 * 1.35))
    height = min(HEIGHT, width / 2)
    x = min(WIDTH - width, max(0.0, (left + right - width) / 2))
    y = min(HEIGHT - height, max(0.0, (top + bottom - height) / 2))
    return (x, y, x + width, y + height)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@cache
def _ground() -> Markup:
    """Draw the sea, and a meridian or parallel every thirty degrees."""
    sides = [[project(lon, lat) for lat in range(-90, 91, 5)] for lon in (-180, 180)]
    rim = _line([*sides[0], *reversed(sides[1])]) + "Z"
    net = [_line([project(lon, lat) for lat in range(-90, 91, 5)]) for lon in range(-150, 180, 30)]
    net += [_line([project(lon, lat) for lon in (-180, 180)]) for lat in range(-60, 90, 30)]
    return group([
        element("path", d=rim, class_="sea", fill="#f4f6f8"),
        element("path", d="".join(net), class_="net", fill="none", stroke="#e0e4e8", stroke_width=0.6,
                vector_effect="non-scaling-stroke"),
    ])  # fmt: skip


def _line(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
