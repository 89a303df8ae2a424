"""Places of acts, apart from the governments that sit there."""

from tests.reading import trees

from dragoman import catalogue
from dragoman.reading.document import Document
from dragoman.reading.where import Places


def places(rows: str) -> Places:
    article, parsed = trees.read(rows)
    return Places(Document(article, parsed), catalogue=catalogue.load())


MEETING = """
Moscow PROPN 2 nsubj - B-LOC
held VERB 0 root hold
talks NOUN 2 obj talk
in ADP 5 case
Geneva PROPN 2 obl - B-LOC
and CCONJ 7 cc
Oslo PROPN 5 conj - B-LOC

Envoys NOUN 2 nsubj
visited VERB 0 root visit
Doha PROPN 2 obj - B-LOC
and CCONJ 5 cc
spoke VERB 2 conj speak
"""


def test_locatives_of_the_predicate_and_not_its_subject() -> None:
    here = places(MEETING)
    assert [place.name for place in here.of(0, 1)] == ["Geneva", "Oslo"]
    assert [(spot.place.name, spot.locative) for spot in here.spots(0)] == [
        ("Moscow", False),
        ("Geneva", True),
        ("Oslo", True),
    ]


def test_a_nominal_act_takes_the_place_of_its_verb() -> None:
    here = places(MEETING)
    assert [place.country for place in here.of(0, 2)] == ["CHE", "NOR"]


def test_what_is_visited_is_the_place_for_what_is_done_there_too() -> None:
    here = places(MEETING)
    assert [place.name for place in here.of(1, 1)] == ["Doha"]
    assert [place.name for place in here.of(1, 4)] == ["Doha"]


def test_coordinates_come_from_the_gazetteer() -> None:
    here = places(MEETING)
    geneva = here.at(0, 4)
    assert geneva is not None and geneva.lat is not None and abs(geneva.lat - 46.2) < 0.1
    assert here.at(0, 1) is None


EMBASSY = """
Envoys NOUN 2 nsubj
met VERB 0 root meet
at ADP 6 case
the DET 6 det
Danish ADJ 6 amod
embassy NOUN 2 obl
in ADP 8 case
Oslo PROPN 6 nmod - B-LOC

Denmark PROPN 2 nsubj - B-LOC
imposed VERB 0 root impose
sanctions NOUN 2 obj sanction
on ADP 5 case
Sweden PROPN 3 nmod - B-LOC
"""


def test_an_embassy_is_where_it_stands_and_sanctions_on_a_state_are_nowhere() -> None:
    here = places(EMBASSY)
    assert [place.name for place in here.of(0, 1)] == ["Oslo"]
    assert here.of(1, 1) == () and here.of(1, 2) == ()
