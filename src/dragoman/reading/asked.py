"""Asked: of whom something is asked where no words address him: whoever would do it.

"Called for an end to Chad's blockade of Niger" asks Chad, and neither nobody nor Niger.
"""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast

_ADDRESSED = ("obj", "iobj", "obl", "nmod")
"""How whoever is asked hangs by the word that asks: "urged Chad to", "called on Chad", "a request to Chad"."""


def settle(document: Document, found: list[Draft], *, cast: Cast) -> None:
    """Give requests to give way, without an addressee of their own, those who would do it as recipients."""
    sought: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.status == "sought" and draft.type == "RETREAT" and _named(document, draft, cast):
            sought.setdefault(draft.sentence, []).append(draft)
    for draft in found:
        if draft.type != "REQUEST" or draft.sentence not in sought or _addressed(document, draft, cast):
            continue
        asking = {actor.name for actor in draft.actors}
        for deed in sought[draft.sentence]:
            doers = tuple(actor for actor in deed.actors if actor.name not in asking)
            if doers and document.covers(draft.sentence, draft.index, below=deed.index):
                if not {actor.name for actor in doers} & {actor.name for actor in draft.recipients}:
                    draft.recipients = doers
                    draft.steps["recipients"] = "who would do what is asked"
                break


def _named(document: Document, deed: Draft, cast: Cast) -> bool:
    """Whether the words of a deed name who would do it: "lifting the US sanctions", "troops held by Chad"."""
    s, doers = deed.sentence, {actor.name for actor in deed.actors}
    words = (word for word in document.subtree(s, deed.index) if document.upos[s][word] in ("NOUN", "PROPN"))
    return any(
        not doers.isdisjoint(actor.name for actor in (*cast.actors(s, word), *cast.owners(s, word))) for word in words
    )


def _addressed(document: Document, draft: Draft, cast: Cast) -> bool:
    """Whether the words that ask name one of those who are asked."""
    s, names = draft.sentence, {actor.name for actor in draft.recipients}
    return any(
        not names.isdisjoint(actor.name for actor in cast.actors(s, child))
        for child in document.deps(s, draft.index, *_ADDRESSED)
    )
