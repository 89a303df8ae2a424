"""Time questions to a ledger of a million synthetic entries, beside the same questions to DuckDB, in one run.

python benchmarks/store.py [--entries 1000000] [--keep FOLDER] [--cpu]

The ledger is filled by the store's own functions, but in large transactions and without looking for copies and for
entries that tell the same act: what is measured is finding, not adding. `--keep` keeps it for the next run. Both run on
one thread; `--cpu` times that thread instead of the clock, for machines on which others work too.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from duck import Duck
from synthetic import FIRST, STATUSES, TYPES, News

from dragoman.record import Query, SqliteLedger
from dragoman.record.sqlite import events, storing

BATCH = 1000
"""Articles of a transaction."""
ROUNDS = 200
"""Questions of each kind."""

Ask = Callable[[], Any]
Clock = Callable[[], float]


def main() -> None:
    """Fill, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="folder for the ledger and DuckDB's file; made anew if empty")
    parser.add_argument("--cpu", action="store_true", help="time the processor, not the clock")
    options = parser.parse_args()
    clock = time.process_time if options.cpu else time.perf_counter
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        news = News(options.entries)
        path = folder / f"store-{options.entries}.db"
        if not path.exists():
            began = time.monotonic()
            fill(path, news)
            print(f"filled in {time.monotonic() - began:.0f} s", file=sys.stderr)
        with SqliteLedger(path, create=False, read_only=True) as ledger:
            [(_, entries)] = ledger.count(Query())
            print(f"{entries} entries, {path.stat().st_size / entries:.0f} bytes an entry, articles and all")
            ours = questions(ledger, news)
            theirs = duck(folder / f"store-{options.entries}.duckdb", path, news)
            agree(ours, theirs)
            report(ours, theirs, clock)


def fill(path: Path, news: Iterable[Any]) -> None:
    """Make the ledger; under another name until it is whole."""
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    articles = iter(news)
    with SqliteLedger(partial) as ledger:
        connection = ledger._connection  # the store's own functions take its connection
        while batch := list(islice(articles, BATCH)):
            with connection.writing() as moment:
                for article, entries in batch:
                    seq = storing.store_article(connection.db, article, before=None, raw=None, moment=moment)
                    for entry in entries:
                        event = events.belongs(connection.db, entry, moment=moment)
                        storing.enter(connection.db, entry, article, revision=seq, moment=moment, event=event)
        connection.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    partial.rename(path)


def drawn(news: News) -> dict[str, list[Any]]:
    """Draw what is asked for: parties and words by how common they are, as people ask."""
    draw = random.Random(2)
    parties = draw.choices(news.parties, cum_weights=news._party_weights, k=2 * ROUNDS)
    return {
        "actor": [one.id for one in parties[:ROUNDS]],
        "other": [one.id for one in parties[ROUNDS:]],
        "month": [f"{FIRST.year + draw.randrange(20)}-{draw.randint(1, 12):02d}" for _ in range(ROUNDS)],
        "words": [" ".join(draw.choices(news.words, cum_weights=news._word_weights, k=2)) for _ in range(ROUNDS)],
        "type": draw.choices(list(TYPES), weights=list(TYPES.values()), k=ROUNDS),
        "status": draw.choices(list(STATUSES), weights=list(STATUSES.values()), k=ROUNDS),
    }


