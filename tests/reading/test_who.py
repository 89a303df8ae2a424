"""Names, titles, demonyms, metonyms, nouns, pronouns and pairs are resolved to the parties they mean."""

import gc
import weakref
from datetime import date

import pytest
from tests.reading import trees

from dragoman import catalogue
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.reading.who.words import parse
from dragoman.shapes import Actor
from dragoman.shapes.errors import DataError


def cast(rows: str, *, on: date | None = date(2024, 5, 2), **facts: str) -> Cast:
    article, parsed = trees.read(rows, **facts)
    return Cast(Document(article, parsed), catalogue=catalogue.load(), on=on)


def names(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors]


DEPUTIES = """
Norwegian ADJ 4 amod
deputy ADJ 4 amod
foreign ADJ 4 amod
ministers NOUN 5 nmod:desc minister - Number=Plur
Aksel PROPN 9 nsubj - B-PER
Strand PROPN 5 flat - I-PER
and CCONJ 8 cc
Berit PROPN 5 conj - B-PER
met VERB 0 root meet
in ADP 11 case
Geneva PROPN 9 obl - B-LOC

Strand PROPN 2 nsubj - B-PER
said VERB 0 root say
he PRON 4 nsubj
agreed VERB 2 ccomp agree
"""


def test_title_gives_country_and_sector_to_all_it_names() -> None:
    found = cast(DEPUTIES).actors(0, 4)
    assert [(a.name, a.kind, a.country, a.sector, a.mention) for a in found] == [
        ("Aksel Strand", "person", "NOR", "GOV", "Aksel Strand"),
        ("Berit", "person", "NOR", "GOV", "Berit"),
    ]


def test_surname_and_pronoun_are_the_full_name() -> None:
    here = cast(DEPUTIES)
    assert names(here.actors(1, 0)) == ["Aksel Strand"]
    [he] = here.actors(1, 2)
    assert (he.name, he.mention) == ("Aksel Strand", "he")


CAPITALS = """
Oslo PROPN 5 nsubj - B-LOC
and CCONJ 3 cc
Copenhagen PROPN 1 conj - B-LOC
have AUX 5 aux
denied VERB 0 root deny
this PRON 5 obj
in ADP 8 case
Stockholm PROPN 5 obl - B-LOC

Both DET 2 det
countries NOUN 3 nsubj country - Number=Plur
protested VERB 0 root protest

They PRON 2 nsubj they - Number=Plur
left VERB 0 root leave
"""


def test_capital_acts_as_its_government_unless_it_is_a_place() -> None:
    here = cast(CAPITALS)
    assert [(a.name, a.kind, a.sector) for a in here.actors(0, 0)] == [
        ("Norway", "state", "GOV"),
        ("Denmark", "state", "GOV"),
    ]
    assert here.actors(0, 7) == ()


def test_both_and_they_point_back_to_the_pair() -> None:
    here = cast(CAPITALS)
    assert names(here.actors(1, 1)) == ["Norway", "Denmark"]
    assert names(here.actors(2, 0)) == ["Norway", "Denmark"]


NOUNS = """
Danish ADJ 2 amod
officials NOUN 3 nsubj official - Number=Plur
met VERB 0 root meet
the DET 6 det
Swedish ADJ 6 amod
government NOUN 3 obj

Swedish ADJ 2 amod
troops NOUN 3 nsubj troops - Number=Plur
fired VERB 0 root fire
on ADP 5 case
protesters NOUN 3 obl protester - Number=Plur

A DET 3 det
Danish ADJ 3 amod
diplomat NOUN 4 nsubj
spoke VERB 0 root speak
of ADP 7 case
a DET 7 det
plan NOUN 4 obl
"""


def test_common_nouns() -> None:
    here = cast(NOUNS)
    [officials] = here.actors(0, 1)
    assert (officials.name, officials.kind, officials.country, officials.sector) == (
        "Danish officials",
        "people",
        "DNK",
        "GOV",
    )
    [government] = here.actors(0, 5)
    assert (government.name, government.kind, government.sector) == ("Sweden", "state", "GOV")
    [troops] = here.actors(1, 1)
    assert (troops.name, troops.kind, troops.sector) == ("Sweden", "state", "MIL")
    [protesters] = here.actors(1, 4)
    assert (protesters.name, protesters.kind, protesters.sector) == ("protesters", "people", "CVL")
    [diplomat] = here.actors(2, 2)
    assert (diplomat.name, diplomat.kind, diplomat.country) == ("Danish diplomat", "unnamed", "DNK")


def test_things_are_nobody_but_can_be_described() -> None:
    here = cast(NOUNS)
    assert here.actors(2, 6) == ()
    assert [(a.name, a.kind) for a in here.described(2, 6)] == [("plan", "unnamed")]


