"""What an entry depends on, where its sentence tells it away from its word."""

import pytest
from tests.reading import trees
from tests.reading.articles import Read

from dragoman.reading import conditions
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft

ROWS = """
Chad PROPN 2 nsubj
threatened VERB 0 root threaten
to PART 4 mark
bar VERB 2 xcomp
ships NOUN 4 obj ship
returning VERB 5 acl return
unless SCONJ 9 mark
they PRON 9 nsubj
leave VERB 6 advcl
. PUNCT 2 punct
"""


def test_the_only_condition_of_a_sentence_holds_for_what_is_open_in_it() -> None:
    document = Document(*trees.read(ROWS))
    threat, barred = Draft("THREATEN", 0, 1), Draft("COERCE", 0, 3, status="planned")
    done, inside = Draft("COERCE", 0, 3), Draft("RETREAT", 0, 8, status="possible")
    conditions.settle(document, [threat, barred, done, inside])
    assert threat.condition == barred.condition == "unless they leave"
    assert done.condition is None and inside.condition is None


@pytest.mark.parametrize(
    ("told", "condition"),
    [
        ("should Chad attack the harbour", "should Chad attack the harbour"),
        ("as long as the ban is in place", "as long as the ban is in place"),
        ("after the ban is lifted", None),
        ("only after the ban is lifted", "only after the ban is lifted"),
        ("provided that the ban is in place", "provided that the ban is in place"),
        ("in case of an attack on Oman", "in case of an attack on Oman"),
        ("in the event of an attack on Oman", "in the event of an attack on Oman"),
    ],
)
def test_conditions_without_an_if(read: Read, told: str, condition: str | None) -> None:
    found = read(f"Foreign Minister Per Lund said Norway will impose sanctions on Chad {told}.")
    assert {entry.condition for entry in found if entry.type == "SANCTION"} == {condition}


def test_a_condition_told_with_an_act_again_is_its_own() -> None:
    again = """
    Chad PROPN 2 nsubj
    threatens VERB 0 root threaten
    Oman PROPN 2 obj
    . PUNCT 2 punct
    """
    document = Document(*trees.read("\n".join(line.strip() for line in again.splitlines()) + ROWS))
    threat = Draft("THREATEN", 0, 1, places=[(0, 1), (1, 1)])
    alone = Draft("THREATEN", 0, 1, places=[(0, 1)])
    conditions.settle(document, [threat, alone])
    assert threat.condition == "unless they leave"
    assert alone.condition is None
