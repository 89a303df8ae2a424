"""Finding: a question to SQL; values are always bound, never written into the text."""

import re
import sqlite3
from dataclasses import dataclass, field

from dragoman.record import clock
from dragoman.record.query import Query
from dragoman.record.sqlite.indexing import LONG

ORDERS = {"when": "x.day", "reported": "x.reported", "recorded": "x.seq"}
"""What the answers are sorted by."""

ACTING, SUFFERING = (0, 2), (1,)
"""Roles (`indexing.ROLES`) of a party that acts or speaks, and of one to whom it is done."""


@dataclass
class Question:
    """SQL in parts."""

    where: list[str] = field(default_factory=list)
    """Conditions on `x`, the rows of `at_entry`; all must hold."""
    values: list[object] = field(default_factory=list)
    """What they are bound to."""

    def ask(self, condition: str, *values: object) -> None:
        """Add a condition."""
        self.where.append(condition)
        self.values += values

    def any_of(self, column: str, wanted: tuple[str, ...]) -> None:
        """Ask for one of several values."""
        if wanted:
            self.ask(f"{column} IN ({_marks(wanted)})", *wanted)

    @property
    def condition(self) -> str:
        """The conditions as one."""
        return " AND ".join(self.where) or "1"


def question(db: sqlite3.Connection, query: Query, *, moment: int | None) -> Question:
    """Turn a question into conditions; `DateError` for a time that is no EDTF."""
    asked = Question()
    if moment is None:
        asked.ask("x.gone IS NULL")
    else:
        asked.ask("x.born <= ? AND (x.gone IS NULL OR x.gone > ?)", moment, moment)
    window = clock.asked(query.when) if query.when else None
    if window:
        asked.ask("x.first <= ? AND x.last >= ?", window[1], window[0])
    if query.reported:
        first, last = clock.asked(query.reported)
        asked.ask("x.reported <= ? AND x.reported_last >= ?", last, first)
    _parties(db, query, asked, window)
    for column in ("type", "act", "mode", "status"):
        asked.any_of(f"x.{column}", getattr(query, column))
    if query.instrument:
        names = tuple(name.casefold() for name in query.instrument)
        asked.any_of("x.instrument", names)
    if query.where:
        names = tuple(dict.fromkeys(form for name in query.where for form in (name.casefold(), name.upper())))
        asked.ask(f"x.seq IN (SELECT entry FROM at_place WHERE name IN ({_marks(names)}))", *names)
    if query.context:
        asked.ask(f"x.seq IN (SELECT entry FROM at_context WHERE name IN ({_marks(query.context)}))", *query.context)
    if query.event:
        asked.ask("x.event = ?", query.event)
    if query.article:
        asked.ask(f"x.article IN (SELECT seq FROM article WHERE id IN ({_marks(query.article)}))", *query.article)
    if query.confidence:
        asked.ask("x.confidence >= ?", query.confidence)
    _sources(db, query, asked)
    if query.text and (words := match(query.text)):
        asked.ask("x.seq IN (SELECT rowid FROM at_words WHERE at_words MATCH ?)", words)
    return asked


def _parties(db: sqlite3.Connection, query: Query, asked: Question, window: tuple[int, int] | None) -> None:
    wanted = [(query.actor, ()), (query.by, ACTING), (query.to, SUFFERING)]
    wanted += [((one,), ()) for one in query.pair or ()]
    for names, roles in wanted:
        if names:
            _party(asked, actors(db, names), roles, window)
    if query.country:
        codes = tuple(code.upper() for code in query.country)
        found = db.execute(f"SELECT seq FROM at_actor WHERE country IN ({_marks(codes)})", codes).fetchall()
        _party(asked, [seq for (seq,) in found], (), window)


def _party(asked: Question, seqs: list[int], roles: tuple[int, ...], window: tuple[int, int] | None) -> None:
    """Ask for entries in which one of these parties has one of these roles."""
    among = f"actor IN ({_marks(seqs)})" + (f" AND role IN ({','.join(map(str, roles))})" if roles else "")
    if window is None:
        asked.ask(f"x.seq IN (SELECT entry FROM at_party WHERE {among})", *seqs)
        return
    first, last = window
    asked.ask(
        f"x.seq IN (SELECT entry FROM at_party WHERE {among} AND long = 0 AND day BETWEEN ? AND ? AND last >= ?"
        f" UNION SELECT entry FROM at_party WHERE {among} AND long = 1 AND day <= ? AND last >= ?)",
        *seqs, first - LONG, last, first, *seqs, last, first,
    )  # fmt: skip


def actors(db: sqlite3.Connection, names: tuple[str, ...]) -> list[int]:
    """Give the numbers of the parties with these ids or names."""
    found: list[int] = []
    for name in names:
        rows = db.execute(
            "SELECT seq FROM at_actor WHERE id = ?1 UNION SELECT seq FROM at_actor WHERE folded = ?2"
            " UNION SELECT seq FROM at_actor WHERE key = ?1",
            (name, name.casefold()),
        )
        found += [seq for (seq,) in rows]
    return sorted(set(found))


def _sources(db: sqlite3.Connection, query: Query, asked: Question) -> None:
    if not query.source:
        return
    names = tuple(name.casefold() for name in query.source)
    outlets = [
        seq
        for seq, outlet, host in db.execute("SELECT seq, outlet, host FROM at_source")
        if (outlet or "").casefold() in names or host in names
    ]
    parties = actors(db, query.source)
    asked.ask(
        f"(x.source IN ({_marks(outlets)})"
        f" OR x.seq IN (SELECT entry FROM at_party WHERE actor IN ({_marks(parties)}) AND role = 2))",
        *outlets, *parties,
    )  # fmt: skip


def match(text: str) -> str:
    """Write words as an FTS5 question, in which nothing that a user types is an operator.

    >>> match('snapback OR "joint plan" NEAR(')
    '"snapback" "OR" "joint plan" "NEAR"'
    """
    parts = re.findall(r'"([^"]*)"|([^\s"]+)', text.replace("\x00", " "))
    phrases = [" ".join(re.findall(r"\w+", quoted or plain)) for quoted, plain in parts]
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase)


def order(query: Query) -> str:
    """Write in which order the answers come."""
    way = "ASC" if query.oldest_first else "DESC"
    column = ORDERS[query.order]
    return f" ORDER BY {column} {way}" + ("" if column == "x.seq" else f", x.seq {way}")


def _marks(values: object) -> str:
    assert isinstance(values, (tuple, list))
    return ",".join("?" * len(values))
