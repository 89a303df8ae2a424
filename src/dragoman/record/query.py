"""A question to the ledger."""

from typing import Literal

import msgspec

Order = Literal["when", "reported", "recorded"]
"""By time of the act, time of the report, or time of recording; the newest first."""

Recency = Literal["reported", "recorded"]
"""By which articles are new: the time of the report, or of recording."""

By = Literal["month", "year", "type", "status", "actor", "country", "source", "act", "mode", "instrument"]
"""What counts may be grouped by."""


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Filters that an entry must all pass; one without filters is answered by every entry.

    >>> Query(actor=("RUS",), type=("ACCUSE",), when="2025-01").limit
    50
    """

    text: str | None = None
    """Words that must all stand in the evidence, the names or the items, whatever their endings; "in quotation marks"
    in that order. Nothing in it is an operator."""
    actor: tuple[str, ...] = ()
    """Ids (`RUS`) or names of parties, in whatever role; any of them."""
    by: tuple[str, ...] = ()
    """The same, as actor of the act or its source only."""
    to: tuple[str, ...] = ()
    """The same, as recipient only."""
    pair: tuple[str, str] | None = None
    """Two parties, both of which must be in it."""
    country: tuple[str, ...] = ()
    """Alpha-3 codes of parties' countries; any of them."""
    type: tuple[str, ...] = ()
    """Types; any of them."""
    act: tuple[str, ...] = ()
    """Acts of a TREATY, OFFICE or PROGRAMME."""
    mode: tuple[str, ...] = ()
    """PLOVER modes."""
    context: tuple[str, ...] = ()
    """PLOVER contexts; any of them."""
    status: tuple[str, ...] = ()
    """Statuses; any of them."""
    when: str | None = None
    """EDTF: the act's time must overlap it. Entries whose time is not known do not; what is planned, sought or
    feared by some day begins with its report."""
    reported: str | None = None
    """EDTF: the article's date must overlap it."""
    where: tuple[str, ...] = ()
    """Names of places or alpha-3 codes of their countries."""
    instrument: tuple[str, ...] = ()
    """Ids or names of agreements."""
    source: tuple[str, ...] = ()
    """Outlets, hosts of addresses, or parties by whose word it stands."""
    article: tuple[str, ...] = ()
    """Ids of articles."""
    event: str | None = None
    """Id of an event."""
    confidence: float = 0.0
    """The least confidence."""
    order: Order = "when"
    """In which order, the newest first; entries without a time come by the day of their report."""
    oldest_first: bool = False
    """The other way round."""
    limit: int | None = 50
    """How many at most; null for all."""
    offset: int = 0
    """How many to pass over."""
