"""Carrying over: one occasion's time and place hold for all that the same speaker says on it."""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor
from dragoman.shapes.edtf import When

SPOKEN = frozenset({"SAY", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types done by speaking: they happen when the words are said."""


def carry(document: Document, found: list[Draft], *, voice: Actor | None, published: When | None) -> None:
    """Give utterances and meetings the time and place of their speaker's occasion, where they tell none.

    That is what was last told of the same speaker, else what is told of him next; in a party's own document the day
    is the document's.
    """
    order = sorted(found, key=lambda draft: (draft.sentence, draft.index))
    _forward(document, order)
    if voice is not None and published is not None and published.shape == "point":
        for draft in order:
            if _utterance(draft) and draft.when is None and draft.when_text is None:
                draft.when, draft.when_basis = str(published), "article"
                draft.steps["when"] = "the document's day"


def _utterance(draft: Draft) -> bool:
    return draft.status == "happened" and draft.type in SPOKEN


def _speakers(draft: Draft) -> list[str]:
    return [actor.name for actor in (*draft.actors, *draft.according_to)]


def _forward(document: Document, order: list[Draft]) -> None:
    first: dict[str, Draft] = {}
    for draft in order:
        if (
            draft.when is not None
            and (_utterance(draft) or _meeting(draft))
            and document.regions[draft.sentence] == "body"
        ):
            for name in _speakers(draft):
                first.setdefault(name, draft)
    last: dict[str, Draft] = {}
    places: dict[str, Draft] = {}
    for draft in order:
        if not (_utterance(draft) or _meeting(draft)):
            continue
        names = _speakers(draft)
        if draft.when is not None:
            last.update(dict.fromkeys(names, draft))
        elif draft.when_text is None:
            before = next((last[name] for name in names if name in last), None)
            before = before or next((first[name] for name in names if name in first), None)
            if before is not None:
                draft.when, draft.when_text, draft.when_basis = before.when, before.when_text, before.when_basis
                draft.steps["when"] = "as what the same speaker said on the occasion"
        if draft.where:
            places.update(dict.fromkeys(names, draft))
        else:
            there = next((places[name] for name in names if name in places), None)
            if there is not None and there.when == draft.when and _utterance(draft):
                draft.where = there.where


def _meeting(draft: Draft) -> bool:
    return draft.type == "CONSULT" and draft.status == "happened"
