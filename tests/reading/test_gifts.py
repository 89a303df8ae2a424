"""Who gets what is wanted, asked for, bought and brokered, and how it stands."""

import pytest
from tests.reading.articles import drafted


def _acts(text: str) -> set[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return {
        (draft.type, draft.status, tuple(sorted(a.name for a in draft.actors)), tuple(a.name for a in draft.recipients))
        for draft in drafted(text)
    }


@pytest.mark.parametrize(
    ("text", "type", "status", "actors", "recipients"),
    [
        ("Norway wants missiles from Chad.", "AID", "sought", ("Chad",), ("Norway",)),
        ("Norway wants Peruvian helicopters.", "AID", "sought", ("Peru",), ("Norway",)),
        ("Norway is seeking a loan from Chad.", "AID", "sought", ("Chad",), ("Norway",)),
        ("Norway wants a loan from Chad.", "AID", "sought", ("Chad",), ("Norway",)),
        ("Norway has asked Chad for aid.", "AID", "sought", ("Chad",), ("Norway",)),
        ("Norway appealed for humanitarian aid.", "AID", "sought", (), ("Norway",)),
        ("Norway received a loan from Chad.", "AID", "happened", ("Chad",), ("Norway",)),
        ("Norway hopes to buy tanks from Chad.", "COOPERATE", "sought", ("Chad", "Norway"), ()),
        ("Norway bought tanks from Madrid.", "COOPERATE", "happened", ("Norway", "Spain"), ()),
        ("Norway and Chad held joint naval drills.", "COOPERATE", "happened", ("Chad", "Norway"), ()),
        ("Norway wants closer ties with Chad.", "COOPERATE", "sought", ("Chad", "Norway"), ()),
        (
            "Norway pledged to broker a deal between Chad and Niger.",
            "CONSULT",
            "planned",
            ("Norway",),
            ("Chad", "Niger"),
        ),
        ("Norway's government has collapsed.", "OFFICE", "happened", ("Norway",), ()),
        ("The economy of Chad has been hobbled by Norwegian sanctions.", "SANCTION", "ongoing", ("Norway",), ("Chad",)),
        ("Norwegian sanctions have crippled Chad's economy.", "SANCTION", "ongoing", ("Norway",), ("Chad",)),
        ("Chad's fleet has been hobbled by international sanctions.", "SANCTION", "ongoing", (), ("Chad's fleet",)),
        ("Norway denounced Ugandan crimes in Chad.", "ASSAULT", "alleged", ("Uganda",), ("Chad",)),
    ],
)
def test_an_act_has_its_sides_and_stands_as_its_verb_means(
    text: str, type: str, status: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert (type, status, actors, recipients) in _acts(text)


def test_who_does_not_want_it_seeks_nothing() -> None:
    found = _acts("Norway does not want tanks from Chad.")
    assert all(status == "negated" for type, status, _, _ in found if type == "AID")


def test_what_is_called_for_is_told_beside_the_call() -> None:
    found = {(type, status) for type, status, _, _ in _acts("Norway called for the resignation of President Silva.")}
    assert {("REQUEST", "happened"), ("OFFICE", "sought")} <= found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The prime minister of Norway lost a confidence vote.", "happened"),
        ("The prime minister of Norway survived a confidence vote.", "negated"),
    ],
)
def test_a_vote_of_confidence_turns_out_whoever_loses_it(text: str, status: str) -> None:
    assert ("OFFICE", "dismiss", status) in {(draft.type, draft.act, draft.status) for draft in drafted(text)}


def test_what_hurt_somebody_in_a_bygone_year_is_over() -> None:
    assert ("SANCTION", "ongoing") not in {
        (type, status) for type, status, _, _ in _acts("Chad's banks were hurt by Norwegian sanctions in 2019.")
    }


def test_nobody_who_tells_of_sanctions_on_his_state_imposed_them() -> None:
    found = drafted("Sanctions have hit the Iranian economy hard, Rouhani said.")
    assert all(not draft.actors for draft in found if draft.type == "SANCTION")
