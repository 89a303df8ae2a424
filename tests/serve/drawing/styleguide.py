"""Every part of the desk on one page, to look at: `python tests/serve/drawing/styleguide.py` serves it on port 8017.

What it tells is made up.
"""

import random
from datetime import date, timedelta
from pathlib import Path

import uvicorn
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import dragoman.serve
from dragoman.instruments.plot import Clock, Plot
from dragoman.serve.drawing import gauge, map, network, timeline
from dragoman.serve.drawing.bins import Mark, bins, cells
from dragoman.serve.drawing.marks import Words, blocks, marked
from dragoman.serve.drawing.spoken import spoken
from dragoman.serve.drawing.status import STATUSES, glyph, legend

STATIC = Path(dragoman.serve.__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

TEXT = """Inspectors find seals broken at Port Asker, Norland says

Containers wait at Port Asker on Monday. Photo: Harbour Post

ASKER, March 5 — Norland accused Estia on Tuesday of breaking the seals on forty containers at Port Asker, and said it \
would recall its envoy if the inspectors were not let back in by Friday.

“These seals were cut, not worn,” Foreign Minister Ada Lindqvist told reporters. Estia has denied that any seal was \
touched, and called the charge “an invention for the home audience”.

The two governments signed the Strait Accord in June 2021. A spokesman in Estia said a meeting of the council, planned \
for April, could yet be moved forward."""


def spans() -> list[tuple[str, str, str]]:
    """Give entry, status and words."""
    return [
        ("a1", "happened", "Norland accused Estia on Tuesday of breaking the seals on forty containers at Port Asker"),
        ("a2", "planned", "said it would recall its envoy if the inspectors were not let back in by Friday"),
        ("a3", "alleged", "breaking the seals on forty containers"),
        ("a3", "alleged", "These seals were cut, not worn"),
        ("a4", "negated", "Estia has denied that any seal was touched"),
        ("a5", "sought", "if the inspectors were not let back in"),
        ("a6", "happened", "The two governments signed the Strait Accord in June 2021"),
        ("a7", "planned", "a meeting of the council, planned for April"),
        ("a8", "possible", "could yet be moved forward"),
        ("a9", "ongoing", "Containers wait at Port Asker"),
    ]


def article() -> str:
    """Mark the sample text."""
    words = []
    for entry, status, quote in spans():
        at = TEXT.index(quote)
        words.append(Words(entry=entry, number=int(entry[1:]), status=status, start=at, end=at + len(quote)))  # type: ignore[arg-type]
    return marked(TEXT, words, parts=blocks(TEXT, kinds=("title", "caption")))


def entries() -> list[dict]:
    """Give sample entries, ready for the template."""
    rows = [
        ("a1", "ACCUSE", None, "happened", "Norland", "Estia", "2024-03-05", "breaking the seals", 0.93),
        ("a2", "SANCTION", "withdraw", "planned", "Norland", "Estia", "../2024-03-08", "recall its envoy", 0.81),
        ("a3", "TREATY", "breach", "alleged", "Estia", "", "[2024-02..2024-03-05]", "the seals at Port Asker", 0.74),
        ("a4", "TREATY", "breach", "negated", "Estia", "", "[2024-02..2024-03-05]", "any seal", 0.78),
        ("a5", "RETREAT", "access", "sought", "Estia", "the inspectors", "2024-03-08", "let back in", 0.66),
        ("a6", "TREATY", "sign", "happened", "Norland, Estia", "", "2021-06", "the Strait Accord", 0.97),
        ("a7", "CONSULT", "multilateral", "planned", "the council", "", "2024-04", "a meeting", 0.71),
        ("a8", "CONSULT", None, "possible", "the council", "", "../2024-04", "moved forward", 0.41),
        ("a9", "SAY", None, "ongoing", "Harbour Post", "", "2024-03-04", "containers wait at Port Asker", 0.52),
    ]  # fmt: skip
    quotes = {entry: quote for entry, _, quote in reversed(spans())}
    voices = {"a3": "Ada Lindqvist, foreign minister of Norland", "a4": "the foreign ministry of Estia"}
    return [
        {"id": key, "type": kind, "act": act, "status": status, "actors": actors, "recipients": to, "when": when,
         "what": items, "confidence": sure, "quote": quotes[key], "source": "The Harbour Post, 2024-03-05",
         "reports": "7 reports, 3 sources", "voice": voices.get(key, "the article"),
         "facts": [("where", "Port Asker, Norland"), ("according to", voices.get(key, "the article")),
                   ("told", "news conference")]}
        for key, kind, act, status, actors, to, when, items, sure in rows
    ]  # fmt: skip


def marks_of(count: int = 5000) -> list[Mark]:
    """Give many entries, the same ones every time."""
    chance = random.Random(7)
    found = []
    weights = [50, 9, 12, 8, 10, 5, 6]
    for _ in range(count):
        report = date(2020, 1, 1) + timedelta(days=int(1600 * chance.random() ** 0.7))
        status = chance.choices(STATUSES, weights)[0]
        ahead = status in ("planned", "sought", "possible")
        lag = int(chance.expovariate(1 / 60)) if chance.random() < 0.4 else chance.randint(0, 2)
        act = report + timedelta(days=lag) if ahead else report - timedelta(days=lag)
        last = act + timedelta(days=chance.choice([0, 0, 0, 0, 30, 365]))
        found.append(Mark(first=act, last=last, reported=report, status=status))
    return found


def values() -> dict[str, object]:
    """Give all that the template shows."""
    marks = marks_of()
    binned = bins(marks, first=date(2019, 6, 1), last=date(2024, 9, 30), grain="month")
    acts, reports = (date(2019, 6, 1), date(2024, 12, 31)), (date(2020, 1, 1), date(2024, 6, 30))
    places = [("Geneva", 6.14, 46.2, 41), ("Vienna", 16.37, 48.2, 33), ("Muscat", 58.4, 23.6, 12),
              ("Doha", 51.5, 25.3, 9),
              ("Tehran", 51.4, 35.7, 60), ("New York", -74, 40.7, 28), ("Beijing", 116.4, 39.9, 7),
              ("Baku", 49.9, 40.4, 3),
              ("Taipei", 121.5, 25, 2), ("Pristina", 21.2, 42.7, 2), ("Ramallah", 35.2, 31.9, 6)]  # fmt: skip
    bubbles = [map.Bubble(name=n, lon=x, lat=y, count=c, href=f"/find?where={n}") for n, x, y, c in places]
    found, small = _networks()
    return {
        "glyph": glyph, "spoken": spoken, "legend": legend(), "entries": entries(), "article": article(),
        "statuses": [(status, 40 - 5 * index) for index, status in enumerate(STATUSES)],
        "types": [("CONSULT", 18), ("ACCUSE", 12), ("SANCTION", 9), ("AID", 7), ("TREATY", 6), ("SAY", 4)],
        "density": timeline.density(binned, today=date(2024, 3, 6), href=lambda a, b: f"/?first={a}&last={b}"),
        "density_rows": timeline.rows(binned),
        "scatter": timeline.scatter(cells(marks, acts=acts, reports=reports), acts=acts, reports=reports),
        "map": map.world(bubbles, shaded={"IRN": 60, "USA": 40, "CHE": 20, "CHN": 5}),
        "map_focus": map.world(bubbles[2:6] + bubbles[7:8], focus=True, name="near"), "view": map.point_of_view(),
        "disputed": map.disputed(), "network": network.picture(found), "network_rows": network.rows(small),
        "network2": network.picture(small, name="small"), "measure": gauge.measure(_plot()),
        "clocks": gauge.clocks(_clocks(), first=date(2021, 1, 1), last=date(2024, 12, 31), today=date(2024, 3, 6)),
    }  # fmt: skip


def _networks() -> tuple[network.Network, network.Network]:
    chance = random.Random(3)
    names = ["Norland", "Estia", "Ada Lindqvist", "Strait Council", "Harbour Union", "Westmark", "Olan Vey",
             "Asker Front", "Corvia", "Lower Dell", "Port Authority of Asker", "Inspectors", "Mara Quill",
             "Federation of Isles"]  # fmt: skip
    names += [f"Actor {index}" for index in range(1, 30)]
    kinds = ["state", "state", "person", "body", "organisation", "state", "person", "armed-group", "state", "bloc"]
    nodes = [
        network.Node(id=f"n{i}", label=name, kind=kinds[i % 10], weight=round(60 / (i + 1), 1), href=f"/actor/n{i}")
        for i, name in enumerate(names)
    ]
    edges = []
    for at in range(1, len(names)):
        for to in {chance.randrange(max(1, at // 3 + 1)) for _ in range(2)}:
            tone = chance.choice(["cooperation", "conflict", "mixed"])
            edges.append(network.Edge(source=f"n{at}", target=f"n{to}", weight=chance.randint(1, 20), tone=tone))  # type: ignore[arg-type]
    edges.append(network.Edge(source="n0", target="n1", weight=25, tone="conflict", href="/pair/n0/n1"))
    edges.append(network.Edge(source="n1", target="n0", weight=14, tone="mixed"))
    return network.network(nodes, edges), network.network(nodes, edges, most_nodes=14)


def _plot() -> Plot:
    levels = (40, 80, 120, 180, 240, 290, 310, 340, 300, 280, 210, 330, 420)
    points = tuple((date(2021, 1, 1) + timedelta(days=90 * index), float(level)) for index, level in enumerate(levels))
    return Plot(title="Sealed cargo, Estia: at most 300 t", unit="t", limit=300, points=points, first=date(2021, 1, 1),
                last=date(2024, 12, 31))  # fmt: skip


def _clocks() -> list[Clock]:
    return [
        Clock(title="art. 9, report of the inspectors", start=date(2021, 3, 1), end=date(2021, 9, 1), state="done"),
        Clock(title="art. 12, withdrawal of Norland", start=date(2023, 11, 2), end=date(2024, 5, 2), state="running"),
        Clock(title="art. 14, suspension", start=date(2022, 6, 1), end=None, state="in effect"),
        Clock(title="art. 7, arbitration", start=date(2024, 1, 15), end=date(2024, 8, 1), state="paused"),
    ]


class Guarded:
    """Send the desk's policy with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", POLICY.encode())]
            await send(message)

        await self.app(scope, receive, sending)


def page() -> str:
    """Write the page."""
    folder = FileSystemLoader(Path(__file__).parent)
    template = Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("styleguide.html")
    return template.render(values())


def app() -> Starlette:
    """Serve the page, its network and the desk's static files."""

    async def show(_: Request) -> HTMLResponse:
        return HTMLResponse(page())

    async def elements(_: Request) -> JSONResponse:
        return JSONResponse(network.elements(_networks()[0]))

    routes = [Route("/", show), Route("/network.json", elements), Mount("/static", StaticFiles(directory=STATIC))]
    return Starlette(routes=routes, middleware=[Middleware(Guarded)])


if __name__ == "__main__":
    uvicorn.run(app(), port=8017, log_level="warning")
