"""Filters: each part of a question as a test on an entry and, where an index serves it, as lists of entries.

Values that people give are always bound, never written into the text.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.record import clock
from dragoman.record.query import Query
from dragoman.record.sqlite import events, rows
from dragoman.record.sqlite.indexing import SPANS, place

ACTING, SUFFERING = (0, 2), (1,)
"""Roles (`indexing.ROLES`) of a party that acts or speaks, and of one to whom it is done."""

SEQ = (1 << 32) - 1
"""Which bits of a row's number in `at_words` are the entry's."""


Range = tuple[int, int, int]
"""A span (`indexing.span`) with the first and the last day on which an entry may begin."""


@dataclass(frozen=True)
class Postings:
    """Entries that an index holds, in the order of their days unless said otherwise."""

    table: str
    """The table with its alias."""
    where: str
    """Which of its rows."""
    values: tuple[object, ...]
    """What `where` is bound to."""
    seq: str = "x.seq"
    """The entry's number in it."""
    order: tuple[str, ...] | None = ("x.day", "x.seq")
    """Columns of the index that give the order of days; null if it has none."""
    within: Range | None = None
    """Where in the lists its entries stand; null if anywhere."""

    @property
    def joined(self) -> str:
        """The table with the rows `x` of `at_entry`, looked up one by one."""
        return self.table if self.seq == "x.seq" else f"{self.table} CROSS JOIN at_entry AS x ON x.seq = {self.seq}"


@dataclass(frozen=True)
class Filter:
    """One part of a question."""

    test: str
    """Condition on `x`, a row of `at_entry`; a plus before a column keeps SQLite from an index of its own choice."""
    values: tuple[object, ...] = ()
    """What it is bound to."""
    postings: tuple[Postings, ...] = ()
    """Lists that together hold all that pass it; none where no index does."""
    exact: bool = True
    """Whether they hold nothing else."""
    text: bool = False
    """Whether it is full text: quick to list, slow to test."""

    def beside(self, part: Postings) -> tuple[str, tuple[object, ...]]:
        """Give the test, and what it is bound to, for entries of a list; of full text only what can stand in it."""
        if not self.text or part.within is None:
            return self.test, self.values
        return f"{_PLACE} IN (SELECT w.rowid FROM at_words AS w WHERE {_MATCH})", (*self.values, *_rows(part.within))


# In SQL << and | bind alike, from the left: the brackets matter.
_PLACE = "((x.span << 54) | (x.day << 32) | x.seq)"
_MATCH = "w.at_words MATCH ? AND w.rowid BETWEEN ? AND ?"


def _rows(within: Range) -> tuple[int, int]:
    """Give the first and the last number that a row of `at_words` may have in a range."""
    span, first, last = within
    return place(span, first, 0), place(span, last, SEQ)


def filters(db: sqlite3.Connection, query: Query, *, moment: int | None) -> list[Filter]:
    """Take a question apart; `DateError` for a time that is no EDTF."""
    window = clock.asked(query.when) if query.when else None
    within = ranges(window)
    found = [Filter(rows.alive(moment))]
    if window:
        overlap = "+x.first <= ? AND +x.last >= ?"
        found.append(Filter(overlap, (window[1], window[0]), every(within), exact=False))
    if query.text and query.text.strip():
        words = match(query.text)
        found.append(_text(words, within) if words else Filter("0", (), NOTHING))
    found += _parties(db, query, within)
    found += _tags(query, within)
    found += _columns(query, within)
    if query.source:
        found.append(_source(db, query, within))
    if query.reported:
        first, last = clock.asked(query.reported)
        overlap = "+x.reported <= ? AND +x.reported_last >= ?"
        found.append(Filter(overlap, (last, first), _reported(first, last), exact=False))
    if query.article:
        among = f"x.article IN (SELECT seq FROM article WHERE id IN ({marks(query.article)}))"
        found.append(Filter(f"+{among}", query.article, (_indexed("article", among, query.article, order=None),)))
    if query.event:
        found.append(_event(db, query.event, moment))
    if query.confidence:
        found.append(Filter("x.confidence >= ?", (query.confidence,)))
    return found


