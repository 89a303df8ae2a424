"""Contests of sport are no acts of politics; what states do about them is."""

from tests.reading.articles import Read

MATCH = (
    "Norway's Anna Berg beat Chile's Luisa Soto in the semifinal of the tennis tournament on Friday.",
    "The champion won her third trophy of the season before a full stadium and will meet Kenya's Amina Otieno next.",
    "Her teammate retired with an injury in the quarterfinal, and the referee stopped the match in overtime.",
)


def test_who_beats_whom_in_a_contest_is_no_assault_and_no_election(read: Read) -> None:
    found = read(*MATCH, title="Berg beats Soto in tennis semifinal")
    assert not [entry for entry in found if entry.type in ("ASSAULT", "OFFICE")]


GAMES = (
    "Sweden defeated South Korea in the Fifa game on Monday with a header in the kickoff minutes.",
    "The midfield of Panama hit the crossbar, a volley of Belgium was offside and the first half stayed goalless.",
)


def test_who_defeats_whom_is_not_elected(read: Read) -> None:
    assert not [entry for entry in read(*GAMES) if entry.type in ("ASSAULT", "OFFICE")]


def test_what_states_do_about_a_contest_is_told(read: Read) -> None:
    found = read(*MATCH, "Kenya boycotted the tournament and imposed sanctions on Chile on Friday.")
    assert {"SANCTION", "PROTEST"} <= {entry.type for entry in found}


def test_blows_are_told_where_no_sport_is(read: Read) -> None:
    assert [entry.type for entry in read("Police beat the protesters in Oslo on Friday.")][:1] == ["ASSAULT"]
