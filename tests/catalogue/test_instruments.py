"""Agreements, resolutions and memberships by name."""

import pytest

from dragoman import catalogue

WHO = catalogue.load()


@pytest.mark.parametrize(
    ("text", "id", "role"),
    [
        ("the JCPOA", "jcpoa", "acronym"),
        ("the 2015 nuclear deal", "jcpoa", "name"),
        ("the nuclear deal", "jcpoa", "loose"),
        ("the Non-Proliferation Treaty", "npt", "name"),
        ("the nuclear Non-Proliferation Treaty", "npt", "name"),
        ("New START", "new-start", "name"),
        ("the Paris Agreement", "paris-agreement", "name"),
        ("UN Security Council Resolution 2231", "unscr-2231", "name"),
        ("U.N. Security Council resolution 1701", "unscr-1701", "name"),
        ("UNSCR 1973", "unscr-1973", "name"),
        ("Resolution 4321", "unscr-4321", "name"),
        ("EU membership", "eu-membership", "name"),
        ("accession to the European Union", "eu-membership", "name"),
        ("NATO accession talks", "nato-membership", "name"),
    ],
)
def test_names(text: str, id: str, role: str) -> None:
    found = WHO.instruments(text)
    assert (found[0].id, found[0].role) == (id, role)
    [match] = WHO.match_instruments(text.split())
    assert match.instruments[0].id == id


@pytest.mark.parametrize(
    "text", ["an agreement", "resolution of the conflict", "Resolution", "start", "the treaty", ""]
)
def test_no_names(text: str) -> None:
    assert WHO.instruments(text) == () and WHO.match_instruments(text.split()) == []


def test_firm_names_come_before_loose_ones() -> None:
    assert all(found.role == "loose" for found in WHO.instruments("grain deal"))
    assert WHO.instruments("the Iran nuclear deal")[0].role == "name"


def test_instruments_are_no_actors() -> None:
    assert WHO.lookup("JCPOA") == () and WHO.instruments("Norway") == ()
