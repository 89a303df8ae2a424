"""Learn which time an act has: `python training/weigh_dates.py ../shared/gold/train`.

Reads the articles with the shipped model, pairs every draft with the record as `score/record.py` does, and learns a
choice among the times that the article offers each. Writes `src/dragoman/reading/data/dating.csv`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import msgspec
from choice import Choice, learn
from weigh_entries import articles, scorer

from dragoman import catalogue as who_is_who
from dragoman import language
from dragoman.reading import assemble
from dragoman.reading.offers import Offer
from dragoman.shapes import Article, Parse

PENALTY = 20.0
PRIOR = {"none": -0.5}
"""The articles to learn from leave more of their acts without a time than others do."""
TARGET = Path("src/dragoman/reading/data/dating.csv")


def choices(folder: Path, pages: list[tuple[Article, list[dict[str, Any]]]], parses: list[Parse]) -> list[Choice]:
    """Give the choices of all drafts that the records hold."""
    score, who, found = scorer(folder), who_is_who.load(), list[Choice]()
    for number, ((article, gold), parse) in enumerate(zip(pages, parses, strict=True)):
        seen: dict[int, list[Offer]] = {}

        def watch(_: object, rows: list[Any], seen: dict[int, list[Offer]] = seen) -> None:
            seen.update({id(draft): offers for draft, offers in rows})

        document, drafts = assemble.drafts(article, parse, catalogue=who, watch=watch)
        entries = [json.loads(msgspec.json.encode(assemble.entry(document, draft, 0.5))) for draft in drafts]
        for i, j in score.pair(gold, entries, True):
            rows = seen[id(drafts[j])]
            right = [bool(score.when_right(gold[i].get("when"), row.dated.edtf if row.dated else None)) for row in rows]
            own = next((place for place, row in enumerate(rows) if "own" in row.features), -1)
            found.append(Choice(number, [row.features for row in rows], right, right[own]))
    return found


def main() -> None:
    """Learn from a folder of annotated articles."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    pages = articles(folder)
    parses = list(language.load().parse(article.text for article, _ in pages))
    learn(choices(folder, pages, parses), TARGET, penalty=PENALTY, prior=PRIOR)


if __name__ == "__main__":
    main()
