"""The calendar opens in a parser that is not ours, with the right times."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
from click.testing import CliRunner

from dragoman.cli.instrument import instrument
from dragoman.export.ics import Deadline, calendar

LONG = "Ünïcode, with; signs\\ and\nlines, and far more than seventy-five octets of them: " + "é" * 90


def test_a_parser_reads_what_we_write() -> None:
    entry = Deadline(uid="a", summary=LONG, description=LONG, day=date(2030, 2, 28))
    text = "".join(calendar([entry], name="Name", stamp=datetime(2030, 1, 1, tzinfo=UTC)))
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (LONG, LONG)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2030, 2, 28), date(2030, 3, 1))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_minute_is_the_same_minute_in_every_zone() -> None:
    brussels = datetime(2020, 2, 1, tzinfo=ZoneInfo("Europe/Brussels"))
    entry = Deadline(uid="a", summary="x", day=date(2020, 2, 1), instant=brussels)
    text = "".join(calendar([entry], name="Name", stamp=datetime(2030, 1, 1, tzinfo=UTC)))
    start = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["DTSTART"].dt
    assert start == brussels
    assert start.astimezone(UTC).isoformat() == "2020-01-31T23:00:00+00:00"


def test_the_return_of_measures_is_at_midnight_in_greenwich() -> None:
    result = CliRunner().invoke(instrument, ["calendar", "unscr-2231", "--as-of", "2025-09-10"])
    assert result.exit_code == 0
    events = icalendar.Calendar.from_ical(result.output).walk("VEVENT")
    due = [event for event in events if "snapback.DEU+FRA+GBR@2025-08-28" in str(event["SUMMARY"])]
    clock = [event for event in due if isinstance(event["DTSTART"].dt, datetime) and ".step." not in event["SUMMARY"]]
    assert {event["DTSTART"].dt for event in clock} == {datetime(2025, 9, 28, tzinfo=UTC)}
    assert all("us_left + e3_entitled" in str(event["SUMMARY"]) for event in clock)
    new_york = clock[0]["DTSTART"].dt.astimezone(ZoneInfo("America/New_York"))
    assert new_york.isoformat() == "2025-09-27T20:00:00-04:00"
    assert len({str(event["UID"]) for event in events}) == len(events)
