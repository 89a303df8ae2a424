"""What the ledger gives back: frozen values, each with when it was recorded."""

from datetime import date
from typing import Literal

import msgspec

from dragoman.shapes import Article, Entry
from dragoman.shapes.terms import Status

Outcome = Literal["new", "revised", "sighted", "known"]
"""What adding an article did: stored it, stored it as a new revision of one that was there, noted another address at
which the very same text was found, or changed nothing."""

RelationKind = Literal["same", "contradicts", "denies", "fulfils", "cancels"]
"""How two entries stand to each other: the same act; not both true; a denial and what it denies; what came true of a
plan, a promise, a threat or a wish; what called it off. Of the last three the first is the newer word."""

Verb = Literal["correct", "reject", "merge", "split", "undo"]
"""What a person may judge: mend fields of an entry; let it count no longer; join it with others in one event; take it
out of its event; take back a judgement."""


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Two entries that belong together, and why."""

    kind: RelationKind
    """How they stand to each other."""
    first: str
    """Id of an entry: of the denial, of what came true, of what called it off; else of the later recorded one."""
    second: str
    """Id of the other."""
    why: str
    """The reason, in words that a reader can check."""
    score: float = 1.0
    """How sure, 0 to 1."""
    recorded: str = ""
    """When it was recorded: UTC, ISO 8601."""


class StoredArticle(msgspec.Struct, frozen=True, kw_only=True):
    """An article of the ledger, one revision of it."""

    article: Article
    """The article."""
    document: str
    """Id under which all its revisions stand: that of the first."""
    revision: int
    """1 for the first."""
    revisions: int
    """How many there are."""
    hash: str
    """SHA-256 of the article's record, 64 hex digits."""
    recorded: str
    """When it was recorded: UTC, ISO 8601."""
    origin: str
    """Id of the article whose copy it is; its own where it is none's."""
    raw: str | None = None
    """SHA-256 of the input it was found in, where the ledger keeps that."""


class StoredEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the ledger, with the event it tells of."""

    entry: Entry
    """The entry, with every correction that counts."""
    event: str
    """Id of the event: entries that tell the same act share it."""
    version: int
    """1 as it was read; each correction adds one."""
    revision: int
    """The revision of the article that it was read from."""
    recorded: str
    """When this version was recorded: UTC, ISO 8601."""
    published: str | None
    """When its article was published, EDTF."""
    outlet: str | None
    """Who published it."""
    title: str | None
    """The article's headline."""
    url: str | None
    """The article's address."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One act, with every entry that tells it."""

    id: str
    """Id: of the entry that told it first."""
    entries: tuple[StoredEntry, ...]
    """The entries, in the order in which they were recorded."""
    reports: int
    """How many articles tell it, copies counted each."""
    sources: int
    """How many of them are independent: copies and the same outlet count once."""
    relations: tuple[Relation, ...] = ()
    """Why its entries belong together, and what else they stand in relation to."""


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """How often an event is told."""

    entries: int
    """Entries that tell it."""
    reports: int
    """Articles that tell it, copies counted each."""
    sources: int
    """How many of them are independent: copies and the same outlet count once."""


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """An entry's times and no more, so that thousands can be drawn."""

    first: date | None
    """First day of the act, or of the time within which it was; null where it is not known, or open."""
    last: date | None
    """Last day."""
    reported: date | None
    """First day that its article may be of."""
    status: Status
    """Whether it came about."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A party that entries of the ledger name."""

    key: str
    """The catalogue's id, else kind and name in lower case: questions take it as they take an id."""
    id: str | None
    """Id in the catalogue."""
    name: str
    """Its name."""
    kind: str
    """What sort of party it is."""
    country: str | None
    """Alpha-3 code."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """How often one party did something to another, or together with it."""

    first: Party
    """Who acts."""
    second: Party
    """To whom it is done; if `joint`, who acts with the first."""
    joint: bool
    """Whether both act."""
    entries: int
    """How many entries tell it."""
    events: int
    """Of how many acts."""


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """How much takes place somewhere."""

    name: str
    """The place."""
    country: str | None
    """Alpha-3 code."""
    lat: float | None
    """Degrees north."""
    lon: float | None
    """Degrees east."""
    entries: int
    """How many entries tell it."""
    events: int
    """Of how many acts."""


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about the record."""

    id: int = 0
    """Number in the ledger; given when it is recorded."""
    verb: Verb
    """What is decided."""
    target: str
    """Id of the entry that it is about."""
    others: tuple[str, ...] = ()
    """Of a merge: the entries to join it with. Of a split that a new revision takes over: those it stays apart from."""
    changes: dict[str, msgspec.Raw] = {}
    """Of a correction: fields of the entry with their new values, as JSON."""
    undone: int | None = None
    """Of an undo: the number of the judgement that no longer counts."""
    by: str
    """Who decided."""
    reason: str
    """Why."""
    recorded: str = ""
    """When it was recorded: UTC, ISO 8601."""


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What adding one article did."""

    outcome: Outcome
    """Whether it was stored."""
    article: str
    """Its id."""
    revision: int
    """Its revision."""
    entries: int = 0
    """How many entries were stored."""
    relations: tuple[Relation, ...] = ()
    """What they were found to stand in relation to."""
    origin: str | None = None
    """Id of the article that it copies."""
    why: str = ""
    """Why it is a copy."""


State = Literal["repaired", "repairable", "lost"]
"""Of something wrong: it was put right, it can be, or it cannot."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a ledger that is not as it should be."""

    place: str
    """The table, and the row where one can be named."""
    got: str
    """What is wrong, in words."""
    state: State
    """Whether it was put right, can be (it is worked out from the facts), or cannot: the facts themselves are hurt."""


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes in which an article was found."""

    data: bytes
    """The input: a page, or one record of a container."""
    media: str = "text/plain"
    """Its media type."""
