"""Dated events by class, name and day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman import catalogue

WHO = catalogue.load()


def test_by_name_and_class() -> None:
    assert {event.start for event in WHO.events("inauguration")} >= {date(2009, 1, 20), date(2017, 1, 20)}
    [event] = WHO.events("COP26")
    assert (event.start, event.end, event.place) == (date(2021, 10, 31), date(2021, 11, 13), "Glasgow")
    assert WHO.events("the Munich Security Conference")[0].country == "DEU"
    assert WHO.events("no such feast") == ()


def test_words_in_text() -> None:
    [match] = WHO.match_events(
        ["on", "the", "sidelines", "of", "the", "UN", "General", "Assembly", "in", "New", "York"]
    )
    assert match.kind == "UN General Assembly high-level week" and len(match.events) > 20
    [match] = WHO.match_events(["after", "the", "G20", "Hamburg", "summit"])
    assert [event.start for event in match.events] == [date(2017, 7, 7)]
    assert WHO.match_events(["they", "met", "in", "may"]) == []


def test_inauguration_is_of_a_state() -> None:
    assert {event.country for event in WHO.events("inauguration")} == {"USA"}


ALL = WHO.events_between(date(1990, 1, 1), date(2040, 1, 1))


@given(st.dates(date(1999, 1, 1), date(2031, 12, 31)), st.integers(0, 60))
def test_between_gives_all_that_touch(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    wanted = [event for event in ALL if event.start <= last and event.end >= first]
    assert list(WHO.events_between(first, last)) == wanted
