"""What holds for every drawing: well-formed, no styles or scripts, the same every time, proof against hostile text."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from dragoman.instruments.plot import Clock, Plot
from dragoman.serve.drawing import gauge, map, network, status, table, timeline
from dragoman.serve.drawing.bins import Bin, Cell, Mark, bins, cells
from dragoman.serve.drawing.marks import Words, marked
from dragoman.serve.drawing.svg import element, link
from dragoman.serve.drawing.timeline import told

EVIL = "</title><script>alert(1)</script>\"' onload='x' {{7*7}} &amp;"
DAYS = (date(2024, 1, 1), date(2024, 12, 31))


def _marks() -> list[Mark]:
    return [
        Mark(
            first=date(2024, 1 + index % 12, 3),
            last=date(2024, 1 + index % 12, 3),
            reported=date(2024, 6, 1),
            status=each,
        )
        for index, each in enumerate(status.STATUSES * 3)
    ]


def _network(name: str) -> network.Network:
    nodes = [
        network.Node(id=f"n{index}", label=name, kind="state", weight=9 - index, href="/actor/1") for index in range(4)
    ]
    edges = [
        network.Edge(source="n0", target=f"n{index}", weight=index, tone="conflict", href="/pair")
        for index in (1, 2, 3)
    ]
    return network.network(nodes, edges)


def _plot(name: str) -> Plot:
    points = ((date(2024, 2, 1), 10.0), (date(2024, 3, 1), 400.0))
    return Plot(title=name, unit=name, limit=300, points=points, first=DAYS[0], last=DAYS[1])


def _clocks(name: str) -> list[Clock]:
    return [Clock(title=name, start=DAYS[0], end=None, state="in effect"),
            Clock(title="b", start=date(2024, 9, 1), end=date(2024, 10, 1), state=name)]  # fmt: skip


def _density(name: str) -> Markup:
    found = bins(_marks(), first=DAYS[0], last=DAYS[1], grain="month")
    return timeline.density(
        found, name="d", today=date(2024, 5, 5), href=lambda first, last: f"/?q={name}&from={first}"
    )


def _scatter(name: str) -> Markup:
    found = cells(_marks(), acts=DAYS, reports=DAYS)
    return timeline.scatter(found, acts=DAYS, reports=DAYS, href=lambda act, report: f"/?q={name}&act={act[0]}")


DRAWINGS: dict[str, Callable[[str], Markup]] = {
    "density": _density,
    "scatter": _scatter,
    "density rows": lambda name: timeline.rows(bins(_marks(), first=DAYS[0], last=DAYS[1])),
    "map": lambda name: map.world(
        [map.Bubble(name=name, lon=9, lat=9, count=3, href=f"/?w={name}")], shaded={"IRN": 2}
    ),
    "near map": lambda name: map.world([map.Bubble(name=name, lon=9, lat=9, count=3)], focus=True),
    "map rows": lambda name: map.rows([map.Bubble(name=name, lon=9, lat=9, count=3, href="/x")]),
    "disputed": lambda name: map.disputed(),
    "network": lambda name: network.picture(_network(name)),
    "network rows": lambda name: network.rows(_network(name)),
    "measure": lambda name: gauge.measure(_plot(name)),
    "measure rows": lambda name: gauge.measure_rows(_plot(name)),
    "clocks": lambda name: gauge.clocks(_clocks(name), first=DAYS[0], last=DAYS[1], today=date(2024, 9, 9)),
    "clock rows": lambda name: gauge.clock_rows(_clocks(name)),
    "marks": lambda name: marked(name, [Words(entry=name, number=1, status="alleged", start=2, end=9)]),
    "table": lambda name: table.table([(name, name, 1)], head=(name, "b", "c"), caption=name),
    "legend": lambda name: status.legend(),
}


@pytest.mark.parametrize("name", ["plain", EVIL])
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_is_well_formed_and_carries_neither_style_nor_script(drawing: str, name: str) -> None:
    root = ElementTree.fromstring(f"<all>{DRAWINGS[drawing](name)}</all>")
    for each in root.iter():
        assert each.tag.rpartition("}")[2] not in ("script", "style", "foreignObject")
        for attribute, value in each.attrib.items():
            assert attribute != "style" and not attribute.startswith("on")
            if attribute.endswith("href"):
                assert value.startswith(("/", "#"))
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_is_the_same_every_time(drawing: str) -> None:
    assert DRAWINGS[drawing]("plain") == DRAWINGS[drawing]("plain")


@pytest.mark.parametrize("drawing", ["density", "scatter", "map", "network", "measure", "clocks"])
def test_a_drawing_says_what_it_shows(drawing: str) -> None:
    root = ElementTree.fromstring(DRAWINGS[drawing]("plain"))
    named = {each.get("id"): each.text for each in root if each.get("id")}
    assert named[root.get("aria-labelledby")] and named[root.get("aria-describedby")]
    for anchor in root.iter("{http://www.w3.org/2000/svg}a"):
        assert anchor.get("aria-label")


@pytest.mark.parametrize("name", ["style", "onclick", "onload_"])
def test_styles_and_handlers_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="policy forbids"):
        element("g", **{name: "x"})


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//elsewhere.example"]
)
def test_addresses_that_are_no_page_are_refused(href: str) -> None:
    with pytest.raises(ValueError, match="expected a path"):
        link(href, label="x")


def test_statuses_differ_by_shape_and_pattern_not_only_colour() -> None:
    colours = "|".join(look.colour for look in status.LOOKS.values())

    def grey(drawn: str, one: str) -> str:
        return re.sub(colours, "#888", drawn).replace(one, "")

    assert len({grey(status.glyph(one), one) for one in status.STATUSES}) == len(status.STATUSES)
    # In a stack two statuses are solid or empty; the other five have patterns of their own.
    drawn = ElementTree.fromstring(status.patterns("x"))
    assert len({each[1].get("d") for each in drawn}) == len(drawn) == 5
    assert {status.fill(one, name="x") for one in ("happened", "negated")} == {status.LOOKS["happened"].colour, "none"}


def test_counts_are_told_in_words() -> None:
    assert told({}) == "0 entries"
    assert told({"negated": 1}) == "1 entry: 1 negated"


def test_a_density_names_months_and_years_as_such() -> None:
    month = Bin(first=date(2024, 2, 1), last=date(2024, 2, 29), counts={"happened": 1})
    year = Bin(first=date(2023, 1, 1), last=date(2023, 12, 31), counts={}, wide=2)
    assert "<title>2024-02: 1 entry" in timeline.density([month])
    assert "<title>2023: 0 entries; 2 more reach beyond" in timeline.density([year])


def test_a_scatter_shows_the_most_frequent_status() -> None:
    cell = Cell(acts=DAYS, reports=DAYS, counts={"happened": 1, "planned": 4})
    drawn = timeline.scatter([cell], acts=DAYS, reports=DAYS)
    assert "shape st-planned" in drawn and "shape st-happened" not in drawn and "5 entries" in drawn
