"""Of whom something is asked where no words address him."""

import pytest
from tests.reading.articles import Read


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Russia called for lifting the US unilateral sanctions against Iran.", ["United States"]),
        ("The UN called for the withdrawal of Russian troops from Ukraine.", ["Russia"]),
        ("Egypt called for the release of Palestinian prisoners held by Israel.", ["Israel"]),
        ("Turkey demanded an end to Israel's blockade of Gaza.", ["Israel"]),
        # Whom the words address is asked, and where nobody is named nobody.
        ("Pakistan called on India to lift its curfew in Kashmir.", ["India"]),
        ("Norway called for an end to the violence in Myanmar.", []),
    ],
)
def test_who_would_give_way_is_asked_to(read: Read, text: str, asked: list[str]) -> None:
    request = next(entry for entry in read(text) if entry.type == "REQUEST")
    assert [actor.name for actor in request.recipients] == asked
