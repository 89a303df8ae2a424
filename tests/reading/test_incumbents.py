"""Office-holders by date: whom "the president" of a state means."""

import pytest
from tests.reading.articles import Read, sides


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Iran's president heads the government, its leader the state.
        ("The Iranian president visited Oman.", "Ebrahim Raisi"),
        ("Iran's president visited Oman.", "Ebrahim Raisi"),
        ("Iran's supreme leader visited Oman.", "Ali Khamenei"),
        ("The French president visited Oman.", "Emmanuel Macron"),
        ("The German president visited Oman.", "Frank-Walter Steinmeier"),
    ],
)
def test_a_president_is_told_by_his_title(read: Read, text: str, name: str) -> None:
    assert [actor.name for actor in read(text)[0].actors] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Leader of the Islamic Revolution praised Oman.",
        "The Leader of the Revolution praised Oman.",
        # He is no other leader of that state who was named.
        "Iran's president spoke on Monday. The supreme leader praised Oman.",
    ],
)
def test_a_title_that_one_state_has_names_who_bears_it_there(read: Read, text: str) -> None:
    assert sides(read, text, "SUPPORT") == (["Ali Khamenei"], ["Oman"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iran met the Swiss envoy on Monday. The Islamic republic praised Oman.", "Iran"),
        ("The Islamic countries praised Oman.", "Islamic countries"),
    ],
)
def test_the_islamic_republic_is_iran_however_it_is_written(read: Read, text: str, name: str) -> None:
    assert sides(read, text, "SUPPORT") == ([name], ["Oman"])


@pytest.mark.parametrize(
    ("who", "side"),
    [
        # Both headed or served another body before.
        ("the UN secretary-general", "United Nations"),
        ("the EU's foreign policy chief", "European Union"),
    ],
)
def test_who_heads_an_organisation_speaks_for_it(read: Read, who: str, side: str) -> None:
    entry = next(entry for entry in read(f"“We will send aid to Syria,” {who} said.") if entry.type == "AID")
    assert [actor.name for actor in entry.actors] == [side]
