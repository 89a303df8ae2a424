"""Kinds: of which type the acts and statements of an annotated article are.

An act is of the types of the entries whose word is its own; a statement of those that pair it with an entry of the
record as `score/record.py` does, but for entries that an act tells.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from choice import Choice
from pairing import Read, made
from records import types

from dragoman.catalogue import Catalogue
from dragoman.reading import assemble
from dragoman.reading.carry import SPOKEN
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question

PENALTIES = {"type": 10.0, "statement": 15.0}
Gold = list[dict[str, Any]]


def here(document: Document, draft: Draft, gold: Gold) -> list[int]:
    """Give the entries that are told by a draft's word; where records do not say by which, none."""
    token = document.token(draft.sentence, draft.index)
    return [i for i, entry in enumerate(gold) if token.start <= entry.get("word", -1) < token.end]


def choices(number: int, read: Read, *, score: ModuleType, catalogue: Catalogue) -> dict[str, list[Choice]]:
    """Give the choices of one article for all drafts that its record holds."""
    article, gold, parse = read
    asked: list[tuple[str, Draft, Sequence[Any], Question]] = []

    def watch(field: str, draft: Draft, values: Sequence[Any], question: Question) -> None:
        if field in PENALTIES:
            asked.append((field, draft, values, question))

    document, drafts = assemble.drafts(article, parse, catalogue=catalogue, merged=False, watch=watch)
    entries = dict(zip(map(id, drafts), made(document, drafts), strict=True))
    acts = [draft for draft in drafts if not draft.features.get("statement")]
    told = {i for draft in acts for i in here(document, draft, gold) if draft.type in types(gold[i])}
    spoken = [entry for i, entry in enumerate(gold) if i not in told and entry["type"] in SPOKEN]
    found: dict[str, list[Choice]] = {field: [] for field in PENALTIES}
    for field, draft, values, question in asked:
        if id(draft) not in entries:
            continue
        if field == "type":
            of = set[str]().union(*(types(gold[i]) for i in here(document, draft, gold)))
            right = [value in of for value in values]
        else:
            one = entries[id(draft)]
            right = [
                any(score.candidate(entry, {**one, "type": value}, True) > 0 for entry in spoken) for value in values
            ]
        if any(right):
            found[field].append(Choice(number, question.expanded(), right, right[0]))
    return found
