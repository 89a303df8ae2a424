"""What stands beside a common noun: two states, a town, a name, what a thing is against."""

from datetime import date

from tests.reading import trees

from dragoman import catalogue
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Actor


def cast(rows: str, *, on: date | None = date(2024, 5, 2)) -> Cast:
    article, parsed = trees.read(rows)
    return Cast(Document(article, parsed), catalogue=catalogue.load(), on=on)


def names(actors: tuple[Actor, ...]) -> list[str]:
    return [actor.name for actor in actors]


SHARED = """
Norwegian ADJ 4 amod - B-NORP
and CCONJ 3 cc
Danish ADJ 1 conj - B-NORP
officials NOUN 5 nsubj official - Number=Plur
met VERB 0 root meet
Chadian ADJ 8 amod - B-NORP
and CCONJ 8 cc
forces NOUN 5 obj force - Number=Plur
"""


def test_officials_of_two_states_are_two_parties() -> None:
    found = cast(SHARED).actors(0, 3)
    assert [(a.name, a.kind, a.country) for a in found] == [
        ("Norwegian officials", "people", "NOR"),
        ("Danish officials", "people", "DNK"),
    ]


LEANING = """
anti-Chadian ADJ 2 amod - B-NORP
sanctions NOUN 0 root sanction - Number=Plur
"""


def test_what_is_against_somebody_is_not_his() -> None:
    here = cast(LEANING)
    assert here.owners(0, 1) == ()
    assert names(here.against(0, 1)) == ["Chad"]


APPOSED = """
the DET 3 det
rights NOUN 3 compound right - Number=Plur
watchdog NOUN 6 nsubj watchdog - Number=Sing
Amnesty PROPN 3 compound - B-ORG
International PROPN 4 flat - I-ORG
complained VERB 0 root complain
"""


def test_a_group_described_and_named_has_its_name() -> None:
    assert names(cast(APPOSED).actors(0, 2)) == ["Amnesty International"]


TOWN = """
Bergen PROPN 2 compound - B-LOC
protesters NOUN 3 nsubj protester - Number=Plur
marched VERB 0 root march
"""


def test_people_described_by_their_town_are_of_its_state() -> None:
    assert [(a.name, a.country) for a in cast(TOWN).actors(0, 1)] == [("Bergen protesters", "NOR")]


COMMUNITY = """
the DET 3 det
European ADJ 3 amod - B-ORG
Community PROPN 4 nsubj - I-ORG
agreed VERB 0 root agree
"""


def test_a_bloc_s_name_holds_its_noun() -> None:
    assert names(cast(COMMUNITY).actors(0, 2)) == ["European Union"]


PRESIDENT = """
President PROPN 2 nmod:desc - O
Bush PROPN 3 nsubj - B-PER
warned VERB 0 root warn
Chad PROPN 3 obj - B-LOC
"""


def test_a_name_whose_bearers_in_that_office_are_all_of_one_state_is_of_that_state() -> None:
    [found] = cast(PRESIDENT, on=None).actors(0, 1)
    assert found.country == "USA"


FORCES = """
Norwegian ADJ 4 amod - B-NORP
and CCONJ 3 cc
Danish ADJ 1 conj - B-NORP
forces NOUN 5 nsubj force - Number=Plur
left VERB 0 root leave
"""


def test_forces_of_two_states_are_both_states() -> None:
    assert [(a.name, a.kind, a.sector) for a in cast(FORCES).actors(0, 3)] == [
        ("Norway", "state", "MIL"),
        ("Denmark", "state", "MIL"),
    ]


WHEREABOUTS = """
ethnic ADJ 2 amod
Danes PROPN 7 nsubj - B-NORP Number=Plur
in ADP 4 case
Norway PROPN 2 nmod - B-LOC
and CCONJ 6 cc
Danes PROPN 2 conj - B-NORP Number=Plur
left VERB 0 root leave

prisoners NOUN 7 nsubj prisoner - Number=Plur
at ADP 4 case
a DET 4 det
jail NOUN 1 nmod jail
in ADP 6 case
Bergen PROPN 4 nmod - B-LOC
fled VERB 0 root flee
"""


def test_those_named_by_descent_are_of_the_state_where_they_are() -> None:
    here = cast(WHEREABOUTS)
    assert [(a.name, a.country) for a in here.single(0, 1)] == [("ethnic Danes in Norway", "NOR")]
    assert [a.country for a in here.single(0, 5)] == ["DNK"]
    assert [a.country for a in here.actors(1, 0)] == ["NOR"]


