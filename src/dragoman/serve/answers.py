"""What pages answer as data: the shapes that `.json` gives, and from which the API's description is made."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from dragoman.dossier.profile import Profile
from dragoman.record.contradictions import Contradiction
from dragoman.record.denials import Denial
from dragoman.record.pending import Pending, State
from dragoman.record.shape import Event, Judgement, Party, Relation, StoredArticle, StoredEntry
from dragoman.serve.drawing.bins import Bin


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer."""

    error: str
    """What was got, what was expected, and what to do."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the entries that answer a question."""

    total: int
    """How many answer it."""
    entries: Sequence[StoredEntry]
    """Those of this page."""


class Bins(msgspec.Struct, frozen=True, kw_only=True):
    """Entries over time."""

    of: str
    """Whether by act, by report, or by both."""
    first: date
    """First day shown."""
    last: date
    """Last day shown."""
    bins: Sequence[Bin]
    """Stretches of days with how many entries lie in each."""
    untimed: int
    """Entries that have no such day."""
    total: int
    """How many answer the question."""
    entries: Sequence[StoredEntry]
    """The newest of the days shown."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A party with how many entries it has a part in."""

    key: str
    """The key by which questions take it."""
    name: str
    """Its name."""
    kind: str
    """What sort of party it is."""
    country: str | None
    """Alpha-3 code."""
    entries: int
    """How many entries."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """A party: who it is, and what it did and said."""

    profile: Profile
    """Who it is, with whom it has to do."""
    lists: Mapping[str, tuple[int, Sequence[StoredEntry]]]
    """For each list how many entries it has, and its newest: did, said, promised, plans, demanded …"""


class Between(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties: what one did to the other and both together."""

    pair: tuple[Party, Party]
    """The two."""
    ways: Sequence[tuple[Party, Party, Sequence[tuple[tuple[str, ...], int]]]]
    """Who acts, to whom it is done, and the types of that with how many entries have each."""
    total: int
    """Entries that name both."""
    entries: Sequence[StoredEntry]
    """Those of this page."""


class NodeData(msgspec.Struct, frozen=True, kw_only=True):
    """What a party of the network is."""

    id: str
    """Its key."""
    label: str
    """Its name."""
    kind: str
    """What sort of party it is."""
    weight: float
    """Acts that it stands in."""
    href: str | None
    """Its page."""
    size: float
    """How large it is drawn."""
    shape: str
    """How it is drawn."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a party is drawn, in a space of 960 by 600."""

    x: float
    """From the left."""
    y: float
    """From the top."""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A party of the network, as cytoscape takes it."""

    data: NodeData
    """What it is."""
    position: Position
    """Where it is drawn."""


class EdgeData(msgspec.Struct, frozen=True, kw_only=True):
    """What a tie of the network is."""

    id: str
    """Its id in this drawing."""
    source: str
    """Key of the party that acts."""
    target: str
    """Key of the other."""
    weight: float
    """Acts."""
    tone: str
    """What most of them tell of: cooperation, conflict, mixed."""
    href: str | None
    """The page of the pair."""
    width: float
    """How wide it is drawn."""


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A tie of the network, as cytoscape takes it."""

    data: EdgeData
    """What it is."""


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The network: the parties of most acts and the ties between them."""

    nodes: Sequence[Node]
    """Parties."""
    edges: Sequence[Edge]
    """Ties."""
    left_out: dict[str, int]
    """How many nodes and edges are not shown."""


class Contradictions(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts that cannot both be true."""

    total: int
    """How many pairs there are."""
    contradictions: Sequence[Contradiction]
    """Those of this page, the surest first."""


