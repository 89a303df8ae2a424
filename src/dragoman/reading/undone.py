"""Undone: what is lifted or taken back was laid on somebody before: "imposed sanctions on Chad and lifted them"."""

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Type

_LAID: frozenset[Type] = frozenset({"SANCTION", "COERCE"})
"""Types of what is laid on somebody."""
_BACK = 1
"""Sentences before in which it may be told."""


def settle(document: Document, found: list[Draft]) -> None:
    """Let what is taken back be taken from those on whom the same party laid it, where a word points back to that."""
    laid: list[Draft] = []
    for draft in sorted(found, key=lambda one: (one.sentence, one.index)):
        if draft.type in _LAID and draft.recipients and draft.status in ("happened", "ongoing"):
            laid.append(draft)
        elif draft.type == "RETREAT" and _points_back(document, draft):
            before = next((one for one in reversed(laid) if _same(one, draft)), None)
            if before is not None and before.recipients != draft.recipients:
                draft.recipients = before.recipients
                draft.steps["recipients"] = f"on whom {document.words[before.sentence][before.index]} laid it"


def _points_back(document: Document, draft: Draft) -> bool:
    """Whether its object is "it" or "them", or "the ban" that names nobody."""
    s = draft.sentence
    what = document.dep(s, draft.index, "obj") if document.upos[s][draft.index] == "VERB" else None
    if what is None:
        return False
    if document.upos[s][what] == "PRON":
        return document.lemmas[s][what].lower() in ("it", "they")
    article = document.dep(s, what, "det")
    bare = not document.deps(s, what, "nmod", "amod", "compound", "acl") and not clause.obliques(document, s, what)
    return article is not None and document.lemmas[s][article] in ("the", "this", "that") and bare


def _same(laid: Draft, draft: Draft) -> bool:
    """Whether what was laid on somebody is told just before, by whoever takes it back."""
    near = 0 <= draft.sentence - laid.sentence <= _BACK
    return near and not {one.name for one in laid.actors}.isdisjoint(one.name for one in draft.actors)
