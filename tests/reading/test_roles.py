"""Who does an act and to whom, chosen among the parties around it."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.reading.articles import Read, drafted

from dragoman import catalogue, language
from dragoman.reading import assemble, weights
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question
from dragoman.shapes import Article, Source

TEXT = (
    "Chad sent an envoy to Oslo on Monday. Norway's foreign minister thanked him, and urged Denmark to release the "
    "prisoners."
)
Told = dict[tuple[str, str], tuple[list[list[str]], Question]]


@pytest.fixture(scope="module")
def told() -> Told:
    """What each side of each act may be, by its type and field."""
    found: Told = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field in ("actors", "recipients"):
            found[draft.type, field] = [[actor.name for actor in value] for value in values], question

    article = Article(id="a", text=TEXT, paragraphs=(TEXT,), published="2031-05-07", source=Source(file="a"))
    [parse] = language.load().parse([TEXT])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    return found


def test_the_frame_s_own_party_is_offered_beside_others_and_nobody(told: Told) -> None:
    names, question = told["REQUEST", "recipients"]
    features = dict(zip(map(tuple, names), question.options, strict=True))
    assert "rule" in features["Denmark",]
    assert "rule" not in features["Chad",]
    assert {"before:1", "before:1:nsubj"} <= features["Chad",]
    assert names[-1] == []
    assert {"nobody", "nobody, rule"} <= features[()]
    assert {name.partition(":")[0] for name in features[()] if ":" in name} == {"heard none", "unlinked"}


def test_whoever_acts_is_not_offered_as_whom_it_is_done_to(told: Told) -> None:
    actors, question = told["REQUEST", "actors"]
    doer = set(actors[question.best("actors")])
    recipients, _ = told["REQUEST", "recipients"]
    assert doer
    assert all(doer.isdisjoint(names) for names in recipients)


def test_circumstances_tell_the_kind_of_act(told: Told) -> None:
    _, question = told["REQUEST", "recipients"]
    assert {"type:REQUEST", "told:verb", "some"} <= set(question.circumstances)
    assert "nobody" in question.close


def test_the_likeliest_is_chosen_whatever_the_order_of_features(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"near": {"": 0.1, "noun": 0.2}, "far": {"": 0.25}, "nobody": {"": 0.0, "past": 1.0}}
    monkeypatch.setattr(weights, "load", lambda name: table)
    options: list[set[str]] = [{"far"}, {"near", "unheard of"}, {"nobody"}]
    assert Question(options, []).best("test, bare") == 0
    assert Question(options, ["noun"]).best("test, noun") == 1
    assert Question(options, ["noun"], frozenset({"nobody"}), ["past"]).best("test, noun") == 2
    assert Question(options, ["noun"], frozenset(), ["past"]).best("test, noun") == 1


def test_a_place_is_offered_to_whom_it_is_done_not_as_who_does_it() -> None:
    found: dict[str, list[list[str]]] = {}

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if draft.type == "ASSAULT" and field in ("actors", "recipients"):
            found[field] = [[actor.name for actor in value] for value in values]

    text = "Norwegian troops attacked a depot in Chad."
    article = Article(id="a", text=text, paragraphs=(text,), source=Source(file="a"))
    [parse] = language.load().parse([text])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    assert ["Chad"] in found["recipients"]
    assert ["Chad"] not in found["actors"]


def _offered(title: str, paragraphs: tuple[str, ...], field: str = "actors") -> list[tuple[str, str, set[str]]]:
    """Give for each act its type, names of each option, and its features."""
    found: list[tuple[str, str, set[str]]] = []

    def watch(name: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if name == field:
            named = [" + ".join(actor.name for actor in value) for value in values]
            found.extend((draft.type, *one) for one in zip(named, question.options, strict=True))

    text = "\n\n".join((title, *paragraphs))
    article = Article(id="a", text=text, title=title, paragraphs=paragraphs, source=Source(file="a"))
    [parse] = language.load().parse([text])
    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    return found


def test_whom_the_headline_names_may_act_together() -> None:
    told = _offered("Joint Statement of Norway and Chad", ("We welcome the progress made in the talks.",))
    assert any({"headline", "kinds:state"} <= names for _, who, names in told if who == "Norway + Chad")


def test_a_conversation_tells_whose_turn_it_is() -> None:
    lines = ("Foreign Minister Aksel Strand met Envoy Idris Deby Monday.", "MINISTER STRAND: Welcome, my friend.")
    told = _offered("Meeting in Oslo", (*lines, "We support the people of Chad.", "QUESTION: Who supports Mali?"))
    assert [who for kind, who, names in told if kind == "SUPPORT" and "turn" in names] == ["Aksel Strand"]


def test_the_sides_of_the_last_meeting_may_act_next() -> None:
    text = "Norway and Chad held talks in Oslo on Monday. They condemned the attack on Mali."
    told = _offered("Talks in Oslo", (text,))
    assert any("meeting's sides" in names for kind, who, names in told if who == "Norway + Chad" and kind == "ACCUSE")


def test_ministers_and_the_bloc_that_they_are_of_do_not_meet_each_other() -> None:
    text = "The foreign ministers of the European Union will meet Turkish officials in Ankara on Friday."
    found = [set(names.split(" + ")) for kind, names, _ in _offered("", (text,)) if kind == "CONSULT"]
    joint = [names for names in found if any(name.startswith("foreign ministers") for name in names)]
    assert any(len(names) == 2 for names in joint)
    assert not any("European Union" in names for names in joint)


@pytest.mark.parametrize("calls", ["sparked street protests in Lima", "led to protests in Lima"])
def test_whoever_calls_forth_a_protest_does_not_protest(calls: str) -> None:
    offered: list[list[str]] = []

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "actors" and draft.type == "PROTEST":
            offered.extend([actor.name for actor in value] for value in values)

    drafted(f"The arrest of two monks by Chad {calls}.", watch=watch)
    assert offered
    assert ["Chad"] not in offered


def test_of_envoys_of_several_states_none_is_left_out() -> None:
    text = "Envoys from Norway, Denmark and Peru held talks with Chad."
    article = Article(id="a", text=text, paragraphs=(text,), source=Source(file="a"))
    [parse] = language.load().parse([text])
    offered: set[tuple[str, ...]] = set()

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field == "actors":
            offered.update(tuple(actor.name for actor in value) for value in values)

    assemble.drafts(article, parse, catalogue=catalogue.load(), watch=watch)
    assert ("Norway", "Denmark", "Peru") in offered
    assert ("Denmark", "Peru") not in offered


@pytest.mark.parametrize(
    ("text", "type", "actor"),
    [
        ("Iranian-backed militias attacked a US base in Iraq.", "AID", "Iran"),
        ("Israel bombed Iran's Russian-supplied batteries.", "AID", "Russia"),
        ("Egypt and Israel held US-brokered talks in Cairo.", "CONSULT", "United States"),
    ],
)
def test_the_first_part_of_a_participle_does_it(read: Read, text: str, type: str, actor: str) -> None:
    assert [actor] in [[one.name for one in entry.actors] for entry in read(text) if entry.type == type]


def test_nobody_takes_office_in_anothers_state(read: Read) -> None:
    text = "Iran and Chad met in Geneva on Monday, a week before Donald Trump takes office."
    entry = next(entry for entry in read(text) if entry.type == "OFFICE")
    assert not {"Iran", "Chad", "Switzerland"} & {party.name for party in entry.recipients}
