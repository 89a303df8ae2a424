"""A flat table, an entry a row, for spreadsheets and statistics."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from dragoman.export.shape import Record, Standing, standing
from dragoman.shapes import Actor, Article, Entry

COLUMNS = (
    "id", "article_id", "published", "outlet", "type", "act", "mode", "contexts", "actors", "actor_countries",
    "recipients", "recipient_countries", "items", "when", "when_text", "said_when", "where", "status", "according_to",
    "channel", "quote", "sought_by", "denied_by", "condition", "instrument", "confidence", "evidence", "title", "url",
    "event", "reports", "sources",
)  # fmt: skip
"""The columns; lists are joined by `; `."""


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write a header and a row per entry, quoted by RFC 4180.

    A cell that a spreadsheet would take for a formula is given a leading apostrophe: the text is a stranger's.
    """
    yield line(COLUMNS)
    for record in records:
        for entry in record.entries:
            cells = (*_row(record.article, entry), *_told(standing(record, entry)))
            yield line([guarded(cell or "") for cell in cells])


def _row(article: Article, entry: Entry) -> Sequence[str | None]:
    return (
        entry.id, entry.article_id, article.published, article.outlet, entry.type, entry.act, entry.mode,
        "; ".join(entry.contexts), _names(entry.actors), _countries(entry.actors), _names(entry.recipients),
        _countries(entry.recipients), "; ".join(entry.items), entry.when, entry.when_text, entry.said_when,
        "; ".join(place.name for place in entry.where), entry.status, _names(entry.according_to), entry.channel,
        entry.quote, _names(entry.sought_by), _names(entry.denied_by), entry.condition,
        entry.instrument.name if entry.instrument else None, f"{entry.confidence:.2f}",
        " […] ".join(evidence.quote for evidence in entry.evidence), article.title, article.url,
    )  # fmt: skip


def _told(known: Standing | None) -> Sequence[str | None]:
    """Give the event of an entry and how widely it is reported; nothing where no ledger knows."""
    return (known.event, str(known.reports), str(known.sources)) if known else (None, None, None)


def _names(actors: Sequence[Actor]) -> str:
    return "; ".join(actor.name for actor in actors)


def _countries(actors: Sequence[Actor]) -> str:
    return "; ".join(dict.fromkeys(actor.country for actor in actors if actor.country))


def guarded(cell: str, /) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula: the text is a stranger's.

    >>> guarded("=1+1"), guarded("one")
    ("'=1+1", 'one')
    """
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def line(cells: Sequence[str]) -> str:
    r"""Write a row, without its end.

    >>> line(["Oslo", "They met,\nthen left."])
    'Oslo,"They met,\nthen left."'
    """
    buffer = io.StringIO()
    # A writer quotes the line ends that are its own, and of others only late versions of Python's do.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()[:-2]
