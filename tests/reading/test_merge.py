"""Which drafts tell one act."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.reading.articles import Read, make

from dragoman import catalogue, language
from dragoman.reading import assemble, weights
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question

TEXT = (
    "Norway and Malta held talks in Oslo on Monday.",
    "The talks between Norway and Malta lasted two hours.",
    "Norway and Malta will hold talks in June.",
)
OTHERS = "Norway and Chad will hold talks in June."
Asked = list[tuple[Draft, Sequence[Any], Question]]


@pytest.fixture(scope="module")
def asked() -> Asked:
    """What each draft may repeat, in the order in which it is asked."""
    found: Asked = []

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "merge":
            found.append((draft, values, question))

    article = make(*TEXT)
    [parse] = language.load().parse([article.text])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    return found


def test_what_is_told_anew_in_other_words_is_one_entry(read: Read) -> None:
    found = [entry for entry in read(*TEXT[:2]) if entry.type == "CONSULT"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_meetings_with_others_are_entries_of_their_own(read: Read) -> None:
    found = [entry for entry in read(TEXT[0], OTHERS) if entry.type == "CONSULT"]
    assert [{actor.country for actor in entry.actors} for entry in found] == [{"NOR", "MLT"}, {"NOR", "TCD"}]


def test_earlier_drafts_of_the_kind_are_offered_and_that_it_repeats_none(asked: Asked) -> None:
    draft, values, question = asked[0]
    assert (draft.sentence, draft.type) == (1, "CONSULT")
    assert values[0] is None
    assert [other.sentence for other in values[1:]] == [0]
    assert "alone" in question.options[0]
    assert {"latest", "gap:1", "det:the", "actors:same"} <= question.options[1]
    assert f"type:{draft.type}" in question.circumstances


def test_how_like_drafts_are_is_told_by_their_sides_and_standing(asked: Asked) -> None:
    draft, values, question = asked[-1]
    assert draft.status == "planned"
    place = next(place for place, other in enumerate(values) if other is not None and other.sentence == 0)
    assert {"status:happened-planned", "said:neither", "tree:apart"} & question.options[place] == {
        "status:happened-planned",
        "said:neither",
    }


def test_nothing_is_merged_where_no_weight_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    article = make(*TEXT)
    [parse] = language.load().parse([article.text])
    who = catalogue.load()
    _, merged = assemble.drafts(article, parse, catalogue=who)
    monkeypatch.setattr(weights, "load", lambda name: {})
    for memory in (weights._turned, weights._under):
        memory.cache_clear()
    _, told = assemble.drafts(article, parse, catalogue=who)
    for memory in (weights._turned, weights._under):
        memory.cache_clear()
    assert len(told) > len(merged)
