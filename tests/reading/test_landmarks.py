"""Public events that others are counted from have the day that the catalogue gives them."""

from datetime import date

import pytest
from tests.reading.articles import Read

from dragoman import catalogue
from dragoman.reading.when.events import dated_by


@pytest.mark.parametrize(
    ("words", "near", "expected"),
    [
        ("the inauguration of Brazilian President Luiz Inácio Lula da Silva", date(2023, 1, 10), "2023-01-01"),
        ("the swearing-in of Javier Milei", date(2023, 12, 1), "2023-12-10"),
        # The nearest inauguration is another one's.
        ("the inauguration of Javier Milei", date(2026, 1, 13), None),
        ("the inauguration of the Brazilian president", date(2025, 1, 13), None),
        ("the inauguration of the president-elect", date(2025, 1, 13), "2025-01-20"),
    ],
)
def test_an_inauguration_is_that_of_whom_the_words_name(words: str, near: date, expected: str | None) -> None:
    found = dated_by(catalogue.load())(words, near)
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    "when",
    [
        "three days before the inauguration of Mexican President-elect Claudia Sheinbaum",
        "a week before Claudia Sheinbaum takes office",
    ],
)
def test_what_others_are_counted_from_is_dated_itself(read: Read, when: str) -> None:
    found = read(f"Norway's foreign minister will visit Peru {when}.")
    assert [entry.when for entry in found if entry.type == "OFFICE"] == ["2024-10-01"]
