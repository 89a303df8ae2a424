"""Dates of public events by the words that a text counts from ("three days before the inauguration")."""

from datetime import date, timedelta

from dragoman.catalogue import Catalogue
from dragoman.reading.when.resolve import EventDate
from dragoman.reading.when.vocabulary import vocabulary
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
        taken = _taken(words, catalogue)
        spans = _public(words, catalogue) if taken is None else [(day, day) for day in taken]
        if near is None:
            return When.within(*spans[0]) if len(spans) == 1 else None
        close = [span for span in spans if abs(span[0] - near) <= _NEAR]
        return When.within(*min(close, key=lambda span: (abs(span[0] - near), span))) if close else None

    return find


def _public(words: str, catalogue: Catalogue) -> list[tuple[date, date]]:
    """Give first and last day of the events that words name; of one state's not where they name another state."""
    named = {record.country for match in catalogue.match(words.split()) for record in match.records[:1]} - {None}
    return [
        (event.start, event.end)
        for match in catalogue.match_events(words.split())
        for event in match.events
        if match.start <= 2 and (event.country is None or not named or event.country in named)
    ]


def _taken(words: str, catalogue: Catalogue) -> list[date] | None:
    """Give the days on which a person of the words took office; null where they don't tell of anybody known."""
    low, table = words.lower(), vocabulary().accession
    told = next((words[: low.index(verb)] for verb in table.words if verb in low), None)
    if told is None:
        told = next((words[low.index(noun) + len(noun) :] for noun in table.nouns if noun in low), "")
    people = catalogue.match_people(told.split())
    posts = (post for _, _, found in people[:1] for person in found for post in person.posts)
    starts = (When.parse(post.start) for post in posts if post.office in table.offices and post.start)
    return sorted({start.earliest for start in starts if start.earliest and start.days == 1}) if people else None
