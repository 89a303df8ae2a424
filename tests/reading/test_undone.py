"""What is taken back was laid on somebody before."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Norway imposed sanctions on two Chilean companies in May, and lifted them in June.", ["Chilean companies"]),
        ("Chad blockaded Niger in May. Chad lifted the blockade on Monday.", ["Niger"]),
        ("Britain imposed sanctions on Chad. France lifted its sanctions on Mali.", ["Mali"]),
    ],
)
def test_it_is_taken_from_those_on_whom_it_was_laid(read: Read, text: str, recipients: list[str]) -> None:
    entry = next(entry for entry in read(text) if entry.type == "RETREAT")
    assert [party.name for party in entry.recipients] == recipients
