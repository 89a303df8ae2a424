"""Whose position it is, who did what is condemned, whose mediation is agreed to."""

import pytest
from tests.reading.articles import Read

from dragoman.reading.roles import Roles
from dragoman.shapes import Entry


@pytest.fixture(autouse=True)
def by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """What frames and rules name, before it is weighed against what else the article offers."""
    monkeypatch.setattr(Roles, "choose", lambda self, watch=None: None)


def sides(entries: list[Entry], type: str) -> tuple[list[str], list[str]]:
    entry = next(entry for entry in entries if entry.type == type)
    return [actor.name for actor in entry.actors], [actor.name for actor in entry.recipients]


CHADIAN = ["Police of Chad"]
STUDENT = ["Norwegian student"]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        (
            "Foreign Minister Per Lund underscored Norway's strong support for Chad joining the accord.",
            "SUPPORT",
            ["Norway"],
            ["Chad"],
        ),
        ("Peru condemned the attacks by Chad on two mosques in Mali.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru condemned the attacks on two mosques in Mali.", "ACCUSE", ["Peru"], []),
        ("Peru denounced the Chadian strikes on Mali.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Chad has agreed to Norwegian mediation in the talks with Mali.", "AGREE", ["Chad"], ["Norway"]),
        ("Chad rejects Norwegian mediation in peace talks with Mali.", "REJECT", ["Chad"], ["Norway"]),
        ("Peru reiterated the need for Chad to leave the Norwegian-led mission.", "REQUEST", ["Peru"], ["Chad"]),
        ("Officials of Peru demanded Friday that Chad match the offer.", "REQUEST", ["Officials of Peru"], ["Chad"]),
        ("Peru complained to the Security Council over two Chadian raids.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru threatened to leave the talks unless Chad withdraws.", "THREATEN", ["Peru"], ["Chad"]),
        ("Norwegian miners went on strike to demand reforms from Chad.", "PROTEST", ["Norwegian miners"], ["Chad"]),
        ("Peru imposed anti-Chadian sanctions.", "SANCTION", ["Peru"], ["Chad"]),
        ("Peru and Norway discussed Chad.", "CONSULT", ["Peru", "Norway"], []),
        ("The arrest of a Norwegian student by Chadian police has angered many.", "COERCE", CHADIAN, STUDENT),
        ("The killing of two monks by Chad was condemned by Peru.", "ASSAULT", ["Chad"], ["two monks"]),
        ("The killing of two monks by Chad was condemned by Peru.", "ACCUSE", ["Peru"], ["Chad"]),
        ("The condemnation of the attack by rebels came late.", "ASSAULT", ["rebels"], []),
        ("The raid by Chad on a mosque drew criticism from Peru.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Chad has drawn criticism from Peru.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Chad's ban on Peruvian fish angered Peru.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Chad's arrest of two monks prompted a rebuke from Lima.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru blamed the raid on Chad.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru blamed the raid on Chad.", "ASSAULT", ["Chad"], []),
        ("Peru blamed the raid on its embassy on Chad.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru blamed the shortage on Chadian raids on Mali.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru blamed Chad for the raid on Mali.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Chad was behind the raid.", "ASSAULT", ["Chad"], []),
        ("Peru said Chad was behind the raid.", "ACCUSE", ["Peru"], ["Chad"]),
        ("Peru condemned Chad for its raid on Mali.", "ASSAULT", ["Chad"], ["Mali"]),
        ("Peru imposed sanctions on Chad over its raid on Mali.", "ASSAULT", ["Chad"], ["Mali"]),
        ("Peru thanked Chad for its aid to Mali.", "AID", ["Chad"], ["Mali"]),
    ],
)
def test_sides(read: Read, text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    assert sides(read(text), type) == (actors, recipients)


def test_what_is_refused_would_be_done_to_the_state_where_it_would_be_done(read: Read) -> None:
    assert sides(read("Peru has refused to deploy peacekeepers in Chad."), "REJECT") == (["Peru"], ["Chad"])


def test_nobody_s_troops_are_not_whom_a_refusal_is_done_to(read: Read) -> None:
    assert sides(read("Peru has refused to deploy peacekeepers."), "REJECT") == (["Peru"], [])


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("The arrest of a Norwegian student by Chad angered Peru.", "COERCE", "Norwegian student"),
        ("The expulsion of two Peruvian monks from Chad angered Norway.", "SANCTION", "two Peruvian monks"),
        ("Chad convicted two Peruvian monks of terrorism.", "SANCTION", "two Peruvian monks"),
        ("Chad arrested a student from Norway.", "COERCE", "student from Norway"),
    ],
)
def test_a_description_holds_nothing_of_the_act(read: Read, text: str, type: str, expected: str) -> None:
    assert sides(read(text), type)[1] == [expected]


def test_whom_an_attack_is_aimed_at_does_not_describe_the_doer(read: Read) -> None:
    assert sides(read("An attack by gunmen on a Chadian base was repelled."), "ASSAULT") == (["gunmen"], ["Chad"])


@pytest.mark.parametrize("text", ["Peru blamed the raid on Chad.", "Peru said Chad was behind the raid."])
def test_a_deed_laid_on_somebody_is_alleged(read: Read, text: str) -> None:
    assert [(entry.type, entry.status) for entry in read(text)] == [("ACCUSE", "happened"), ("ASSAULT", "alleged")]


def test_a_deed_that_is_not_his_is_laid_on_nobody(read: Read) -> None:
    assert all(entry.type == "SAY" for entry in read("Peru said Chad was not behind the raid."))


def test_a_port_that_is_shelled_is_not_that_of_who_is_judged(read: Read) -> None:
    [deed] = (entry for entry in read("Peru condemned Chad for shelling its port.") if entry.type == "ASSAULT")
    assert "Chad" not in [actor.name for actor in deed.recipients]
