"""Mouthpieces: a spokesman who says "we" speaks for his state or body; it makes the statement, by his word."""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes.terms import Type

_FOR_OTHERS: frozenset[Type] = frozenset({"SAY", "AGREE", "CONCEDE", "REJECT", "SUPPORT"})
"""Types of statements that "we" make together; blame, demands and threats are mostly told as his own."""


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Let those for whom a spokesman speaks be who makes his statements whose subject is "we"."""
    for draft in found:
        if not draft.features.get("statement") or draft.type not in _FOR_OTHERS or len(draft.actors) != 1:
            continue
        topic = document.dep(draft.sentence, draft.index, "nsubj")
        if topic is None or document.lemmas[draft.sentence][topic] != "we":
            continue
        side = cast.represented(draft.actors[0])
        if side is not None and side.name != draft.actors[0].name:
            draft.according_to = (*draft.actors, *draft.according_to)
            draft.actors = (side,)
            draft.steps["actors"] = "a spokesman's we"
