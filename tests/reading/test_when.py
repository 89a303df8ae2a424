from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import when
from dragoman.reading.when.form import Tense
from dragoman.reading.when.vocabulary import vocabulary
from dragoman.shapes.edtf import When

PUBLISHED = "2025-01-13"  # a Monday

CASES = [
    # words, tense, EDTF
    ("They met on Friday.", "past", "2025-01-10"),
    ("They met on Monday.", "past", "2025-01-13"),
    ("They will meet on Friday.", "future", "2025-01-17"),
    ("They met last Monday.", "past", "2025-01-06"),
    ("They meet next Thursday.", "present", "2025-01-16"),
    ("They met late Sunday.", "past", "2025-01-12"),
    ("They met Wednesday evening.", "past", "2025-01-08"),
    ("They met on Tuesday last week.", "past", "2025-01-07"),
    ("They met last week.", "past", "[2025-01-06..2025-01-12]"),
    ("They meet this week.", "future", "[2025-01-13..2025-01-19]"),
    ("They met last month.", "past", "2024-12"),
    ("They met early last month.", "past", "2024-12"),
    ("They met in October.", "past", "2024-10"),
    ("They will meet in October.", "future", "2025-10"),
    ("They met last November.", "past", "2024-11"),
    ("They met in May last year.", "past", "2024-05"),
    ("They met on 5 March 2019.", "past", "2019-03-05"),
    ("They met on Dec. 20.", "past", "2024-12-20"),
    ("They will meet on March 3.", "future", "2025-03-03"),
    ("They met two years ago.", "past", "2023"),
    ("They met four months ago.", "past", "2024-09"),
    ("They met three days ago.", "past", "2025-01-10"),
    ("They met about two weeks ago.", "past", "2024-12-30~"),
    ("They met yesterday.", "past", "2025-01-12"),
    ("They meet tomorrow.", "future", "2025-01-14"),
    ("They met earlier today.", "past", "2025-01-13"),
    ("The dispute has run since 2018.", "past", "2018/.."),
    ("The truce holds until Friday.", "future", "../2025-01-17"),
    ("They want it by the end of the year.", "future", "../2025-12"),
    ("They fought from 1980 to 1988.", "past", "1980/1988"),
    ("It ended between 2003 and 2005.", "past", "[2003..2005]"),
    ("They met on May 14-16, 2022.", "past", "2022-05-14/2022-05-16"),
    ("They met on 11 and 12 May 2022.", "past", "2022-05-11/2022-05-12"),
    ("They met from May 14th to the 16th, 2022.", "past", "2022-05-14/2022-05-16"),
    ("They met on August 3rd – 5th.", "past", "2024-08-03/2024-08-05"),
    ("They met on August 3rd and 4th.", "past", "2024-08-03/2024-08-04"),
    ("They met on the 3rd and 4th of August.", "past", "2024-08-03/2024-08-04"),
    ("They met between the 3rd and the 5th of August.", "past", "2024-08-03/2024-08-05"),
    ("They met on August 3 and 5th Fleet ships left.", "past", "2024-08-03"),
    ("They met on August 3rd and the 4th round failed.", "past", "2024-08-03"),
    ("They met on August 3rd, and 4th graders left.", "past", "2024-08-03"),
    ("They fought in the 1980s.", "past", "[1980..1989]"),
    ("They fought in the late 1990s.", "past", "1996~/1999~"),
    ("They met in the first half of 2016.", "past", "[2016-01..2016-06]"),
    ("They met in the second quarter of 2008.", "past", "[2008-04..2008-06]"),
    ("They met this spring.", "past", "[2025-03..2025-05]"),
    ("It has gone on for the past two years.", "past", "2023-01/2025-01"),
    ("They met in recent days.", "past", "[2025-01-06..2025-01-13]"),
    ("They met over the weekend.", "past", "[2025-01-11..2025-01-12]"),
    ("They met this weekend.", "past", "[2025-01-11..2025-01-12]"),
    ("They will meet at the weekend.", "future", "[2025-01-18..2025-01-19]"),
    ("They will meet within two weeks.", "future", "[2025-01-13..2025-01-27]"),
    ("The truce began at midnight on Saturday.", "past", "2025-01-11"),
    ("The border closed at noon Friday.", "past", "2025-01-10"),
    ("Their mandate ended at midnight yesterday.", "past", "2025-01-12"),
    ("Troops will leave by year's end.", "future", "../2025-12"),
    ("Troops will leave by month-end.", "future", "../2025-01"),
    ("They met at last year's end.", "past", "[2024-09..2024-12]"),
    ("They met Thursday through Saturday.", "past", "2025-01-09/2025-01-11"),
    ("They met from Wednesday until Saturday.", "past", "2025-01-08/2025-01-11"),
    ("They met from Monday, January 6 until Monday, January 13.", "past", "2025-01-06/2025-01-13"),
    ("They will meet from Thursday until Sunday.", "future", "2025-01-16/2025-01-19"),
    ("They will meet the following Monday.", "future", "2025-01-20"),
    ("They met following Friday's raid.", "past", "[2025-01-10..]"),
    ("They parted half a century ago.", "past", "1975"),
    ("They parted a quarter of a century ago.", "past", "2000"),
    ("They parted a year and a half ago.", "past", "2023-07"),
]


