"""Where an act takes place, chosen among the places around it."""

from collections.abc import Sequence
from typing import Any

import pytest

from dragoman import catalogue, language
from dragoman.reading import assemble
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question
from dragoman.shapes import Article, Source

TEXT = "The envoys of Chad met in Oslo on Monday. They demanded an inquiry in Bergen."
Told = dict[str, tuple[list[list[str]], Question]]


def asked(text: str) -> Told:
    """Where each act of a text may take place, by its type."""
    found: Told = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "where":
            found[draft.type] = [[place.name for place in value] for value in values], question

    article = Article(id="a", text=text, paragraphs=(text,), published="2031-05-07", source=Source(file="a"))
    [parse] = language.load().parse([text])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    return found


@pytest.fixture(scope="module")
def told() -> Told:
    return asked(TEXT)


def test_the_places_of_the_sentence_and_of_those_before_are_offered_and_none(told: Told) -> None:
    names, question = told["REQUEST"]
    features = dict(zip(map(tuple, names), question.options, strict=True))
    assert {"here", "locative"} <= features["Bergen",]
    assert {"before:1", "locative before"} <= features["Oslo",]
    assert names[-1] == []
    assert any(name.startswith("nowhere, ") for name in features[()])


def test_a_meeting_takes_place_where_it_is_said_to(told: Told) -> None:
    names, question = told["CONSULT"]
    assert "rule" in question.options[names.index(["Oslo"])]
    assert names[question.best("where")] == ["Oslo"]


SCENE = (
    "The envoys of Chad met in Oslo on Monday. The talks were long. Few came. It rained. "
    "The envoys of Chad demanded an inquiry."
)


def test_where_its_parties_were_last_told_to_be_is_offered_however_far_back() -> None:
    names, question = asked(SCENE)["REQUEST"]
    features = dict(zip(map(tuple, names), question.options, strict=True))
    assert {"party before:some", "party before:CONSULT", "lead"} <= features["Oslo",]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police arrested ten reporters in Oslo and Bergen.", ["Oslo", "Bergen"]),
        ("Norway carried out air strikes in Chad and Mali.", ["Chad", "Mali"]),
        ("Police arrested two envoys of Chad and Mali in Oslo.", ["Oslo"]),
    ],
)
def test_places_of_one_list_are_all_the_acts(text: str, names: list[str]) -> None:
    article = Article(id="a", text=text, paragraphs=(text,), source=Source(file="a"))
    [parse] = language.load().parse([text])
    found = assemble.drafts(article, parse, catalogue=catalogue.load())[1]
    [places] = [[place.name for place in draft.where] for draft in found if draft.type in ("COERCE", "ASSAULT")][:1]
    assert places == names


def test_a_place_that_an_act_may_have_is_remembered_where_none_is_likelier() -> None:
    text = "Kari Berg met envoys of Chad in Oslo on Monday. Chad praised Norway."
    article = Article(id="a", text=text, paragraphs=(text,), source=Source(file="a"))
    [parse] = language.load().parse([text])
    found = assemble.drafts(article, parse, catalogue=catalogue.load())[1]
    assert all(not draft.nearly for draft in found if draft.type == "CONSULT")
    assert {name for draft in found if draft.type != "CONSULT" for name in draft.nearly} == {"Oslo"}
