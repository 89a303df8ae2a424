from datetime import date

import pytest

from dragoman import catalogue
from dragoman.catalogue import Catalogue
from dragoman.intake import dates
from dragoman.intake.dating import days
from dragoman.shapes.edtf import When

FILLER = "Nothing else of note was told at the meeting of the two sides."


@pytest.fixture(scope="module")
def who() -> Catalogue:
    return catalogue.load()


STAMPS = [
    (["Monday, 13 January 2025 - 14:05"], "2025-01-13"),
    (["Published: 13 January 2025", "Updated: 15 January 2025"], "2025-01-13"),
    (["By Our Staff", "Jan. 13, 2025, 2:05 p.m. GMT"], "2025-01-13"),
    (["Oslo, 13 January 2025"], "2025-01-13"),
    (["2025-01-13 14:05"], "2025-01-13"),
    # Nothing tells which of the two it is.
    (["13 January 2025", "2 February 2025"], None),
    # The day is no Sunday: something is wrong with it.
    (["Sunday, 13 January 2025"], None),
    (["Copyright 13 January 2025"], None),
    (["Ministers meet in Oslo on 13 January 2025 to talk about herring"], None),
]


@pytest.mark.parametrize(("lines", "expected"), STAMPS)
def test_stamps(lines: list[str], expected: str | None) -> None:
    assert dates.published("Envoys meet", [FILLER], (), lines)[0] == expected


def test_a_dateline_gives_the_day_and_the_text_the_year(who: Catalogue) -> None:
    paragraphs = [
        "OSLO, Jan. 13 (Northern Wire) — The envoys met again, the ministry said on Monday.",
        "The pact was signed in March 2024. It will be renewed on 1 February 2025.",
    ]
    assert dates.published("Envoys meet", paragraphs, (), (), who)[0] == "[2025-01-13..2025-01-14]"


def test_a_picture_and_a_planned_day_bound_it_and_the_weekday_chooses(who: Catalogue) -> None:
    found, basis = dates.published(
        "Envoys to sign pact",
        ["The ministers will sign the pact on Friday, 17 January 2025, the ministry said Monday."],
        ["08 January 2025, Norway, Oslo: The minister attends a news conference."],
        (),
        who,
    )
    assert found == "[2025-01-13..2025-01-14]"
    assert basis and all(words in basis for words in ("2025-01-08", "17 January 2025", "said Monday"))


def test_counts_from_a_public_event(who: Catalogue) -> None:
    found, _ = dates.published(
        "Minister to travel",
        [
            "The minister will travel to Ottawa two days before the inauguration of US President-elect Joe Biden.",
            "He said on Friday that fish would be discussed.",
        ],
        ["12 January 2021, Norway, Oslo: The minister attends a news conference."],
        (),
        who,
    )
    assert found == "[2021-01-15..2021-01-16]"


def test_holders_of_offices_bound_it(who: Catalogue) -> None:
    text = "Canadian Foreign Minister Mélanie Joly met U.S. Secretary of State Mike Pompeo."
    assert dates.published("Ministers meet", [text], (), (), who)[0] is None
    text = "U.S. Secretary of State Mike Pompeo met British Foreign Secretary Jeremy Hunt."
    found, _ = dates.published("Ministers meet", [text], (), (), who)
    assert found and When.parse(found).intersect(When.parse("[2018-07-09..2019-07-24]"))
    assert When.parse(found).earliest and When.parse(found).earliest >= date(2018, 1, 1)  # type: ignore[operator]


def test_abstains_and_says_why(who: Catalogue) -> None:
    assert dates.published("Envoys meet", [FILLER], (), (), who) == (None, "nothing on the page tells its date")
    found, basis = dates.published(
        None, ["It was signed on 3 May 2024.", "The summit will be held on 1 May 2023."], (), (), who
    )
    assert found is None and basis and "does not go with" in basis
    found, basis = dates.published(None, ["It was signed on 3 May 2024."], (), (), who)
    assert found is None and basis and "where the time ends" in basis


def test_a_stamp_that_the_text_speaks_against_is_left() -> None:
    paragraphs = ["It was signed on 3 May 2024.", "A second pact was signed on 5 May 2024."]
    found, basis = dates.published(None, paragraphs, (), ["13 January 2023"])
    assert found is None and basis and "13 January 2023" in basis


def test_days_are_sets() -> None:
    for weekday in range(1, 8):
        mask = days.weekdays(weekday, lag=1)
        ends = days.hull(mask & days.between(date(2025, 1, 13), date(2025, 1, 19)))
        assert ends and {day.isoweekday() for day in ends} <= {weekday, weekday % 7 + 1, 1, 7}
    assert days.hull(0) is None


def test_long_texts_take_no_longer_than_their_length(who: Catalogue) -> None:
    paragraph = "On Monday, 3 May, three days before the President said in March 2024 that it will be on 5 June. " * 50
    dates.published("Envoys meet", [paragraph] * 20, [paragraph] * 5, [paragraph] * 5, who)
