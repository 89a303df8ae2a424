"""Of which type acts and statements are."""

from collections.abc import Sequence
from typing import Any, get_args

from msgspec.structs import replace
from tests.reading.articles import make

from dragoman import catalogue, language
from dragoman.reading import assemble, kinds, what
from dragoman.reading.carry import SPOKEN
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question
from dragoman.shapes.terms import Type

TEXT = (
    "Chad's foreign minister attacked the new tariffs of Norway on Tuesday.",
    '"We will never forget what Malta has done for us," he said.',
)


def asked(field: str) -> list[tuple[Draft, Sequence[Any], Question]]:
    """Give each draft that is asked its type, as it was then, with what it may be."""
    found: list[tuple[Draft, Sequence[Any], Question]] = []

    def watch(name: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if name == field:
            found.append((replace(draft), values, question))

    article = make(*TEXT)
    [parse] = language.load().parse([article.text])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    return found


def test_an_act_may_be_what_its_frame_says_or_what_the_network_hears() -> None:
    draft, values, question = next(row for row in asked("type") if row[0].sentence == 0)
    assert values[0] == draft.type
    assert "rule" in question.options[0]
    assert len(values) == len(question.options) > 1
    assert all(f"to:{value}" in features for value, features in zip(values, question.options, strict=True))


def test_a_statement_may_be_of_any_spoken_type() -> None:
    draft, values, question = next(row for row in asked("statement") if row[0].sentence == 1)
    assert set(values) == SPOKEN
    assert values[0] == draft.type
    assert "rule" in question.options[0]


def test_a_pattern_that_no_weight_is_learnt_for_is_never_overruled() -> None:
    article = make(TEXT[0])
    [parse] = language.load().parse([article.text])
    document = Document(article, parse)
    predicate = next(one for one in what.predicates(document, 0) if document.words[0][one.index] == "attacked")
    added = replace(predicate.pattern, text="attack {tariff}")
    for kind in ("ASSAULT", "CONSULT", "AID"):
        draft = Draft(type=kind, sentence=0, index=predicate.index)
        assert not kinds.act(document, draft, replace(predicate, pattern=added), None)
        assert draft.type == kind
    turned = [Draft(type=kind, sentence=0, index=predicate.index) for kind in get_args(Type)]
    assert any(kinds.act(document, draft, predicate, None) for draft in turned)


def test_a_word_that_a_saying_says_is_never_turned_into_how_it_is_said() -> None:
    article = make("Officials in Chad said that twelve people died when a bomb went off.")
    [parse] = language.load().parse([article.text])
    document = Document(article, parse)
    predicate = next(one for one in what.predicates(document, 0) if document.words[0][one.index] == "died")
    kinds_of: list[set[Any]] = []
    for content in (False, True):
        offered: set[Any] = set()

        def watch(name: str, draft: Draft, values: Sequence[Any], question: Question, to: set[Any] = offered) -> None:
            to.update(values)

        kinds.act(document, Draft(type="ASSAULT", sentence=0, index=predicate.index), predicate, watch, content=content)
        kinds_of.append(offered)
    free, barred = kinds_of
    assert free & SPOKEN
    assert not barred & SPOKEN