COUNTED = """
a DET 2 det
number NOUN 7 nsubj number
of ADP 5 case
Norwegian ADJ 5 amod - B-NORP
officials NOUN 2 nmod official - Number=Plur
today ADV 7 advmod
left VERB 0 root leave
"""


def test_a_number_of_others_is_told_with_whom() -> None:
    assert names(cast(COUNTED).actors(0, 1)) == ["number of Norwegian officials"]


BANK = """
unrest NOUN 0 root
in ADP 5 case
the DET 5 det
West PROPN 5 compound - B-LOC
Bank PROPN 1 nmod - I-LOC
"""


def test_the_west_bank_is_no_bank_of_the_west() -> None:
    assert [(a.name, a.country) for a in cast(BANK).actors(0, 4)] == [("West Bank", "PSE")]


MINISTERS = """
The DET 3 det
defence NOUN 3 compound defence - Number=Sing
ministers NOUN 8 nsubj minister - Number=Plur
of ADP 5 case
Chad PROPN 3 nmod - B-GPE
and CCONJ 7 cc
Niger PROPN 5 conj - B-GPE
met VERB 0 root meet
"""


def test_ministers_of_two_states_that_nobody_is_known_to_hold_the_office_of_are_the_states() -> None:
    found = cast(MINISTERS).actors(0, 2)
    assert [(actor.name, actor.kind) for actor in found] == [("Chad", "state"), ("Niger", "state")]


ENVOYS = """
Envoys NOUN 8 nsubj envoy - Number=Plur
of ADP 3 case
Chad PROPN 1 nmod - B-GPE
, PUNCT 5 punct
Niger PROPN 1 conj - B-GPE
and CCONJ 7 cc
Mali PROPN 1 conj - B-GPE
met VERB 0 root meet
"""


def test_states_that_a_parse_hangs_beside_the_envoys_are_theirs_too() -> None:
    assert names(cast(ENVOYS).actors(0, 0)) == ["Chad", "Niger", "Mali"]


TITLED = """
The DET 2 det
spokesman NOUN 9 nsubj spokesman - Number=Sing
for ADP 5 case
the DET 5 det
ministry NOUN 2 nmod ministry - Number=Sing
, PUNCT 7 punct
Per PROPN 5 appos - B-PER
Lund PROPN 7 flat - I-PER
spoke VERB 0 root speak
"""


def test_a_name_that_a_parse_hangs_on_the_body_is_his_whose_title_it_is() -> None:
    assert names(cast(TITLED).actors(0, 1)) == ["Per Lund"]


def test_a_short_name_is_that_of_the_state_spoken_of_else_of_a_medium() -> None:
    rows = "\nAFP PROPN 2 nsubj - B-ORG\nreported VERB 0 root report\n"
    assert names(cast(rows).actors(0, 0)) == ["Agence France-Presse"]
    spoken = (
        "\nAFP PROPN 2 nsubj - B-ORG\nraided VERB 0 root raid\nAustralian ADJ 4 amod - B-NORP\nhomes NOUN 2 obj home\n"
    )
    assert names(cast(spoken).actors(0, 0)) == ["Australian Federal Police"]


PRO = """
Pro-Russian ADJ 2 amod pro-Russian -
rebels NOUN 3 nsubj rebel - Number=Plur
shelled VERB 0 root shell
Mariupol PROPN 3 obj - B-LOC
"""

BACKED = """
US PROPN 3 obl:unmarked - B-LOC
- PUNCT 1 punct
backed VERB 4 amod back
militias NOUN 5 nsubj militia - Number=Plur
stormed VERB 0 root storm
Oslo PROPN 5 obj - B-LOC
and CCONJ 8 cc
forced VERB 5 conj force
the DET 10 det
government NOUN 8 obj
out ADV 8 advmod
"""


def test_whom_somebody_is_for_is_part_of_how_he_is_called() -> None:
    assert names(cast(PRO).actors(0, 1)) == ["Pro-Russian rebels"]


def test_who_helps_somebody_is_neither_left_off_nor_whose_the_government_is() -> None:
    found = cast(BACKED)
    assert names(found.actors(0, 3)) == ["US - backed militias"]
    assert "United States" not in names(found.actors(0, 9))


def test_a_compound_may_end_its_sentence() -> None:
    # A tree may hang the last word from one that stands before the noun.
    rows = """
Chadian ADJ 2 amod - B-NORP
bid NOUN 0 root bid
Norway PROPN 1 compound - B-GPE
"""
    assert "Chad" in names(cast(rows).owners(0, 1))
