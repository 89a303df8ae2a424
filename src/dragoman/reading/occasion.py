"""Occasions: what is asked or promised at a meeting is said to the one who was met."""

from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

REACH = 30
"""Sentences after a meeting that are taken to tell what was said there."""
_ADDRESSED = frozenset({"REQUEST", "AGREE", "REJECT"})
"""Types that are said to somebody."""


def address(found: list[Draft]) -> None:
    """Give what is said at a meeting of two its recipient, where the words name none."""
    met: dict[str, tuple[int, tuple[Actor, ...]]] = {}
    for draft in sorted(found, key=lambda draft: (draft.sentence, draft.index)):
        both = (*draft.actors, *draft.recipients)
        if draft.type == "CONSULT" and len(both) == 2:
            one, two = both
            met[one.name], met[two.name] = (draft.sentence, (two,)), (draft.sentence, (one,))
        elif draft.type in _ADDRESSED and draft.status == "happened" and len(draft.actors) == 1:
            since, partner = met.get(draft.actors[0].name, (0, ()))
            if partner and not draft.recipients and draft.sentence - since <= REACH:
                draft.recipients = partner
                draft.steps["recipients"] = "whom the speaker met"
