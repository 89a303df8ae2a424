"""Add news to a ledger end to end, then again; say how fast, whether it slows down as the ledger grows, and how big.

python benchmarks/ledger_add.py [--data ../shared] [--articles 2500] [--ledger FILE]
"""

import argparse
import resource
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from shared import ROOT

from dragoman import pipeline
from dragoman.record import Added, SqliteLedger

STEP = 250
"""Articles between two lines of the report."""


class Timed(SqliteLedger):
    """A ledger that counts the CPU seconds spent on storing."""

    seconds = 0.0

    def add(self, *given: object, **named: object) -> Added:
        """Store an article and count what that takes."""
        began = time.process_time()
        done = super().add(*given, **named)  # type: ignore[arg-type]
        self.seconds += time.process_time() - began
        return done


def main() -> None:
    """Add, add again, check, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=2500, help="how many to add")
    parser.add_argument("--ledger", type=Path, help="where to make it, and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = taken(options.data / "corpora" / "news", Path(folder), options.articles)
        path = options.ledger or Path(folder, "news.db")
        for what in ("first", "again"):
            began, cpu = time.perf_counter(), time.process_time()
            counted, stored = add(path, sources)
            wall, spent = time.perf_counter() - began, time.process_time() - cpu
            print(f"{what}: {dict(counted)}; {wall:.0f} s, {spent:.0f} CPU s, of which storing {stored:.1f} CPU s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {peak:.0f} MB")
        size(path)
        began = time.perf_counter()
        with SqliteLedger(path) as ledger:
            found = ledger.check()
        print(f"check: {len(found)} findings, {time.perf_counter() - began:.1f} s")
        sys.exit(bool(found))


def taken(folder: Path, into: Path, most: int) -> list[Path]:
    """Copy the first lines of each file, in proportion, so that all kinds of text are among them."""
    lines = {path: path.read_text("utf-8").splitlines() for path in sorted(folder.glob("*.jsonl"))}
    share = min(1.0, most / sum(map(len, lines.values())))
    made = []
    for path, found in lines.items():
        made.append(into / path.name)
        made[-1].write_text("\n".join(found[: round(share * len(found))]) + "\n", "utf-8")
    return made


def add(path: Path, sources: list[Path]) -> tuple[Counter[str], float]:
    """Add the sources; a line every so many articles."""
    counted: Counter[str] = Counter()
    with Timed(path) as ledger:
        results: Iterator[Added] = pipeline.add(ledger, sources, on_problem=lambda problem: print(f"  {problem}"))
        before = 0.0
        while batch := list(islice(results, STEP)):
            for one in batch:
                counted[one.outcome] += 1
                counted["entries"] += one.entries
                counted["copies"] += one.origin is not None
                counted.update(relation.kind for relation in one.relations)
            spent, before = ledger.seconds - before, ledger.seconds
            print(f"  {sum(counted[name] for name in ('new', 'revised', 'sighted', 'known')):5} articles:"
                  f" storing {1000 * spent / len(batch):.1f} CPU ms each", flush=True)  # fmt: skip
        return counted, ledger.seconds


def size(path: Path) -> None:
    """Print bytes per article: all, without the inputs as they came, and of the largest tables."""
    db = sqlite3.connect(path)
    (articles,) = db.execute("SELECT count(DISTINCT document) FROM article").fetchone()
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    (text,) = db.execute("SELECT sum(length(CAST(text AS BLOB))) FROM article").fetchone()
    tables = db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC").fetchall()
    whole, raw = path.stat().st_size, dict(tables).get("raw", 0)
    db.close()
    print(f"{articles} articles, {entries} entries, {text / articles:.0f} bytes of text an article")
    print(f"{whole / articles:.0f} bytes an article, {(whole - raw) / articles:.0f} without the inputs as they came")
    print(", ".join(f"{name} {taken / articles:.0f}" for name, taken in tables[:16]))


if __name__ == "__main__":
    main()
