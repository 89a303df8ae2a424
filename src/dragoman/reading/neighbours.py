"""Neighbours: the times that an act may share with what its speaker, or anybody, was last told to have said or done.

What somebody says is of the day on which he was last told to speak, not of the day of what he spoke about.
"""

from collections.abc import Callable, Iterable

from dragoman.reading.carry import SPOKEN
from dragoman.reading.clock import Clock
from dragoman.reading.dated import Dated
from dragoman.reading.draft import Draft
from dragoman.reading.saying import Saying, Sayings
from dragoman.reading.ties import Ties
from dragoman.shapes.terms import Status

_TO_SHARE: tuple[Status, ...] = ("happened", "ongoing", "alleged", "planned")
"""Status of what has a time to share."""
Neighbour = tuple[str, int, Dated]
"""Whose or what neighbour it is, how many sentences before, and its time."""
Seen = tuple[int, str, Dated]
"""The sentence of a neighbour, how sure its time is its own, and the time."""


def neighbours(
    drafts: Iterable[Draft],
    own: Callable[[Draft], Dated | None],
    *,
    clock: Clock,
    sayings: Sayings,
    ties: Callable[[int, int], Ties],
) -> dict[int, list[Neighbour]]:
    """Note for each draft, in the order of the text, what its neighbours before it tell of its time.

    `speaker`: when its speaker or doer last did something; `spoke`: when its speaker was last told to speak, nearby or
    farther off in that sentence; `last`: when anything was last done. `own` gives the time of a draft's own words.
    """
    found: dict[int, list[Neighbour]] = {}
    did: dict[str, Seen] = {}
    spoke: dict[str, Seen] = {}
    last: Seen | None = None
    for draft in drafts:
        told, names = own(draft), [actor.name for actor in (*draft.actors, *draft.according_to)]
        said = spoken(sayings.all[draft.saying], clock, ties) if draft.saying is not None else None
        rows = [(_latest(did, names), "speaker"), (_latest(spoke, names), "spoke"), (last, "last")]
        found[id(draft)] = [
            (kind + seen[1], draft.sentence - seen[0], seen[2]) for seen, kind in rows if seen is not None
        ]
        if told is not None and told.edtf and draft.status in _TO_SHARE:
            last = (draft.sentence, "", told)
            # Who tells what others did did not do it then.
            doers = names if draft.type in SPOKEN else [actor.name for actor in draft.actors]
            did.update(dict.fromkeys(doers, last))
        if said is not None:
            tellers = names if draft.type in SPOKEN else [actor.name for actor in draft.according_to]
            spoke.update(dict.fromkeys(tellers, said))
    return found


def _latest(seen: dict[str, Seen], names: list[str]) -> Seen | None:
    return max((seen[name] for name in names if name in seen), key=lambda row: row[0], default=None)


def dating_saying(sayings: Sayings, draft: Draft) -> Saying | None:
    """Give the saying that a draft stands in; none in a conversation: all is said there, and that dates nothing."""
    saying = sayings.all[draft.saying] if draft.saying is not None else None
    return saying if saying is not None and not saying.turn else None


def spoken(saying: Saying, clock: Clock, ties: Callable[[int, int], Ties]) -> Seen | None:
    """When a saying was said: the time of its sentence, outside of what is said, that stands nearest to its word."""
    s = saying.sentence
    inside = saying.words(s)
    rows = [
        (ties(s, saying.cue).of(top), dated)
        for top, dated in clock.told(s)
        if dated.edtf and top not in inside and not clock.aside(s, top)
    ]
    if not rows:
        return None
    tie, dated = min(rows, key=lambda row: row[0].length)
    # "Speaking in Cairo on Monday, he said" leaves a clause, and so does "Smith, who was elected in 2019, said".
    return s, ":far" if tie.two or tie.one_clauses > 1 else ":clause" if tie.one_clauses else ":near", dated
