"""Tellings: which drafts of an annotated article tell one act.

For every draft the entries of the record are found that it may be, as `score/record.py` pairs them. Drafts that are of
no entry teach nothing.
"""

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from choice import Choice
from pairing import Read, made

from dragoman.catalogue import Catalogue
from dragoman.reading import assemble
from dragoman.reading.draft import Draft
from dragoman.reading.weights import Question

PENALTY = 5.0
Key = tuple[int, int, str, str | None]
"""What a draft is known by in two readings of an article: sentence, word, type, act."""


def key(draft: Draft) -> Key:
    """Give what a draft is known by."""
    return draft.sentence, draft.index, draft.type, draft.act


def told(read: Read, *, score: ModuleType, catalogue: Catalogue) -> dict[Key, set[int]]:
    """Give the entry of the record that each telling is paired with, or else all that it may be."""
    article, gold, parse = read
    document, drafts = assemble.drafts(article, parse, catalogue=catalogue, merged=False)
    entries = made(document, drafts)
    own = {int(j): {int(i)} for i, j in score.pair(gold, entries, True)}
    return {
        key(draft): own.get(j) or {i for i, entry in enumerate(gold) if score.candidate(entry, entries[j], True) > 0}
        for j, draft in enumerate(drafts)
    }


def choices(number: int, read: Read, *, score: ModuleType, catalogue: Catalogue) -> list[Choice]:
    """Give the choices of one article for all drafts that its record holds."""
    of, found = told(read, score=score, catalogue=catalogue), list[Choice]()

    def watch(field: str, draft: Draft, others: Sequence[Any], question: Question) -> None:
        mine = of.get(key(draft))
        if field == "merge" and mine:
            right = [other is not None and bool(mine & of.get(key(other), set())) for other in others]
            right[0] = not any(right)
            found.append(Choice(number, question.expanded(), right, right[0]))

    assemble.drafts(read[0], read[2], catalogue=catalogue, watch=watch)
    return found
