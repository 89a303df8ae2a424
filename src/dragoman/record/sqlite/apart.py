"""Entries that people hold to tell different acts: no telling alike joins them again."""

import sqlite3
from collections.abc import Iterable

from dragoman.record.sqlite import events, judging


def hold(db: sqlite3.Connection, entry: str, others: Iterable[str]) -> None:
    """Keep an entry apart from others."""
    db.executemany(
        "INSERT INTO at_apart (entry, other) VALUES (?, ?) ON CONFLICT DO NOTHING", [(entry, one) for one in others]
    )


def release(db: sqlite3.Connection, entry: str, others: Iterable[str]) -> None:
    """Keep an entry apart from others no longer."""
    db.executemany(
        "DELETE FROM at_apart WHERE (entry = ?1 AND other = ?2) OR (entry = ?2 AND other = ?1)",
        [(entry, one) for one in others],
    )


def rebuild(db: sqlite3.Connection) -> None:
    """Work it out anew from the merges and splits that nobody took back."""
    db.execute("DELETE FROM at_apart")
    made = judging.judgements(db)
    undone = {one.undone for one in made if one.verb == "undo"}
    for one in made:
        if one.id in undone:
            continue
        if one.verb == "merge":
            release(db, one.target, one.others)
        elif one.verb == "split" and one.others:
            hold(db, one.target, one.others)
        elif one.verb == "split":
            (moment,) = db.execute("SELECT moment FROM judgement WHERE seq = ?", (one.id,)).fetchone()
            event = events.event_of(db, one.target, moment=moment - 1)
            hold(db, one.target, set(events.members(db, event, moment=moment - 1)) - {one.target})
