"""W3C Web Annotations (JSON-LD): each entry a note upon the words it rests on."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.shape import Record
from dragoman.export.telling import sentence
from dragoman.export.text import address, urn
from dragoman.shapes import Article, Entry, Evidence
from dragoman.shapes.codec import encode

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""The context that the Recommendation names."""
AROUND = 32
"""Code points before and after a quotation that tell it from the same words elsewhere."""


def lines(records: Iterable[Record]) -> Iterator[str]:
    """Write one annotation page with all annotations, as they come; its id and collection stand at its end."""
    yield f'{{"@context":"{CONTEXT}","type":"AnnotationPage","startIndex":0,"items":['
    digest = hashlib.sha256()
    before, total = "", 0
    for record in records:
        for entry in record.entries:
            if before:
                yield before + ","
            before = encode(_annotation(record.article, entry))
            digest.update(before.encode("utf-8", "replace"))
            total += 1
    if before:
        yield before
    collection = {"id": urn("annotations", digest.hexdigest()), "type": "AnnotationCollection", "total": total}
    yield f'],"id":"{urn("annotation page", digest.hexdigest())}","partOf":{encode(collection)}}}'


def _annotation(article: Article, entry: Entry) -> dict[str, Any]:
    page = address(article)
    targets: list[dict[str, Any]] = []
    for span in entry.evidence:
        quotation = _quotation(article.text, span)
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        targets.append({"type": "SpecificResource", "source": _text(article, entry), "selector": [position, quotation]})
        if page:
            # Positions count in our clean text; on the page itself only the words are the same.
            targets.append({"type": "SpecificResource", "source": page, "selector": quotation})
    return {
        "id": urn("entry", entry.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body(sentence(entry), "describing", "text/plain", language="en"),
                 _body(encode(entry), "describing", "application/json"),
                 *(_body(tag, "tagging", "text/plain") for tag in tags(entry))],
        "target": targets,
    }  # fmt: skip


def tags(entry: Entry, /) -> list[str]:
    """Give what an entry is filed under: its type, act, mode, status and contexts."""
    return [tag for tag in (entry.type, entry.act, entry.mode, entry.status, *entry.contexts) if tag]


def _body(value: str, purpose: str, form: str, *, language: str | None = None) -> dict[str, Any]:
    body = {"type": "TextualBody", "purpose": purpose, "format": form, "value": value}
    return {**body, "language": language} if language else body


def _text(article: Article, entry: Entry) -> dict[str, Any]:
    source: dict[str, Any] = {"id": urn("text", entry.article_id), "type": "Text", "format": "text/plain"}
    return {**source, "language": article.language} if article.language else source


def _quotation(text: str, span: Evidence) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": span.quote,
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
