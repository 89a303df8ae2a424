"""To whom an act is done beside or instead of whom its sentence names."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry


def _sides(entries: list[Entry], type: str) -> tuple[list[str], list[str]]:
    one = next(entry for entry in entries if entry.type == type)
    return [actor.name for actor in one.actors], [actor.name for actor in one.recipients]


@pytest.mark.parametrize(
    ("text", "type", "recipients"),
    [
        ("Polish President Andrzej Duda welcomed closer ties between Poland and Ukraine.", "SUPPORT", ["Ukraine"]),
        ("French President Emmanuel Macron praised relations between France and Chad.", "SUPPORT", ["Chad"]),
        ("Nigerian President Bola Tinubu urged Nigeria and Niger to end the row.", "REQUEST", ["Nigeria", "Niger"]),
        # Who belongs to neither praises both.
        (
            "Norwegian Foreign Minister Espen Barth Eide praised the cooperation between Iran and Oman.",
            "SUPPORT",
            ["Iran", "Oman"],
        ),
        (
            "Antony Blinken thanked Turkish Foreign Minister Hakan Fidan for Turkey's support of Ukraine.",
            "SUPPORT",
            ["Hakan Fidan", "Turkey"],
        ),
        ("Antony Blinken thanked Turkish Foreign Minister Hakan Fidan for his help.", "SUPPORT", ["Hakan Fidan"]),
    ],
)
def test_no_recipient_is_the_actors_own_side(read: Read, text: str, type: str, recipients: list[str]) -> None:
    assert _sides(read(text), type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("Russia struck a school in Kharkiv on Monday. Germany condemned the attack.", ["Russia"]),
        ("Israeli forces bombed a hospital in Gaza. The attack was condemned by Egypt and Jordan.", ["Israel"]),
        ("Hamas fired rockets at Tel Aviv. The United States condemned the attack on Tel Aviv.", ["Hamas"]),
        ("Israel killed five journalists. Egypt denounced the killing of the journalists.", ["Israel"]),
        ("Germany condemned the attack on the school in Kharkiv.", []),
    ],
)
def test_whoever_did_a_condemned_deed_is_blamed(read: Read, text: str, blamed: list[str]) -> None:
    assert _sides(read(text), "ACCUSE")[1] == blamed


def test_who_opposes_an_invasion_opposes_the_invader(read: Read) -> None:
    entries = read("The United States invaded Iraq in 2003. France opposed the invasion of Iraq.")
    assert _sides(entries, "REJECT") == (["France"], ["United States"])


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Nabih Berri was elected speaker of the Lebanese parliament.", ["Nabih Berri"], []),
        ("Lawmakers elected Nabih Berri as speaker of parliament.", ["Lawmakers"], ["Nabih Berri"]),
        ("Former president Nelson Mandela of South Africa died in Johannesburg.", ["Nelson Mandela"], []),
        # Where he is sent is not whose office it is.
        ("Ana Silva served as the French ambassador to Chad.", ["Ana Silva"], ["France"]),
    ],
)
def test_whose_office_it_is(read: Read, text: str, actors: list[str], recipients: list[str]) -> None:
    assert _sides(read(text), "OFFICE") == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        (
            "The US sanctioned several companies, including Huawei and ZTE.",
            "SANCTION",
            ["United States"],
            ["several companies", "Huawei", "ZTE"],
        ),
        ("Many countries, including Norway, condemned the attack.", "ACCUSE", ["Many countries", "Norway"], []),
        (
            "Iran thanked certain countries such as China and Russia for their support.",
            "SUPPORT",
            ["Iran"],
            ["certain countries", "China", "Russia"],
        ),
        # Who has no name is no party of his own.
        ("The rebels abducted three workers, including a nurse.", "ASSAULT", ["rebels"], ["three workers"]),
    ],
)
def test_those_of_a_group_who_are_named_are_sides_too(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert _sides(read(text), type) == (actors, recipients)


def test_who_is_named_of_a_counted_crowd_is_a_side_too(read: Read) -> None:
    _, recipients = _sides(read("Police arrested dozens of activists, including Alexei Navalny."), "COERCE")
    assert "Alexei Navalny" in recipients
    assert not any("including" in name for name in recipients)


def test_who_condemns_an_attack_did_not_make_it(read: Read) -> None:
    entries = read("Iranian spokesman Esmail Baghaei condemned attacks on two mosques in New Zealand.")
    assert all("Iran" not in [actor.name for actor in entry.actors] for entry in entries if entry.type == "ASSAULT")
