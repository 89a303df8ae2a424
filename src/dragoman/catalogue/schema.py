"""What each kind of data file holds, column by column."""

from typing import Literal, NamedTuple

ColumnType = Literal["text", "list", "time", "day", "number", "code", "codes", "kind", "choice"]


class Column(NamedTuple):
    """A column of a data file."""

    name: str
    """Its header."""
    type: ColumnType = "text"
    """What its cells hold. A `list` is divided by `;`; a `time` is a day, month or year, a `day` a full one; a
    `code` is an alpha-3 code or a group's id."""
    required: bool = False
    """Whether a cell may not be empty."""
    choices: tuple[str, ...] = ()
    """The values that a `choice` takes."""


class FileKind(NamedTuple):
    """A kind of data file."""

    name: str
    """`states`, `bodies` …"""
    columns: tuple[Column, ...]
    """Its columns."""

    @property
    def required(self) -> frozenset[str]:
        """The columns that must be there."""
        return frozenset(column.name for column in self.columns if column.required)

    @property
    def known(self) -> frozenset[str]:
        """All columns that may be there."""
        return frozenset(column.name for column in self.columns)


SECTORS = (
    *("GOV", "MIL", "LEG", "JUD", "PTY", "IGO", "NGO", "REB", "MED"),
    *("BUS", "CVL", "SPY", "OPP", "COP", "EDU", "REL", "UAF", "CRM"),
)
"""PLOVER's sectors."""

STANDS_FOR = ("body", "government", "forces", "people", "armed-group", "organisation", "bloc")
"""What a phrase with a state before or after it is: a body of the state, the state itself (`government`, `forces`),
or a party of another kind that is named after it."""

_SOURCE = (Column("source", required=True), Column("checked", "time"))
_NAMES = (Column("name", required=True), Column("other_names", "list"))
_ID = Column("id", required=True)
_COUNTRY = Column("country", "code")
_SECTOR = Column("sector", "choice", True, SECTORS)

_KINDS = (
    FileKind(
        "states",
        (
            _ID,
            Column("iso2"),
            Column("name", required=True),
            Column("official"),
            Column("other_names", "list"),
            Column("former_names", "list"),
            Column("adjectives", "list", True),
            Column("demonyms", "list"),
            Column("people", "list"),
            Column("capital"),
            Column("capital_other", "list"),
            *_SOURCE,
        ),
    ),
    FileKind(
        "bodies",
        (
            _ID,
            *_NAMES,
            Column("adjectives", "list"),
            Column("metonyms", "list"),
            Column("country", "code", True),
            Column("office", required=True),
            _SECTOR,
            Column("place"),
            *_SOURCE,
        ),
    ),
    FileKind(
        "groups",
        (
            _ID,
            *_NAMES,
            Column("loose_names", "list"),
            Column("adjectives", "list"),
            Column("metonyms", "list"),
            Column("former_names", "list"),
            Column("kind", "kind", True),
            Column("class", required=True),
            _SECTOR,
            *_SOURCE,
        ),
    ),
    FileKind(
        "members",
        (
            Column("group", "code", True),
            Column("member", "code", True),
            Column("start", "time"),
            Column("end", "time"),
            Column("note"),
            *_SOURCE,
        ),
    ),
    FileKind("organisations", (_ID, *_NAMES, _COUNTRY, Column("class", required=True), _SECTOR, *_SOURCE)),
    FileKind("armed_groups", (_ID, *_NAMES, Column("base", "code"), Column("class", required=True), *_SOURCE)),
    FileKind("media", (_ID, *_NAMES, Column("country", "code"), Column("medium", required=True), *_SOURCE)),
    FileKind(
        "instruments",
        (
            _ID,
            *_NAMES,
            Column("loose_names", "list"),
            Column("class", required=True),
            Column("signed", "time"),
            Column("in_force", "time"),
            Column("ended", "time"),
            Column("parties", "codes"),
            Column("note"),
            *_SOURCE,
        ),
    ),
    FileKind(
        "event_classes",
        (
            Column("event_class", required=True),
            Column("names", "list"),
            _COUNTRY,
            Column("from_year", "number", True),
            Column("to_year", "number", True),
            Column("note"),
            *_SOURCE,
        ),
    ),
    FileKind(
        "events",
        (
            Column("event_class", required=True),
            *_NAMES,
            Column("first_day", "day", True),
            Column("last_day", "day"),
            Column("place"),
            _COUNTRY,
            *_SOURCE,
        ),
    ),
    FileKind(
        "posts",
        (
            Column("person", required=True),
            Column("other_spellings", "list"),
            Column("wikidata"),
            Column("country", "code", True),
            Column("office", required=True),
            Column("title", required=True),
            Column("start", "time"),
            Column("end", "time"),
            Column("as_of", "time"),
            Column("end_basis", "choice", True, ("source", "second source", "inferred: successor start", "open")),
            *_SOURCE,
        ),
    ),
    FileKind(
        "titles",
        (
            Column("titles", "list", True),
            Column("office", required=True),
            _SECTOR,
            Column("rank", "choice", True, ("head", "deputy", "staff", "member")),
            _COUNTRY,
            *_SOURCE,
        ),
    ),
    FileKind(
        "phrases",
        (
            Column("phrases", "list", True),
            Column("stands_for", "choice", True, STANDS_FOR),
            Column("label"),
            Column("office", required=True),
            _SECTOR,
            Column("generic", "choice", True, ("yes", "no")),
            *_SOURCE,
        ),
    ),
    FileKind(
        "places",
        (
            *_NAMES,
            _COUNTRY,
            Column("region"),
            Column("level", "choice", True, ("state", "capital", "region", "town", "site")),
            Column("population", "number"),
            Column("lat", "number", True),
            Column("lon", "number", True),
            *_SOURCE,
        ),
    ),
    FileKind("words", (Column("use", required=True), Column("words", "list", True), Column("note"))),
)

KINDS: dict[str, FileKind] = {kind.name: kind for kind in _KINDS}
"""The kinds of data files by name."""
