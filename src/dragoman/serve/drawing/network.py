"""The network of who acts upon whom: ranked, capped and laid out here, so that the page only shows it."""

from collections import defaultdict
from collections.abc import Iterable
from math import atan2, degrees, sqrt
from typing import Any, Literal

import msgspec
from markupsafe import Markup

from dragoman.serve.drawing.layout import places
from dragoman.serve.drawing.svg import drawing, element, group, link, number
from dragoman.serve.drawing.table import Content, table

Tone = Literal["cooperation", "conflict", "mixed"]
"""What an edge tells of; drawn whole, broken and dotted."""

WIDTH, HEIGHT = 960, 600
_DASH: dict[Tone, str | None] = {"cooperation": None, "conflict": "7 4", "mixed": "1.5 3.5"}
_COLOUR: dict[Tone, str] = {"cooperation": "#1a7f6b", "conflict": "#a4243b", "mixed": "#6b7280"}
_SHAPES = {"state": "ellipse", "person": "round-rectangle", "bloc": "hexagon"}
"""Shapes by an actor's kind; any other is a diamond."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor."""

    id: str
    """Its id."""
    label: str
    """Its name."""
    kind: str
    """State, person, body …"""
    weight: float
    """How many entries it stands in: its rank."""
    href: str | None = None
    """Its page."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What one actor does to another, counted."""

    source: str
    """Id of the actor."""
    target: str
    """Id of the recipient."""
    weight: float
    """How many entries."""
    tone: Tone = "mixed"
    """What they tell of."""
    href: str | None = None
    """The page of the pair."""


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """Nodes with their places, and edges, the heaviest first."""

    nodes: tuple[tuple[Node, int, int], ...]
    """Each with x and y in a space of 960 by 600."""
    edges: tuple[Edge, ...]
    """Those shown."""
    nodes_left_out: int
    """How many nodes were beyond the cap: say so on the page."""
    edges_left_out: int
    """How many edges were beyond the cap, or led to a node that was."""


def network(nodes: Iterable[Node], edges: Iterable[Edge], /, *, most_nodes: int = 50, most_edges: int = 120) -> Network:
    """Rank, cap and lay out a network; ties go by id, so that the same record gives the same picture.

    Edges to unknown nodes and from a node to itself are left out and counted so.

    >>> pair = [Node(id="a", label="A", kind="state", weight=2), Node(id="b", label="B", kind="state", weight=1)]
    >>> found = network(pair, [Edge(source="a", target="b", weight=1)], most_nodes=1)
    >>> found.nodes_left_out, found.edges_left_out
    (1, 1)
    """
    ranked = sorted(nodes, key=lambda node: (-node.weight, node.id))
    shown = ranked[:most_nodes]
    known = {node.id for node in shown}
    every = sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target, edge.tone))
    fit = [edge for edge in every if edge.source in known and edge.target in known and edge.source != edge.target]
    kept = fit[:most_edges]
    pulls: dict[tuple[str, str], float] = defaultdict(float)
    for edge in kept:
        pulls[min(edge.source, edge.target), max(edge.source, edge.target)] += edge.weight
    most = max([1.0, *(node.weight for node in shown)])
    sizes = {node.id: (max(2 * _radius(node, most), 6.4 * len(node.label)) + 10, 2 * _radius(node, most) + 24)
             for node in shown}  # fmt: skip
    spots = places([node.id for node in shown], pulls, sizes=sizes, width=WIDTH, height=HEIGHT)
    return Network(
        nodes=tuple((node, *spots[node.id]) for node in shown), edges=tuple(kept),
        nodes_left_out=len(ranked) - len(shown), edges_left_out=len(every) - len(kept),
    )  # fmt: skip


def elements(found: Network, /) -> dict[str, list[dict[str, Any]]]:
    """Give the network as cytoscape's elements, with preset places; the page's script dresses them."""
    most = max([1.0, *(node.weight for node, _, _ in found.nodes)])
    return {
        "nodes": [
            {"data": {"id": node.id, "label": node.label, "kind": node.kind, "weight": node.weight, "href": node.href,
                      "size": round(2 * _radius(node, most)), "shape": _SHAPES.get(node.kind, "diamond")},
             "position": {"x": x, "y": y}}
            for node, x, y in found.nodes
        ],
        "edges": [
            {"data": {"id": f"e{index}", "source": edge.source, "target": edge.target, "weight": edge.weight,
                      "tone": edge.tone, "href": edge.href, "width": round(_width(edge, found), 1)}}
            for index, edge in enumerate(found.edges)
        ],
    }  # fmt: skip