OWNERS = """
Sweden PROPN 3 nmod:poss - B-LOC
_'s PART 1 case
invasion NOUN 6 nsubj
and CCONJ 5 cc
talks NOUN 3 conj talk - Number=Plur
failed VERB 0 root fail

Danish ADJ 3 amod
ship NOUN 3 compound
deliveries NOUN 4 nsubj delivery - Number=Plur
ended VERB 0 root end
"""


def test_owners_of_a_nominalisation() -> None:
    here = cast(OWNERS)
    assert names(here.owners(0, 2)) == ["Sweden"]
    assert names(here.owners(1, 2)) == ["Denmark"]
    assert names(here.adjective(1, 0)) == ["Denmark"]
    assert here.adjective(1, 1) == ()


WHO = """
Danish ADJ 2 amod
envoy NOUN 3 nmod:desc
Mikkel PROPN 9 nsubj - B-PER
Vang PROPN 3 flat - I-PER
, PUNCT 6 punct
who PRON 7 nsubj
resigned VERB 3 acl:relcl resign
, PUNCT 3 punct
said VERB 0 root say
we PRON 11 nsubj
agree VERB 9 ccomp
"""


def test_relative_pronoun_and_first_person() -> None:
    here = cast(WHO)
    assert names(here.actors(0, 5)) == ["Mikkel Vang"]
    assert here.actors(0, 9) == ()
    [speaker] = here.actors(0, 2)
    [we] = here.actors(0, 9, speaker=speaker)
    assert (we.name, we.kind, we.mention) == ("Denmark", "state", "we")


def test_office_holder_by_date() -> None:
    rows = """
The DET 3 det
French ADJ 3 amod
president NOUN 4 nsubj
left VERB 0 root leave
"""
    [held] = cast(rows, on=date(2019, 6, 1)).actors(0, 2)
    assert (held.name, held.kind, held.country, held.mention) == (
        "Emmanuel Macron",
        "person",
        "FRA",
        "The French president",
    )
    [unknown] = cast(rows, on=None).actors(0, 2)
    assert unknown.kind == "unnamed"


SHORT = """
The DET 4 det
Bergen PROPN 4 compound - B-ORG
Harbour PROPN 4 compound - I-ORG
Tribune PROPN 8 nsubj - I-ORG
( PUNCT 6 punct
BHT PROPN 4 appos - B-ORG
) PUNCT 6 punct
reported VERB 0 root report

The DET 2 det
Tribune PROPN 5 nsubj - B-ORG
and CCONJ 4 cc
BHT PROPN 2 conj - B-ORG
agree VERB 0 root
"""


def test_short_forms_and_acronyms_mean_the_full_name() -> None:
    here = cast(SHORT)
    assert names(here.single(0, 3)) == ["Bergen Harbour Tribune"]
    assert names(here.single(1, 1)) == ["Bergen Harbour Tribune"]
    assert names(here.single(1, 3)) == ["Bergen Harbour Tribune"]


LATER = """
He PRON 2 nsubj
spoke VERB 0 root speak

Aksel PROPN 3 nsubj - B-PER
Strand PROPN 1 flat - I-PER
left VERB 0 root leave
"""


def test_a_pronoun_knows_nobody_named_later() -> None:
    here = cast(LATER)
    assert here.actors(0, 0) == ()
    assert names(here.actors(1, 0)) == ["Aksel Strand"]


TITLES = """
Berit PROPN 11 nsubj - B-PER
Lund PROPN 1 flat - I-PER
, PUNCT 4 punct
adviser NOUN 1 appos
to ADP 8 case
Danish ADJ 8 amod
President PROPN 8 nmod:desc
Aksel PROPN 4 nmod - B-PER
Strand PROPN 8 flat - I-PER
, PUNCT 4 punct
spoke VERB 0 root speak

The DET 2 det
president NOUN 3 nsubj
listened VERB 0 root listen
"""


def test_titles_of_another_person_are_not_taken_over() -> None:
    [president] = cast(TITLES).actors(1, 1)
    assert (president.name, president.country) == ("Aksel Strand", "DNK")


def test_every_actor_is_the_same_however_asked() -> None:
    here = cast(DEPUTIES)
    assert here.actors(0, 4) == here.actors(0, 4)
    assert here.single(0, 4) == here.actors(0, 4)[:1]


def test_word_lists_name_file_and_line_of_what_breaks_them() -> None:
    with pytest.raises(DataError) as caught:
        parse("mine.toml", '[role]\nGOV = ["doge"]\nMIL = [3]\n')
    assert (caught.value.file, caught.value.line) == ("mine.toml", 3)
    with pytest.raises(DataError):
        parse("mine.toml", "[role")


def test_a_cast_goes_with_the_last_who_asks_it() -> None:
    searching = gc.isenabled()
    gc.disable()
    try:
        made = cast(DEPUTIES)
        held = weakref.ref(made)
        del made
        assert held() is None
    finally:
        if searching:
            gc.enable()
