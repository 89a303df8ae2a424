"""iCalendar: the icalendar library reads whole days, and no text begins an event of its own."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from dragoman.export import FORMATS, Record
from dragoman.export.ics import Deadline, calendar

from .conftest import HOSTILE, Told, article, entry


def events(records: Sequence[Record]) -> list[Any]:
    data = b"".join(FORMATS["ical"].octets(records))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert not any(event.errors for event in found)
    return list(found)


def test_an_act_is_whole_days(told: Sequence[Record]) -> None:
    met, accused, signed = events(told)
    assert (met["DTSTART"].dt, met["DTEND"].dt) == (date(2031, 3, 9), date(2031, 3, 10))
    assert (accused["DTSTART"].dt, accused["DTEND"].dt) == (date(2031, 3, 1), date(2031, 3, 8))
    assert (signed["DTSTART"].dt, signed["DTEND"].dt) == (date(2031, 5, 1), date(2031, 6, 1))
    assert [event["STATUS"] for event in (met, accused, signed)] == ["CONFIRMED", "CONFIRMED", "TENTATIVE"]
    assert met["SUMMARY"] == "Norway and Iceland held talks in Oslo"
    assert met["URL"] == "https://example.org/fish?a=1&b=2"
    assert "“Oslo accused Reykjavik of overfishing.”" in accused["DESCRIPTION"]


def test_it_is_stamped_with_the_publication(told: Sequence[Record]) -> None:
    assert {event["DTSTAMP"].dt.isoformat() for event in events(told)} == {"2031-03-10T00:00:00+00:00"}


@pytest.mark.parametrize(
    ("when", "days"),
    [
        (None, 0),
        ("2031", 0),
        ("[2031-01..2031-06]", 0),
        ("../2031-03", 0),
        ("2031-03", 31),
        ("2031-01-01/2031-12-31", 365),
        ("9999-12-31", 0),
    ],
)
def test_what_is_too_coarse_for_a_calendar_is_left_out(when: str | None, days: int) -> None:
    found = events([Told(article(), [entry(when=when)])])
    assert [(event["DTEND"].dt - event["DTSTART"].dt).days for event in found] == ([days] if days else [])


def test_uids_are_stable_and_distinct(told: Sequence[Record]) -> None:
    uids = [str(event["UID"]) for event in events(told)]
    assert uids == [str(event["UID"]) for event in events(told)]
    assert len(set(uids)) == 3


def test_a_deadline_is_one_event_whatever_it_is_called() -> None:
    due = Deadline(uid=HOSTILE, summary=f"Vote\rBEGIN:VEVENT{HOSTILE}", description=HOSTILE, day=date(2031, 1, 2))
    text = "".join(calendar([due], name=HOSTILE, stamp=datetime(2031, 1, 1, tzinfo=UTC)))
    [event] = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["SUMMARY"].startswith("Vote\nBEGIN:VEVENT")


def test_hostile_text_begins_nothing(hostile: Sequence[Record]) -> None:
    [event] = events(hostile)
    assert "BEGIN:VEVENT" in event["SUMMARY"]
    assert HOSTILE.split()[0] in event["DESCRIPTION"]
