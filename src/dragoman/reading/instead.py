"""Instead: what somebody said is told as said where no act that its words were first taken for is likely enough.

"We have received no proposal" asks for nothing: once the request is left out, the statement would be lost with it.
"""

from collections.abc import Iterable, Sequence

from dragoman.reading.draft import Draft


def apart(found: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Part the drafts from those that stand for another, should that be left out.

    >>> act = Draft("REQUEST", 0, 5)
    >>> [[draft.type for draft in part] for part in apart([act, Draft("SAY", 0, 3, instead=act)])]
    [['REQUEST'], ['SAY']]
    """
    return [draft for draft in found if draft.instead is None], [draft for draft in found if draft.instead is not None]


def heirs(spare: Iterable[Draft], kept: Iterable[Draft]) -> list[Draft]:
    """Give those that stand for an act which none of the kept drafts tells, and whose saying tells nothing else."""
    kept = list(kept)
    told = {place for draft in kept for place in draft.places}
    sayings = {(draft.saying, draft.sentence) for draft in kept if draft.saying is not None}
    return [
        draft
        for draft in spare
        if draft.instead is not None
        and (draft.instead.sentence, draft.instead.index) not in told
        and (draft.saying, draft.sentence) not in sayings
    ]
