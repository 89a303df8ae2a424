"""TimelineJS: the dated entries as one timeline, a row per type."""

import html
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.shape import Record, standing
from dragoman.export.telling import counts, sentence, words
from dragoman.export.text import address, line
from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode
from dragoman.shapes.edtf import Point, When

LONGEST_HEADLINE = 160
"""Code points of a headline that still fits a slide."""


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write `{"events": […]}`, an event a line; entries without a date have no place on it and are left out."""
    yield '{"scale":"human","events":['
    before = ""
    for record in records:
        for entry in record.entries:
            if not entry.when:
                continue
            if before:
                yield before + ","
            before = encode(_event(record, entry, When.parse(entry.when)))
    if before:
        yield before
    yield "]}"


def _event(record: Record, entry: Entry, when: When) -> dict[str, Any]:
    start, end = when.start or when.end, when.end or when.start
    assert start is not None  # one end at least is closed
    assert end is not None
    told = sentence(entry)
    event: dict[str, Any] = {
        "unique_id": entry.id,
        "start_date": _date(start),
        "display_date": said(when),
        "group": entry.type,
        "autolink": False,
        "text": {"headline": html.escape(line(told, limit=LONGEST_HEADLINE)), "text": _text(record, entry, told)},
    }
    if end != start:
        event["end_date"] = _date(end)
    return event


def said(when: When, /) -> str:
    """Say a date in words that keep what is not known.

    >>> [said(When.parse(text)) for text in ("2025-01~", "2025-01-13/2025-01-19", "[2025-01..2025-03]", "../2024")]
    ['about 2025-01', '2025-01-13 to 2025-01-19', 'some time from 2025-01 to 2025-03', 'until 2024']
    """
    start, end = (_said(point) for point in (when.start, when.end))
    if when.shape == "point":
        return start
    ends = f"{start} to {end}" if start and end else f"until {end}" if end else f"since {start}"
    return ends if when.shape == "interval" else f"some time {'from ' if start and end else ''}{ends}"


def _said(point: Point | None) -> str:
    return "" if point is None else ("about " if point.approximate else "") + str(point).rstrip("~")


def _date(point: Point) -> dict[str, int]:
    parts = {"year": point.year, "month": point.month, "day": point.day}
    return {name: part for name, part in parts.items() if part is not None}


def _text(record: Record, entry: Entry, told: str) -> str:
    """Make the slide's HTML; every word of an article is escaped."""
    facts = [entry.status, counts(standing(record, entry))]
    quoted = html.escape(words(entry))
    return (
        f"<p>{html.escape(told)}.</p><blockquote>{quoted}</blockquote>"
        f"<p>{_source(record.article)} · {html.escape(' · '.join(fact for fact in facts if fact))}</p>"
    )


def _source(article: Article) -> str:
    parts = (article.outlet or article.issuer, article.title, article.published)
    name = html.escape(line(", ".join(part for part in parts if part)) or "unknown source")
    page = address(article)
    return f'<a href="{html.escape(page)}" rel="noopener">{name}</a>' if page else name
