"""Behalf: who passes on what is promised or refused speaks for his side, unless he says it of himself.

"Zarif said Iran will keep its word": Iran promises it, according to Zarif.
"""

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes.terms import Type

_POSITIONS: frozenset[Type] = frozenset({"AGREE", "REJECT", "SUPPORT"})
"""Types of what a side takes a stand by."""
_HIMSELF = frozenset({"i", "he", "she"})


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Give statements that one person both makes and passes on the side that he speaks for as actor."""
    for draft in found:
        if draft.type not in _POSITIONS or not draft.features.get("statement") or len(draft.actors) != 1:
            continue
        [actor] = draft.actors
        side = cast.side(actor)
        if actor.kind != "person" or actor not in draft.according_to or side.name in {actor.name, *draft.parties}:
            continue
        own = clause.subject(document, draft.sentence, draft.index)
        if own is None or document.lemmas[draft.sentence][own.index].lower() not in _HIMSELF:
            draft.actors = (side,)
            draft.steps["actors"] = "on whose behalf it is said"
