"""Conditions: what an entry depends on, where its sentence has one such clause and no tree ties them."""

from dragoman.reading import cues
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Status, Type

_OPEN: frozenset[Status] = frozenset({"planned", "sought", "possible"})
"""Status of what may depend on something."""
_BINDING: frozenset[Type] = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT"})
"""Types of words that bind for what is to come."""


def settle(document: Document, found: list[Draft]) -> None:
    """Give what is open its sentence's condition, where there is just one and it does not stand inside of it."""
    known: dict[int, list[int]] = {}
    for draft in found:
        if draft.condition is not None or not (draft.status in _OPEN or draft.type in _BINDING):
            continue
        s = draft.sentence
        if s not in known:
            tops = (_top(document, s, i) for i in range(len(document.words[s])))
            known[s] = [top for top in tops if top is not None]
        if len(known[s]) == 1 and not document.covers(s, known[s][0], below=draft.index):
            draft.condition = document.text(s, known[s][0])
            draft.steps["condition"] = "the only one of its sentence"


def _top(document: Document, s: int, i: int) -> int | None:
    """Give the word that a condition hangs by: "once it is lifted", "as long as it lasts", "should they attack"."""
    if document.rel(s, i) != "advcl":
        return None
    lemmas, words = document.lemmas[s], cues.load().conditions
    if any(lemmas[mark] in words for mark in document.deps(s, i, "mark", "advmod")):
        return i
    first, above = document.first(s, i), document.head(s, i)
    if lemmas[first] == "as" and above is not None and lemmas[above] == "long" and document.upos[s][above] == "ADV":
        return above
    inverted = lemmas[first] == "should" and document.rel(s, first) == "aux" and document.head(s, first) == i
    return i if inverted else None
