"""Score the finding of copied wire stories: 800 open articles, half of them copied once in one of five ways.

python benchmarks/copies.py [--data ../shared] [--seeds 11 12 13 14 15]

The articles are parted in two by the hash of their ids. Thresholds were chosen on one part; the table's first line is
of that part, all others are drawn from the other one.
"""

import argparse
import hashlib
import json
import random
import re
import sqlite3
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from shared import ROOT

from dragoman.record.copies import Found, MemoryIndex

SETS = ("tehran_times_a", "us_state_dept_2021_22", "us_white_house_foreign", "wikinews_dexter", "wikinews_gum")
REPEATED = Path(__file__).with_suffix(".toml")
ARTICLES, HARD = 800, 80
NOTICE = re.compile(r"Public Schedule|\b(?:Travel|Trip)\b")
"""Titles of the hard negatives: forms that are filled in again for another day or another journey."""
KINDS = ("2 % changed", "first 60 %", "first 30 %", "8 % changed", "embedded")
LEAD = "CAPE LIND (Harbour News Agency) - As this agency learned from people close to the matter on Tuesday:"
TUNED = 1
"""The seed of the draw from the part on which thresholds were chosen."""


@dataclass(frozen=True)
class Piece:
    """An article of the test: one of the draw, or the copy of one."""

    root: str
    """Id of the article in the corpus that it is, or is copied from."""
    text: str
    day: date | None
    kind: str | None = None
    """How it was copied; None for an article of the draw."""


def main() -> None:
    """Make the tests, score each and print one line of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with corpora/")
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13, 14, 15])
    options = parser.parse_args()
    rows = [row for name in SETS for row in read(options.data / "corpora" / "news" / f"{name}.jsonl")]
    repeated = {one: number for number, group in enumerate(groups()) for one in group}
    print(f"{'draw':>10} {'recall':>6} {'prec.':>6} {'read':>6}", *(f"{kind:>11}" for kind in KINDS), "  B/art. art./s")
    for dated in (False, True):
        if dated:
            print("with days of publication where the corpus has them; a copy follows within three days:")
        tables = [score(pieces(rows, TUNED, part=0), repeated, dated=dated)]
        line("tuned on", tables)
        for seed in options.seeds:
            tables.append(score(pieces(rows, seed, part=1), repeated, dated=dated))
            line(f"seed {seed}", tables[-1:])
        line("all seeds", tables[1:])
    print("prec.: a pair that the test did not make is wrong; read: what the corpora repeat themselves is left out, as")
    print(f"reading showed it. {ARTICLES} articles, {ARTICLES // 2} copies; B/art.: SQLite; art./s: CPU, one core.")


def read(path: Path) -> Iterable[dict[str, str]]:
    """Read the rows of a set."""
    return (json.loads(row) for row in path.read_text("utf-8").splitlines())


def groups() -> list[list[str]]:
    """Give the articles of the corpora that repeat one another, as reading showed."""
    found: list[list[str]] = tomllib.loads(REPEATED.read_text("utf-8"))["groups"]
    return found


def pieces(rows: Sequence[dict[str, str]], seed: int, *, part: int) -> list[Piece]:
    """Draw the articles from one part of the corpora, copy half of them, and shuffle all: copies may come first."""
    chance = random.Random(seed)
    here = [row for row in rows if hashlib.sha256(row["id"].encode()).digest()[0] % 2 == part]
    chance.shuffle(here)
    hard = [row for row in here if NOTICE.search(row["title"])][:HARD]
    names = {row["id"] for row in hard}
    rest = [row for row in here if row["id"] not in names]
    usual, others = rest[: ARTICLES - len(hard)], rest[ARTICLES - len(hard) :]
    foreign = [part for row in others for part in paragraphs(row["text"]) if len(part.split()) >= 20]
    words = [word for row in others for word in row["text"].split()]
    made = [Piece(row["id"], row["text"], day(row)) for row in (*hard, *usual)]
    for number, row in enumerate(chance.sample(usual, ARTICLES // 2)):
        kind, known = KINDS[number % len(KINDS)], day(row)
        text = copied(row["text"], kind, chance=chance, foreign=foreign, words=words)
        late = timedelta(days=chance.randint(0, 3))
        made.append(Piece(row["id"], text, known + late if known else None, kind))
    chance.shuffle(made)
    return made


def copied(text: str, kind: str, *, chance: random.Random, foreign: Sequence[str], words: Sequence[str]) -> str:
    """Copy a text in one of the five ways."""
    if kind == "2 % changed":
        return f"{LEAD}\n\n{changed(text, 0.02, chance=chance, words=words)}"
    if kind == "8 % changed":
        return f"{chance.choice(foreign)}\n\n{changed(text, 0.08, chance=chance, words=words)}"
    if kind == "embedded":
        around = [chance.sample(foreign, chance.randint(2, 4)) for _ in range(2)]
        return "\n\n".join([*around[0], text, *around[1]])
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    return text[: ends[round(len(ends) * (0.6 if kind == "first 60 %" else 0.3)) - 1]]


def changed(text: str, share: float, *, chance: random.Random, words: Sequence[str]) -> str:
    """Put words of other articles in the place of some of a text's own."""
    places = [word.span() for word in re.finditer(r"\S+", text)]
    chosen = sorted(chance.sample(places, round(len(places) * share)))
    bounds = [(0, 0), *chosen, (len(text), len(text))]
    kept = [text[before[1] : after[0]] for before, after in pairwise(bounds)]
    return kept[0] + "".join(chance.choice(words) + part for part in kept[1:])


