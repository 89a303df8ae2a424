"""Hosts: who visits a town or a region is no guest of it as of a state: "travelled to New York", "toured Texas"."""

from dragoman.reading.draft import Draft
from dragoman.shapes import Actor


def settle(found: list[Draft]) -> None:
    """Take parts of states out of those whom somebody visits or meets where he went."""
    for draft in found:
        if draft.type == "CONSULT" and draft.recipients:
            hosts = tuple(party for party in draft.recipients if not _part(party, draft))
            if hosts != draft.recipients:
                draft.recipients = hosts
                draft.steps["recipients"] = "no part of a state"


def _part(party: Actor, draft: Draft) -> bool:
    """Whether a party is a region that is named as the very place of the act."""
    return party.kind == "body" and any(party.mention == place.name for place in draft.where)
