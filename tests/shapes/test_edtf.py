"""Dates: the forms of the contract, their spans, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.shapes.edtf import Point, When
from dragoman.shapes.errors import DateError

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(days)
    fineness = draw(st.integers(1, 3))
    return Point(day.year, day.month if fineness > 1 else None, day.day if fineness > 2 else None, draw(st.booleans()))


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, second = sorted((draw(points()), draw(points())), key=lambda point: point.first)
    shape = draw(st.sampled_from(("point", "interval", "within")))
    if shape == "point":
        return When("point", first, first)
    if first.first > second.last:
        second = first
    left, right = draw(st.sampled_from(((first, second), (None, second), (first, None))))
    return When(shape, left, right)


@given(whens())
def test_what_is_written_is_read_back(when: When) -> None:
    assert When.parse(str(when)) == when


@given(whens())
def test_a_span_never_ends_before_it_starts(when: When) -> None:
    if when.earliest and when.latest:
        assert when.earliest <= when.latest
        assert when.days == (when.latest - when.earliest).days + 1
    else:
        assert when.days is None


@given(whens(), whens())
def test_an_intersection_lies_in_both(one: When, other: When) -> None:
    both = one.intersect(other)
    assert both == other.intersect(one)
    if both is None:
        before, after = sorted((one, other), key=lambda when: when.earliest or date.min)
        assert before.latest and after.earliest and before.latest < after.earliest
        return
    for when in (one, other):
        assert when.earliest is None or (both.earliest and both.earliest >= when.earliest)
        assert when.latest is None or (both.latest and both.latest <= when.latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "granularity"),
    [
        ("2025-01-17", date(2025, 1, 17), date(2025, 1, 17), "day"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
        ("2025-01-13/2025-01-19", date(2025, 1, 13), date(2025, 1, 19), "day"),
        ("[2025-01-13..2025-01-19]", date(2025, 1, 13), date(2025, 1, 19), "day"),
        ("2003~", date(2003, 1, 1), date(2003, 12, 31), "year"),
        ("../2024-12", None, date(2024, 12, 31), "month"),
        ("2018/..", date(2018, 1, 1), None, "year"),
        ("[..2020-05]", None, date(2020, 5, 31), "month"),
        ("[2020-05-04..2020]", date(2020, 5, 4), date(2020, 12, 31), "year"),
    ],
)
def test_the_forms_of_the_contract(text: str, earliest: date, latest: date, granularity: str) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest, when.granularity, str(when)) == (earliest, latest, granularity, text)


@pytest.mark.parametrize(
    "text",
    ["", "25-01-17", "2025-1-7", "2025-02-30", "2025-13", "2025-00", "2025-01-00", "0000", "../..", "[..]", "[2025]",
     "2025-02/2025-01", "2025-01-17T10:00", "tomorrow", "２０２５", "2025-01-17\n"],
)  # fmt: skip
def test_anything_else_is_refused_with_its_form(text: str) -> None:
    with pytest.raises(DateError, match="2025-01-17, 2024-11, 2018") as caught:
        When.parse(text)
    assert repr(text) in caught.value.got


@given(days, st.integers(0, 400))
def test_within_is_one_day_where_both_ends_are(day: date, length: int) -> None:
    when = When.within(day, day + timedelta(length))
    assert when.days == length + 1
    assert (when.shape == "point") == (length == 0)