def ranges(window: tuple[int, int] | None) -> list[Range]:
    """Give where entries whose time may overlap a window stand in the lists.

    >>> ranges((1000, 1030))[:2]
    [(0, 969, 1030), (1, 634, 1030)]
    """
    if window is None:
        return [(span, 0, clock.FOREVER) for span in range(len(SPANS) + 1)]
    first, last = window
    return [(span, max(0, first - back), last) for span, back in enumerate((*SPANS, clock.FOREVER))]


def every(within: Sequence[Range]) -> tuple[Postings, ...]:
    """List all entries that begin in some days."""
    return tuple(_indexed("day", "x.span = ? AND x.day BETWEEN ? AND ?", one, within=one) for one in within)


def match(text: str) -> str:
    """Write words as an FTS5 question, in which nothing that a user types is an operator.

    >>> match('snapback OR "joint plan" NEAR( *')
    '"snapback" "OR" "joint plan" "NEAR("'
    """
    parts = re.findall(r'"([^"]*)"|([^\s"]+)', text.replace("\x00", " "))
    phrases = [quoted or plain for quoted, plain in parts]
    return " ".join(f'"{phrase}"' for phrase in phrases if any(map(str.isalnum, phrase)))


def actors(db: sqlite3.Connection, names: Sequence[str]) -> list[int]:
    """Give the numbers of the parties with these ids or names."""
    found: set[int] = set()
    for name in names:
        known = db.execute(
            "SELECT seq FROM at_actor WHERE id = ?1 UNION SELECT seq FROM at_actor WHERE folded = ?2"
            " UNION SELECT seq FROM at_actor WHERE key = ?1",
            (name, name.casefold()),
        )
        found.update(seq for (seq,) in known)
    return sorted(found)


def marks(values: Sequence[object]) -> str:
    """Write as many question marks."""
    return ",".join("?" * len(values))


def _indexed(
    index: str, where: str, values: tuple[object, ...], *, order: tuple[str, ...] | None = ("x.day", "x.seq"),
    within: Range | None = None,
) -> Postings:  # fmt: skip
    # The plan is ours: without statistics SQLite would guess which index serves, and guess wrong.
    return Postings(f"at_entry AS x INDEXED BY at_entry_{index}", where, values, order=order, within=within)


def _text(words: str, within: Sequence[Range]) -> Filter:
    lists = tuple(
        Postings("at_words AS w", _MATCH, (words, *_rows(one)), f"(w.rowid & {SEQ})", ("w.rowid",), within=one)
        for one in within
    )
    test = f"x.seq IN (SELECT w.rowid & {SEQ} FROM at_words AS w WHERE w.at_words MATCH ?)"
    return Filter(test, (words,), lists, text=True)


def _parties(db: sqlite3.Connection, query: Query, within: Sequence[Range]) -> Iterator[Filter]:
    wanted: list[tuple[Sequence[str], tuple[int, ...]]] = [((one,), ()) for one in query.pair or ()]
    wanted += [(query.actor, ()), (query.by, ACTING), (query.to, SUFFERING)]
    for names, roles in wanted:
        if names:
            yield _party(actors(db, names), roles, within)


def _party(seqs: Sequence[int], roles: tuple[int, ...], within: Sequence[Range]) -> Filter:
    """Ask for entries in which one of these parties has one of these roles."""
    among = f" AND p.role IN ({','.join(map(str, roles))})" if roles else ""
    lists = tuple(
        Postings(
            "at_party AS p", f"p.actor = ? AND p.span = ? AND p.day BETWEEN ? AND ?{among}", (seq, *one), "p.entry",
            ("p.day", "p.entry"), one,
        )
        for seq in seqs
        for one in within
    )  # fmt: skip
    test = (
        f"EXISTS (SELECT 1 FROM at_party AS p WHERE p.actor IN ({marks(seqs)}) AND p.span = x.span AND p.day = x.day"
        f" AND p.entry = x.seq{among})"
    )
    return Filter(test, tuple(seqs), lists or NOTHING)


