"""Conditions: what an entry depends on, where a sentence of its own has one such clause and no tree ties them."""

from dragoman.reading import cues
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Status, Type

_OPEN: frozenset[Status] = frozenset({"planned", "sought", "possible"})
"""Status of what may depend on something."""
_BINDING: frozenset[Type] = frozenset({"THREATEN", "AGREE", "REQUEST", "REJECT"})
"""Types of words that bind for what is to come."""
_SIZES = (2, 3, 4)
"""Words of a phrase that begins a condition."""
_BELOW = frozenset({"advcl", "acl", "obl", "nmod", "obj", "xcomp", "advmod", "amod", "dep"})
"""How a condition hangs on what depends on it."""
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
                known[s] = _tops(document, s)
            if len(known[s]) == 1 and not document.covers(s, known[s][0], below=i):
                draft.condition = document.text(s, known[s][0])
                draft.steps["condition"] = "the only one of its sentence"
                break


def _tops(document: Document, s: int) -> list[int]:
    """Give the words that the conditions of a sentence hang by."""
    words = range(len(document.words[s]))
    found = [top for i in words if (top := _top(document, s, i)) is not None]
    return list(dict.fromkeys((*found, *(top for i in words if (top := _phrase(document, s, i)) is not None))))


def _phrase(document: Document, s: int, first: int) -> int | None:
    """Give the word that a phrase hangs by which begins a condition: "in the event of an attack", "provided that …"."""
    words, hinges = document.words[s], cues.load().hinges
    size = next((size for size in _SIZES if "_".join(words[first : first + size]).lower() in hinges), None)
    if size is None:
        return None
    begun = [word for word in range(first, len(words)) if document.first(s, word) == first]
    below = [word for word in begun if document.rel(s, word) in _BELOW and document.last(s, word) >= first + size]
    return max(below, key=lambda word: document.last(s, word), default=None)


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
