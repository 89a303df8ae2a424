"""Who passes on what is promised or refused speaks for his side, unless he says it of himself."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "type", "actor", "teller"),
    [
        (
            "Iran's foreign minister Mohammad Javad Zarif said that Iran will never back down from its path.",
            "REJECT",
            "Iran",
            ["Mohammad Javad Zarif"],
        ),
        (
            '"We will continue our path," Norwegian Prime Minister Jonas Gahr Stoere said.',
            "AGREE",
            "Norway",
            ["Jonas Gahr Støre"],
        ),
        (
            "Norwegian Prime Minister Jonas Gahr Stoere said he will make every effort to end the war.",
            "AGREE",
            "Jonas Gahr Støre",
            [],
        ),
    ],
)
def test_a_side_promises_by_the_word_of_its_speaker(
    read: Read, text: str, type: str, actor: str, teller: list[str]
) -> None:
    entry = next(entry for entry in read(text) if entry.type == type)
    assert [party.name for party in entry.actors] == [actor]
    assert [party.name for party in entry.according_to] == teller