NOTHING = (Postings("at_entry AS x", "0", ()),)
"""The list of those that pass a filter that nothing passes."""


def _tags(query: Query, within: Sequence[Range]) -> Iterator[Filter]:
    places = dict.fromkeys(form for name in query.where for form in (name.casefold(), name.upper()))
    wanted = (
        [f"place:{name}" for name in places],
        [f"context:{name}" for name in query.context],
        [f"country:{code.upper()}" for code in query.country],
    )
    for names in wanted:
        if names:
            lists = tuple(
                Postings(
                    "at_tag AS t", "t.tag = ? AND t.span = ? AND t.day BETWEEN ? AND ?", (name, *one), "t.entry",
                    ("t.day", "t.entry"), one,
                )
                for name in names
                for one in within
            )  # fmt: skip
            test = (
                f"EXISTS (SELECT 1 FROM at_tag AS t WHERE t.tag IN ({marks(names)}) AND t.span = x.span"
                " AND t.day = x.day AND t.entry = x.seq)"
            )
            yield Filter(test, tuple(names), lists)


def _columns(query: Query, within: Sequence[Range]) -> Iterator[Filter]:
    forms = dict.fromkeys(form for name in query.instrument for form in (name, name.casefold()))
    wanted = {"type": query.type, "act": query.act, "mode": query.mode, "instrument": tuple(forms)}
    for column, values in wanted.items():
        if values:
            yield Filter(f"+x.{column} IN ({marks(values)})", values, _column(column, values, within))
    if query.status:
        yield Filter(f"x.status IN ({marks(query.status)})", query.status)


def _column(column: str, values: Sequence[object], within: Sequence[Range]) -> tuple[Postings, ...]:
    return tuple(
        _indexed(column, f"x.{column} = ? AND x.span = ? AND x.day BETWEEN ? AND ?", (value, *one), within=one)
        for value in values
        for one in within
    )


def _source(db: sqlite3.Connection, query: Query, within: Sequence[Range]) -> Filter:
    """Ask for what these outlets published, or what stands by the word of these parties."""
    names = {name.casefold() for name in query.source}
    outlets = [
        seq
        for seq, outlet, host in db.execute("SELECT seq, outlet, host FROM at_source")
        if (outlet or "").casefold() in names or host in names
    ]
    said = _party(actors(db, query.source), (2,), within)
    lists = (*_column("source", outlets, within), *said.postings)
    return Filter(f"(+x.source IN ({marks(outlets)}) OR {said.test})", (*outlets, *said.values), lists)


def _reported(first: int, last: int) -> tuple[Postings, ...]:
    """List what was reported in some days: dates of a month or better, then the vaguer ones."""
    back = first - SPANS[0]
    close = _indexed("reported", "x.reported BETWEEN ? AND ?", (back, last), order=None)
    vague = f"x.reported < ? AND x.reported_last - x.reported > {SPANS[0]}"
    return close, _indexed("vague", vague, (back,), order=None)


def _event(db: sqlite3.Connection, event: str, moment: int | None) -> Filter:
    if moment is None:
        test = "x.event = ?"
        return Filter(f"+{test}", (event,), (_indexed("event", test, (event,), order=None),))
    ids = tuple(events.members(db, event, moment=moment))
    seqs = [seq for id in ids for (seq,) in db.execute("SELECT seq FROM entry WHERE id = ?", (id,))]
    test = f"x.seq IN ({marks(seqs)})"
    return Filter(test, tuple(seqs), (Postings("at_entry AS x", test, tuple(seqs), order=None),))
