"""Whom somebody visits."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("Zarif visited New York on Monday.", []),
        ("Blinken visited Texas on Monday.", []),
        ("Zarif visited France on Monday.", ["France"]),
    ],
)
def test_a_region_is_where_and_nobody_who_is_visited(read: Read, text: str, hosts: list[str]) -> None:
    [visit] = [entry for entry in read(text) if entry.type == "CONSULT"]
    assert ([party.name for party in visit.recipients], visit.where != ()) == (hosts, True)


@pytest.mark.parametrize("text", ["Joe Biden took office in 2021.", "Liz Truss resigned after 45 days in office."])
def test_an_office_is_nobody(read: Read, text: str) -> None:
    [entry] = [entry for entry in read(text) if entry.type == "OFFICE"]
    assert "office" not in [party.name for party in entry.recipients]
