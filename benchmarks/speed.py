"""Time the parser and the reading on news, in CPU seconds on one thread.

python benchmarks/speed.py [--data ../shared] [--articles 351]
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from shared import ROOT

from dragoman import catalogue, language, reading
from dragoman.shapes import Article, Parse, Source

T = TypeVar("T")
BATCH = 64


def main() -> None:
    """Parse and read, batch after batch, and print the seconds of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=351, help="how many to time")
    options = parser.parse_args()
    path = options.data / "corpora" / "news" / "wikinews_dexter.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][: options.articles]
    articles = [made(row) for row in rows]
    model, who = language.load(threads=1), catalogue.load()
    list(reading.read(articles[:2], model.parse(one.text for one in articles[:2]), catalogue=who))  # loads all tables
    seconds = {"parse": 0.0, "read": 0.0}
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        parses: list[Parse] = timed(seconds, "parse", lambda batch=batch: list(model.parse(one.text for one in batch)))
        timed(seconds, "read", lambda batch=batch, parses=parses: list(reading.read(batch, parses, catalogue=who)))
    for name, spent in (*seconds.items(), ("both", sum(seconds.values()))):
        print(f"{name:6} {spent:7.1f} CPU s   {3600 * len(articles) / spent:9.0f} articles an hour")
    print(f"reading takes {seconds['read'] / seconds['parse']:.2f} of the parser's time, {len(articles)} articles")


def made(row: dict[str, str]) -> Article:
    """Make the article of a row, as intake would."""
    return Article(
        id=row["id"],
        title=row["title"],
        published=row.get("date"),
        text=f"{row['title']}\n\n{row['text']}",
        paragraphs=tuple(part for part in row["text"].split("\n\n") if part.strip()),
        source=Source(file="news"),
    )


def timed(seconds: dict[str, float], name: str, work: Callable[[], T]) -> T:
    """Do some work and add its CPU seconds."""
    began = time.process_time()
    done = work()
    seconds[name] += time.process_time() - began
    return done


if __name__ == "__main__":
    main()
