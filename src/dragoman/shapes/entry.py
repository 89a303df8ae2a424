"""One act or statement that an article tells, tied to its words."""

import msgspec

from dragoman.shapes.actor import Actor
from dragoman.shapes.place import Place
from dragoman.shapes.terms import Act, Basis, Context, Status, Type


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """Something the article counts."""

    value: float | None = None
    """The number; null for one that the words leave open: "hundreds"."""
    unit: str | None = None
    """What is counted, in the article's words."""
    text: str
    """The words it was read from."""


class InstrumentRef(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement, resolution or membership that an act is upon."""

    id: str | None = None
    """Id in the catalogue (`jcpoa`, `npt`); null for one that it does not hold."""
    name: str
    """Its name."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A span of the article's clean text: `article.text[start:end] == quote`, always."""

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    quote: str
    """The exact text there."""
    sentence: int
    """Index of its sentence in the article."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an article says happened, goes on, is planned, sought, alleged or ruled out, or that was said."""

    id: str
    """Stable: the same article and the same reading give the same id on every machine."""
    article_id: str
    """The article it stands in."""
    type: Type
    """A PLOVER type, or one of our four."""
    act: Act | None = None
    """For TREATY, OFFICE and PROGRAMME: which act."""
    mode: str | None = None
    """The PLOVER mode where the type has one."""
    contexts: tuple[Context, ...] = ()
    """PLOVER contexts."""
    actors: tuple[Actor, ...] = ()
    """Who does it."""
    recipients: tuple[Actor, ...] = ()
    """To whom it is done, or who is accused, asked, threatened, supported."""
    items: tuple[str, ...] = ()
    """What is given, sought, agreed, discussed, demanded: short phrases of the article."""
    quantity: tuple[Quantity, ...] = ()
    """What the article counts."""
    when: str | None = None
    """EDTF of the act itself, not of the report."""
    when_text: str | None = None
    """The words it was read from."""
    when_basis: Basis | None = None
    """`explicit`, `relative` (against the article's date) or `article`."""
    said_when: str | None = None
    """EDTF of the saying or the report, where the article tells and it isn't `when`."""
    where: tuple[Place, ...] = ()
    """Where the act takes place."""
    status: Status
    """Whether it came about."""
    according_to: tuple[Actor, ...] = ()
    """Who says so, if it isn't the article's own voice, outermost last."""
    channel: str | None = None
    """How it was said: `X`, `statement`, `news conference` … or the agency or paper it was told to."""
    quote: str | None = None
    """The words in quotation marks that belong to this entry, without the closing comma."""
    sought_by: tuple[Actor, ...] = ()
    """For sought and feared acts: who wants, asks or fears it."""
    denied_by: tuple[Actor, ...] = ()
    """Who the article says denies it."""
    condition: str | None = None
    """The words of the condition it depends on."""
    instrument: InstrumentRef | None = None
    """The agreement, resolution or membership meant."""
    contradicts: tuple[str, ...] = ()
    """Ids of entries that cannot be true together with this one."""
    evidence: tuple[Evidence, ...]
    """The words, the main span first. An entry without evidence does not exist."""
    confidence: float
    """0 to 1, calibrated: of the entries at 0.8, about 80 in 100 are right."""
