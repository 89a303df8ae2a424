"""Where an act takes place."""

import msgspec


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place by name, with coordinates where the gazetteer has them.

    >>> Place(name="Geneva", country="CHE", lat=46.2, lon=6.15).country
    'CHE'
    """

    name: str
    """English name."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    lat: float | None = None
    """Degrees north, WGS 84."""
    lon: float | None = None
    """Degrees east, WGS 84."""
