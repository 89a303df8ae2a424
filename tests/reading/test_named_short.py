"""Whom posts, halves of a land, counterparts and bodies of a capital mean, where no name stands beside them."""

import pytest
from tests.reading.articles import Read


def doers(read: Read, text: str, type: str) -> list[list[str]]:
    return [[actor.name for actor in entry.actors] for entry in read(text) if entry.type == type]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("The UN chief", "António Guterres"),
        ("The U.N. secretary-general", "António Guterres"),
        ("The head of the IAEA", "Rafael Grossi"),
        ("The WHO director-general", "Tedros Adhanom Ghebreyesus"),
        ("The UN human rights chief", "UN human rights chief"),
        ("The UN nuclear chief", "UN nuclear chief"),
        ("The former UN chief", "former UN chief"),
        ("The EU chief", "EU chief"),
    ],
)
def test_the_chief_of_an_organisation_is_its_one_head_unless_more_is_told(read: Read, who: str, expected: str) -> None:
    assert doers(read, f"{who} condemned Myanmar on Tuesday.", "ACCUSE") == [[expected]]


@pytest.mark.parametrize(("name", "expected"), [("Abiy", "Abiy Ahmed Ali"), ("Lennart", "Lennart")])
def test_leaders_known_by_a_first_name_are_told_by_it_alone(read: Read, name: str, expected: str) -> None:
    assert doers(read, f"{name} condemned Eritrea on Tuesday.", "ACCUSE") == [[expected]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea and South Korea met on Monday. The North condemned Japan on Tuesday.", "North Korea"),
        ("South Korea sent ships. The North condemned Japan on Tuesday.", "North Korea"),
        ("North Korea sent ships. The South condemned Japan on Tuesday.", "South Korea"),
    ],
)
def test_a_half_of_a_land_is_its_state(read: Read, text: str, expected: str) -> None:
    assert doers(read, text, "ACCUSE") == [[expected]]


@pytest.mark.parametrize(
    "text",
    [
        "South Sudan sent troops. The North condemned Japan on Tuesday.",
        "Chad sent troops. The North condemned Japan on Tuesday.",
        "South Korea sent troops. Rebels in the North condemned Japan on Tuesday.",
    ],
)
def test_a_quarter_of_a_land_is_no_state(read: Read, text: str) -> None:
    assert all("Korea" not in name for names in doers(read, text, "ACCUSE") for name in names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French president and his Chinese counterpart met on Monday.", ["Emmanuel Macron", "Xi Jinping"]),
        (
            "The Philippine coast guard and its Chinese counterpart met on Monday.",
            ["Coast Guard of the Philippines", "Coast Guard of China"],
        ),
        (
            "Leaders of Egypt, Jordan and the Palestinian Authority met on Monday.",
            ["Egypt", "Jordan", "Palestinian Authority"],
        ),
        ("Leaders from Egypt, Jordan and the European Union met on Monday.", ["Egypt", "Jordan", "European Union"]),
        ("Officials of the ministry and the army met on Monday.", ["Officials of the ministry and the army"]),
        ("The French president met his counterpart from China on Monday.", ["Emmanuel Macron", "Xi Jinping"]),
        (
            "The French president met his counterparts from China and Turkey on Monday.",
            ["Emmanuel Macron", "Xi Jinping", "Recep Tayyip Erdoğan"],
        ),
        (
            "The French president met his counterparts from China and the European Union on Monday.",
            ["Emmanuel Macron", "counterparts from China and the European Union"],
        ),
    ],
)
def test_each_of_those_who_meet_is_told(read: Read, text: str, expected: list[str]) -> None:
    assert doers(read, text, "CONSULT") == [expected]


@pytest.mark.parametrize(
    ("whose", "expected"),
    [
        ("Seoul's spy agency", "National Intelligence Service"),
        ("Baghdad's central bank", "Central Bank of Iraq"),
        ("A spy agency", "spy agency"),
        ("A federal court in California", "federal court in California"),
    ],
)
def test_a_body_of_a_capital_is_that_of_its_state(read: Read, whose: str, expected: str) -> None:
    assert doers(read, f"{whose} accused Chad of fraud on Tuesday.", "ACCUSE") == [[expected]]


def test_whose_the_second_of_two_is_the_first_tells_before_those_of_earlier_sentences(read: Read) -> None:
    text = "Denmark sent ships. The Turkish president and his Russian counterpart met on Monday."
    assert doers(read, text, "CONSULT") == [["Recep Tayyip Erdoğan", "Vladimir Putin"]]
