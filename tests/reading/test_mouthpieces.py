"""Spokesmen who say "we" speak for their state or body."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "actor", "sources"),
    [
        ("“We have seen the reports,” State Department spokesman Matthew Miller said.", "United States", 1),
        ("“We are aware of the reports,” Russian Foreign Minister Sergey Lavrov said.", "Lavrov", 0),
        ("“I have seen the reports,” State Department spokesman Matthew Miller said.", "Miller", 0),
    ],
)
def test_a_spokesman_who_says_we_speaks_for_his_state(read: Read, text: str, actor: str, sources: int) -> None:
    entry = next(entry for entry in read(text) if entry.type == "SAY")
    assert entry.actors[0].name.endswith(actor) and len(entry.according_to) == sources
