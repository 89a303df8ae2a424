"""Joint statements: who speaks in them."""

import pytest

from dragoman.shapes import Entry

URL = "https://www.state.gov/joint-statement"


def who(found: list[Entry], type: str) -> set[str]:
    """Give who does the acts of a type."""
    return {actor.name for entry in found if entry.type == type for actor in entry.actors}


CONDEMN = "We strongly condemn the missile launches by North Korea."


@pytest.mark.parametrize(
    ("title", "first", "signers"),
    [
        (
            "Joint Statement on the Situation in Chad",
            "The text of the following statement was released by the Governments of Norway, Chile, and Kenya.",
            {"Norway", "Chile", "Kenya"},
        ),
        (
            "Statement on Regional Security",
            "We, the leaders of Norway, Chile and Kenya, met in Oslo today.",
            {"Norway", "Chile", "Kenya"},
        ),
        ("Leaders' Statement", "We, the Leaders of the G7, met in Oslo today.", {"G7"}),
        ("Norway-Chile Joint Statement", "A conference was held in Oslo today.", {"Norway", "Chile"}),
        (
            "Joint Communiqué",
            "Prime Minister Anna Berg of Norway and President Luis Soto of Chile met in Oslo today.",
            {"Norway", "Chile"},
        ),
    ],
)
def test_we_are_all_who_sign(read, title, first, signers):
    found = read(first, CONDEMN, title=title, url=URL)
    people = {"Anna Berg": "Norway", "Luis Soto": "Chile"}
    assert {people.get(name, name) for name in who(found, "ACCUSE")} == signers


def test_what_one_party_says_of_a_joint_statement_is_its_own(read):
    first = "The leaders of Norway and Chile released a joint statement on Chad today."
    found = read(first, CONDEMN, title="Statement on Chad", url=URL)
    assert who(found, "ACCUSE") == {"United States"}


def test_a_reporters_joint_statement_has_no_we(read):
    first = "It was released by Norway and Chile."
    found = read(first, CONDEMN, title="Joint Statement on Chad", url="https://x.example/a")
    assert who(found, "ACCUSE") != {"Norway", "Chile"}


@pytest.mark.parametrize(
    ("title", "first", "signers"),
    [
        (
            "G7 Foreign Ministers' Statement on Chad",
            "We, the G7 Foreign Ministers of Canada, France, Germany, Italy, Japan, the United Kingdom, and the United"
            " States of America, express our concern.",
            {"G7"},
        ),
        ("Joint Statement of NATO and G7 Leaders on Chad", "The talks were held in Oslo today.", {"NATO", "G7"}),
        ("Statement by the Foreign Ministers of the G7", "The talks were held in Oslo today.", {"G7"}),
    ],
)
def test_a_union_of_states_signs_as_one(read, title, first, signers):
    found = who(read(first, CONDEMN, title=title, url=URL), "ACCUSE")
    assert {name.removesuffix(" foreign ministers") for name in found} == signers
