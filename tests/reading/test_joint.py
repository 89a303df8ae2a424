"""Coordinated common nouns describe one party; whose a country is; names that begin with a word for a title."""

from datetime import date

from tests.reading import trees

from dragoman import catalogue
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Actor


def cast(rows: str) -> Cast:
    article, parsed = trees.read(rows)
    return Cast(Document(article, parsed), catalogue=catalogue.load(), on=date(2024, 5, 2))


def names(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors]


LISTS = """
Police NOUN 2 nsubj police
held VERB 0 root hold
activists NOUN 2 obj activist - Number=Plur
_, PUNCT 5 punct
students NOUN 3 conj student - Number=Plur
and CCONJ 7 cc
clergy NOUN 3 conj clergy

Norwegian ADJ 2 amod
officials NOUN 6 nsubj official - Number=Plur
and CCONJ 5 cc
Danish ADJ 5 amod
experts NOUN 2 conj expert - Number=Plur
met VERB 0 root meet

Two NUM 2 nummod
soldiers NOUN 7 nsubj soldier - Number=Plur
and CCONJ 5 cc
three NUM 5 nummod
civilians NOUN 2 conj civilian - Number=Plur
were AUX 7 aux
hurt VERB 0 root hurt

Clashes NOUN 6 nsubj clash - Number=Plur
between ADP 3 case
protesters NOUN 1 nmod protester - Number=Plur
and CCONJ 5 cc
soldiers NOUN 3 conj soldier - Number=Plur
continued VERB 0 root continue
"""


def test_nouns_without_names_or_counts_are_one_party() -> None:
    here = cast(LISTS)
    [held] = here.actors(0, 2)
    assert (held.name, held.kind) == ("activists, students and clergy", "people")
    assert here.actors(0, 4) == here.actors(0, 2), "each of them is part of it"


def test_of_two_states_counted_or_between_them_they_are_several() -> None:
    here = cast(LISTS)
    assert names(here.actors(1, 1)) == ["Norwegian officials", "Danish experts"]
    assert names(here.actors(2, 1)) == ["Two soldiers", "three civilians"]
    assert names(here.actors(3, 2)) == ["protesters", "soldiers"]


COUNTRY = """
Norwegian ADJ 4 amod
foreign ADJ 4 amod
_-  PUNCT 2 punct
minister NOUN 5 nmod:desc minister
Aksel PROPN 7 nsubj - B-PER
Strand PROPN 5 flat - I-PER
said VERB 0 root say
his PRON 9 nmod:poss
country NOUN 10 nsubj country
agrees VERB 7 ccomp agree

Our PRON 2 nmod:poss our
nation NOUN 3 nsubj nation
agrees VERB 0 root agree

International ADJ 2 amod
cooperation NOUN 3 nsubj cooperation
helps VERB 0 root help
"""


def test_a_country_is_that_of_its_possessor() -> None:
    here = cast(COUNTRY)
    assert names(here.actors(0, 8)) == ["Norway"]
    [strand] = here.actors(0, 4)
    assert [(a.name, a.mention) for a in here.actors(1, 1, speaker=strand)] == [("Norway", "nation")]


def test_what_is_international_is_nobody_s() -> None:
    assert cast(COUNTRY).owners(2, 1) == ()


GIVEN = """
Amir PROPN 3 nsubj - B-PER
Goran PROPN 1 flat - I-PER
met VERB 0 root meet
Emir PROPN 3 obj - B-PER
Tamim PROPN 4 flat - I-PER
"""


def test_a_given_name_that_is_also_a_title_stays_and_a_title_does_not_hide_the_name() -> None:
    here = cast(GIVEN)
    assert names(here.actors(0, 0)) == ["Amir Goran"]
    assert names(here.actors(0, 3)) == ["Tamim bin Hamad Al Thani"]


MACHINES = """
Danish ADJ 2 amod
warships NOUN 3 nsubj warship - Number=Plur
shelled VERB 0 root shell
tanks NOUN 3 obj tank - Number=Plur
"""


def test_a_machine_stands_for_who_owns_it_and_without_an_owner_for_nobody() -> None:
    here = cast(MACHINES)
    assert names(here.actors(0, 1)) == ["Denmark"]
    assert here.actors(0, 3) == ()
