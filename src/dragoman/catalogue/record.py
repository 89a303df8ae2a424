"""One party that the catalogue holds, as one of its names found it."""

import msgspec

from dragoman.shapes.terms import Kind


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A state, body, group, armed group or medium, with the alias by which it was found.

    A palace or a capital that stands for a government is a record of the state, and `role` tells it.

    >>> Record(id="RUS", name="Russia", kind="state", country="RUS", sector="GOV", role="seat", alias="Kremlin").name
    'Russia'
    """

    id: str
    """Id in the catalogue: an alpha-3 code, a group's id, or the id of a row."""
    name: str
    """Full English name."""
    kind: Kind
    """What sort of party."""
    country: str | None = None
    """ISO 3166-1 alpha-3 code; a code is no judgement."""
    sector: str | None = None
    """PLOVER sector code."""
    role: str = "name"
    """What the alias is to the record: `name`, `official`, `former`, `acronym`, `adjective`, `demonym` (one person),
    `people` (the nation), `capital`, `seat` (a palace or an address), `government` and `forces` (phrases that
    stand for the state), `body` and `phrase` (made from a pattern: "Norwegian army", "Norwegian protesters"), `loose`
    (a name only in context: "the bloc")."""
    alias: str = ""
    """The alias as the data writes it."""
    office: str | None = None
    """Of a body: its class, `foreign ministry`, `legislature`, `armed forces` …"""
    place: str | None = None
    """Of a capital or a seat: the town it stands in, for sentences where the word is a mere place."""
    source: str = ""
    """File and line of the row, `states.csv:14`."""


class Match(msgspec.Struct, frozen=True):
    """Words of a text that name something."""

    start: int
    """Index of the first word."""
    end: int
    """Index after the last word."""
    records: tuple[Record, ...]
    """All that it may name, the likeliest first."""
    partial: bool = False
    """Only part of a hyphenated word is the name: `Iranian` in `Iranian-backed`."""
