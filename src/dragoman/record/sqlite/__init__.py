"""The ledger in one file of SQLite. All SQL of the project stands in this folder and in the migrations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from dragoman.record import packing
from dragoman.record.query import By, Query, Recency
from dragoman.record.shape import (
    Added,
    Dated,
    Event,
    Finding,
    Judgement,
    Party,
    Raw,
    Relation,
    RelationKind,
    Spot,
    StoredArticle,
    StoredEntry,
    Telling,
    Tie,
)
from dragoman.record.sqlite import adding, checking, counting, events, finding, judging, rows, totals
from dragoman.record.sqlite.connection import Connection
from dragoman.shapes import Article, Entry
from dragoman.shapes.codec import encode

PAGE = 200
"""Articles fetched at once where all are asked for."""


class _Held(Exception):
    """Takes back a transaction in which there is nothing to store."""


class SqliteLedger:
    """A ledger in a file: one writer and any number of readers at a time.

    `create` makes the file where there is none; `read_only` promises to change nothing. `LedgerError` if the file
    cannot be opened or is no ledger.

    >>> from dragoman.shapes import Source
    >>> ledger = SqliteLedger(":memory:")
    >>> article = Article(id="a", text="Envoys met.", source=Source(file="x"))
    >>> ledger.add(article, []).outcome, ledger.add(article, []).outcome
    ('new', 'known')
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        self._connection = Connection(path, create=create, read_only=read_only)
        self._db = self._connection.db

    @property
    def path(self) -> str:
        """The file."""
        return self._connection.path

    def __enter__(self) -> "SqliteLedger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all questions within be answered from one state, whatever is written meanwhile."""
        with self._connection.reading() as db:
            # The state is that of the first question: let it be now.
            db.execute("SELECT max(seq) FROM moment").fetchone()
            yield

    def state(self) -> int:
        """Give a number that rises with all that is recorded: as long as it stays, so do all answers."""
        with self._connection.reading() as db:
            return int(db.execute("SELECT coalesce(max(seq), 0) FROM moment").fetchone()[0])

    @contextmanager
    def bulk(self) -> Iterator[None]:
        """Let what is added within be safe from a power cut only at its end; a killed program loses nothing."""
        with self._connection.bulk():
            yield

    def holds(self, article: Article, /) -> bool:
        """Whether this very article, its text and all, is a revision of one that is stored, or was seen elsewhere."""
        with self._connection.reading() as db:
            return adding.known(db, article) is not None

    def add(
        self,
        article: Article,
        /,
        entries: Sequence[Entry],
        *,
        raw: Raw | None = None,
        traces: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Added:
        """Store an article with its record, all or nothing; nothing changes if it is held already.

        `traces` say for an entry's id which rule made each field. `CollisionError` if another article has its id,
        `LedgerError` for entries that are not of this article.
        """
        with self._connection.reading() as db:
            if held := adding.known(db, article):
                return held
        try:
            with self._connection.writing() as moment:
                # Somebody else may have stored it while we waited.
                if held := adding.known(self._db, article):
                    raise _Held
                return adding.add(self._db, article, entries, raw=raw, traces=traces or {}, moment=moment)
        except _Held:
            assert held is not None
            return held

    def article(self, id: str, /, *, revision: int | None = None, as_of: str | None = None) -> StoredArticle | None:
        """Give the newest revision, or the one of this number, of the article with this id; null if there is none."""
        with self._connection.reading() as db:
            moment = self._connection.moment(as_of)
            row = rows.one(
                db,
                rows.ARTICLE
                + " WHERE a.document = (SELECT document FROM article WHERE id = ?1 ORDER BY seq DESC LIMIT 1)"
                " AND (?2 IS NULL OR a.revision = ?2)"
                " AND (?3 IS NULL OR a.moment <= ?3) ORDER BY a.revision DESC LIMIT 1",
                (id, revision, moment),
            )
            return rows.article(db, row, moment=moment) if row else None

    def articles(self, *, as_of: str | None = None) -> Iterator[StoredArticle]:
        """Give the newest revision of every article, by id, as the ledger was when the first was asked for."""
        with self._connection.reading() as db:
            moment = self._connection.moment(as_of)
            if moment is None:
                moment = int(db.execute("SELECT coalesce(max(seq), 0) FROM moment").fetchone()[0])
        sql = (
            rows.ARTICLE + " WHERE d.seq = a.document AND d.revision = 1 AND d.id > ?2 AND a.moment <= ?1"
            " AND a.revision = (SELECT max(n.revision) FROM article AS n"
            " WHERE n.document = a.document AND n.moment <= ?1) ORDER BY d.id LIMIT ?3"
        )
        # Page by page: whoever stops in the middle must not leave a transaction open.
        last = ""
        while True:
            with self._connection.reading() as db:
                found = db.execute(sql, (moment, last, PAGE)).fetchall()
            for row in found:
                yield rows.article(db, row, moment=moment)
            if len(found) < PAGE:
                return
            last = str(found[-1][7])

    def recent(self, *, order: Recency = "reported", limit: int = 10) -> list[StoredArticle]:
        """Give the last articles that have entries, in their newest revision, by report or by recording."""
        with self._connection.reading() as db:
            return totals.recent(db, order, limit)

    def raw(self, hash: str, /) -> Raw | None:
        """Give the input with this SHA-256."""
        with self._connection.reading() as db:
            return adding.raw(db, hash)

    def entry(self, id: str, /, *, as_of: str | None = None) -> StoredEntry | None:
        """Give the entry with this id; null if there is none, or if it was rejected."""
        found = self._entries("e.id = ?", (id,), as_of=as_of)
        return found[0] if found else None

    def versions(self, id: str, /) -> Sequence[StoredEntry]:
        """Give every version of an entry, the oldest first, whether it counts or not."""
        with self._connection.reading() as db:
            sql = f"{rows.ENTRY} WHERE e.id = ? ORDER BY e.seq"
            return list(rows.entries(db.execute(sql, (id,)).fetchall()))

    def trace(self, id: str, /) -> Mapping[str, str]:
        """Give what made each field of an entry when it was read."""
        with self._connection.reading() as db:
            sql = "SELECT trace FROM entry WHERE id = ? AND trace IS NOT NULL ORDER BY seq DESC LIMIT 1"
            row = rows.one(db, sql, (id,))
        return packing.loads(str(row[0])) if row else {}

    def find(self, query: Query, /, *, as_of: str | None = None) -> list[StoredEntry]:
        """Give the entries that answer a question; `DateError` for a time that is no EDTF."""
        with self._connection.reading() as db:
            # The page is chosen on the narrow indexes before any record is touched.
            seqs = finding.find(db, query, moment=self._connection.moment(as_of))
            among = "x.seq IN (SELECT value FROM json_each(?))"
            found = self._answer(f"{among} ORDER BY x.seq", (encode(seqs),), as_of=as_of)
        place = {seq: at for at, seq in enumerate(sorted(seqs))}
        return [found[place[seq]] for seq in seqs]

    def _entries(self, where: str, values: tuple[object, ...], *, as_of: str | None) -> list[StoredEntry]:
        with self._connection.reading():
            moment = self._connection.moment(as_of)
        return self._answer(f"{rows.alive(moment)} AND {where} ORDER BY x.seq", values, as_of=as_of)

    def _answer(self, where: str, values: tuple[object, ...], *, as_of: str | None) -> list[StoredEntry]:
        with self._connection.reading() as db:
            found = list(rows.entries(db.execute(f"{rows.ENTRY} WHERE {where}", values).fetchall()))
            if (moment := self._connection.moment(as_of)) is None:
                return found
            return [
                msgspec.structs.replace(one, event=events.event_of(db, one.entry.id, moment=moment)) for one in found
            ]

    def count(
        self, query: Query, /, *, by: Sequence[By] = (), as_of: str | None = None
    ) -> list[tuple[tuple[str, ...], int]]:
        """Count the entries that answer a question, in groups; its order, limit and offset don't matter."""
        with self._connection.reading() as db:
            return counting.count(db, query, by=by, moment=self._connection.moment(as_of))

    def dated(self, query: Query, /, *, as_of: str | None = None) -> list[Dated]:
        """Give the times of all entries that answer a question, whatever its limit."""
        with self._connection.reading() as db:
            return totals.dated(db, query, moment=self._connection.moment(as_of))

    def ties(self, query: Query, /, *, limit: int = 200, as_of: str | None = None) -> list[Tie]:
        """Give who did something to whom, or with whom, in the entries that answer a question: the most acts first."""
        with self._connection.reading() as db:
            return totals.ties(db, query, limit=limit, moment=self._connection.moment(as_of))

    def spots(self, query: Query, /, *, limit: int = 500, as_of: str | None = None) -> list[Spot]:
        """Give where the entries that answer a question take place: the most acts first."""
        with self._connection.reading() as db:
            return totals.spots(db, query, limit=limit, moment=self._connection.moment(as_of))

    def parties(self, name: str, /) -> list[Party]:
        """Give the parties of this id, key or name: the most often named first."""
        with self._connection.reading() as db:
            return totals.parties(db, name)

    def named(self, start: str, /, *, limit: int = 12) -> list[Party]:
        """Give parties of whose name a word begins like this: the most often named first."""
        with self._connection.reading() as db:
            return totals.named(db, start, limit=limit)

    def event(self, id: str, /, *, as_of: str | None = None) -> Event | None:
        """Give the event that the entry with this id tells of."""
        with self._connection.reading() as db:
            moment = self._connection.moment(as_of)
            event = events.event_of(db, id, moment=moment)
            ids = events.members(db, event, moment=moment)
            told = self._entries(f"e.id IN ({','.join('?' * len(ids))})", tuple(ids), as_of=as_of)
            if not told:
                return None
            reports, sources = events.count(db, told, moment=moment)
            return Event(
                id=event, entries=tuple(told), reports=reports, sources=sources,
                relations=tuple(self.relations(entries=[one.entry.id for one in told], as_of=as_of)),
            )  # fmt: skip

    def tellings(self, events: Iterable[str], /) -> dict[str, Telling]:
        """Count for each of these events, at once, how often it is told now; those that nothing tells are left out."""
        with self._connection.reading() as db:
            return totals.tellings(db, tuple(events))

    def relations(
        self, *, kind: Iterable[RelationKind] = (), entries: Iterable[str] = (), as_of: str | None = None
    ) -> list[Relation]:
        """Give the relations of these kinds that touch these entries, of all where none are named.

        A relation counts as long as both its entries do.
        """
        with self._connection.reading() as db:
            return events.relations(db, tuple(kind), tuple(entries), moment=self._connection.moment(as_of))

    def judge(self, judgement: Judgement, /) -> Judgement:
        """Record what a person decided; gives it with its number and time. `UsageError` if it makes no sense."""
        with self._connection.writing() as moment:
            return judging.judge(self._db, judgement, moment=moment)

    def judgements(self, *, target: str | None = None, as_of: str | None = None) -> list[Judgement]:
        """Give what people decided, the oldest first."""
        with self._connection.reading() as db:
            return judging.judgements(db, target=target, moment=self._connection.moment(as_of))

    def note(self, kind: str, name: str, /, value: str | None) -> None:
        """Keep a named text of some kind (a saved question, an accepted fact); null takes it back. None is lost."""
        with self._connection.writing() as moment:
            self._db.execute(
                "INSERT INTO note (kind, name, value, moment) VALUES (?, ?, ?, ?)",
                (kind, *(packing.LONE.sub("\ufffd", text) if text else text for text in (name, value)), moment),
            )

    def notes(self, kind: str, /, *, as_of: str | None = None) -> dict[str, str]:
        """Give the texts of a kind by name."""
        with self._connection.reading() as db:
            moment = self._connection.moment(as_of)
            found = db.execute(
                "SELECT name, value FROM note WHERE seq IN (SELECT max(seq) FROM note WHERE kind = ?1"
                " AND (?2 IS NULL OR moment <= ?2) GROUP BY name) AND value IS NOT NULL ORDER BY name",
                (kind, moment),
            )
            return dict(found.fetchall())

    def check(self, *, repair: bool = False) -> list[Finding]:
        """Verify all that is stored; with `repair`, build again what can be worked out from the facts."""
        return checking.check(self._connection, repair=repair)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
