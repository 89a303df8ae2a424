"""Dated entries as iCalendar (RFC 5545): whole days, from the first to the last that the act may fall on."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.export.ics import escaped, folded
from dragoman.export.shape import Record, standing
from dragoman.export.telling import counts, sentence, words
from dragoman.export.text import address, line, plain, urn
from dragoman.export.timelinejs import said
from dragoman.shapes import Article, Entry
from dragoman.shapes.edtf import When

LONGEST = 31
"""Days that an act known only to be some time within them may span: a whole year is no calendar entry."""
_STATUS = {"happened": "CONFIRMED", "ongoing": "CONFIRMED", "negated": "CANCELLED"}
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dragoman//Record//EN", "CALSCALE:GREGORIAN",
         "METHOD:PUBLISH", "X-WR-CALNAME:Dragoman")  # fmt: skip


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write a calendar; what has no date, an open end, or a date too coarse for a calendar is left out.

    Each is stamped with its article's publication, never with the time of writing: the same record gives the same file.
    """
    yield from _HEAD
    for record in records:
        for entry in record.entries:
            days = _days(entry)
            if days:
                for content in _event(record, entry, *days):
                    yield folded(content).removesuffix("\r\n")
    yield "END:VCALENDAR"


def _days(entry: Entry) -> tuple[date, date] | None:
    """Give the first and the last day; null for what a calendar should not show."""
    when = When.parse(entry.when) if entry.when else None
    if when is None or when.earliest is None or when.latest is None:
        return None
    known = when.shape == "interval" or (when.latest - when.earliest).days < LONGEST
    # A calendar's last day is told by the day after it.
    return (when.earliest, when.latest) if known and when.latest < date.max else None


def _event(record: Record, entry: Entry, first: date, last: date) -> Iterator[str]:
    article = record.article
    page = address(article)
    yield "BEGIN:VEVENT"
    yield f"UID:{urn('entry', entry.id).removeprefix('urn:uuid:')}"
    yield f"DTSTAMP:{_compact(_stamp(article, first))}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_compact(first)}"
    yield f"DTEND;VALUE=DATE:{_compact(last + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(line(sentence(entry)))}"
    yield f"DESCRIPTION:{escaped(_description(record, entry))}"
    if entry.where:
        yield f"LOCATION:{escaped(line(', '.join(place.name for place in entry.where)))}"
    yield f"CATEGORIES:{escaped(entry.type)}"
    # What is only planned, sought, alleged or possible is not certain to be.
    yield f"STATUS:{_STATUS.get(entry.status, 'TENTATIVE')}"
    if page:
        yield f"URL:{page}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(record: Record, entry: Entry) -> str:
    article = record.article
    source = ", ".join(part for part in (article.outlet or article.issuer, article.title, article.published) if part)
    when = said(When.parse(entry.when)) if entry.when else ""
    facts = (f"“{words(entry)}”", line(source), f"{entry.status}, {when}", counts(standing(record, entry)))
    return plain("\n".join(fact for fact in facts if fact))


def _stamp(article: Article, otherwise: date) -> date:
    when = When.parse(article.published) if article.published else None
    return (when and (when.latest or when.earliest)) or otherwise


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")
