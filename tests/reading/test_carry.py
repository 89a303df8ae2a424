"""The place of an occasion, and what is said on it."""

from dragoman.reading.carry import carry
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor, Place

OSLO = Place(name="Oslo", country="NOR")
SPEAKER = (Actor(name="Kari Berg", kind="person", mention="Berg"),)


def talks() -> Draft:
    return Draft("CONSULT", 0, 3, actors=SPEAKER, when="2024-05-13", where=(OSLO,))


def test_what_the_speaker_says_on_an_occasion_is_said_where_it_is_held() -> None:
    said = Draft("SAY", 1, 2, actors=SPEAKER, when="2024-05-13", nearly=frozenset({"Oslo"}))
    carry([talks(), said])
    assert said.where == (OSLO,)


def test_a_statement_that_is_far_likelier_placed_nowhere_stays_so() -> None:
    said = Draft("SAY", 1, 2, actors=SPEAKER, when="2024-05-13")
    carry([talks(), said])
    assert said.where == ()
