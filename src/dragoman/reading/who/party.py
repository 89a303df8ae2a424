"""A party while the article is being read: what is known of it grows as the text tells more."""

from typing import NamedTuple

import msgspec

from dragoman.shapes import Actor
from dragoman.shapes.terms import Kind


class Party(msgspec.Struct, eq=False, kw_only=True):
    """A party of the article; the same party is the same object.

    >>> Party(name="Masoud Pezeshkian", kind="person", country="IRN").actor("he").mention
    'he'
    """

    name: str
    """Full English name, or the description of an unnamed one."""
    kind: Kind
    """What sort of party."""
    country: str | None = None
    """Alpha-3 code."""
    sector: str | None = None
    """PLOVER sector code."""
    id: str | None = None
    """Id in the catalogue."""
    plural: bool = False
    """Whether "they" fits."""
    gender: str | None = None
    """`he`, `she`, or null where nothing tells."""
    human: bool = False
    """Whether an unnamed party is a human being, so that "he" and "she" fit."""
    introduced: bool = False
    """Whether an unnamed party was introduced as unknown: "an official"."""
    offices: set[str] = msgspec.field(default_factory=set)
    """Classes of office that the article gives a person."""
    nouns: set[str] = msgspec.field(default_factory=set)
    """Nouns that the article calls it by: `minister`, `group`."""
    serves: "Party | None" = None
    """The state, body or group that a person belongs to."""

    def actor(self, mention: str) -> Actor:
        """Make the record's actor, with the article's words for it."""
        return Actor(
            id=self.id, name=self.name, kind=self.kind, country=self.country, sector=self.sector, mention=mention
        )


class Reading(NamedTuple):
    """What a phrase was resolved to."""

    parties: tuple[Party, ...] = ()
    """The parties meant."""
    rule: str = ""
    """Which rule found them."""
    first: int = -1
    """First word of the mention; -1 where there is none."""
    last: int = -1
    """Last word of the mention."""


NOBODY = Reading()
"""What is no party."""
