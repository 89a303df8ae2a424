from datetime import date, timedelta
from itertools import pairwise
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from dragoman.serve.drawing.axis import Days, ticks
from dragoman.serve.drawing.bins import Grain, Mark, bins, cells, edges, grain_for

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "year", "decade")


def mark(first: date | None, last: date | None, reported: date | None = None) -> Mark:
    return Mark(first=first, last=last, reported=reported, status="happened")


@given(DAYS, st.integers(0, 4000), st.sampled_from(GRAINS))
def test_bins_adjoin_and_hold_the_days_asked_for(first: date, days: int, grain: Grain) -> None:
    last = first + timedelta(days=days)
    found = bins([], first=first, last=last, grain=grain)
    assert found[0].first <= first and found[-1].last >= last
    for one, other in pairwise(found):
        assert one.last + timedelta(days=1) == other.first


@given(st.lists(st.tuples(DAYS, st.integers(0, 900)), max_size=30), st.sampled_from(GRAINS))
def test_every_entry_within_is_in_one_bin_or_reaches_over_several(spans: list[tuple[date, int]], grain: Grain) -> None:
    marks = [mark(first, first + timedelta(days=days)) for first, days in spans]
    found = bins(marks, first=date(1999, 12, 30), last=date(2003, 1, 2), grain=grain)
    for part in found:
        within = [each for each in marks if part.first <= each.first and each.last <= part.last]  # type: ignore[operator]
        touching = [each for each in marks if each.first <= part.last and each.last >= part.first]  # type: ignore[operator]
        assert part.total == len(within)
        assert part.wide == len(touching) - len(within)


def test_open_ends_reach_to_the_edge_and_unknown_times_are_nowhere() -> None:
    first, last = date(2024, 1, 1), date(2024, 3, 31)
    found = bins([mark(None, date(2024, 2, 3)), mark(None, None)], first=first, last=last, grain="month")
    assert [part.wide for part in found] == [1, 1, 0] and not any(part.total for part in found)
    found = bins([mark(date(2024, 2, 3), None)], first=first, last=last, grain="month")
    assert [part.wide for part in found] == [0, 1, 1]


def test_reports_are_binned_by_their_own_day() -> None:
    found = bins([mark(None, None, date(2024, 2, 2))], first=date(2024, 1, 1), last=date(2024, 2, 9), grain="month",
                 of="report")  # fmt: skip
    assert [part.total for part in found] == [0, 1]


def test_the_calendar_s_ends_do_no_harm() -> None:
    assert bins([mark(date.min, date.max)], first=date.min, last=date.max, grain="decade")[-1].last == date.max
    assert bins([], first=date.max, last=date.max, grain="day")[0].last == date.max
    assert edges(date.max, date.max, grain="year") == [date(9999, 1, 1)]


@given(DAYS, st.integers(0, 60000), st.integers(8, 200))
def test_the_grain_chosen_makes_no_more_bins_than_asked(first: date, days: int, most: int) -> None:
    last = first + timedelta(days=days)
    grain = grain_for(first, last, most=most)
    assert grain == "decade" or len(edges(first, last, grain=grain)) <= most + 2


def test_cells_count_each_entry_once() -> None:
    days = (date(2024, 1, 1), date(2024, 12, 31))
    marks = [mark(date(2024, 5, index + 1), None, date(2024, 6, 1)) for index in range(20)]
    marks.append(mark(date(2020, 1, 1), None, date(2024, 6, 1)))
    assert sum(cell.total for cell in cells(marks, acts=days, reports=days)) == 20


def test_many_entries_take_no_time() -> None:
    marks = [
        mark(date(2000, 1, 1) + timedelta(days=index % 9000), date(2030, 1, 1), date(2024, 1, 1))
        for index in range(50_000)
    ]
    began = process_time()
    bins(marks, first=date(2000, 1, 1), last=date(2024, 12, 31), grain="day")
    assert process_time() - began < 5


def test_marks_of_an_axis_are_few_and_within() -> None:
    for days in (3, 40, 400, 4000, 40000):
        line = Days(first=date(1950, 3, 5), last=date(1950, 3, 5) + timedelta(days=days), start=0, end=100)
        marks = line.marks()
        assert 1 <= len(marks) <= 10 and all(0 <= line.at(day) <= 100 for day, _ in marks)


@given(st.floats(0.01, 1e7))
def test_ticks_are_few_and_do_not_pass_the_top(top: float) -> None:
    found = ticks(top)
    assert found[0] == 0 and found[-1] <= top * 1.000001 and 2 <= len(found) <= 6
