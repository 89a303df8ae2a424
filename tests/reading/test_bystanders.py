"""Who stands by an act and does not do it: to whom it is done, at whom it is aimed, and who takes a stand on it."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("The government of Myanmar has come under sharp criticism for its handling of the floods.", "ACCUSE", [],
         ["Myanmar"]),
        ("Belarus was put under sanctions by the European Union in June.", "SANCTION", ["European Union"], ["Belarus"]),
        ("Russia is subject to sanctions over the annexation of Crimea.", "SANCTION", [], ["Russia"]),
        ("Israel came in for criticism from Ireland over the strikes.", "ACCUSE", ["Ireland"], ["Israel"]),
        ("Sanctions on Iran were lifted in January 2016.", "RETREAT", [], ["Iran"]),
        ("The base came under attack from militants on Sunday.", "ASSAULT", ["militants"], []),
    ],
)  # fmt: skip
def test_what_comes_under_an_act_or_is_aimed_at_does_not_do_it(
    read: Read, text: str, type: str, actors: list[str], recipients: list[str]
) -> None:
    assert sides(read, text, type) == (actors, recipients)


def test_who_asks_that_somebody_be_punished_is_not_punished_and_does_not_let_it_suffer_itself(read: Read) -> None:
    actors, recipients = sides(read, "Norway demanded that Myanmar be put under sanctions.", "SANCTION")
    assert "Myanmar" not in actors
    assert recipients == ["Myanmar"]


def test_nobody_did_what_he_holds_against_others(read: Read) -> None:
    found = read("China lashed out at Japan, saying the move violated the treaty.")
    assert all("China" not in [actor.name for actor in entry.actors] for entry in found if entry.status == "alleged")
