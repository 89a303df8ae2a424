"""Which of the times that an article offers an act has."""

import pytest
from tests.reading import trees
from tests.reading.articles import drafted

from dragoman.reading import dating
from dragoman.reading.clock import Clock
from dragoman.reading.dated import Dated
from dragoman.reading.dating import Dating
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.links import Links
from dragoman.reading.offers import Offers
from dragoman.reading.saying import Sayings
from dragoman.reading.weights import Question
from dragoman.shapes import Actor
from dragoman.shapes.edtf import When

ROWS = """
Envoys NOUN 2 nsubj envoy
met VERB 0 root meet - Tense=Past|VerbForm=Fin
on ADP 4 case
Monday PROPN 2 obl
. PUNCT 2 punct

They PRON 2 nsubj
left VERB 0 root leave - Tense=Past|VerbForm=Fin
after SCONJ 4 mark
ministers NOUN 5 nsubj
spoke VERB 2 advcl speak - Tense=Past|VerbForm=Fin
on ADP 7 case
Tuesday PROPN 5 obl
. PUNCT 2 punct
"""


def document() -> tuple[Document, list[Draft]]:
    found = [Draft("CONSULT", 0, 1), Draft("RETREAT", 1, 1), Draft("SAY", 1, 4)]
    return Document(*trees.read(ROWS)), found


def features(offered: tuple[list[Dated | None], Question]) -> dict[str | None, set[str]]:
    """Give what speaks for each time."""
    times, question = offered
    return {time.edtf if time else None: names for time, names in zip(times, question.options, strict=True)}


def test_an_act_is_offered_its_own_time_the_times_around_it_the_article_s_day_and_none() -> None:
    doc, found = document()
    clock = Clock(doc, published=When.parse("2031-05-07"))  # a Wednesday
    offered = features(Offers(doc, found, clock=clock, sayings=Sayings(doc), links=Links(doc)).of(found[1]))
    assert {"2031-05-05", "2031-05-06", "2031-05-07", None} <= offered.keys()
    assert "before:1" in offered["2031-05-05"] and "beside" not in offered["2031-05-05"]
    assert {"beside", "time clauses:1", "rank:behind"} <= offered["2031-05-06"]
    assert "article" in offered["2031-05-07"]
    assert "none" in offered[None]
    nearer = features(Offers(doc, found, clock=clock, sayings=Sayings(doc), links=Links(doc)).of(found[2]))
    assert {"time clauses:0", "act clauses:0", "rank:ahead"} <= nearer["2031-05-06"]


def test_a_bare_weekday_is_offered_the_other_way_too() -> None:
    doc, found = document()
    found[0].status = "ongoing"
    clock = Clock(doc, published=When.parse("2031-05-07"))
    offered = features(Offers(doc, found, clock=clock, sayings=Sayings(doc), links=Links(doc)).of(found[0]))
    assert "means:" in offered["2031-05-05"]
    assert "means:ahead" in offered["2031-05-12"]


def test_a_weekday_looks_alike_whether_the_article_s_own_day_is_known_or_not() -> None:
    doc, found = document()
    links = Links(doc)
    looks = {}
    for published in ("2031-05-07", "[2031-03-01..2031-05-07]"):
        clock = Clock(doc, published=When.parse(published))
        looks[published] = features(Offers(doc, found, clock=clock, sayings=Sayings(doc), links=links).of(found[0]))
    assert looks["[2031-03-01..2031-05-07]"]["[2031-02-24..2031-05-05]"] == looks["2031-05-07"]["2031-05-05"]
    assert looks["[2031-03-01..2031-05-07]"]["[2031-03-01..2031-05-07]"] == looks["2031-05-07"]["2031-05-07"]


SPEECH = """
Envoy NOUN 5 nsubj
on ADP 3 case
Monday PROPN 5 obl
also ADV 5 advmod
said VERB 0 root say - Tense=Past|VerbForm=Fin
troops NOUN 7 nsubj
left VERB 5 ccomp leave - Tense=Past|VerbForm=Fin
on ADP 9 case
Sunday PROPN 7 obl
. PUNCT 5 punct

He PRON 2 nsubj
urged VERB 0 root urge - Tense=Past|VerbForm=Fin
calm NOUN 2 obj
. PUNCT 2 punct
"""


def test_what_somebody_says_next_is_offered_the_time_at_which_he_spoke_not_that_of_what_he_told() -> None:
    doc = Document(*trees.read(SPEECH))
    envoy, troops = (Actor(name=name, kind="people", mention=name) for name in ("envoys", "troops"))
    left = Draft("RETREAT", 0, 6, actors=(troops,), according_to=(envoy,), saying=0, when="2031-05-04")
    left.when_text, left.when_basis = "on Sunday", "relative"
    urged = Draft("REQUEST", 1, 1, actors=(envoy,))
    clock = Clock(doc, published=When.parse("2031-05-07"))
    offers = Offers(doc, [left, urged], clock=clock, sayings=Sayings(doc), links=Links(doc))
    offered = features(offers.of(urged))
    assert {"spoke", "spoke:near:1"} <= offered["2031-05-05"]
    assert "speaker" not in offered["2031-05-04"] and "last:1" in offered["2031-05-04"]
    told = offers.spoken(left)
    assert told is not None and told.edtf == "2031-05-05"


