"""One party of an act, a statement or a wish."""

import msgspec

from dragoman.shapes.terms import Kind


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party by its full English name, whatever the article calls it.

    >>> Actor(name="Russia", kind="state", country="RUS", sector="GOV", mention="Moscow").name
    'Russia'
    """

    id: str | None = None
    """Id in the catalogue (`RUS`, `EU`, a person's row); null for a party the catalogue does not hold."""
    name: str
    """Full English name; for an unnamed source the description is the name."""
    kind: Kind
    """What sort of party this is."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code; a code is no judgement. Null for what belongs to no one state."""
    sector: str | None = None
    """PLOVER sector code: GOV, MIL, LEG, JUD, PTY, IGO, NGO, REB, MED, BUS, CVL …"""
    mention: str
    """The article's own words for it."""