def paragraphs(text: str) -> list[str]:
    """Give a text's paragraphs; of a text that came without, three sentences at a time."""
    found = [part for part in text.split("\n\n") if part.strip()]
    if len(found) > 2:
        return found
    sentences = re.split(r"(?<=[.!?”\"]) +", text)
    return [" ".join(sentences[first : first + 3]) for first in range(0, len(sentences), 3)]


def day(row: dict[str, str]) -> date | None:
    """Give the day of publication, where the corpus has it."""
    return date.fromisoformat(row["date"][:10]) if row["date"] else None


def score(made: Sequence[Piece], repeated: dict[str, int], *, dated: bool) -> Counter[str]:
    """Add one article after the other to an index and count what is found."""
    index, counts = MemoryIndex(), Counter({"copies": sum(one.kind is not None for one in made), "articles": len(made)})
    store = sqlite3.connect(":memory:")
    store.execute("CREATE TABLE run (hash INTEGER, article INTEGER, PRIMARY KEY (hash, article)) WITHOUT ROWID")
    for number, new in enumerate(made):
        began = time.process_time_ns()
        found = index.add(number, new.text, days_apart=apart(made, new.day) if dated else None)
        counts["ns"] += time.process_time_ns() - began
        store.executemany("INSERT INTO run VALUES (?, ?)", [(key, number) for key in found.fresh])
        judge(counts, new, found, made=made, repeated=repeated)
    sizes = [store.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")]
    counts["bytes"] = sizes[0] * sizes[1]
    counts.update(f"of {one.kind}" for one in made if one.kind)
    return counts


def apart(made: Sequence[Piece], known: date | None) -> Callable[[int], int | None]:
    """Tell how many days lie between a day and an earlier article's."""

    def days(number: int) -> int | None:
        other = made[number].day
        return abs((known - other).days) if known and other else None

    return days


def judge(counts: Counter[str], new: Piece, found: Found, *, made: Sequence[Piece], repeated: dict[str, int]) -> None:
    """Count each pair found: made by the test, there in the corpora already, or wrong."""
    for copy in found.copies:
        old = made[copy.article]
        if old.root == new.root:
            counts["right"] += 1
            counts[f"right {new.kind or old.kind}"] += 1
        elif repeated.get(old.root, -1) == repeated.get(new.root, -2):
            counts["repeated"] += 1
        else:
            counts["wrong"] += 1


def line(name: str, tables: Sequence[Counter[str]]) -> None:
    """Print the figures of one draw, or of several together."""
    all_of = sum(tables, Counter[str]())
    right, wrong = all_of["right"], all_of["wrong"]
    shares = [right / all_of["copies"], right / (right + wrong + all_of["repeated"]), right / (right + wrong)]
    kinds = [all_of[f"right {kind}"] / all_of[f"of {kind}"] for kind in KINDS]
    size, speed = all_of["bytes"] / all_of["articles"], all_of["articles"] / (all_of["ns"] / 1e9)
    figures = [*(f"{100 * share:6.1f}" for share in shares), *(f"{100 * share:11.1f}" for share in kinds)]
    print(f"{name:>10}", *figures, f"{size:7.0f} {speed:6.0f}")


if __name__ == "__main__":
    main()
