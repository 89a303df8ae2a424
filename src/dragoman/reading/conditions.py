"""Conditions: what an entry depends on, where a sentence of its own has one such clause and no tree ties them."""

from dragoman.reading import cues
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Status, Type

_OPEN: frozenset[Status] = frozenset({"planned", "sought", "possible"})
"""Status of what may depend on something."""
_BINDING: frozenset[Type] = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT"})
"""Types of words that bind for what is to come."""
_CLAUSES = frozenset({"advcl", "acl"})
_INVERTED = _CLAUSES | {"ccomp", "parataxis"}
"""How the parser hangs up "should they attack": nothing before its verb says that it is a condition."""


def settle(document: Document, found: list[Draft]) -> None:
    """Give what is open the condition of its sentence, else of another that tells it.

    It must be the only one there, and not be what the entry itself stands in.
    """
    known: dict[int, list[int]] = {}
    for draft in found:
        if draft.condition is not None or not (draft.status in _OPEN or draft.type in _BINDING):
            continue
        for s, i in draft.places or [(draft.sentence, draft.index)]:
            if s not in known:
                tops = (_top(document, s, i) for i in range(len(document.words[s])))
                known[s] = [top for top in tops if top is not None]
            if len(known[s]) == 1 and not document.covers(s, known[s][0], below=i):
                draft.condition = document.text(s, known[s][0])
                draft.steps["condition"] = "the only one of its sentence"
                break


def _top(document: Document, s: int, i: int) -> int | None:
    """Give the word that a condition hangs by: "once it is lifted", "as long as it lasts", "should they attack"."""
    rel = document.rel(s, i)
    if rel not in _INVERTED:
        return None
    lemmas, words = document.lemmas[s], cues.load().conditions
    first, above = document.first(s, i), document.head(s, i)
    if lemmas[first] == "should" and document.rel(s, first) == "aux" and document.head(s, first) == i:
        return i
    if rel not in _CLAUSES:
        return None
    if any(lemmas[mark] in words for mark in document.deps(s, i, "mark", "advmod")):
        return i
    if lemmas[first] == "as" and above is not None and lemmas[above] == "long" and document.upos[s][above] == "ADV":
        return above
    return None
