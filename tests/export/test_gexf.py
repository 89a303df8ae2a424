"""GEXF: networkx reads the network."""

import io
from collections.abc import Sequence
from typing import Any

import networkx

from dragoman.export import FORMATS, Record
from dragoman.export.party import MOST
from dragoman.shapes import Actor

from .conftest import HOSTILE, ICELAND, NORWAY, Told, article, entry


def network(records: Sequence[Record], *, relabel: bool = True) -> Any:
    data = b"".join(FORMATS["gexf"].octets(records))
    return networkx.read_gexf(io.BytesIO(data), relabel=relabel)


def test_edges_lead_from_actor_to_recipient_and_count(told: Sequence[Record]) -> None:
    found = network(told)
    edge = found.edges["Norway", "Iceland"]
    assert (edge["entries"], edge["weight"], edge["type ACCUSE"]) == (2, 2.0, 2)
    assert "mutual" not in edge  # what is none is left to the default
    assert found.graph["edge_default"]["mutual"] == 0
    assert (edge["first"], edge["last"]) == ("2031-01-01", "2031-12-31")
    assert edge["status happened"] == 2
    assert found.nodes["Norway"] == {**found.nodes["Norway"], "kind": "state", "country": "NOR", "entries": 3}


def test_those_who_meet_are_linked_both_ways_round_as_one(told: Sequence[Record]) -> None:
    met = entry(actors=(ICELAND, NORWAY)), entry(id="x", actors=(NORWAY, ICELAND))
    found = network([Told(article(), met)])
    assert [(*ends, data["mutual"]) for *ends, data in found.edges(data=True)] == [("Iceland", "Norway", 2)]


def test_a_party_without_partners_is_still_a_node(told: Sequence[Record]) -> None:
    assert network(told).degree("Sunniva Aasgard") == 0


def test_a_crowd_does_not_outgrow_the_text() -> None:
    crowd = tuple(Actor(name=f"Envoy {number}", kind="person", mention="envoy") for number in range(60))
    found = network([Told(article(), [entry(actors=crowd, recipients=(NORWAY,))])])
    assert (len(found), found.number_of_edges()) == (61, MOST)
    met = network([Told(article(), [entry(actors=crowd)])])
    assert (len(met), met.number_of_edges()) == (60, MOST * (MOST - 1) // 2)


def test_an_empty_record_is_an_empty_network() -> None:
    assert len(network([], relabel=False)) == 0


def test_hostile_names_are_names(hostile: Sequence[Record]) -> None:
    [name] = [name for name in network(hostile) if name != "Norway"]
    assert "<script>" in name
    assert (
        name.split() == HOSTILE.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace("\ud800", "\ufffd").split()
    )
