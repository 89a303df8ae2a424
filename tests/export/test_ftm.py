"""FollowTheMoney: its own library finds every entity valid and every reference answered."""

import json
import warnings
from collections.abc import Sequence
from typing import Any

import pytest

from dragoman.export import FORMATS, Record
from dragoman.shapes import Actor

from .conftest import NORWAY, Told, article, entry


def entities(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in FORMATS["ftm"](records)]


def check(found: Sequence[dict[str, Any]]) -> None:
    """Validate by the model, and find each value already as the model would clean it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own libraries are old
        from followthemoney import model

        by_id = {entity["id"]: entity for entity in found}
        assert len(by_id) == len(found)
        for entity in found:
            schema = model.get(entity["schema"])
            assert schema is not None
            schema.validate(entity)
            proxy = model.get_proxy(entity, cleaned=False)
            cleaned = proxy.to_dict()["properties"]
            # Of addresses it changes the punctuation.
            assert {**cleaned, "location": 0} == {**entity["properties"], "location": 0}
            for prop, value in proxy.itervalues():
                if prop.type.name == "entity":
                    target = model.get(by_id[value]["schema"])
                    assert target is not None
                    assert prop.range is not None
                    assert target.is_a(prop.range)


def test_entities_are_valid_by_its_library(told: Sequence[Record]) -> None:
    found = entities(told)
    check(found)
    assert {entity["schema"] for entity in found} == {
        "Article", "Event", "LegalEntity", "Person", "PublicBody", "UnknownLink",
    }  # fmt: skip


def test_hostile_text_is_valid_too(hostile: Sequence[Record]) -> None:
    check(entities(hostile))


def test_an_event_has_its_proof_words_and_parties(told: Sequence[Record]) -> None:
    found = {entity["id"]: entity for entity in entities(told)}
    [event] = [one for one in found.values() if one["properties"].get("recordId") == ["f"] and one["schema"] == "Event"]
    told_of = event["properties"]
    assert found[told_of["proof"][0]]["properties"]["sourceUrl"] == ["https://example.org/fish?a=1&b=2"]
    assert told_of["description"] == ["Oslo accused Reykjavik of overfishing."]
    assert (told_of["startDate"], told_of["endDate"]) == (["2031-03-01"], ["2031-03-07"])
    assert [found[one]["properties"]["country"] for one in told_of["involved"]] == [["no"], ["is"]]


def test_a_link_tells_who_did_it_to_whom(told: Sequence[Record]) -> None:
    found = {entity["id"]: entity for entity in entities(told)}
    link = next(one["properties"] for one in found.values() if one["schema"] == "UnknownLink")
    names = [found[link[end][0]]["properties"]["name"] for end in ("subject", "object")]
    assert (names, link["role"]) == ([["Norway"], ["Iceland"]], ["ACCUSE disapprove"])


def test_a_named_party_is_one_across_articles_and_an_unnamed_one_is_not(told: Sequence[Record]) -> None:
    names = [entity["properties"].get("name") for entity in entities(told)]
    assert names.count(["Norway"]) == 1
    assert names.count(["officials"]) == 2


def test_ids_do_not_change() -> None:
    ids = [entity["id"] for entity in entities([Told(article(), [entry(actors=(NORWAY,))])])]
    assert ids == [
        "drg-49848f151bf4bbb5dd1366152f440d390043f444",
        "drg-d9045b418cf4933c3f277c57ba3e9c03206a9499",
        "drg-8280b15eb88897f0cbe97f58acbac86d73bb93ff",
    ]


@pytest.mark.parametrize(
    ("kind", "sector", "schema"),
    [
        ("state", "GOV", "PublicBody"),
        ("body", "GOV", "PublicBody"),
        ("body", "IGO", "Organization"),
        ("organisation", "BUS", "Company"),
        ("organisation", "NGO", "Organization"),
        ("bloc", "IGO", "Organization"),
        ("armed-group", "REB", "Organization"),
        ("people", None, "LegalEntity"),
        ("unnamed", None, "LegalEntity"),
    ],
)
def test_the_schema_is_the_narrowest_that_holds(kind: Any, sector: str | None, schema: str) -> None:
    actor = Actor(name="N", kind=kind, sector=sector, mention="n")
    found = entities([Told(article(), [entry(actors=(actor,))])])
    check(found)
    assert [one["schema"] for one in found if one["properties"].get("name") == ["N"]] == [schema]
