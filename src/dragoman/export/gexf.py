"""The network of parties as GEXF 1.2: who dealt with whom, how often, in which way, from when to when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args
from xml.etree.ElementTree import Element, SubElement, tostring

from dragoman.export import party
from dragoman.export.shape import Record
from dragoman.export.text import line
from dragoman.shapes import Actor, Article, Entry
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Status, Type

SPACE = "http://www.gexf.net/1.2draft"
"""The version that both Gephi and the libraries read."""
_NODE = {"kind": "string", "country": "string", "sector": "string", "entries": "integer"}
_EDGE = {
    "entries": "integer",
    "mutual": "integer",
    "first": "string",
    "last": "string",
    **{f"type {name}": "integer" for name in get_args(Type)},
    **{f"status {name}": "integer" for name in get_args(Status)},
}


class _Edge:
    """What is between two parties."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.first: str | None = None
        self.last: str | None = None

    def add(self, entry: Entry, *, mutual: bool) -> None:
        """Count an entry."""
        self.counts.update(["entries", f"type {entry.type}", f"status {entry.status}", *["mutual"] * mutual])
        when = When.parse(entry.when) if entry.when else None
        if when and when.earliest:
            self.first = min(filter(None, (self.first, when.earliest.isoformat())))
        if when and when.latest:
            self.last = max(filter(None, (self.last, when.latest.isoformat())))


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write one directed graph: an edge leads from actor to recipient; between actors of one act it is mutual.

    Parties and pairs are held in memory, entries are not.
    """
    nodes: dict[str, Actor] = {}
    seen: Counter[str] = Counter()
    edges: dict[tuple[str, str], _Edge] = {}
    for record in records:
        for entry in record.entries:
            _take(record.article, entry, nodes, seen, edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{SPACE}" version="1.2">'
    yield '<graph defaultedgetype="directed" mode="static">'
    yield _declared("node", _NODE)
    yield _declared("edge", _EDGE)
    numbers = {key: f"n{number}" for number, key in enumerate(nodes)}
    yield "<nodes>"
    for key, actor in nodes.items():
        yield _node(numbers[key], actor, seen[key])
    yield "</nodes>"
    yield "<edges>"
    for number, ((source, target), edge) in enumerate(edges.items()):
        values = {"first": edge.first, "last": edge.last, **{name: str(edge.counts[name]) for name in edge.counts}}
        attributes = {"id": f"e{number}", "source": numbers[source], "target": numbers[target]}
        yield _element("edge", {**attributes, "weight": str(edge.counts["entries"])}, values, _EDGE)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _take(
    article: Article, entry: Entry, nodes: dict[str, Actor], seen: Counter[str], edges: dict[tuple[str, str], _Edge]
) -> None:
    """Count the parties and pairs of an entry."""
    parties = (*entry.actors, *entry.recipients)
    keys = dict.fromkeys(party.key(actor, article) for actor in parties)
    for actor in parties:
        nodes.setdefault(party.key(actor, article), actor)
    seen.update(list(keys))
    directed = {_ends(pair, article) for pair in party.pairs(entry.actors, entry.recipients)}
    # Those who meet or agree deal with each other; those who accuse a third together don't.
    mutual = () if entry.recipients else party.mutual(entry.actors)
    both = {(min(ends), max(ends)) for ends in (_ends(pair, article) for pair in mutual)}
    for ends in sorted(directed | both):
        if ends[0] != ends[1]:
            edges.setdefault(ends, _Edge()).add(entry, mutual=ends in both)


def _ends(pair: tuple[Actor, Actor], article: Article) -> tuple[str, str]:
    return party.key(pair[0], article), party.key(pair[1], article)


def _declared(kind: str, columns: Mapping[str, str]) -> str:
    element = Element("attributes", {"class": kind})
    for number, (title, form) in enumerate(columns.items()):
        attribute = SubElement(element, "attribute", id=str(number), title=title, type=form)
        if form == "integer":
            SubElement(attribute, "default").text = "0"
    return tostring(element, encoding="unicode")


def _node(number: str, actor: Actor, entries: int) -> str:
    values = {"kind": actor.kind, "country": actor.country, "sector": actor.sector, "entries": str(entries)}
    return _element("node", {"id": number, "label": line(actor.name)}, values, _NODE)


def _element(
    kind: str, attributes: Mapping[str, str], values: Mapping[str, str | None], columns: Mapping[str, str]
) -> str:
    element = Element(kind, dict(attributes))
    holder = SubElement(element, "attvalues")
    for number, title in enumerate(columns):
        value = values.get(title)
        if value:
            SubElement(holder, "attvalue", {"for": str(number), "value": line(value)})
    return tostring(element, encoding="unicode")
