"""The network: who does what to whom, the heaviest ties of a question."""

import msgspec

from dragoman.record import Query
from dragoman.record.shape import Party, Tie
from dragoman.serve import filters
from dragoman.serve.answers import Drawn
from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.drawing.network import Edge, Network, Node, Tone, elements, picture, rows
from dragoman.serve.drawing.network import network as laid_out
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.rendering import link

TIES = 400
"""Ties that are ranked before the picture is capped."""

KIND = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
"""PLOVER's cooperative half."""

HARSH = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
"""PLOVER's conflictual half."""


def network(asked: Asked) -> Page:
    """Give the heaviest ties, with whether they tell of cooperation or conflict."""
    query = query_of(asked.query)
    found = _network(asked, query)
    return Page(
        title="Network",
        template="network.html",
        data=msgspec.convert(
            elements(found) | {"left_out": {"nodes": found.nodes_left_out, "edges": found.edges_left_out}}, Drawn
        ),
        rows=[{"source": e.source, "target": e.target, "acts": e.weight, "tone": e.tone} for e in found.edges],
        extra={
            "picture": picture(found),
            "table": rows(found),
            "found": found,
            "chips": filters.chips("/network", asked.query),
            "elements": str(asked.query),
        },
    )


def _network(asked: Asked, query: Query) -> Network:
    ties = asked.ledger.ties(query, limit=TIES)
    tones = {_ends(tie): [0, 0] for tie in ties}
    for side, types in enumerate((KIND, HARSH)):
        among = tuple(type for type in types if not query.type or type in query.type)
        if among:
            for tie in asked.ledger.ties(msgspec.structs.replace(query, type=among), limit=TIES):
                if _ends(tie) in tones:
                    tones[_ends(tie)][side] += tie.events
    weights: dict[str, int] = {}
    parties: dict[str, Party] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for tie in ties:
        for one in (tie.first, tie.second):
            parties[one.key] = one
            weights[one.key] = weights.get(one.key, 0) + tie.events
        before = edges.get(_ends(tie))
        edges[_ends(tie)] = Edge(
            source=tie.first.key, target=tie.second.key, weight=tie.events + (before.weight if before else 0),
            tone=_tone(*tones[_ends(tie)]), href=link("pair", tie.first.key, tie.second.key),
        )  # fmt: skip
    nodes = [
        Node(id=key, label=one.name, kind=one.kind, weight=weights[key], href=link("actor", key))
        for key, one in parties.items()
    ]
    return laid_out(nodes, edges.values())


def _ends(tie: Tie) -> tuple[str, str]:
    return tie.first.key, tie.second.key


def _tone(kind: int, harsh: int) -> Tone:
    """Say what most acts of a tie are: three in four decide."""
    if 4 * kind >= 3 * (kind + harsh) and kind:
        return "cooperation"
    return "conflict" if 4 * harsh >= 3 * (kind + harsh) and harsh else "mixed"


PLACES = (
    Place(path="/network", view=network, name="network", menu="Network",
          says="Who does what to whom, the heaviest ties.", gives=Drawn, parameters=MEANINGS),
)  # fmt: skip
