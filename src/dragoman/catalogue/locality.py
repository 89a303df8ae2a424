"""Places of the gazetteer."""

from dragoman.shapes.place import Place


class Locality(Place, frozen=True, kw_only=True):
    """A place with what ranks it among its namesakes.

    >>> Locality(name="Geneva", country="CHE", lat=46.2, lon=6.15, population=183981).country
    'CHE'
    """

    kind: str = "town"
    """`state`, `capital`, `region`, `town` or `site` (a plant, a base, a sea)."""
    population: int = 0
    """Inhabitants; 0 where unknown."""
    region: str | None = None
    """The admin region it lies in."""
    source: str = ""
    """Where it was checked."""

    @property
    def people(self) -> float:
        """Inhabitants by which namesakes compare; a region counts as a town of a tenth of its people.

        The regions and sites of which the data has no number are those that news writes about: they count as a big
        town.
        """
        if self.kind in ("region", "site"):
            return self.population / 10 or 1_000_000.0
        return float(self.population)
