"""Wishes: who wants what is sought, where its own words don't tell."""

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft


def settle(document: Document, found: list[Draft]) -> None:
    """Whoever asks for it wants it; what nobody asks of anybody its own doer wants."""
    asking: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.type == "REQUEST":
            asking.setdefault(draft.sentence, []).append(draft)
    for draft in found:
        if draft.status != "sought" or draft.sought_by:
            continue
        above = (one for one in asking.get(draft.sentence, ()) if one is not draft and one.actors)
        asked = next((one for one in above if document.covers(one.sentence, one.index, below=draft.index)), None)
        draft.sought_by = asked.actors if asked is not None else draft.actors
        draft.steps["sought_by"] = "who asks for it" if asked is not None else "its doer"
