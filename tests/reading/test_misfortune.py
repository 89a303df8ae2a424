"""Misfortune: whom an accident kills or hurts, to whom nobody has done anything."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    "text",
    [
        "Over 40 pilgrims were killed in a stampede near Mecca.",
        "Twelve miners were killed in a landslide in Peru.",
        "An earthquake killed 60 people in Chile and injured 200.",
        "Thirty people were injured in a train collision near Oslo.",
        "The tsunami destroyed the harbour of Palu.",
    ],
)
def test_an_accident_is_no_assault(read: Read, text: str) -> None:
    assert "ASSAULT" not in {entry.type for entry in read(text)}


def test_a_bomb_is_none(read: Read) -> None:
    assert "ASSAULT" in {entry.type for entry in read("Twelve soldiers were killed in a bombing in Kabul.")}


def test_who_holds_an_office_dies_in_it(read: Read) -> None:
    [death] = read("The president of Malawi, Silva Banda, was killed in a plane crash on Monday.")
    assert (death.type, death.act) == ("OFFICE", "die")
    assert [actor.name for actor in death.actors] == ["Silva Banda"]
