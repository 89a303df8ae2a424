"""FollowTheMoney entities, one a line: parties, events and links between parties, each with the article as proof."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from dragoman.export import party
from dragoman.export.shape import Record, standing
from dragoman.export.telling import counts, sentence, words
from dragoman.export.text import address, line
from dragoman.export.webannotation import tags
from dragoman.shapes import Actor, Article, Entry, tables
from dragoman.shapes.codec import encode
from dragoman.shapes.edtf import When

LONGEST_NAME = 384
"""Code points of a name, as FollowTheMoney bounds them."""
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_LANGUAGES = {"en": "eng"}
Entity = dict[str, Any]
_Properties = dict[str, list[Any]]


class _Countries(msgspec.Struct, frozen=True):
    codes: dict[str, str]


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write entities, each id once; ids are the same on every machine and for the same party in every export."""
    seen: set[bytes] = set()
    for record in records:
        for entity in _entities(record):
            name = bytes.fromhex(entity["id"].removeprefix("drg-"))
            if name not in seen:
                seen.add(name)
                yield encode(entity)


def _entities(record: Record) -> Iterator[Entity]:
    article = record.article
    if record.entries:
        yield _article(article)
    for entry in record.entries:
        parties = (*entry.actors, *entry.recipients, *entry.according_to, *entry.sought_by, *entry.denied_by)
        yield from (_party(actor, article) for actor in parties)
        yield _event(record, entry)
        yield from _links(article, entry)


def _article(article: Article) -> Entity:
    when = When.parse(article.published) if article.published else None
    properties: _Properties = {
        "title": [article.title],
        "author": [article.byline],
        "publisher": [article.outlet or article.issuer],
        "sourceUrl": [address(article)],
        "publishedAt": [_point(when)],
        "language": [_LANGUAGES.get((article.language or "").partition("-")[0])],
        "contentHash": [hashlib.sha1(article.text.encode("utf-8", "surrogatepass")).hexdigest()],
        "fileName": [re.split(r"[/\\]", article.source.file)[-1]],
    }
    return _entity("article", article.id, "Article", properties)


def _party(actor: Actor, article: Article) -> Entity:
    country = _countries().codes.get(actor.country or "")
    properties: _Properties = {
        "name": [line(actor.name, limit=LONGEST_NAME) or "?"],
        "country": [country],
        "sector": [actor.sector],
        "classification": [actor.kind],
    }
    return _entity("party", party.key(actor, article), _schema(actor), properties)


def _schema(actor: Actor) -> str:
    """Choose the narrowest schema that holds for sure; all of them are legal entities."""
    if actor.kind == "person":
        return "Person"
    if actor.kind == "state" or (actor.kind == "body" and actor.sector in _PUBLIC):
        return "PublicBody"
    if actor.kind == "organisation" and actor.sector == "BUS":
        return "Company"
    return "LegalEntity" if actor.kind in ("people", "unnamed") else "Organization"


def _event(record: Record, entry: Entry) -> Entity:
    article = record.article
    involved = [_id("party", party.key(actor, article)) for actor in (*entry.actors, *entry.recipients)]
    notes = [f"status: {entry.status}", f"confidence: {entry.confidence:.2f}", counts(standing(record, entry))]
    properties: _Properties = {
        "name": [line(sentence(entry), limit=LONGEST_NAME)],
        "summary": [sentence(entry)],
        "description": [words(entry)],
        "notes": notes,
        "keywords": tags(entry),
        "recordId": [entry.id],
        "involved": list(dict.fromkeys(involved)),
        "location": [place.name for place in entry.where],
        "country": [_countries().codes.get(place.country or "") for place in entry.where],
        "proof": [_id("article", article.id)],
        "publisher": [article.outlet or article.issuer],
        "sourceUrl": [address(article)],
        **_dates(entry),
    }
    return _entity("event", entry.id, "Event", properties)


def _links(article: Article, entry: Entry) -> Iterator[Entity]:
    """Link each actor to each recipient: an event alone does not tell who did it to whom."""
    for actor, recipient in party.pairs(entry.actors, entry.recipients):
        ends = [_id("party", party.key(end, article)) for end in (actor, recipient)]
        properties: _Properties = {
            "subject": ends[:1],
            "object": ends[1:],
            "role": [" ".join(part for part in (entry.type, entry.act, entry.mode) if part)],
            "status": [entry.status],
            "summary": [sentence(entry)],
            "description": [words(entry)],
            "recordId": [entry.id],
            "publisher": [article.outlet or article.issuer],
            "sourceUrl": [address(article)],
            **_dates(entry),
        }
        yield _entity("link", " ".join((entry.id, *ends)), "UnknownLink", properties)


def _dates(entry: Entry) -> _Properties:
    """Give a point as `date`, anything longer as its two ends; FollowTheMoney cannot tell lasting from some time in."""
    when = When.parse(entry.when) if entry.when else None
    if when is None:
        return {}
    if when.shape == "point":
        return {"date": [_point(when)]}
    start, end = (str(point).rstrip("~") if point else None for point in (when.start, when.end))
    return {"startDate": [start], "endDate": [end]}


def _point(when: When | None) -> str | None:
    return str(when.start).rstrip("~") if when and when.shape == "point" else None


def _entity(kind: str, key: str, schema: str, properties: _Properties) -> Entity:
    """Make an entity; each value is one line, those that are missing are left out, as FollowTheMoney wants."""
    kept = {name: list(dict.fromkeys(line(one) for one in values if one)) for name, values in properties.items()}
    return {"id": _id(kind, key), "schema": schema, "properties": {name: kept[name] for name in kept if kept[name]}}


def _id(kind: str, key: str) -> str:
    return "drg-" + hashlib.sha1(f"{kind}:{key}".encode("utf-8", "replace")).hexdigest()


@cache
def _countries() -> _Countries:
    return tables.load("dragoman.export", "data/countries.toml", type=_Countries)
