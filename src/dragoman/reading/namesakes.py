"""Namesakes: which place of a name an article means, told by what it lies in and by the states the article names."""

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.catalogue.locality import Locality
from dragoman.reading.containers import Container, Containers
from dragoman.reading.document import Document
from dragoman.reading.toponyms import Toponym, Toponyms
from dragoman.reading.who import Cast
from dragoman.shapes import Place

_APART = 2000.0
"""Kilometres from a state within which it may claim a place that the gazetteer counts to its neighbour."""
_REGION = 1000.0
"""Kilometres from the middle of a region beyond which a town is not in it."""
_SMALL = 0.1
"""Share of the likeliest namesake's people that another must have to be meant without a word of what it lies in."""
_NOT_TOLD = frozenset({"MED", "NGO"})
"""Sectors of parties that are named everywhere: of where an act is, they tell nothing."""


class Namesake(msgspec.Struct, frozen=True, kw_only=True):
    """A name of the text with the place that it means."""

    first: int
    """First word."""
    last: int
    """Last word."""
    place: Place
    """The place, with coordinates if the gazetteer holds it."""
    state: bool
    """Whether it is a whole state."""


class Namesakes:
    """The names of places of one article, each with the place that it means; linear in the number of words.

    "Hyderabad, Pakistan", "the Pakistani city of Hyderabad" and "Hyderabad in Pakistan" say it themselves, and then
    it holds for the name wherever the article has it. Else a namesake in a state that the article speaks of is
    likelier than one in a state that it doesn't.
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, cast: Cast | None) -> None:
        self._document = document
        self._names = Toponyms(document, catalogue=catalogue, cast=cast)
        self._spoken: dict[str, set[str]] = {}
        self._note_states(cast)
        self._said: dict[tuple[int, int], Place] = {}
        self._everywhere: dict[str, Place | None] = {}
        containers = Containers(document, catalogue=catalogue, names=self._names)
        for s in range(len(document.sentences)):
            for name in self._names.of(s):
                if not name.wide and not (name.readings and name.readings[0].kind == "state" and name.sole):
                    self._place_in(s, name, containers.of(s, name))

    def of(self, sentence: int) -> list[Namesake]:
        """List the names of a sentence."""
        return [self._meant(sentence, name) for name in self._names.of(sentence)]

    def _note_states(self, cast: Cast | None) -> None:
        """Note which states the article speaks of, and by which words: no name is its own witness."""
        for s, words in enumerate(self._document.words):
            for name in self._names.of(s):
                if name.sole and name.readings[0].country:
                    self._spoken.setdefault(name.readings[0].country, set()).add(name.key)
            for match in cast.named(s) if cast else ():
                record = match.records[0]
                if record.country and record.sector not in _NOT_TOLD:
                    key = " ".join(words[match.start : match.end]).casefold()
                    self._spoken.setdefault(record.country, set()).add(key)

    def _speaks_of(self, country: str | None, name: Toponym) -> bool:
        return any(by not in name.key for by in self._spoken.get(country or "", ()))

    def _place_in(self, sentence: int, name: Toponym, container: Container | None) -> None:
        """Give a name the place that lies in its container, and the container the reading that it lies in."""
        if container is None:
            return
        for outer in container.readings:
            inside = [one for one in name.readings if _inside(one, outer)]
            if inside:
                best = next((one for one in inside if one.region == outer.name), inside[0])
                self._say(sentence, name, plain(best))
                if container.name and outer.country != container.readings[0].country:
                    self._say(sentence, container.name, plain(outer))
                return
        outer = container.readings[0]
        # A state may claim a place near it, but a namesake far from it is another place.
        if not name.readings or (container.firm and not name.vast and _distance(name.readings[0], outer) > _APART):
            self._say(sentence, name, Place(name=name.text, country=outer.country))

    def _say(self, sentence: int, name: Toponym, place: Place) -> None:
        self._said[sentence, name.first] = place
        if self._everywhere.setdefault(name.key, place) != place:
            self._everywhere[name.key] = None

    def _meant(self, sentence: int, name: Toponym) -> Namesake:
        place = self._said.get((sentence, name.first)) or self._everywhere.get(name.key)
        best = self._likeliest(name) if place is None and name.readings else None
        if best:
            place = plain(best)
        elif place is None:
            place = Place(name=name.text) if name.wide else self._around(name)
        # A state has no container, and if it is given one it is a region of the same name.
        state = bool(name.readings) and name.readings[0].kind == "state" and place == plain(name.readings[0])
        return Namesake(first=name.first, last=name.last, place=place, state=state)

    def _likeliest(self, name: Toponym) -> Locality:
        best = name.readings[0]
        if name.sole or best.kind == "state" or self._speaks_of(best.country, name):
            return best
        for other in name.readings:
            if other.people < _SMALL * best.people or not self._speaks_of(other.country, name):
                continue
            # A capital is meant by its bare name, unless the article is about no other state than that.
            if best.kind != "capital" or not any(
                self._speaks_of(country, name) for country in self._spoken if country != other.country
            ):
                return other
        return best

    def _around(self, name: Toponym) -> Place:
        """Give a castle, a park or a square the state of the place in its name, if the article speaks of that state.

        What towns have, their universities and airports, is where the town is.
        """
        for one in name.within[:1]:
            if one.kind == "state" or self._speaks_of(one.country, name):
                point = (one.lat, one.lon) if name.hosted and one.kind not in ("state", "region") else (None, None)
                return Place(name=name.text, country=one.country, lat=point[0], lon=point[1])
        return Place(name=name.text)


def plain(place: Locality) -> Place:
    """Give a place of the catalogue as entries hold it."""
    return Place(name=place.name, country=place.country, lat=place.lat, lon=place.lon)


def _inside(place: Locality, outer: Locality) -> bool:
    """Whether a place lies in a state, or in a region as far as the middle of the region tells."""
    if place.country != outer.country or place.name == outer.name or place.kind == "state":
        return False
    return outer.kind == "state" or place.region == outer.name or _distance(place, outer) < _REGION


def _distance(one: Place, two: Place) -> float:
    """Give the kilometres between two places of the gazetteer."""
    points: Iterable[float | None] = (one.lat, one.lon, two.lat, two.lon)
    a, b, c, d = (radians(point or 0.0) for point in points)
    return 12742 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))
