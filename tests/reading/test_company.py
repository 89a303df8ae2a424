"""Whom "they", "the leaders" and "participants" mean where one side of a meeting is several."""

import pytest
from tests.reading.articles import Read

THREE = ["Emmanuel Macron", "Olaf Scholz", "Donald Tusk"]


@pytest.mark.parametrize(
    ("meeting", "who", "expected"),
    [
        ("Emmanuel Macron hosted Olaf Scholz and Donald Tusk in Paris.", "They", THREE),
        ("Emmanuel Macron met with Olaf Scholz and Donald Tusk in Paris.", "They", THREE),
        ("Emmanuel Macron met with Olaf Scholz and Donald Tusk in Paris.", "The leaders", THREE),
        ("Emmanuel Macron held talks with Olaf Scholz and Donald Tusk.", "The participants", THREE),
        ("Emmanuel Macron spoke with Olaf Scholz and Donald Tusk.", "Leaders", THREE),
        ("Emmanuel Macron and Olaf Scholz received Donald Tusk in Berlin.", "The leaders", THREE),
        ("Officials of Norway, Denmark and Chad met in Oslo.", "Participants", ["Norway", "Denmark", "Chad"]),
        # Praise is no meeting.
        ("Emmanuel Macron praised Olaf Scholz and Donald Tusk.", "They", THREE[1:]),
        ("Norway and Denmark signed a treaty.", "Participants", ["Participants"]),
        ("Emmanuel Macron met with Olaf Scholz.", "Participants in a protest", ["Participants in a protest"]),
    ],
)
def test_all_who_met_are_meant(read: Read, meeting: str, who: str, expected: list[str]) -> None:
    said = [entry for entry in read(f"{meeting} {who} condemned the coup in Niger.") if entry.type == "ACCUSE"]
    assert [[actor.name for actor in entry.actors] for entry in said] == [expected]
