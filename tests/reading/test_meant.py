"""Whom news means by a surname, a title of no office, a capital or a word for one of two sides."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from tests.reading.articles import Read

from dragoman import catalogue, language
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Article, Source

DAY = date(2025, 5, 14)
Names = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def names() -> Iterator[Names]:
    """Gives the names of those whom the last sentence of a text of 2025 means by a word."""
    parser, who = language.load(), catalogue.load()

    def named(text: str, word: str) -> list[str]:
        article = Article(id="a", text=text, paragraphs=(text,), published=str(DAY), source=Source(file="a"))
        document = Document(article, next(iter(parser.parse([text]))))
        cast = Cast(document, catalogue=who, on=DAY)
        return [actor.name for actor in cast.actors(len(document.words) - 1, document.words[-1].index(word))]

    yield named


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Erdogan met Putin in Sochi on Monday.", "Erdogan", "Recep Tayyip Erdoğan"),
        ("Modi spoke by phone with Zelensky on Tuesday.", "Zelensky", "Volodymyr Zelenskyy"),
        # No label says that it is a name.
        ("Lavrov met Rubio in Istanbul on Tuesday.", "Rubio", "Marco Rubio"),
        ("Orban met Fico in Budapest on Monday.", "Fico", "Robert Fico"),
    ],
)
def test_a_surname_alone_is_that_of_the_one_who_leads_on_the_day(
    names: Names, text: str, word: str, expected: str
) -> None:
    assert names(text, word) == [expected]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rahul Modi, a trader from Lagos, thanked the ambassador.", "Rahul", "Rahul Modi"),
        # Many are called so, or a namesake's state is spoken of.
        ("Kim thanked the ambassador on Monday.", "Kim", "Kim"),
        ("Romania thanked Orban on Monday.", "Orban", "Orban"),
    ],
)
def test_a_namesake_is_not_taken_for_a_leader(names: Names, text: str, word: str, expected: str) -> None:
    assert names(text, word) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Egyptian leader thanked Chile on Monday.", "Abdel Fattah el-Sisi"),
        ("The British leader thanked Chile on Monday.", "Keir Starmer"),
        ("The Iranian leader thanked Chile on Monday.", "Ali Khamenei"),
        ("The Israeli opposition leader thanked Chile on Monday.", "Israeli opposition leader"),
        ("The Polish leader thanked Chile on Monday.", "Polish leader"),
        ("The leader of Dubai thanked Chile on Monday.", "leader of Dubai"),
    ],
)
def test_the_leader_of_a_state_is_who_leads_by_its_form_of_government(names: Names, text: str, expected: str) -> None:
    assert names(text, "leader") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brussels accused Budapest of delay on Tuesday.", "European Union"),
        ("Belgium's parliament voted on Tuesday. Brussels accused Budapest of delay.", "Belgium"),
    ],
)
def test_brussels_is_the_union_unless_belgium_is_spoken_of(names: Names, text: str, expected: str) -> None:
    assert names(text, "Brussels") == [expected]


def test_in_brussels_is_a_place(names: Names) -> None:
    assert names("Macron met Rutte in Brussels on Monday.", "Brussels") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The G7 condemned the raid. The bloc urged Iran to talk.", "G7"),
        ("BRICS leaders met in Rio. The bloc urged Iran to talk.", "BRICS"),
        ("The EU and the G7 condemned the coup. The bloc urged Mali to talk.", "European Union"),
    ],
)
def test_the_bloc_is_the_group_of_states_spoken_of(names: Names, text: str, expected: str) -> None:
    assert names(text, "bloc") == [expected]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("India and Pakistan traded fire. Each side accused the other.", "side", ["India", "Pakistan"]),
        ("Peru and Chile expelled each other's diplomats.", "diplomats", ["Peru", "Chile"]),
        ("The presidents of Benin and Togo met. The two leaders signed a pact.", "leaders", ["Benin", "Togo"]),
        ("Donald Tusk met Gitanas Nauseda in Vilnius. His host thanked Poland.", "host", ["Gitanas Nausėda"]),
        (
            "The king received the Greek and Cypriot ministers. His visitors praised him.",
            "visitors",
            ["Cyprus", "Greece"],
        ),
    ],
)
def test_words_for_one_of_two_sides_mean_both_or_the_other(
    names: Names, text: str, word: str, expected: list[str]
) -> None:
    assert sorted(names(text, word)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Government soldiers fired on protesters in Antananarivo.", "soldiers", "Madagascar"),
        ("Rebels attacked government forces near Aleppo.", "forces", "Syria"),
        (
            "Militants of the Allied Democratic Forces (ADF) killed 12 villagers.",
            "Militants",
            "Allied Democratic Forces",
        ),
        ("Fighters from Boko Haram killed 12 villagers.", "Fighters", "Boko Haram"),
        # Counted, they are some of them.
        ("Chad killed three fighters of Boko Haram.", "fighters", "three fighters of Boko Haram"),
        ("Fidan met his Danish counterpart in Cairo.", "counterpart", "Lars Løkke Rasmussen"),
    ],
)
def test_fighters_are_of_their_group_and_government_troops_of_the_state(
    names: Names, text: str, word: str, expected: str
) -> None:
    assert names(text, word) == [expected]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        (
            '"Our forces have withdrawn from the town," Syrian Interior Ministry spokesman Per Lund said.',
            "RETREAT",
            (["Syria"], []),
        ),
        (
            '"Our navy seized the tanker," Iranian Foreign Minister Per Lund said.',
            "COERCE",
            (["Iran"], ["tanker"]),
        ),
        ("Six villagers died at the hands of Boko Haram.", "ASSAULT", (["Boko Haram"], ["Six villagers"])),
        ("Norway sat across from Chad at the table in Oslo.", "CONSULT", (["Norway", "Chad"], [])),
    ],
)
def test_who_acts_where_only_our_forces_or_the_hands_are_named(
    read: Read, text: str, type: str, expected: tuple[list[str], list[str]]
) -> None:
    found = [entry for entry in read(text) if entry.type == type]
    sides = [([one.name for one in entry.actors], [one.name for one in entry.recipients]) for entry in found]
    assert expected in sides


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The Americans vetoed the resolution.", "Americans", ["United States"]),
        ("Turkey told the Saudis that the talks were over.", "Saudis", ["Saudi Arabia"]),
        # Some of a people, and a people for whom no state of its own speaks.
        ("The two Americans left the town.", "Americans", ["two Americans"]),
        ("Hundreds of Israelis left the town.", "Israelis", ["Israelis"]),
        ("Norway promised the Palestinians a loan.", "Palestinians", ["Palestinians"]),
    ],
)
def test_a_whole_people_is_its_state(names: Names, text: str, word: str, expected: list[str]) -> None:
    assert names(text, word) == expected


def test_they_may_be_a_state_that_was_named_by_its_people(names: Names) -> None:
    assert names("Egypt told the Israelis that the talks would resume, and they agreed.", "they") == ["Israel"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland's president met with an IMF team on Monday.", ["International Monetary Fund"]),
        ("The minister received a team from the World Bank.", ["World Bank"]),
        ("Peru's team left the talks.", ["Peru"]),
    ],
)
def test_a_team_stands_for_who_sent_it(names: Names, text: str, expected: list[str]) -> None:
    assert names(text, "team") == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("France condemned the Burundian government's crackdown and urged the government to free them.", "government",
         ["Burundi"]),
        ("Britain deplored the acts of the Gaddafi regime. Britain demanded that the regime end them.", "regime",
         ["Libya"]),
        ("Ghana said that the government would pay.", "government", ["Ghana"]),
        ("Turkey accused the Syrian army of shelling its border. Turkey said the army had used gas.", "army",
         ["Syria"]),
    ],
)  # fmt: skip
def test_a_government_that_is_urged_is_another_s_and_one_called_so_before(
    names: Names, text: str, word: str, expected: list[str]
) -> None:
    assert names(text, word)[-1:] == expected


def test_several_that_are_counted_are_not_the_state_where_they_meet(names: Names) -> None:
    assert "Turkey" not in names("The two delegations held talks in Ankara.", "delegations")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister attended the International Conference on Water and Energy.", "Conference"),
        ("The Samarkand Summit on Trade and Transport ended on Monday.", "Summit"),
    ],
)
def test_a_meeting_named_by_what_it_is_about_is_no_party(names: Names, text: str, word: str) -> None:
    assert names(text, word) == []
