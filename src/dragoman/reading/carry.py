"""Carrying over: one occasion's place holds for all that the same speaker says on it."""

from dragoman.reading.draft import Draft
from dragoman.shapes.terms import Type

SPOKEN: frozenset[Type] = frozenset({"SAY", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
"""Types done by speaking: they happen when the words are said."""


def carry(found: list[Draft]) -> None:
    """Give utterances the place of what their speaker last said or attended then, where it is likely theirs."""
    places: dict[str, Draft] = {}
    for draft in sorted(found, key=lambda draft: (draft.sentence, draft.index)):
        spoken = draft.type in SPOKEN
        if draft.status != "happened" or not (spoken or draft.type == "CONSULT"):
            continue
        names = [actor.name for actor in (*draft.actors, *draft.according_to)]
        if draft.where:
            places.update(dict.fromkeys(names, draft))
        elif spoken:
            there = next((places[name] for name in names if name in places), None)
            if there is None or there.when != draft.when:
                continue
            if any(place.name in draft.nearly for place in there.where):
                draft.where, draft.steps["where"] = there.where, "where the speaker was"
