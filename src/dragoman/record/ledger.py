"""What a ledger is: the questions and additions that every store must take, whatever keeps the bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

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
from dragoman.shapes import Article, Entry


class Ledger(Protocol):
    """An append-only record of articles, their entries, what relates them and what people judged of them.

    `as_of` is a time (UTC, ISO 8601; a bare day means its end): the answer is what the ledger would have said then.
    Every method may raise `LedgerError`.
    """

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all questions within be answered from one state, whatever is written meanwhile."""
        ...

    def state(self) -> int:
        """Give a number that rises with all that is recorded: as long as it stays, so do all answers."""
        ...

    def bulk(self) -> AbstractContextManager[None]:
        """Let what is added within be safe from a power cut only at its end; a killed program loses nothing."""
        ...

    def holds(self, article: Article, /) -> bool:
        """Whether this very article, its text and all, is a revision of one that is stored, or was seen elsewhere."""
        ...

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

        `traces` say for an entry's id which rule made each field.
        """
        ...

    def article(self, id: str, /, *, revision: int | None = None, as_of: str | None = None) -> StoredArticle | None:
        """Give the newest revision, or the one of this number, of the article with this id; null if there is none."""
        ...

    def articles(self, *, as_of: str | None = None) -> Iterator[StoredArticle]:
        """Give the newest revision of every article, by id."""
        ...

    def recent(self, *, order: Recency = "reported", limit: int = 10) -> list[StoredArticle]:
        """Give the last articles that have entries, in their newest revision, by report or by recording."""
        ...

    def raw(self, hash: str, /) -> Raw | None:
        """Give the input with this SHA-256."""
        ...

    def entry(self, id: str, /, *, as_of: str | None = None) -> StoredEntry | None:
        """Give the entry with this id; null if there is none, or if it was rejected."""
        ...

    def versions(self, id: str, /) -> Sequence[StoredEntry]:
        """Give every version of an entry, the oldest first, whether it counts or not."""
        ...

    def trace(self, id: str, /) -> Mapping[str, str]:
        """Give what made each field of an entry when it was read."""
        ...

    def find(self, query: Query, /, *, as_of: str | None = None) -> list[StoredEntry]:
        """Give the entries that answer a question."""
        ...

    def count(
        self, query: Query, /, *, by: Sequence[By] = (), as_of: str | None = None
    ) -> list[tuple[tuple[str, ...], int]]:
        """Count the entries that answer a question, in groups; its order, limit and offset don't matter."""
        ...

    def dated(self, query: Query, /, *, as_of: str | None = None) -> list[Dated]:
        """Give the times of all entries that answer a question, whatever its limit."""
        ...

    def ties(self, query: Query, /, *, limit: int = 200, as_of: str | None = None) -> list[Tie]:
        """Give who did something to whom, or with whom, in the entries that answer a question: the most acts first."""
        ...

    def spots(self, query: Query, /, *, limit: int = 500, as_of: str | None = None) -> list[Spot]:
        """Give where the entries that answer a question take place: the most acts first."""
        ...

    def parties(self, name: str, /) -> list[Party]:
        """Give the parties of this id, key or name: the most often named first."""
        ...

    def named(self, start: str, /, *, limit: int = 12) -> list[Party]:
        """Give parties of whose name a word begins like this: the most often named first."""
        ...

    def event(self, id: str, /, *, as_of: str | None = None) -> Event | None:
        """Give the event that the entry with this id tells of."""
        ...

    def tellings(self, events: Iterable[str], /) -> dict[str, Telling]:
        """Count for each of these events, at once, how often it is told now; those that nothing tells are left out."""
        ...

    def relations(
        self, *, kind: Iterable[RelationKind] = (), entries: Iterable[str] = (), as_of: str | None = None
    ) -> list[Relation]:
        """Give the relations of these kinds between these entries, of all where none are named."""
        ...

    def judge(self, judgement: Judgement, /) -> Judgement:
        """Record what a person decided; gives it with its number and time."""
        ...

    def judgements(self, *, target: str | None = None, as_of: str | None = None) -> list[Judgement]:
        """Give what people decided, the oldest first."""
        ...

    def note(self, kind: str, name: str, /, value: str | None) -> None:
        """Keep a named text of some kind (a saved question, an accepted fact); null takes it back. None is lost."""
        ...

    def notes(self, kind: str, /, *, as_of: str | None = None) -> dict[str, str]:
        """Give the texts of a kind by name."""
        ...

    def check(self, *, repair: bool = False) -> list[Finding]:
        """Verify all that is stored; with `repair`, build again what can be worked out from the facts."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
