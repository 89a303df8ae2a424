"""Occasions: what somebody asks at a meeting he asks of the one who was met."""

from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

REACH = 30
"""Sentences after a meeting that are taken to tell what was said there."""
_ASKING = frozenset({"person", "unnamed", "people"})
"""Kinds of parties who meet and speak: what a state asks, agrees or rejects, it tells the world."""


def address(found: list[Draft]) -> None:
    """Give what is asked at a meeting of two its recipient, where the words name none."""
    met: dict[str, tuple[int, tuple[Actor, ...]]] = {}
    for draft in sorted(found, key=lambda draft: (draft.sentence, draft.index)):
        both = (*draft.actors, *draft.recipients)
        if draft.type == "CONSULT" and len(both) == 2:
            one, two = both
            met[one.name], met[two.name] = (draft.sentence, (two,)), (draft.sentence, (one,))
        elif draft.type == "REQUEST" and draft.status == "happened" and len(draft.actors) == 1:
            since, partner = met.get(draft.actors[0].name, (0, ()))
            near = draft.actors[0].kind in _ASKING and draft.sentence - since <= REACH
            if partner and near and not draft.recipients:
                draft.recipients = partner
                draft.steps["recipients"] = "whom the speaker met"
