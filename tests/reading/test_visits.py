"""Visits and the meetings that one sentence tells of beside them, and whom a possessor before its subject means."""

import pytest
from tests.reading.articles import Read, make

from dragoman import catalogue, language
from dragoman.reading.document import Document
from dragoman.reading.who import Cast


def consulted(read: Read, text: str) -> list[set[str]]:
    """Name who takes part in each meeting or visit that a text tells of."""
    return [{actor.name for actor in entry.actors} for entry in read(text) if entry.type == "CONSULT"]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "On an official visit to Algeria, Giorgia Meloni held talks with President Abdelmadjid Tebboune.",
            {"Giorgia Meloni", "Abdelmadjid Tebboune"},
        ),
        ("While visiting Warsaw, Olaf Scholz met Donald Tusk.", {"Olaf Scholz", "Donald Tusk"}),
        ("In his visit to Riyadh, Hakan Fidan met Abbas Araghchi.", {"Hakan Fidan", "Abbas Araghchi"}),
    ],
)
def test_a_visit_on_which_somebody_is_met_is_one_entry_with_all_who_meet(read: Read, text: str, both: set[str]) -> None:
    [entry] = [entry for entry in read(text) if entry.type == "CONSULT"]
    assert {actor.name for actor in entry.actors} == both
    assert entry.mode == "visit"
    assert not entry.recipients


def test_whether_a_meeting_took_place_is_not_told_by_the_visit(read: Read) -> None:
    [entry] = [
        one for one in read("While visiting Warsaw, Olaf Scholz will meet Donald Tusk.") if one.type == "CONSULT"
    ]
    assert entry.status == "planned"


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        ("Sergey Lavrov flew to Pyongyang on Tuesday for talks with Kim Jong-un.", "Sergey Lavrov", "Kim Jong-un"),
        ("Emmanuel Macron will travel to Beijing next week to meet Xi Jinping.", "Emmanuel Macron", "Xi Jinping"),
        ("Wang Yi visited Moscow, where he met Vladimir Putin.", "Wang Yi", "Vladimir Putin"),
    ],
)
def test_a_journey_and_the_meeting_that_it_leads_to_are_told_apart(
    read: Read, text: str, guest: str, host: str
) -> None:
    assert sorted(consulted(read, text), key=len) == [{guest}, {guest, host}]


def test_a_country_before_somebodys_visit_is_where_it_goes(read: Read) -> None:
    text = "On his first US visit since the election, Narendra Modi will meet Marco Rubio on Monday."
    assert consulted(read, text) == [{"Narendra Modi", "Marco Rubio"}]


def test_an_opposite_number_is_a_counterpart(read: Read) -> None:
    text = "Sergey Lavrov met his opposite number Marco Rubio on Friday."
    assert consulted(read, text) == [{"Sergey Lavrov", "Marco Rubio"}]


def test_a_title_is_not_of_whom_its_bearer_meets(read: Read) -> None:
    text = "The prime minister flew to Tokyo to hold talks with Shigeru Ishiba."
    assert {"prime minister", "Shigeru Ishiba"} in consulted(read, text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In his speech on Monday, Vladimir Putin praised China.", ["Vladimir Putin"]),
        ("After ending her tour, Annalena Baerbock praised China.", ["Annalena Baerbock"]),
        ("Emmanuel Macron left. In his absence, Olaf Scholz praised China.", ["Emmanuel Macron"]),
        ("Emmanuel Macron left. At his request, Olaf Scholz praised China.", ["Emmanuel Macron"]),
    ],
)
def test_a_possessor_before_its_subject_means_that_where_the_phrase_tells_of_its_act(
    text: str, meant: list[str]
) -> None:
    article = make(text)
    [parse] = language.load().parse([text])
    document = Document(article, parse)
    cast = Cast(document, catalogue=catalogue.load())
    s, word = next(
        (s, i) for s, row in enumerate(document.words) for i, one in enumerate(row) if one.lower() in ("his", "her")
    )
    assert [actor.name for actor in cast.actors(s, word)] == meant
