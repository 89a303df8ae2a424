"""Packing: articles and entries without what the ledger holds elsewhere, and back, losing nothing."""

import hashlib
import json
import re
from typing import Any

import msgspec

from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode

LONE = re.compile("[\ud800-\udfff]")
"""Lone surrogates: code points that no UTF-8 can hold, and so no store."""

MISSES = 16
"""Parts not found in the text after which the others are kept as they are: each costs a look at all of it."""


def loads(record: str) -> Any:
    r"""Read JSON as `encode` writes it, lone surrogates and all.

    >>> loads('{"title":"\\ud800"}')["title"] == chr(0xD800)
    True
    """
    try:
        return msgspec.json.decode(record)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return json.loads(record)


def digest(article: Article) -> str:
    """Give the SHA-256 of an article's record, wherever it was found: 64 hex digits.

    >>> from dragoman.shapes import Source
    >>> here, there = (Article(id="a", text="Envoys met.", source=Source(file=file)) for file in ("x", "y"))
    >>> digest(here) == digest(there)
    True
    """
    record = msgspec.to_builtins(article)
    del record["source"]
    return hashlib.sha256(encode(record).encode()).hexdigest()


def pack_article(article: Article) -> tuple[str, str]:
    r"""Give an article's text as a store can hold it, and the rest as JSON; lone surrogates are kept by position.

    >>> from dragoman.shapes import Source
    >>> one = Article(id="a", text="Envoys\ud800 met.", paragraphs=("Envoys\ud800 met.",), source=Source(file="x"))
    >>> unpack_article(*pack_article(one)) == one
    True
    """
    record = {key: value for key, value in msgspec.to_builtins(article).items() if value not in (None, (), [])}
    text = record.pop("text")
    for field in ("paragraphs", "captions"):
        if field in record:
            record[field] = _spans(text, record[field])
    lone = [[match.start(), ord(match[0])] for match in LONE.finditer(text)]
    if lone:
        record["lone"] = lone
    return LONE.sub("\ufffd", text), encode(record)


def unpack_article(text: str, record: str) -> Article:
    """Make the article again."""
    fields = loads(record)
    lone = fields.pop("lone", None)
    if lone:
        points = list(text)
        for at, point in lone:
            points[at] = chr(point)
        text = "".join(points)
    for field in ("paragraphs", "captions"):
        if field in fields:
            fields[field] = [part if isinstance(part, str) else text[part[0] : part[1]] for part in fields[field]]
    return msgspec.convert(fields | {"text": text}, Article)


def _spans(text: str, parts: tuple[str, ...]) -> list[Any]:
    """Give where each part stands in the text, one after the other; the part itself where it does not."""
    found: list[Any] = []
    at = missed = 0
    for part in parts:
        start = text.find(part, at) if missed < MISSES else -1
        if start < 0:
            found.append(part)
            missed += 1
            continue
        at = start + len(part)
        found.append([start, at])
    return found


def pack_entry(entry: Entry) -> str:
    """Give an entry as JSON, without empty fields and without the words, which its article holds."""
    record = {key: value for key, value in msgspec.to_builtins(entry).items() if value not in (None, (), [])}
    record["evidence"] = [[span["start"], span["end"], span["sentence"]] for span in record["evidence"]]
    del record["article_id"]
    return encode(record)


def unpack_entry(record: str, article: str, text: str) -> Entry:
    """Make the entry again, from the id and the text of its article."""
    fields = loads(record)
    fields["evidence"] = [
        {"start": start, "end": end, "quote": text[start:end], "sentence": sentence}
        for start, end, sentence in fields["evidence"]
    ]
    return msgspec.convert(fields | {"article_id": article}, Entry)


def words(entry: Entry) -> str:
    """Give what full text searches of an entry: its words, the names of its parties, its items, places, agreement."""
    parties = (*entry.actors, *entry.recipients, *entry.according_to, *entry.sought_by, *entry.denied_by)
    parts = [
        *(span.quote for span in entry.evidence),
        *(party.name for party in parties),
        *entry.items,
        *(place.name for place in entry.where),
        *([entry.instrument.name] if entry.instrument else []),
    ]
    return LONE.sub("\ufffd", "\n".join(dict.fromkeys(parts)))
