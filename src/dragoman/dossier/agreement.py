"""What a ledger tells of an agreement: proposed facts, what people ruled on them, and the facts that count."""

import msgspec

from dragoman.instruments import Fact, Instrument
from dragoman.instruments.bridge import Acceptance, Proposal, Row, Ruling, accepted, propose
from dragoman.record import Ledger, Query
from dragoman.shapes.codec import encode
from dragoman.shapes.errors import UsageError

RULING = "ruling"
"""Kind of note under which a ledger keeps what people ruled; its name is instrument and entry."""


def proposals(
    ledger: Ledger, instrument: Instrument, /, *, as_of: str | None = None, table: tuple[Row, ...] | None = None,
    newest: int | None = None,
) -> list[Proposal]:  # fmt: skip
    """Give what the ledger's entries seem to tell of an instrument, by day.

    `as_of` is a moment of recording; `table` is a person's own table of what becomes which kind of fact; `newest` asks
    for so many of the last days only, the last first.
    """
    query = msgspec.structs.replace(_upon(instrument), limit=newest, oldest_first=newest is None)
    found = ledger.find(query, as_of=as_of)
    return list(propose((one.entry for one in found), instrument, table=table))


def proposed(ledger: Ledger, instrument: Instrument, /) -> int:
    """Count what the ledger's entries seem to tell of an instrument."""
    return ledger.count(_upon(instrument))[0][1]


def _upon(instrument: Instrument) -> Query:
    return Query(instrument=tuple(sorted({instrument.id, *instrument.files, *instrument.also})))


def rulings(ledger: Ledger, instrument: Instrument, /, *, as_of: str | None = None) -> dict[str, Ruling]:
    """Give what people ruled on an instrument's proposals, by the entry's id."""
    head = f"{instrument.id}/"
    return {
        name.removeprefix(head): msgspec.json.decode(value, type=Ruling)
        for name, value in ledger.notes(RULING, as_of=as_of).items()
        if name.startswith(head)
    }


def rule(ledger: Ledger, instrument: Instrument, entry: str, ruling: Ruling | None, /) -> tuple[Fact, ...]:
    """Record what a person rules on a proposal, or take it back with null; gives the fact that counts from now on.

    `UsageError` if the entry proposes nothing to this instrument, `InstrumentError` for a fact that it cannot have:
    then nothing is recorded.
    """
    proposal = next((one for one in proposals(ledger, instrument) if one.entry == entry), None)
    if proposal is None:
        raise UsageError(
            "ruling", got=f"entry {entry!r}", expected=f"an entry that is upon {instrument.id}",
            remedy="see `dragoman instrument propose` for those",
        )  # fmt: skip
    facts = accepted([proposal], instrument, rulings={entry: ruling}) if ruling else ()
    ledger.note(RULING, f"{instrument.id}/{entry}", encode(ruling) if ruling else None)
    return facts


def facts(
    ledger: Ledger, instrument: Instrument, /, *, rules: tuple[Acceptance, ...] = (), as_of: str | None = None
) -> tuple[Fact, ...]:
    """Give the facts that the ledger adds to an instrument: what its people, or rules, accept of its entries.

    They are made anew from the entries each time: one that is corrected changes its fact, one that is rejected takes
    its fact along.
    """
    ruled = rulings(ledger, instrument, as_of=as_of)
    if not rules and not ruled:
        return ()
    return accepted(proposals(ledger, instrument, as_of=as_of), instrument, rules=rules, rulings=ruled)
