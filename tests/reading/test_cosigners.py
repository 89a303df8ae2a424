"""Joint statements: who speaks in them."""

import pytest
from tests.reading.articles import make

from dragoman import catalogue, language, reading
from dragoman.reading import confidence
from dragoman.shapes import Entry

URL = "https://www.state.gov/joint-statement"


@pytest.fixture(autouse=True)
def all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is looked at, not what is likely enough to be told."""
    monkeypatch.setattr(confidence, "threshold", lambda: 0.0)


def entries(title: str, *paragraphs: str, url: str = URL) -> list[Entry]:
    article = make(*paragraphs, title=title, url=url)
    [found] = reading.read([article], language.load().parse([article.text]), catalogue=catalogue.load())
    return found


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
def test_we_are_all_who_sign(title, first, signers):
    found = entries(title, first, CONDEMN)
    people = {"Anna Berg": "Norway", "Luis Soto": "Chile"}
    assert {people.get(name, name) for name in who(found, "ACCUSE")} == signers


def test_what_one_party_says_of_a_joint_statement_is_its_own():
    found = entries(
        "Statement on Chad", "The leaders of Norway and Chile released a joint statement on Chad today.", CONDEMN
    )
    assert who(found, "ACCUSE") == {"United States"}


def test_a_reporters_joint_statement_has_no_we():
    found = entries(
        "Joint Statement on Chad", "It was released by Norway and Chile.", CONDEMN, url="https://x.example/a"
    )
    assert who(found, "ACCUSE") != {"Norway", "Chile"}
