"""Offices: who gives and who loses them, which office it is, and whose it is said to be."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("German Finance Minister Christian Lindner was fired by Chancellor Olaf Scholz.", ["Olaf Scholz"],
         ["Christian Lindner"]),
        ("Prime Minister Ranil Perera was sacked by the president.", ["president"], ["Ranil Perera"]),
        ("Zambia's parliament dismissed Energy Minister Peter Phiri.", ["Parliament of Zambia"], ["Peter Phiri"]),
    ],
)  # fmt: skip
def test_who_takes_an_office_away_acts_and_who_loses_it_suffers(
    read: Read, text: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(read, text, "OFFICE") == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Torres was sworn in as president of Peru on Monday.",
        "Ana Torres was appointed foreign minister of Peru.",
        "Ana Torres won the presidential election in Peru on Sunday.",
    ],
)
def test_whose_office_it_is_neither_gives_nor_gets_it(read: Read, text: str) -> None:
    assert sides(read, text, "OFFICE") == (["Ana Torres"], [])


def test_who_gives_its_own_office_gives_it(read: Read) -> None:
    text = "The EU appointed Kaja Kallas as its foreign policy chief."
    assert sides(read, text, "OFFICE") == (["European Union"], ["Kaja Kallas"])


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ana Torres was appointed foreign minister of Peru.", "foreign minister of Peru"),
        ("Claudia Sheinbaum was elected president of Mexico in June 2024.", "president of Mexico"),
        ("Portuguese Prime Minister Antonio Costa resigned after police searched his office.",
         "Portuguese Prime Minister"),
        ("Henry Kissinger, the former US secretary of state, died at his home.", "the former US secretary of state"),
        ("Rishi Sunak lost the election to Keir Starmer.", "the election"),
        ("Soldiers ousted President Mohamed Bazoum in July 2023.", "President"),
    ],
)  # fmt: skip
def test_the_office_is_what_it_is_about_not_who_holds_it(read: Read, text: str, office: str) -> None:
    entry = next(entry for entry in read(text) if entry.type == "OFFICE")
    assert entry.items[0] == office


def test_a_title_says_what_the_object_is(read: Read) -> None:
    entry = read("China recalled Ambassador Gui Congyou from Sweden.")[0]
    assert (entry.type, entry.mode) == ("SANCTION", "discontinue")
