"""Counterparts: who stands with and against whom an act is done to: no side of whoever acts, and whose merit it is.

"Zarif praised the ties between Iran and Chad" praises Chad; "thanked the minister for Chad's help" thanks both.
"""

from dragoman.reading import clause
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes import Actor


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Take an actor's own side out of several recipients, and add to a person who is praised whose merit it is."""
    for draft in found:
        others = _others(document, draft, cast)
        if others != draft.recipients:
            draft.recipients = others
            draft.steps["recipients"] = "not the actor's own side"
        merit = _merit(document, draft, cast)
        if merit is not None:
            draft.recipients = (*draft.recipients, merit)
            draft.steps["recipients"] += "; whose merit it is"


def _others(document: Document, draft: Draft, cast: Cast) -> tuple[Actor, ...]:
    """Give the recipients without the states of the persons who act, where others are left.

    Who is the very object stays: "urged his country and Chad to talk".
    """
    s, whom = draft.sentence, document.dep(draft.sentence, draft.index, "obj")
    told = {one.name for one in cast.actors(s, whom)} if whom is not None else set()
    own = {cast.side(actor).name for actor in draft.actors if actor.kind in ("person", "unnamed")} - told
    others = tuple(one for one in draft.recipients if one.name not in own)
    return others or draft.recipients


def _merit(document: Document, draft: Draft, cast: Cast) -> Actor | None:
    """Give the side of the one person who is thanked, where the phrase behind "for" is its own: "for Chad's help"."""
    if draft.type != "SUPPORT" or len(draft.recipients) != 1 or draft.recipients[0].kind != "person":
        return None
    side, s = cast.side(draft.recipients[0]), draft.sentence
    if side.kind != "state" or side.name in {actor.name for actor in draft.actors}:
        return None
    for child in clause.obliques(document, s, draft.index):
        if "for" in clause.cases(document, s, child) and side.name in _whose(document, s, child, cast):
            return side
    return None


def _whose(document: Document, s: int, thing: int, cast: Cast) -> set[str]:
    """Name whose a thing is, and by whom it was shown: "the flexibility that Chad has shown"."""
    owners = [*cast.owners(s, thing)]
    for verb in document.deps(s, thing, "acl"):
        own = clause.subject(document, s, verb)
        owners += cast.actors(s, own.index) if own is not None and own.how == "phrase" else ()
    return {owner.name for owner in owners}