def picture(found: Network, /, *, name: str = "network") -> Markup:
    """Draw the network as SVG, for pages without scripts and for print."""
    at = {node.id: (x, y) for node, x, y in found.nodes}
    most = max([1.0, *(node.weight for node, _, _ in found.nodes)])
    label = {node.id: node.label for node, _, _ in found.nodes}
    lines = [_edge(edge, at, label, found) for edge in found.edges]
    dots = [_node(node, x, y, _radius(node, most)) for node, x, y in found.nodes]
    return drawing(
        group(lines), *dots, width=WIDTH, height=HEIGHT, name=name, kind="network",
        title=f"Network of {len(found.nodes)} actors",
        about="Circles are actors, larger for more entries; lines are what they do to each other: whole for "
              f"cooperation, broken for conflict, dotted for both. {found.nodes_left_out} actors and "
              f"{found.edges_left_out} lines of less weight are left out. The same stands in the table.",
    )  # fmt: skip


def rows(found: Network, /) -> Markup:
    """Write the edges as a table, the heaviest first."""
    label = {node.id: node.label for node, _, _ in found.nodes}
    body: list[list[Content]] = [
        [label[edge.source], label[edge.target], edge.tone,
         element("a", f"{edge.weight:g}", href=edge.href) if edge.href else edge.weight]
        for edge in found.edges
    ]  # fmt: skip
    return table(body, head=("actor", "recipient", "tone", "entries"), caption="Who acts upon whom")


def _radius(node: Node, most: float) -> float:
    return 5 + 15 * sqrt(max(0.0, node.weight) / most)


def _width(edge: Edge, found: Network) -> float:
    return 1 + 5 * sqrt(max(0.0, edge.weight) / max(1.0, found.edges[0].weight))


def _edge(edge: Edge, at: dict[str, tuple[int, int]], label: dict[str, str], found: Network) -> Markup:
    """Draw an edge as a bow, so that the way there and the way back lie apart."""
    (x1, y1), (x2, y2) = at[edge.source], at[edge.target]
    bow_x, bow_y = (x1 + x2) / 2 + (y2 - y1) * 0.12, (y1 + y2) / 2 - (x2 - x1) * 0.12
    path = element("path", d=f"M{x1} {y1}Q{bow_x:.1f} {bow_y:.1f} {x2} {y2}", class_=f"edge {edge.tone}", fill="none",
                   stroke=_COLOUR[edge.tone], stroke_width=_width(edge, found), stroke_dasharray=_DASH[edge.tone],
                   stroke_opacity="0.6")  # fmt: skip
    # Half way along, where no node hides it, an arrow along the bow says which way it goes.
    x, y = (x1 + 2 * bow_x + x2) / 4, (y1 + 2 * bow_y + y2) / 4
    turn = degrees(atan2(y2 - y1, x2 - x1))
    size = number(2.5 + 0.8 * _width(edge, found))
    arrow = element("path", d=f"M-{size} -{size}L{size} 0L-{size} {size}Z", class_=f"arrowhead {edge.tone}",
                    transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.0f})", fill=_COLOUR[edge.tone])  # fmt: skip
    says = f"{label[edge.source]} to {label[edge.target]}: {edge.weight:g}, {edge.tone}"
    return link(edge.href, path, arrow, label=says) if edge.href else group([element("title", says), path, arrow])


def _node(node: Node, x: float, y: float, r: float) -> Markup:
    parts = [
        element("circle", cx=x, cy=y, r=r, class_=f"node {node.kind}", fill="#22577a", stroke="#ffffff",
                stroke_width=1.5),
        element("text", node.label, x=x, y=y + r + 13, text_anchor="middle", class_="place", stroke="#ffffff",
                stroke_width=3, paint_order="stroke", stroke_linejoin="round"),
    ]  # fmt: skip
    says = f"{node.label}: {node.weight:g} entries"
    return link(node.href, *parts, label=says) if node.href else group([element("title", says), *parts])
