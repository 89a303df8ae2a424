"""Places with their coordinates."""

from collections.abc import Sequence

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, keys
from dragoman.catalogue.locality import Locality
from dragoman.catalogue.names import Names
from dragoman.catalogue.record import Record

_ORDER = {"state": 0, "capital": 1, "region": 2, "town": 2, "site": 2}


class Gazetteer:
    """The index of places: states, capitals, regions and towns."""

    def __init__(self, files: Files, states: Sequence[Record]) -> None:
        self._names: Names[Locality] = Names(files.words("acronyms that are words"))
        self._by_state: dict[str, Locality] = {}
        for row in files.rows("places"):
            place = Locality(
                name=row["name"],
                country=row["country"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                kind=row["level"],
                population=int(row["population"] or 0),
                region=row["region"] or None,
                source=row.source,
            )
            if place.kind == "state":
                self._by_state[row["country"]] = place
            for name in {row["name"], *row.list("other_names")}:
                self._names.add(name, place)

    def state(self, code: str) -> Locality | None:
        """Give a state's middle."""
        return self._by_state.get(code)

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
            if found:
                matches.append((where[index], where[end - 1] + 1, _ranked(found)))
            index = max(end, index + 1)
        return matches


def _ranked(found: list[Locality]) -> tuple[Locality, ...]:
    return tuple(sorted(found, key=lambda place: (_ORDER[place.kind], -place.population)))