class Denials(msgspec.Struct, frozen=True, kw_only=True):
    """What is denied, beside the denials."""

    total: int
    """How many there are."""
    denials: Sequence[Denial]
    """Those of this page, the last reported first."""


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What was to be, and what has become of it at a day."""

    on: date
    """The day."""
    total: int
    """How many there are of the states asked for."""
    states: Mapping[State, int]
    """How many there are of each state."""
    pending: Sequence[Pending]
    """Those of this page, what is overdue first."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of an entry."""

    entry: StoredEntry
    """The entry: of its versions the one that counts, else the last."""
    counts: bool
    """Whether it counts; false if it was rejected, or a newer revision of its article no longer has it."""
    trace: Mapping[str, str]
    """What made each field when it was read."""
    versions: Sequence[StoredEntry]
    """All its versions, the oldest first."""
    judgements: Sequence[Judgement]
    """What people decided about it."""
    relations: Sequence[Relation]
    """How it stands to others."""
    event: Event | None
    """The act, with all that tell it."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its entries."""

    article: StoredArticle
    """The article, one revision of it."""
    entries: Sequence[StoredEntry]
    """Its entries in the order of its words; none of a revision that counts no longer."""


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """The source of an article as it came."""

    id: str
    """The article's id."""
    sha256: str | None
    """Its hash; null where it was not kept."""
    media: str | None
    """Its media type."""
    text: str | None
    """Its words."""


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one revision of an article to the next."""

    before: str
    """The text as it was."""
    after: str
    """The text as it became."""
    recorded: str
    """When that was recorded: UTC, ISO 8601."""


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement of the library."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    form: str
    """What sort of agreement it is."""
    provisions: int
    """How many provisions the library has of it."""
    readings: int
    """How many rival readings."""
    entries: int
    """How many entries of the ledger are upon it."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One way to read a clause."""

    id: str
    """Its id."""
    says: str
    """What it says."""
    held_by: Sequence[str]
    """Who holds it on the day."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What an agreement leaves to readings."""

    id: str
    """Its id."""
    asks: str
    """What it asks."""
    readings: Sequence[Reading]
    """Its answers."""


class ByReading(msgspec.Struct, frozen=True, kw_only=True):
    """An answer under some readings."""

    readings: Sequence[str]
    """The readings; under all where empty."""
    value: str | None
    """The answer; null where there is none."""
    due: str | None
    """The time that matters next, or did."""
    why: str
    """In words."""
    then: str
    """What follows when its time is out."""
    facts: Sequence[str]
    """Ids of facts behind it."""
    provisions: Sequence[str]
    """Ids of provisions behind it."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One point of an agreement."""

    address: str
    """What it is about: `procedure.withdrawal.FRA`."""
    disputed: bool
    """Whether readings differ on it."""
    by_reading: Sequence[ByReading]
    """The answers."""


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """What falls due."""

    address: str
    """What it is about."""
    when: str
    """The time."""
    readings: Sequence[str]
    """Under which readings; under all where empty."""
    then: str
    """What follows if nothing happens."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A dated fact."""

    day: str
    """When, EDTF."""
    says: str
    """What, in words."""
    source: str
    """Who says so."""
    checked: str
    """How it was checked."""
    contested: str | None
    """By whom it is contested."""


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A provision of an agreement."""

    place: str
    """Where it stands."""
    says: str
    """What it says, in short."""
    checked: str
    """How that was checked."""


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """How an agreement stands on a day, under each reading."""

    instrument: str
    """Its id."""
    title: str
    """Its title."""
    as_of: str
    """The day."""
    zone: str
    """The zone in which it counts days."""
    questions: Sequence[Question]
    """What it leaves to readings."""
    answers: Sequence[Line]
    """How it stands."""
    deadlines: Sequence[Due]
    """What falls due, the nearest first."""
    facts: dict[str, Fact]
    """The facts that it names, by id."""
    provisions: dict[str, Provision]
    """The provisions that it names, by id."""


class Upon(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement that the library doesn't have, with the entries upon it."""

    id: str
    """The name that the ledger has for it."""
    entries: Sequence[StoredEntry]
    """The entries."""
