"""Which of several times is taken, where some tell nearly the same."""

import pytest

from dragoman.reading.agreeing import agree, likeliest


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2031-05-05", "2031-05-05", True),
        ("2031-05-05", "[2031-05-05..2031-05-06]", True),
        ("2031-05-05", "2031-05-05/2031-05-07", False),
        ("2031-05-05", "2031-05-06", False),
        ("2031-05/..", "2031-05", False),
        ("2031-05/..", "2031-06/..", True),
        ("2031", None, False),
        (None, None, True),
    ],
)
def test_times_agree_where_half_of_their_days_are_of_both(one: str | None, two: str | None, expected: bool) -> None:
    assert agree(one, two) is agree(two, one) is expected


def test_two_times_that_agree_outweigh_a_third_that_is_likelier_than_each() -> None:
    times = ["2031-04-30", "[2031-05-05..2031-05-06]", "2031-05-05", None]
    assert likeliest(times, [0, 700, 900, 1000]) == 2
    assert likeliest(times[:1] + times[2:], [0, 900, 1000]) == 2


def test_what_is_likelier_than_all_the_rest_needs_no_other() -> None:
    assert likeliest(["2031-05-05", "[2031-05-05..2031-05-06]", None], [0, 0, 3000]) == 2


def test_the_likelier_of_two_that_agree_is_taken_and_the_first_of_equals() -> None:
    assert likeliest(["2031-05-05", "[2031-05-05..2031-05-06]"], [0, 0]) == 0
    assert likeliest(["2031-05-05", "[2031-05-05..2031-05-06]", None], [0, 100, 100]) == 1
