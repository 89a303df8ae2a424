"""Places with their coordinates."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, keys
from dragoman.catalogue.lazy import LazyNames, words_of
from dragoman.catalogue.locality import Locality
from dragoman.catalogue.table import Row

_ORDER = {"state": 0, "capital": 1, "region": 2, "town": 2, "site": 2}


class Gazetteer:
    """The index of places: states, capitals, regions and towns."""

    def __init__(self, files: Files) -> None:
        self._rows = files.rows("places")
        self._names: LazyNames[Locality] = LazyNames(self._names_of, files.words("acronyms that are words"))
        names = [(index, name) for index, row in enumerate(self._rows) for name in _spellings(row)]
        for (index, _), words in zip(names, words_of([name for _, name in names]), strict=True):
            self._names.note(words, index)

    def _names_of(self, index: int) -> Iterator[tuple[str, Locality]]:
        row = self._rows[index]
        place = _locality(row)
        for name in _spellings(row):
            yield name, place

    def capital(self, country: str) -> Locality | None:
        """Give the capital of a state by its code."""
        row = self._capitals.get(country)
        return None if row is None else _locality(row)

    @cached_property
    def _capitals(self) -> dict[str, Row]:
        return {row["country"]: row for row in self._rows if row["level"] == "capital"}

    def lookup(self, surface: str, country: str | None) -> tuple[Locality, ...]:
        """Give the places that a whole surface may name."""
        run = keys(surface)
        found = self._names.find(run)
        if not found and run and run[0].key == "the":
            found = self._names.find(run[1:])
        return tuple(place for place in _ranked(found) if country is None or place.country == country)

    def match(
        self, run: Sequence[Piece], where: Sequence[int], *, shout: bool
    ) -> list[tuple[int, int, tuple[Locality, ...]]]:
        """Find the longest names of places."""
        matches = []
        index = 0
        while index < len(run):
            end, found = self._names.longest(run, index, shout=shout)
            if found and run[index].key == "the" and self._continues(run, index, end, shout):
                # "The Gulf" is a name, but not in "the Gulf of Aden".
                index += 1
                continue
            if found:
                matches.append((where[index], where[end - 1] + 1, _ranked(found)))
            index = max(end, index + 1)
        return matches

    def _continues(self, run: Sequence[Piece], start: int, end: int, shout: bool) -> bool:
        """Whether the name that starts with "the" is part of a longer one: known, or made with "of"."""
        longer, _ = self._names.longest(run, start + 1, shout=shout)
        return longer > end or (end + 1 < len(run) and run[end].key == "of" and run[end + 1].shape in "UT")


def _locality(row: Row) -> Locality:
    return Locality(
        name=row["name"],
        country=row["country"] or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        kind=row["level"],
        population=int(row["population"] or 0),
        region=row["region"] or None,
        source=row.source,
    )


def _spellings(row: Row) -> list[str]:
    other = row["other_names"]
    return [row["name"], *other.split(";")] if other else [row["name"]]


def _ranked(found: list[Locality]) -> tuple[Locality, ...]:
    return tuple(sorted({id(place): place for place in found}.values(), key=_weight))


def _weight(place: Locality) -> tuple[int, float]:
    """Order namesakes: states, capitals, then by inhabitants."""
    return _ORDER[place.kind], -place.people
