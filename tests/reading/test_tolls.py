"""Tests of tolls and of what is counted with which act, of whole parties and some of them, and of what is thrown."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry


def counted(entry: Entry) -> list[tuple[float | None, str | None]]:
    return [(one.value, one.unit) for one in entry.quantity or ()]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "Al-Shabaab attacked an African Union base in Somalia, killing 11 soldiers and wounding 15.",
            [(11, "killed"), (15, "wounded")],
        ),
        (
            "Israeli warplanes bombed Sanaa, killing at least 46 people and injuring 165 others.",
            [(46, "killed"), (165, "injured")],
        ),
        ("Russia shelled Kherson, leaving two dead and seven wounded.", [(2, "killed"), (7, "wounded")]),
        (
            "Israel bombed Beirut on Monday, with at least 12 people killed and dozens wounded.",
            [(12, "killed"), (None, "wounded")],
        ),
        ("The Israeli attack on Gaza caused the deaths of 31 people.", [(31, "killed")]),
        ("Israel attacked Gaza, where 8,000 people are missing.", [(8000, "missing")]),
        ("Turkey shelled Syria, and six people died.", [(6, "killed")]),
        (
            "A Saudi air strike on a hospital in Yemen killed 19 people, including three nurses.",
            [(19, "killed"), (3, "killed")],
        ),
    ],
)
def test_a_toll_tells_the_killed_from_the_wounded(read: Read, text: str, toll: list[tuple[float | None, str]]) -> None:
    (attack,) = (entry for entry in read(text) if entry.type == "ASSAULT")
    assert counted(attack) == toll


def test_who_kills_is_not_of_the_toll(read: Read) -> None:
    (found,) = read("Two Israeli soldiers killed a Palestinian man in Hebron.")
    assert counted(found) == [(2, "soldier")]


def test_each_act_counts_its_own(read: Read) -> None:
    found = read("Chad arrested 12 students and expelled two French diplomats.")
    assert [(entry.type, counted(entry)) for entry in found] == [
        ("COERCE", [(12, "student")]),
        ("SANCTION", [(2, "diplomat")]),
    ]


def test_a_number_alone_counts_what_the_one_before_it_does(read: Read) -> None:
    arrest = next(e for e in read("Chad arrested 12 students and detained four.") if e.type == "COERCE")
    assert counted(arrest) == [(12, "student"), (4, "student")]
    charged = next(e for e in read("Chad sentenced two journalists and three others.") if e.type == "SANCTION")
    assert counted(charged) == [(2, "journalist"), (3, "journalist")]


def test_some_of_a_whole_are_no_party_of_their_own(read: Read) -> None:
    (arrest,) = read("Egyptian police detained 13 people, including four journalists, in Cairo.")
    assert [party.name for party in arrest.recipients] == ["13 people"]
    (strike,) = read(
        "Russian missiles hit an apartment building in Kharkiv, killing eight people, including two children."
    )
    assert "two children" not in [party.name for party in strike.recipients]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Palestinians threw stones at Israeli soldiers in Hebron.", None),
        ("Militants threw a grenade at a church in Nairobi.", "explosives"),
        ("Militants planted a bomb near a police station in Quetta.", "explosives"),
        ("Russian troops opened fire on civilians in Bucha.", "firearms"),
    ],
)
def test_what_is_thrown_or_fired_tells_the_mode(read: Read, text: str, mode: str | None) -> None:
    (found,) = read(text)
    assert (found.type, found.mode) == ("ASSAULT", mode)