def questions(ledger: SqliteLedger, news: News) -> dict[str, list[Ask]]:
    """Make the questions to the ledger, each kind many times."""
    ask = drawn(news)

    def find(**filters: Any) -> Ask:
        return lambda: ledger.find(Query(**filters))

    rows = list(zip(*(ask[key] for key in ("actor", "other", "month", "words", "type", "status")), strict=True))
    return {
        "actor and month": [find(actor=(a,), when=m) for a, _, m, _, _, _ in rows],
        "two words": [find(text=w) for _, _, _, w, _, _ in rows],
        "count by month and type": [lambda: ledger.count(Query(), by=("month", "type"))] * 5,
        "no filter": [find()] * 20,
        "actor": [find(actor=(a,)) for a, *_ in rows],
        "actor, type, status, two words": [
            find(actor=(a,), type=(t,), status=(s,), text=w) for a, _, _, w, t, s in rows
        ],
        "actor, type, status": [find(actor=(a,), type=(t,), status=(s,)) for a, _, _, _, t, s in rows],
        "pair": [find(pair=(a, b)) for a, b, *_ in rows],
        "pair, month": [find(pair=(a, b), when=m) for a, b, m, *_ in rows],
        "place and type": [find(where=("Geneva",), type=(t,)) for *_, t, _ in rows],
        "instrument and actor": [find(instrument=("jcpoa",), actor=(a,)) for a, *_ in rows],
        "outlet and status": [find(source=(f"outlet {n % 60}",), status=(r[5],)) for n, r in enumerate(rows)],
        "said by a party": [find(source=(a,)) for a, *_ in rows],
        "country and context": [find(country=(a,), context=("cbrn",)) for a, *_ in rows],
        "month": [find(when=m) for _, _, m, *_ in rows],
        "month and status": [find(when=m, status=(s,)) for _, _, m, _, _, s in rows],
        "month of report": [find(reported=m) for _, _, m, *_ in rows],
        "by time of report": [find(actor=(a,), order="reported") for a, *_ in rows],
        "oldest first": [find(actor=(a,), type=(t,), oldest_first=True) for a, _, _, _, t, _ in rows],
        "page 20": [find(actor=(a,), offset=1000) for a, *_ in rows],
    }


def duck(path: Path, ledger: Path, news: News) -> dict[str, list[Ask]]:
    """Make three of the questions to DuckDB."""
    began = time.monotonic()
    there = Duck(path, ledger)
    print(f"DuckDB ready in {time.monotonic() - began:.0f} s, {path.stat().st_size >> 20} MiB", file=sys.stderr)
    stems = Stems()
    ask = drawn(news)
    return {
        "actor and month": [
            lambda actor=actor, month=month: there.actor_and_month(actor, month)
            for actor, month in zip(ask["actor"], ask["month"], strict=True)
        ],
        "two words": [lambda words=words: there.two_words(*map(stems, words.split())) for words in ask["words"]],
        "count by month and type": [there.months_and_types] * 5,
    }


class Stems:
    """Stems of words, as SQLite makes them."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE VIRTUAL TABLE t USING fts5 (w, tokenize = 'porter unicode61 remove_diacritics 2')")
        self._db.execute("CREATE VIRTUAL TABLE v USING fts5vocab ('t', 'row')")
        self._made: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """Give the stem of a word."""
        if word not in self._made:
            self._db.execute("INSERT INTO t (w) VALUES (?)", (word,))
            [(self._made[word],)] = self._db.execute("SELECT term FROM v").fetchall()
            self._db.execute("DELETE FROM t")
        return self._made[word]


def agree(ours: dict[str, list[Ask]], theirs: dict[str, list[Ask]]) -> None:
    """Stop where the two give different answers: then their times would say nothing."""
    for name, asks in theirs.items():
        for one, other in list(zip(ours[name], asks, strict=True))[:25]:
            own, its = one(), other()
            if name.startswith("count"):
                same = sum(number for _, number in own) == sum(row[-1] for row in its)
            else:
                same = [found.entry.id for found in own] == [row[0] for row in its]
            if not same:
                sys.exit(f"{name}: got two different answers; expected the same from both")


def report(ours: dict[str, list[Ask]], theirs: dict[str, list[Ask]], clock: Clock) -> None:
    """Time each kind of question on both, one after the other, and print lines of a table."""
    print("| question | p50 ms | p95 ms | DuckDB p50 ms | DuckDB p95 ms | DuckDB takes, p95 |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, asks in ours.items():
        own = timed(asks, clock)
        cells = [f"{own[0]:.1f}", f"{own[1]:.1f}"]
        if name in theirs:
            other = timed(theirs[name], clock)
            cells += [f"{other[0]:.1f}", f"{other[1]:.1f}", f"{other[1] / own[1]:.2g} times as long"]
        else:
            cells += ["", "", ""]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def timed(asks: Sequence[Ask], clock: Clock) -> tuple[float, float]:
    """Ask each once and give median and 95th percentile in milliseconds; a first one warms up."""
    asks[0]()
    spent = []
    for ask in asks:
        began = clock()
        ask()
        spent.append(1000 * (clock() - began))
    return statistics.median(spent), sorted(spent)[int(0.95 * (len(spent) - 1))]


if __name__ == "__main__":
    main()
