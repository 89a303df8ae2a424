"""Opposed: what a list rules out is none of it; seas and lands that bear a state's name are not that state."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Norway held talks with Fatah but not Hamas.", "CONSULT", ["Norway", "Fatah"], []),
        ("Iran, not Israel, shelled the town.", "ASSAULT", ["Iran"], []),
        ("Norway, rather than Sweden, sent aid to Chad.", "AID", ["Norway"], ["Chad"]),
        ("Norway gave aid to Ukraine and not Russia.", "AID", ["Norway"], ["Ukraine"]),
        ("Norway, and not only Sweden, sent aid to Chad.", "AID", ["Norway", "Sweden"], ["Chad"]),
    ],
)
def test_who_is_ruled_out_takes_no_part(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(read, text, type) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The ministers condemned attacks on ships in the Indian Ocean.",
        "The ministers condemned a raid on the Korean Peninsula.",
        "The ministers condemned attacks on ships in the South China Sea.",
    ],
)
def test_a_sea_is_no_state(read: Read, text: str) -> None:
    named = {party.name for entry in read(text) for party in (*entry.actors, *entry.recipients)}
    assert named.isdisjoint({"India", "South Korea", "China"})


def test_what_a_word_in_ing_describes_it_does_not_undo(read: Read) -> None:
    [laid] = [e for e in read("Full blocking sanctions on Russian elites and their families.") if e.type == "SANCTION"]
    assert laid.status != "negated"
    [held] = [e for e in read("Norway is blocking sanctions on Chad.") if e.type == "SANCTION"]
    assert held.status == "negated"
