"""Wishes: who wants what is sought, where its own words don't tell."""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

_WANTING = ("REQUEST", "SUPPORT", "AGREE")
"""Types of words by which somebody wants what they hold, those that want it most first: "support for a truce"."""


def settle(document: Document, found: list[Draft]) -> None:
    """Whoever asks for it or supports it wants it, or who says it should be; what nobody does its own doer wants."""
    wanting: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.type in _WANTING and draft.actors:
            wanting.setdefault(draft.sentence, []).append(draft)
    for rows in wanting.values():
        rows.sort(key=lambda one: _WANTING.index(one.type))
    for draft in found:
        if draft.status == "sought" and not draft.sought_by:
            draft.sought_by, draft.steps["sought_by"] = _wanted_by(document, draft, wanting.get(draft.sentence, []))


def _wanted_by(document: Document, draft: Draft, wanting: list[Draft]) -> tuple[tuple[Actor, ...], str]:
    """Give who wants something, and why."""
    above = (one for one in wanting if one is not draft and document.covers(one.sentence, one.index, below=draft.index))
    asked = next(above, None)
    if asked is not None:
        return asked.actors, "who asks for it" if asked.type == "REQUEST" else "who is for it"
    speaker = next((actor for actor in draft.according_to if actor.sector != "MED"), None)
    return ((speaker,), "who speaks of it") if speaker else (draft.actors, "its doer")