@pytest.mark.parametrize(("text", "tense", "edtf"), CASES)
def test_resolves(text: str, tense: when.Tense, edtf: str) -> None:
    [found] = [one for one in when.find(text) if not one.within]
    assert when.resolve(found, published=When.parse(PUBLISHED), tense=tense).edtf == edtf


@pytest.mark.parametrize("years", ["2 1/2 years", "2-1/2 years", "2½ years", "two and a half years"])
def test_measures_halves(years: str) -> None:
    [found] = when.find(f"The talks took {years}.")
    assert (found.form.amount, found.form.unit) == (2.5, "year")


@pytest.mark.parametrize(
    "text",
    [
        "His 85-year-old mother wept.",
        "They may march in a second column.",
        "The council adopted Resolution 1929.",
        "Some 2000 troops crossed.",
        "Black September struck.",
        "The spring broke and the fall hurt.",
        "Prices rose 12/5.",
    ],
)
def test_finds_no_time(text: str) -> None:
    assert when.find(text) == ()


def test_a_reference_that_is_an_interval_widens_the_answer() -> None:
    [found] = when.find("They met on Sunday.")
    wide = when.resolve(found, published=When.parse("[2018-04-30..2018-05-08]"), tense="past")
    assert wide.edtf == "[2018-04-29..2018-05-06]"
    assert when.resolve(found, published=None, tense="past").edtf is None


def test_counts_from_the_time_told_before() -> None:
    text = "They met on 5 March 2019. The next day they signed, and two days later they left."
    found = when.find(text)
    places = when.resolve_all(text, found, published=When.parse(PUBLISHED))
    assert [place.edtf for place in places] == ["2019-03-05", "2019-03-06", "2019-03-08"]


def test_counts_from_a_public_event() -> None:
    text = "He will visit three days before the inauguration of the president-elect, who wants talks."
    [found] = when.find(text)
    assert text[found.start : found.tail] == "three days before the inauguration of the president-elect"
    inauguration = When.day(date(2025, 1, 20))
    place = when.resolve(found, published=When.parse(PUBLISHED), events=lambda words, near: inauguration)
    assert (place.edtf, place.value) == ("2025-01-17", "P3D")


def test_tense_of_plain_text() -> None:
    text = "The ministry said on Monday that the accord, agreed last week, is to be signed on Friday."
    assert [when.guess(text, one) for one in when.find(text)] == ["past", "past", "future"]


def test_offsets_are_exact_and_ordered() -> None:
    text = "🙂 Since 2018, “on Monday, 8 January”, the 1980s; from May 3 to 5.\n" * 3
    found = when.find(text)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found)
    assert all(one.lead <= one.start < one.end <= one.tail for one in found)


def test_time_grows_with_length_only() -> None:
    assert when.find("Monday " * 20_000)
    assert when.find("from " * 20_000) == ()
    assert when.find("the last two " * 20_000) == ()


def test_ages_are_no_decades() -> None:
    assert when.find("A man in his late 20s was held.") == ()
    text = "They fought in the late '80s and the 90s."
    found = when.find(text)
    assert [when.resolve(one, published=None).edtf for one in found] == ["1986~/1989~", "[1990..1999]"]


_WORDS = [*sorted(vocabulary().words), "2008", "17", "May", "Monday", "1990s", "12:30", "-", ",", "the"]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8))
@settings(max_examples=300, deadline=None)
def test_any_run_of_its_own_words_is_read_or_left(words: list[str]) -> None:
    for found in when.find(" ".join(words)):
        assert found.form is not None and found.start < found.end
        for published in (When.parse(PUBLISHED), None):
            edtf = when.resolve(found, published=published).edtf
            assert edtf is None or When.parse(edtf)


@pytest.mark.parametrize(
    ("published", "tense", "edtf"),
    [
        ("[2031-05-07..2031-05-13]", "past", "2031-05-05~"),  # Wednesday to Tuesday: Monday is the one before of five
        ("[2031-05-07..2031-05-14]", "past", "[2031-05-05..2031-05-12]"),
        ("[2031-05-10..2031-05-13]", "past", "2031-05-05~"),  # of equals the earlier
        ("[2031-05-11..2031-05-15]", "past", "2031-05-12~"),
        ("[2031-05-04..2031-05-06]", "future", "2031-05-05~"),
    ],
)
def test_a_weekday_of_an_article_of_one_week_is_about_one_day(published: str, tense: Tense, edtf: str) -> None:
    [found] = when.find("They meet on Monday.")
    assert when.resolve(found, published=When.parse(published), tense=tense).edtf == edtf


@pytest.mark.parametrize(
    ("text", "published", "tense", "edtf"),
    [
        (
            "It fell on May 9.",
            "2031-05",
            "past",
            "2031-05-09~",
        ),  # not a year before, if the article is of the first days
        ("It will end in June.", "[2031-05-20..2031-07-03]", "future", "2031-06~"),
        ("It fell on May 9.", "[2031-06..2031-07]", "past", "2031-05-09"),
        ("It fell on May 9.", "[2030..2031]", "past", "[2029-05-09..2031-05-09]"),
    ],
)
def test_a_day_without_a_year_lies_among_the_days_that_the_article_may_be_of(
    text: str, published: str, tense: Tense, edtf: str
) -> None:
    [found] = when.find(text)
    assert when.resolve(found, published=When.parse(published), tense=tense).edtf == edtf
