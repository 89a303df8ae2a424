"""Who is under sanctions neither lays nor lifts them."""

import pytest
from tests.reading.articles import Read

LAID = "Norway imposed sanctions on Chad in 2019. "


@pytest.mark.parametrize(
    ("text", "actors", "recipients", "wanting"),
    [
        ("Chad wants a deal to lift the sanctions.", ["Norway"], ["Chad"], ["Chad"]),
        (
            "Chad is ready for talks, provided that it lifts all sanctions imposed on Chad.",
            ["Norway"],
            ["Chad"],
            ["Chad"],
        ),
        ("The minister met farmers in Bergen. Norway will not lift the embargo, he said.", ["Norway"], ["Chad"], []),
        ("Chad lifted its sanctions on Niger.", ["Chad"], ["Niger"], []),
        ("Chad lifted its embargo on Friday.", ["Chad"], [], []),
    ],
)
def test_sanctions_are_lifted_by_who_laid_them(
    read: Read, text: str, actors: list[str], recipients: list[str], wanting: list[str]
) -> None:
    entry = next(entry for entry in read(LAID + text) if entry.type == "RETREAT")
    assert [party.name for party in entry.actors] == actors
    assert [party.name for party in entry.recipients] == recipients
    assert [party.name for party in entry.sought_by] == wanting