def test_a_past_act_takes_the_time_at_its_verb() -> None:
    doc, found = document()
    clock = Clock(doc, published=When.parse("2031-05-07"))
    offers = Offers(doc, found, clock=clock, sayings=Sayings(doc), links=Links(doc))
    Dating(found, offers=offers, clock=clock).date()
    assert (found[0].when, found[0].when_text, found[0].when_basis) == ("2031-05-05", "on Monday", "relative")


def test_without_a_date_or_a_time_nothing_is_offered_but_none() -> None:
    doc = Document(*trees.read("Envoys NOUN 2 nsubj\nmet VERB 0 root"))
    draft = Draft("CONSULT", 0, 1)
    offers = Offers(doc, [draft], clock=Clock(doc, published=None), sayings=Sayings(doc), links=Links(doc)).of(draft)
    assert offers[0] == [None]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        (Dated("2031-05-02", "on Friday", "relative"), ("2031-05-02", "on Friday", "relative")),
        (Dated("2031-05-03", "", "article"), ("2031-05-03", None, "article")),
        (None, (None, None, None)),
    ],
)
def test_the_chosen_time_replaces_the_draft_s(
    dated: Dated | None, expected: tuple[str | None, str | None, str | None]
) -> None:
    """A draft takes the chosen time whole: value, words and basis."""
    draft = Draft("SAY", 0, 0, when="2031-01", when_text="in January", when_basis="relative")
    dating.take(draft, dated, {"lead"})
    assert (draft.when, draft.when_text, draft.when_basis) == expected


MEASURED = """
Miners NOUN 2 nsubj miner
walked VERB 0 root walk - Tense=Past|VerbForm=Fin
out ADV 2 advmod
a DET 5 det
week NOUN 8 obl:unmarked
after SCONJ 8 mark
owners NOUN 8 nsubj owner
cut VERB 2 advcl cut - Tense=Past|VerbForm=Fin
pay NOUN 8 obj
. PUNCT 2 punct

Talks NOUN 2 nsubj talk
ended VERB 0 root end - Tense=Past|VerbForm=Fin
after ADP 5 case
nine NUM 5 nummod
days NOUN 2 obl day
. PUNCT 2 punct
"""


def test_what_words_measure_from_is_offered_where_nobody_knows_its_date() -> None:
    doc = Document(*trees.read(MEASURED))
    clock = Clock(doc, published=When.parse("2031-05-07"))
    assert ("2031-04-30~", "counted from article") in {(one.edtf, how) for _, one, how in clock.otherwise(0)}
    assert ("2031-04-28/2031-05-07", "counted from lasted") in {(one.edtf, how) for _, one, how in clock.otherwise(1)}


def test_a_past_time_may_also_be_what_lasts_since_then_or_was_over_by_then() -> None:
    doc, _ = document()
    clock = Clock(doc, published=When.parse("2031-05-07"))
    found = {how: one.edtf for _, one, how in clock.otherwise(1)}
    assert found["until now"] == "2031-05-06/2031-05-07"
    assert found["by"] == "../2031-05-06"
    before = Clock(doc, published=When.parse("2031-05-06"))
    assert "until now" not in {how for _, _, how in before.otherwise(1)}, "nothing lasts from today until today"


def test_an_act_is_offered_the_time_of_the_next_sentence_and_of_its_other_telling() -> None:
    doc, found = document()
    pair = [found[0], Draft("CONSULT", 1, 4, when="2031-05-06", when_text="on Tuesday", when_basis="relative")]
    for draft in pair:
        draft.actors = (Actor(id=None, name="envoys", kind="unnamed", mention="envoys"),)
    clock = Clock(doc, published=When.parse("2031-05-07"))
    offered = features(Offers(doc, pair, clock=clock, sayings=Sayings(doc), links=Links(doc)).of(pair[0]))
    assert {"next", "again", "again:1"} <= offered["2031-05-06"]
    assert "again" not in offered["2031-05-05"]


def test_an_act_is_offered_the_times_of_all_sentences_that_tell_it() -> None:
    doc, found = document()
    told = Draft("CONSULT", 0, 1, places=[(0, 1), (1, 4)])
    clock = Clock(doc, published=When.parse("2031-05-07"))
    offered = features(Offers(doc, [told], clock=clock, sayings=Sayings(doc), links=Links(doc)).of(told))
    assert {"retold", "retold:0-1:plain", "retold:body"} <= offered["2031-05-06"]
    assert "retold" not in offered["2031-05-05"], "its own sentence is no other"
    once = features(Offers(doc, found, clock=clock, sayings=Sayings(doc), links=Links(doc)).of(found[0]))
    assert "retold" not in once["2031-05-06"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Norway's foreign minister will visit Chad next week. The minister's visit to Chad is planned for Tuesday.",
         "2024-05-07"),
        ("Norway signed the Paris agreement in 2016. Norway signed the Paris agreement on 22 April 2016.",
         "2016-04-22"),
    ],
)  # fmt: skip
def test_of_a_week_in_one_telling_and_a_day_of_it_in_another_it_is_the_day(text: str, edtf: str) -> None:
    assert {draft.when for draft in drafted(text) if draft.type in ("CONSULT", "TREATY")} == {edtf}
