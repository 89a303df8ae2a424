"""Traces: which frame, which cue and which rule made each field of an entry."""

from collections.abc import Iterable

from dragoman import catalogue as who_is_who
from dragoman.catalogue import Catalogue
from dragoman.reading import assemble, confidence
from dragoman.reading.draft import Draft
from dragoman.shapes import Article, Entry, Parse
from dragoman.shapes.article import bared
from dragoman.shapes.markup import Bare

FIELDS = (
    "type",
    "mode",
    "actors",
    "recipients",
    "status",
    "when",
    "where",
    "according_to",
    "channel",
    "instrument",
    "quote",
    "condition",
    "sought_by",
)
"""Fields in the order in which a reader asks."""


def trace(draft: Draft) -> dict[str, str]:
    """Give what made the fields of a draft, by field.

    >>> trace(Draft(type="SAY", sentence=0, index=0, steps={"status": "said", "type": "plain statement"}))
    {'type': 'plain statement', 'status': 'said'}
    """
    return {field: draft.steps[field] for field in FIELDS if draft.steps.get(field)}


def explain(
    article: Article, parse: Parse, entries: Iterable[Entry], *, catalogue: Catalogue | None = None
) -> list[list[str]]:
    """Say for each entry, a line for each field, which frame, cue and rule made it.

    Reads the article again, which gives the same drafts; an entry that is not the reading's own gets no lines.
    """
    catalogue = catalogue or who_is_who.load()
    bare, least = Bare(article.text), confidence.threshold()
    document, drafts = assemble.drafts(bared(article, bare), bare.inner(parse), catalogue=catalogue, least=least)
    known = {assemble.entry(document, draft).id: trace(draft) for draft in reversed(drafts)}
    return [[f"{field}: {why}" for field, why in known.get(entry.id, {}).items()] for entry in entries]
