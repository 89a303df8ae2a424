"""Tests of weapons and attacks with them: which is which, and attacks of which nobody is told to have done them."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry


def told(entries: list[Entry]) -> list[tuple[str, str | None, list[str], list[str]]]:
    return [
        (entry.type, entry.mode or entry.act, [a.name for a in entry.actors], [a.name for a in entry.recipients])
        for entry in entries
    ]


@pytest.mark.parametrize(
    ("text", "type", "what"),
    [
        ("North Korea fired a ballistic missile into the sea on Wednesday.", "PROGRAMME", "test"),
        ("North Korea fired three ballistic missiles toward the Sea of Japan.", "PROGRAMME", "test"),
        ("Iran fired missiles during a military exercise in the Gulf.", "PROGRAMME", "test"),
        ("Iran launched a satellite into orbit on Saturday.", "PROGRAMME", "launch"),
        ("Hezbollah launched rockets into Israel.", "ASSAULT", "heavy-weapons"),
        ("The Houthis fired missiles into the Red Sea at a British ship.", "ASSAULT", "heavy-weapons"),
    ],
)
def test_a_test_is_no_attack(read: Read, text: str, type: str, what: str) -> None:
    assert [row[:2] for row in told(read(text))] == [(type, what)]


def test_who_tests_stands_before_a_verb_with_a_hyphen(read: Read) -> None:
    found = told(read("North Korea test-fired two short-range missiles on Sunday."))
    assert found == [("PROGRAMME", "test", ["North Korea"], [])]


def test_who_blows_himself_up_attacks(read: Read) -> None:
    found = told(read("A suicide bomber blew himself up near the Afghan embassy in Kabul."))
    assert found == [("ASSAULT", "suicide-attack", ["suicide bomber"], ["Embassy of Afghanistan"])]


def test_a_bomb_that_nobody_planted_goes_off(read: Read) -> None:
    (found,) = read("A bomb exploded in Kabul on Tuesday, killing 12 people.")
    assert told([found])[0][:3] == ("ASSAULT", "explosives", [])
    assert [place.name for place in found.where] == ["Kabul"]
    assert [count.value for count in found.quantity] == [12]


def test_two_words_are_one_object(read: Read) -> None:
    found = read("Two Palestinian detainees went on hunger strike on Sunday.")
    assert [(entry.type, entry.mode) for entry in found] == [("PROTEST", "hunger")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Iran has produced 120 kilograms of uranium enriched to 60%.", 120),
        ("Iran produced 20 kilograms of 20 percent enriched uranium.", 20),
    ],
)
def test_what_is_weighed_is_produced(read: Read, text: str, value: float) -> None:
    (found,) = read(text)
    assert (found.type, found.act, found.quantity[0].value) == ("PROGRAMME", "produce", value)


def test_who_has_not_agreed_yet_refuses_nothing(read: Read) -> None:
    found = told(read("Hungary has not yet agreed to the plan of the European Union."))
    assert "REJECT" not in [row[0] for row in found]
    refused = told(read("Germany has not agreed to the plan of France."))
    assert refused == [("REJECT", None, ["Germany"], ["France"])]


def test_both_ends_of_a_range_count_the_same(read: Read) -> None:
    (found,) = read("France will send 100 to 150 soldiers to Niger.")
    assert [(count.value, count.unit) for count in found.quantity] == [(100, "soldier"), (150, "soldier")]


def test_tariffs_go_up_and_down(read: Read) -> None:
    assert [entry.type for entry in read("Mexico raised tariffs on Chinese cars to 50 percent.")] == ["SANCTION"]
    assert [entry.type for entry in read("India cut tariffs on American motorcycles.")] == ["RETREAT"]


def test_what_is_blocked_is_no_channel(read: Read) -> None:
    (found,) = read("Turkey blocked Twitter in March.")
    assert (found.type, found.mode, found.channel) == ("COERCE", "censor", None)


def test_what_a_second_telling_counts_is_added(read: Read) -> None:
    found = read(
        "Chadian rebels attacked two villages in Niger on Monday.",
        "The attack on the villages in Niger by Chadian rebels left 49 people dead.",
    )
    (attack,) = (entry for entry in found if entry.type == "ASSAULT")
    assert [count.value for count in attack.quantity] == [2, 49]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Two Norwegian soldiers died in unprovoked firing on the border with Chad on Monday.", "firearms"),
        ("Five policemen were killed in a gun battle with rebels in Mali.", "firearms"),
        ("Three villagers were killed in the shelling of the town by Chad on Monday.", "heavy-weapons"),
    ],
)
def test_an_attack_is_made_with_what_it_is_told_with(read: Read, text: str, mode: str) -> None:
    assert mode in {entry.mode for entry in read(text) if entry.type == "ASSAULT"}
