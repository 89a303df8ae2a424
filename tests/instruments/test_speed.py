"""Ten years of answers, under all readings, in under two seconds."""

import time
from datetime import date, timedelta

import pytest

from dragoman.instruments import Timeline, facts_of, load


@pytest.mark.alone
def test_ten_years_of_the_plan_take_less_than_two_seconds() -> None:
    instrument = load("jcpoa")
    facts = facts_of(instrument)
    took = []
    for _ in range(5):  # The best of five: whatever else the machine does is none of our business.
        began = time.process_time()
        timeline = Timeline(instrument, facts, until=date(2026, 1, 13))
        for number in range(3_650):
            assert timeline.at(date(2016, 1, 17) + timedelta(days=number)).lines
        took.append(time.process_time() - began)
        if min(took) < 2:
            break
    assert min(took) < 2, took
