"""PLOVER's event table: our entries under its sixteen types, tab-separated, with POLECAT's names of columns."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from dragoman.export.shape import Record
from dragoman.shapes import Actor, Article, Entry, tables
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import QUAD

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Primary Actor Sector", "Actor Name Raw", "Recipient Name", "Recipient Country", "Primary Recipient Sector",
    "Recipient Name Raw", "Placename", "Country", "Latitude", "Longitude", "Source", "Publication Date", "Headline",
    "Language",
)  # fmt: skip
"""POLECAT's columns that the record can fill; countries are ISO 3166-1 alpha-3 where POLECAT has COW codes."""


LEAST = 0.5
"""Confidence of an entry that has a row: the table has no column for it, so a row says that it is likelier than not."""


class _Mapping(msgspec.Struct, frozen=True):
    types: dict[str, str]
    modeless: dict[str, str]
    acts: dict[str, dict[str, str]]
    status: dict[str, dict[str, str]]


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write a header and a row per entry that has a PLOVER type; several values of a cell are joined by `; `."""
    yield "\t".join(COLUMNS)
    for record in records:
        for entry in record.entries:
            kind = event_type(entry)
            if kind:
                cells = _row(record.article, entry, kind)
                # A tab or a line break inside a cell would shift the table.
                yield "\t".join(" ".join(cell.split()) for cell in cells)


def event_type(entry: Entry) -> str | None:
    """Give the PLOVER type of an entry, or null for what PLOVER codes as no event.

    An entry that is likelier wrong than right has none either. What has not happened is no event of its own: a planned
    act is the promise or the threat of it, an act that is only sought, feared or alleged is left to the request, the
    warning or the accusation beside it. The mapping is data (`acts/plover.toml`).
    """
    table = _mapping()
    if entry.confidence < LEAST:
        return None
    kind = table.types.get(entry.type) or table.acts.get(entry.type, {}).get(entry.act or "")
    if not entry.mode:
        kind = table.modeless.get(entry.type, kind)
    if kind and entry.status in table.status:
        kind = table.status[entry.status].get(kind)
    return kind


@cache
def _mapping() -> _Mapping:
    """Read the mapping; it stands with the vocabulary that it maps."""
    return tables.load("dragoman", "reading/acts/plover.toml", type=_Mapping)


def _row(article: Article, entry: Entry, kind: str) -> Sequence[str]:
    place = entry.where[0] if entry.where else None
    first = When.parse(entry.when).earliest if entry.when else None
    return (
        entry.id, first.isoformat() if first else "", kind, (entry.mode or "") if kind == entry.type else "",
        QUAD[kind], "; ".join(entry.contexts), *_party(entry.actors), *_party(entry.recipients),
        place.name if place else "", (place.country or "") if place else "",
        _number(place.lat if place else None), _number(place.lon if place else None),
        article.outlet or "", article.published or "", article.title or "", article.language or "",
    )  # fmt: skip


def _party(actors: Sequence[Actor]) -> Sequence[str]:
    """Name, country, sector and mention of one side."""
    countries = dict.fromkeys(actor.country for actor in actors if actor.country)
    sector = next((actor.sector for actor in actors if actor.sector), "")
    names, mentions = (actor.name for actor in actors), (actor.mention for actor in actors)
    return "; ".join(names), "; ".join(countries), sector, "; ".join(mentions)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"
