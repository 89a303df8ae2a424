"""When that was of which an anniversary is told."""

import pytest
from tests.reading.articles import drafted

from dragoman.reading.when import find


def dated(text: str) -> dict[str, str | None]:
    """Give the time of each act of a text of 2 May 2024, by its type."""
    return {draft.type: draft.when for draft in drafted(text)}


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("Norway marked the one-year anniversary of the shelling of Lidora by rebels.", "ASSAULT", "2023-05"),
        ("Ministers met in Oslo ahead of the second anniversary of the invasion of Chad by Niger.", "ASSAULT", "2022"),
        ("Norway closed its embassy on the first anniversary of the arrest of two bishops.", "COERCE", "2023-05"),
        ("Norway's king laid a wreath on the 80th anniversary of the bombing of Lidora by Chad.", "ASSAULT", "1944"),
        ("Sweden's envoys mourned on the tenth anniversary of the killing of nine monks by rebels.", "ASSAULT", "2014"),
    ],
)  # fmt: skip
def test_what_is_marked_was_so_long_before_the_article(text: str, type: str, edtf: str) -> None:
    assert dated(text)[type] == edtf


def test_who_marks_it_does_so_when_he_is_told_to() -> None:
    found = dated("On Monday, Norway condemned Chad on the 30th anniversary of the shelling of Lidora by Chad's army.")
    assert found["ACCUSE"] == "2024-04-29"
    assert found["ASSAULT"] == "1994"


def test_of_two_anniversaries_each_dates_its_own() -> None:
    found = dated(
        "It is the 60th anniversary of the treaty, and the 30th anniversary of the invasion of Chad by Niger."
    )
    assert found["ASSAULT"] == "1994"


@pytest.mark.parametrize(
    "text", ["on the anniversary of the raid", "the 118th session of the bank", "a ten-day anniversary of the shop"]
)
def test_no_number_of_years_tells_no_time(text: str) -> None:
    assert not [one for one in find(text) if one.form.marked]


@pytest.mark.parametrize(
    "words", ["30th anniversary", "fifth anniversary", "20 year anniversary", "ten-year anniversary", "centenary"]
)
def test_the_ways_to_number_an_anniversary(words: str) -> None:
    text = f"Envoys spoke before the {words} of the treaty."
    [found] = [one for one in find(text) if one.form.marked]
    assert text[found.start : found.end] == words
    assert found.form.bound is None
