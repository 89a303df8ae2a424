"""Parties that are told to act beside the subject of a clause."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "type", "actors"),
    [
        ("Together with the G7, the United States imposed sanctions on Russia.", "SANCTION", {"United States", "G7"}),
        ("France, along with Germany, condemned the attack on Tuesday.", "ACCUSE", {"France", "Germany"}),
        ("Alongside Poland, Lithuania closed its border with Belarus.", "COERCE", {"Lithuania", "Poland"}),
        ("Kenya, in coordination with Uganda, arrested five rebels.", "COERCE", {"Kenya", "Uganda"}),
        ("Britain joined France in condemning the coup in Niger.", "ACCUSE", {"United Kingdom", "France"}),
        ("Norway, together with Japan, urged Chad to return to talks.", "REQUEST", {"Norway", "Japan"}),
        ("Norway condemned the attack along with the blockade.", "ACCUSE", {"Norway"}),
    ],
)
def test_who_is_told_to_stand_beside_the_subject_acts_too(read: Read, text: str, type: str, actors: set[str]) -> None:
    entry = next(entry for entry in read(text) if entry.type == type)
    assert {actor.name for actor in entry.actors} == actors
    assert not actors & {actor.name for actor in entry.recipients}


def test_of_a_passive_it_is_done_to_them_too(read: Read) -> None:
    entry = next(entry for entry in read("Iran was sanctioned along with Syria.") if entry.type == "SANCTION")
    assert {actor.name for actor in entry.recipients} == {"Iran", "Syria"}
