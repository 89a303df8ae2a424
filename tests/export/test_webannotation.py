"""Web Annotations: the W3C's own context reads them, and every selector finds its words."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from dragoman.export import FORMATS, Record

from .conftest import TEXT

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
VALUE = RDF.value
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")


def page(records: Sequence[Record]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("\n".join(FORMATS["webannotation"](records)))
    return document


def graph(document: dict[str, Any]) -> Graph:
    """Read the document as RDF; the W3C's context is at hand, so that no network is asked."""
    context = json.loads((Path(__file__).parent / "standards" / "anno.jsonld").read_text(encoding="utf-8"))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    local = {**document, "@context": context["@context"]}
    return Graph().parse(data=json.dumps(local), format="json-ld")


def one(found: Graph, subject: Any, predicate: Any) -> Any:
    values = list(found.objects(subject, predicate))
    assert len(values) == 1
    return values[0]


def test_each_entry_is_an_annotation_by_the_model(told: Sequence[Record]) -> None:
    found = graph(page(told))
    annotations = list(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == 4
    for annotation in annotations:
        assert isinstance(annotation, URIRef)
        assert list(found.objects(annotation, OA.hasTarget))
        assert one(found, annotation, OA.motivatedBy) == OA.describing
        for body in found.objects(annotation, OA.hasBody):
            assert one(found, body, RDF.type) == OA.TextualBody
            assert one(found, body, VALUE)
        for target in found.objects(annotation, OA.hasTarget):
            assert isinstance(one(found, target, OA.hasSource), URIRef)


def test_every_selector_finds_its_words(told: Sequence[Record]) -> None:
    found = graph(page(told))
    positions, quotations = 0, 0
    for selector in found.subjects(RDF.type, OA.TextPositionSelector):
        start, end = (int(one(found, selector, part)) for part in (OA.start, OA.end))
        assert TEXT[start:end].endswith(".")
        positions += 1
    for selector in found.subjects(RDF.type, OA.TextQuoteSelector):
        parts = [str(one(found, selector, part)) for part in (OA.prefix, OA.exact, OA.suffix)]
        assert "".join(parts) in TEXT
        quotations += 1
    # The page itself is a target too where the article has an address: there only the words can be found.
    assert (positions, quotations) == (4, 7)


def test_the_body_holds_the_whole_entry(told: Sequence[Record]) -> None:
    annotation = page(told)["items"][1]
    bodies = {body["format"]: body["value"] for body in annotation["body"] if body["purpose"] == "describing"}
    assert json.loads(bodies["application/json"])["id"] == "f"
    assert bodies["text/plain"].startswith("Norway accused (disapprove) Iceland over “overfishing”")
    assert {body["value"] for body in annotation["body"] if body["purpose"] == "tagging"} >= {"ACCUSE", "happened"}


def test_the_page_knows_its_collection(told: Sequence[Record]) -> None:
    found = graph(page(told))
    [collection] = found.subjects(RDF.type, AS.OrderedCollection)
    assert int(one(found, collection, AS.totalItems)) == 4
    assert page([])["items"] == []


def test_hostile_words_stay_words(hostile: Sequence[Record]) -> None:
    document = page(hostile)
    assert [target["source"]["type"] for target in document["items"][0]["target"]] == ["Text"]
    exact = document["items"][0]["target"][0]["selector"][1]["exact"]
    assert exact == hostile[0].entries[0].evidence[0].quote
