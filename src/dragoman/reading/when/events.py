"""Dates of public events by the words that a text counts from ("three days before the inauguration")."""

from datetime import date, timedelta

from dragoman.catalogue import Catalogue
from dragoman.reading.when.resolve import EventDate
from dragoman.shapes.edtf import When

_NEAR = timedelta(days=400)
"""An event that the article counts from lies no farther from its date."""


def dated_by(catalogue: Catalogue, /) -> EventDate:
    """Make the function that `resolve` asks for the date of an event.

    It gives the event that the words name nearest to a day, and null without a day unless they name one event only.

    >>> from dragoman import catalogue
    >>> find = dated_by(catalogue.load())
    >>> str(find("the inauguration of the president-elect", date(2025, 1, 13)))
    '2025-01-20'
    """

    def find(words: str, near: date | None) -> When | None:
        matches = catalogue.match_events(words.split())
        events = [event for match in matches if match.start <= 2 for event in match.events]
        if near is None:
            return When.within(events[0].start, events[0].end) if len(events) == 1 else None
        close = [event for event in events if abs(event.start - near) <= _NEAR]
        if not close:
            return None
        best = min(close, key=lambda event: (abs(event.start - near), event.name))
        return When.within(best.start, best.end)

    return find
