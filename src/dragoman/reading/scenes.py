"""Scenes: the places that an article names once and keeps to: of a meeting, a visit, a speech."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.where import Places
from dragoman.shapes import Place

_OPENING = 5
"""Sentences of the body among which the scene of a report is told."""
_MANY = 4
"""Parties of an act whose scenes are looked up."""
_Located = tuple[Place, ...]


class Scenes:
    """The scenes of one article; linear in the number of its words.

    `found` are its drafts with the places that their own words tell.
    """

    def __init__(self, document: Document, found: list[Draft], *, places: Places) -> None:
        self._located = sorted((one for one in found if one.where), key=lambda one: (one.sentence, one.index))
        self._starts = [one.sentence for one in self._located]
        self._of: dict[str, tuple[list[tuple[int, int]], list[Draft]]] = {}
        for one in self._located:
            for name in _names(one):
                starts, own = self._of.setdefault(name, ([], []))
                starts.append((one.sentence, one.index))
                own.append(one)
        self._often: Counter[str] = Counter()
        self._titled: set[str] = set()
        self._lead: _Located = ()
        opening = 0
        for s, region in enumerate(document.regions):
            opening += region == "body"
            for spot in places.spots(s):
                self._often[spot.place.name] += 1
                if region == "title":
                    self._titled.add(spot.place.name)
                if not self._lead and region == "body" and opening <= _OPENING and spot.locative:
                    self._lead = (spot.place,)

    def of(self, draft: Draft) -> Iterator[tuple[_Located, tuple[str, ...]]]:
        """Give the places of acts of the same parties, of the act before it and of the report, with how they are."""
        for name in _names(draft) if self._of else ():
            starts, own = self._of.get(name, ([], []))
            place = bisect_left(starts, (draft.sentence, draft.index))
            for other in own[max(0, place - 1) : place + 2]:
                if other is draft:
                    continue
                side = "party before" if other.sentence <= draft.sentence else "party after"
                again = (f"again:{side}",) if other.type == draft.type else ()
                gap = _gap(abs(other.sentence - draft.sentence))
                yield other.where, (f"{side}:{gap}", f"{side}:{other.type}", *again)
        last = bisect_left(self._starts, draft.sentence) - 1
        if last >= 0:
            yield self._located[last].where, (f"last:{_gap(draft.sentence - self._starts[last])}",)
        if self._lead:
            yield self._lead, ("lead",)

    def sort(self, places: _Located) -> Iterator[str]:
        """Say how the article speaks of places, wherever it does."""
        count = max(self._often[place.name] for place in places)
        yield f"often:{'once' if count <= 1 else 'twice' if count == 2 else 'more'}"
        if any(place.name in self._titled for place in places):
            yield "titled"


def _names(draft: Draft) -> list[str]:
    """Who does it, has it done to them, or tells of it."""
    parties = (*draft.actors, *draft.recipients, *draft.according_to)
    return list(dict.fromkeys(party.name for party in parties))[:_MANY]


def _gap(sentences: int) -> str:
    return str(sentences) if sentences <= 2 else "some" if sentences <= 6 else "far"
