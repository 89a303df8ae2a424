"""Relays: the agency or paper that passes on a speaker's words passes on all that he says in the article."""

from dragoman.reading.carry import SPOKEN
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor


def relay(found: list[Draft], *, occasions: dict[str, str]) -> None:
    """Name the medium once told ("…, the agency reported") and the first channel of a speaker with all his words."""
    order = sorted(found, key=lambda draft: (draft.sentence, draft.index))
    media: dict[str, tuple[Actor, ...]] = {}
    channels: dict[str, str] = {}
    for draft in order:
        speaker = _speaker(draft)
        passed = tuple(actor for actor in draft.according_to if actor.sector == "MED" and actor.name != speaker)
        if speaker and passed:
            media.setdefault(speaker, passed)
        if speaker and draft.channel:
            channels.setdefault(speaker, draft.channel)
    for draft in order:
        speaker = _speaker(draft)
        if not speaker:
            continue
        if speaker in media and not any(actor.sector == "MED" for actor in draft.according_to):
            draft.according_to = (*draft.according_to, *media[speaker])
            draft.steps["according_to"] = "passed on as the speaker's other words are"
        if draft.channel is None:
            draft.channel = channels.get(speaker) or occasions.get(speaker)


def _speaker(draft: Draft) -> str:
    """Whose words the entry is: who says it, or who does it by speaking."""
    told = [actor for actor in draft.according_to if actor.sector != "MED"]
    if told:
        return told[0].name
    return draft.actors[0].name if draft.actors and draft.type in SPOKEN and draft.status == "happened" else ""
