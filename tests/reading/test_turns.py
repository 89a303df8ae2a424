"""Who suffers and who only takes a stand, what a text allows, what is asked or denied, and what is counted."""

import pytest
from tests.reading.articles import Read

from dragoman.shapes import Entry


def one(entries: list[Entry], type: str) -> Entry:
    [found] = [entry for entry in entries if entry.type == type]
    return found


def names(entry: Entry) -> tuple[list[str], list[str]]:
    return [actor.name for actor in entry.actors], [actor.name for actor in entry.recipients]


@pytest.mark.parametrize(
    ("text", "type", "actors", "recipients"),
    [
        ("Chad received military aid from Norway on Monday.", "AID", ["Norway"], ["Chad"]),
        ("Chad faced criticism from Norway over its media law.", "ACCUSE", ["Norway"], ["Chad"]),
        ("Chad secured a pledge from Norway to fund the dam.", "AGREE", ["Norway"], ["Chad"]),
        ("Norway condemned the attack on the embassy in Accra.", "ASSAULT", [], ["Ghana"]),
    ],
)
def test_who_does_it_and_to_whom(read: Read, text: str, type: str, actors: list[str], recipients: list[str]) -> None:
    assert names(one(read(text), type)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "type", "status"),
    [
        ("The tribunal ruled that Chad had violated the treaty.", "TREATY", "alleged"),
        ("It is not clear whether Chad will attack Ghana.", "ASSAULT", "possible"),
        ("The talks between Chad and Ghana in Accra were put off.", "CONSULT", "negated"),
        ("Ghana denied reports that it had shelled a hospital in Chad.", "ASSAULT", "negated"),
    ],
)
def test_what_is_ruled_asked_put_off_or_denied(read: Read, text: str, type: str, status: str) -> None:
    assert one(read(text), type).status == status


def test_who_denies_a_report_does_not_say_it(read: Read) -> None:
    struck = one(read("Ghana denied reports that it had shelled a hospital in Chad."), "ASSAULT")
    assert [actor.name for actor in struck.denied_by] == ["Ghana"]
    assert struck.according_to == ()


def test_what_a_text_allows_is_no_act(read: Read) -> None:
    assert not [e for e in read("The treaty allows Chad to expel diplomats of Ghana.") if e.type == "SANCTION"]


def test_names_behind_what_they_are_called(read: Read) -> None:
    met = one(
        read("The three neighbours, Ghana, Togo and Benin, met Norwegian officials in Accra on Monday."), "CONSULT"
    )
    assert [actor.name for actor in met.actors] == ["Ghana", "Togo", "Benin", "Norwegian officials in Accra"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Chad jailed Per Lund, 47, for 19 years.", [19]),
        ("The 27-nation bloc imposed sanctions on 45 firms of Chad.", [45]),
        ("Two weeks ago, Chad expelled three diplomats of Ghana.", [3]),
        ("Norway gave Chad $400 million in aid.", [4e8]),
        ("Chad arrested several hundred protesters.", [None]),
        ("Foreign Minister Per Lund of Norway will visit Chad from April 25 to 29.", []),
        ("Foreign Minister Per Lund of Norway will visit Chad on May 14-16.", []),
        ("The two countries signed the treaty of Norway and Chad.", []),
        ("Norway and Chad agreed with one another.", []),
        ("Chad released the two hostages on Sunday.", [2]),
    ],
)
def test_only_what_is_counted_counts(read: Read, text: str, values: list[float | None]) -> None:
    assert [count.value for entry in read(text) for count in entry.quantity or ()] == values


def test_whom_somebody_cites_says_it_first(read: Read) -> None:
    found = one(read("Citing two officials, Reuters reported that Chad had shelled a town in Ghana."), "ASSAULT")
    assert [actor.name for actor in found.according_to] == ["two officials", "Reuters"]


def test_what_somebody_is_asked_to_stop_goes_on(read: Read) -> None:
    [sold] = [e for e in read("Norway urged Chad to stop selling arms to Ghana.") if e.type in ("AID", "COOPERATE")]
    assert sold.status == "ongoing"
