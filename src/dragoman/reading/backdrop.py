"""Backdrop: who may be a side of an act although nothing around it names him.

The parties of the headline together, whoever's turn it is in a conversation, whom the actor met before, and the two
sides of the last meeting.
"""

from collections.abc import Iterable, Sequence

from dragoman.reading.draft import Draft
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

Parties = tuple[Actor, ...]

_MANY = 6
"""Parties that are offered as one: more only stand in lists."""


class Backdrop:
    """What one article tells around its acts.

    `found` are its drafts with the sides that their frames name, `headline` the parties that its headline names,
    `turns` who speaks in which sentence.
    """

    def __init__(
        self, found: Sequence[Draft], headline: Sequence[Actor], turns: dict[int, Parties], *, cast: Cast
    ) -> None:
        self._cast = cast
        self._headline = _joint(headline)
        self._headline_sides = _joint(map(cast.side, headline))
        self._turns = turns
        self._met: dict[int, Parties] = {}
        self._last: dict[int, Parties] = {}
        self._meeting: dict[int, Parties] = {}
        self._remember(sorted(found, key=lambda draft: (draft.sentence, draft.index)))

    def offers(self, draft: Draft) -> tuple[tuple[str, Parties], ...]:
        """Give who may do the draft's act, each with where he comes from."""
        turn = self._turns.get(draft.sentence, ())
        return (
            ("turn", turn),
            ("turn's side", tuple(map(self._cast.side, turn))),
            ("headline", self._headline),
            ("headline's sides", self._headline_sides),
            ("meeting's sides", self._meeting[id(draft)]),
        )

    def met(self, draft: Draft) -> Parties:
        """Give whom the draft's actor last met."""
        return self._met[id(draft)]

    def last(self, draft: Draft) -> Parties:
        """Give to whom the draft's actor last did something."""
        return self._last[id(draft)]

    def _remember(self, order: list[Draft]) -> None:
        met: dict[str, Parties] = {}
        last: dict[str, Parties] = {}
        meeting: Parties = ()
        for draft in order:
            both = (*draft.actors, *draft.recipients)
            names = [actor.name for actor in draft.actors]
            self._meeting[id(draft)] = meeting
            if draft.type == "CONSULT":
                meeting = _joint(map(self._cast.side, draft.actors)) or meeting
                if len(both) == 2:
                    met[both[0].name], met[both[1].name] = (both[1],), (both[0],)
            self._met[id(draft)] = next((met[name] for name in names if name in met), ())
            self._last[id(draft)] = next((last[name] for name in names if name in last), ())
            if draft.recipients:
                last.update(dict.fromkeys(names, draft.recipients))


def _joint(actors: Iterable[Actor]) -> Parties:
    """Give several parties as one, each once; nobody where they are not several, or too many."""
    found = {actor.name: actor for actor in actors}
    return tuple(found.values()) if 1 < len(found) <= _MANY else ()
