"""The scorer of our own articles: it gives full marks to the record itself, and takes them off for what is wrong."""

import msgspec
import pytest
from tests.agreement import Score, agree, pairs, same_time
from tests.annotated import Annotated, Wanted, load

from dragoman.shapes import Entry, Evidence

ARTICLES = load()


def entry(text: Annotated, wanted: Wanted) -> Entry:
    """Make of an annotator's entry what the reader would print."""
    spans = [(text.text.index(sentence), sentence) for sentence in wanted.evidence]
    roles = ("actors", "recipients", "according_to", "sought_by", "denied_by")
    same = ("type", "act", "mode", "status", "items", "quantity", "when", "said_when", "where", "channel", "quote")
    return Entry(
        id="x",
        article_id=text.id,
        confidence=1.0,
        condition=wanted.condition,
        instrument=wanted.instrument,
        evidence=tuple(Evidence(start=s, end=s + len(q), quote=q, sentence=0) for s, q in spans),
        **{name: getattr(wanted, name) for name in same},
        **{name: tuple(text.named(getattr(wanted, name))) for name in roles},
    )


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text.id)
def test_the_record_itself_has_full_marks(text: Annotated) -> None:
    score = Score()
    score.add(text, [entry(text, wanted) for wanted in reversed(text.entries)])
    assert set(score.figures().values()) == {100.0}
    assert set(score.accuracies().values()) == {100.0}


def test_what_is_left_out_or_added_costs() -> None:
    text = ARTICLES[0]
    given = [entry(text, wanted) for wanted in text.entries]
    short, long = Score(), Score()
    short.add(text, given[1:])
    long.add(text, [*given, given[0]])
    assert short.figures()["recall"] < 100 and short.figures()["precision"] == 100
    assert long.figures()["precision"] < 100 and long.figures()["recall"] == 100
    assert short.missed == [(text.id, text.entries[0])] and long.extra == [given[0]]


@pytest.mark.parametrize("change", ["type", "span", "parties"])
def test_another_type_a_span_too_long_or_other_parties_are_not_found(change: str) -> None:
    text = ARTICLES[0]
    given = entry(text, text.entries[0])
    whole = Evidence(start=0, end=len(text.text), quote=text.text, sentence=0)
    stranger = msgspec.structs.replace(given.actors[0], name="Ruritania", country="RUR")
    changed = {
        "type": msgspec.structs.replace(given, type="MOBILIZE"),
        "span": msgspec.structs.replace(given, evidence=(whole,)),
        "parties": msgspec.structs.replace(given, actors=(stranger,), recipients=(), according_to=()),
    }[change]
    score = Score()
    score.add(text, [changed])
    assert score.found == 0


def test_a_wrong_status_leaves_it_found_but_not_whole() -> None:
    text = ARTICLES[0]
    given = msgspec.structs.replace(entry(text, text.entries[0]), status="negated")
    score = Score()
    score.add(text, [given])
    assert (score.found, score.whole, score.accuracies()["status"]) == (1, 0, 0.0)


def test_pairs_are_the_best_together_not_one_after_the_other() -> None:
    assert pairs([[9.0, 8.0], [8.0, 0.0]]) == [(0, 1), (1, 0)]
    assert pairs([[0.0, 1.0, 2.0]]) == [(0, 2)]
    assert pairs([[1.0], [3.0], [2.0]]) == [(1, 0)]
    assert pairs([]) == []


def test_times_and_parties_are_right_by_halves() -> None:
    assert same_time("2032-03-09", "[2032-03-09..2032-03-10]")
    assert not same_time("2032-03-09", "2032-03")
    assert not same_time("2032-03-09", None)
    text = ARTICLES[0]
    two = text.named(text.entries[0].actors)[:1]
    assert agree(two, []) == 0 and agree([], []) == 1 and agree(two, two) == 1
