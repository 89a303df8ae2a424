"""What the ledger relates: acts that copies share, and merges, contradictions and outcomes to judge by hand.

python benchmarks/relations.py [--data ../shared] [--show same] [--seed 1]

Copies: sixty open articles, each added again embedded between paragraphs of another one, cut short, or behind a foreign
first paragraph, up to two days later; an act is found where the copy's entry joins the event of the same sentence.
`--show KIND` prints every relation of that kind that 400 articles, half of them of one season, give, for a person to
judge: whether two tellings are of one act can't be scored by a program that would have to know it.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

from shared import ROOT

from dragoman import pipeline
from dragoman.pipeline import Reading
from dragoman.record import Query, SqliteLedger, StoredEntry
from dragoman.record.shape import RelationKind
from dragoman.shapes import Article, Source
from dragoman.shapes.article import compose

DENSE = ("us_state_dept_2021_22", "us_white_house_foreign")
"""Collections with many articles of the same weeks."""
OTHERS = ("tehran_times_a", "wikinews_dexter", "wikinews_gum")
COPIES, ARTICLES = 60, 400
WAYS = ("embedded", "cut to 60 %", "foreign lead")
LEAD = "CAPE LIND (Harbour News Agency) - The following was told to this agency by people who were there."
SEASON = 45
"""Days of the dense collections that are read, so that articles have something to do with each other."""


def main() -> None:
    """Print what copies share, then the relations that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with corpora/")
    parser.add_argument("--show", choices=get_args(RelationKind), help="print all relations of a kind")
    parser.add_argument("--no-copies", action="store_true", help="leave out the first part")
    parser.add_argument("--seed", type=int, default=1, help="which articles are drawn")
    options = parser.parse_args()
    rows = {name: load(options.data / "corpora" / "news" / f"{name}.jsonl") for name in (*DENSE, *OTHERS)}
    draw = random.Random(options.seed)
    dated = [row for name in DENSE for row in rows[name] if row["date"] and row["text"].count("\n\n") >= 4]
    drawn = draw.sample(dated, 2 * COPIES)
    if not options.no_copies:
        copies(drawn)
    related(season(rows, draw), options.show)


def load(path: Path) -> list[dict[str, str]]:
    """Read one collection."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def season(rows: dict[str, list[dict[str, str]]], draw: random.Random) -> list[dict[str, str]]:
    """Draw a season of the dense collections, and as many articles of the others as are still wanted."""
    dense = sorted((row for name in DENSE for row in rows[name] if row["date"]), key=lambda row: row["date"])
    first = date.fromisoformat(draw.choice(dense)["date"][:10])
    last = (first + timedelta(days=SEASON)).isoformat()
    taken = [row for row in dense if first.isoformat() <= row["date"][:10] <= last][: ARTICLES // 2]
    others = [row for name in OTHERS for row in rows[name]]
    return taken + draw.sample(others, ARTICLES - len(taken))


def article(id: str, title: str, paragraphs: Sequence[str], day: str | None) -> Article:
    """Make an article of the parts; its outlet is the first letter of its id."""
    body = tuple(paragraphs)
    return Article(
        id=id, title=title, text=compose(title, (), body), paragraphs=body, published=day or None, outlet=id[:1],
        source=Source(file=id),
    )  # fmt: skip


def paragraphs(row: dict[str, str]) -> list[str]:
    """Part an article's text."""
    return [part for part in row["text"].split("\n\n") if part.strip()]


def copies(rows: Sequence[dict[str, str]]) -> None:
    """Add articles and a copy of each; count the acts told by both that became one event."""
    first, second = [], []
    for number, (row, host) in enumerate(zip(rows[:COPIES], rows[COPIES:], strict=True)):
        body, around = paragraphs(row), paragraphs(host)
        way = number % len(WAYS)
        changed = ([*around[:2], *body, *around[2:4]], body[: max(3, len(body) * 6 // 10)], [LEAD, *body])[way]
        day = date.fromisoformat(row["date"][:10])
        first.append(article(f"o{number}", row["title"], body, day.isoformat()))
        second.append(article(f"c{number}", row["title"], changed, (day + timedelta(days=number % 3)).isoformat()))
    told, joined = Counter[str](), Counter[str]()
    with SqliteLedger(":memory:") as ledger:
        readings = {one.article.id: one for one in pipeline.read_articles([*first, *second])}
        for one in (*first, *second):
            ledger.add(one, readings[one.id].entries)
        for number in range(COPIES):
            for found in shared_acts(readings[f"o{number}"], readings[f"c{number}"]):
                event = ledger.event(found)
                told[WAYS[number % 3]] += 1
                joined[WAYS[number % 3]] += event is not None and event.reports > 1
    for way in WAYS:
        print(f"acts of a copy ({way}): {joined[way]} of {told[way]}, {100 * joined[way] / told[way]:.1f} %")


def shared_acts(original: Reading, copy: Reading) -> Iterator[str]:
    """Give the entries of a copy that tell what an entry of the original tells in the very same words."""
    left = Counter((one.type, one.act, one.evidence[0].quote) for one in original.entries)
    for one in copy.entries:
        key = (one.type, one.act, one.evidence[0].quote)
        if left[key] > 0:
            left[key] -= 1
            yield one.id


def related(rows: Sequence[dict[str, str]], show: RelationKind | None) -> None:
    """Add articles and count what became related; print those relations of the kind that is asked for."""
    articles = [article(row["id"], row["title"], paragraphs(row), row["date"][:10]) for row in rows]
    with SqliteLedger(":memory:") as ledger:
        for one in pipeline.read_articles(articles):
            ledger.add(one.article, one.entries)
        counts = Counter(one.kind for one in ledger.relations())
        entries = ledger.count(Query())[0][1]
        print(f"{len(articles)} articles, {entries} entries: " + ", ".join(f"{n} {kind}" for kind, n in counts.items()))
        for number, one in enumerate(ledger.relations(kind=(show,)) if show else (), 1):
            print(f"\n{number}. {one.kind}, {one.score}: {one.why}")
            for stored in (ledger.entry(one.first), ledger.entry(one.second)):
                assert stored
                print("   " + line(stored))


def line(stored: StoredEntry) -> str:
    """Write an entry in one line."""
    entry = stored.entry
    who, whom = (", ".join(actor.name for actor in side) for side in (entry.actors, entry.recipients))
    quote = " ".join(entry.evidence[0].quote.split())
    return f"[{stored.published}] {entry.type} {entry.status} {entry.when}: {who} → {whom}: “{quote[:240]}”"


if __name__ == "__main__":
    main()
