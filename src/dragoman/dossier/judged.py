"""What people judged about an entry, from whichever side."""

from dragoman.record import Judgement, Ledger


def about(ledger: Ledger, id: str, /, *, as_of: str | None = None) -> list[Judgement]:
    """Give the judgements of an entry, those that joined others with it, and what took them back; the oldest first.

    >>> from dragoman.record import SqliteLedger
    >>> about(SqliteLedger(":memory:"), "e")
    []
    """
    every = ledger.judgements(as_of=as_of)
    named = {one.id for one in every if one.verb != "undo" and id in (one.target, *one.others)}
    return [one for one in every if one.id in named or one.undone in named]
