"""Embassies: whoever protests before one means the state that sent it."""

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

_OFFICE = "embassy"
"""Office of the bodies that one state has in another."""


def settle(found: list[Draft], *, catalogue: Catalogue) -> None:
    """Give protests the states before whose embassies and consulates they are held."""
    for draft in found:
        if draft.type != "PROTEST":
            continue
        meant = {actor.name: actor for actor in (_state(actor, catalogue) for actor in draft.recipients)}
        own = {actor.name for actor in draft.actors}
        if tuple(meant.values()) != draft.recipients and own.isdisjoint(meant):
            draft.recipients = tuple(meant.values())
            draft.steps["recipients"] = "whose embassy it is"


def _state(actor: Actor, catalogue: Catalogue) -> Actor:
    state, _, office = (actor.id or "").partition(":")
    record = catalogue.record(state) if office == _OFFICE else None
    if record is None:
        return actor
    return msgspec.structs.replace(actor, id=record.id, name=record.name, kind=record.kind)
