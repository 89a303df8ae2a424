"""Score our record of the ten articles of our own, which ship with the tests and need no other data.

python benchmarks/own.py [--misses]
"""

import argparse
import sys
import tempfile
import tomllib
from pathlib import Path

from shared import ROOT

sys.path.insert(0, str(ROOT))

from tests.agreement import Score
from tests.annotated import load, write

from dragoman import pipeline


def main() -> None:
    """Read, score, and print each figure beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print every entry that is missed, extra or part wrong")
    options, _ = parser.parse_known_args()
    articles = load()
    score = Score()
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch, "articles.jsonl")
        write(page, articles)
        for article, found in zip(articles, pipeline.read([page]), strict=True):
            score.add(article, found.entries)
    if options.misses:
        print_misses(score)
    floors = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))["own"]
    print(f"{len(articles)} articles, {score.wanted} entries wanted, {score.given} given, {score.found} found")
    for part, figures in (("entries", score.figures()), ("fields", score.accuracies())):
        for name, value in figures.items():
            print(f"{name:14} {value:6.1f}   floor {floors[part].get(name, 0):5.1f}")


def print_misses(score: Score) -> None:
    """Print what was not found, what nobody wanted, and what is wrong in the found."""
    for article, wanted in score.missed:
        names = ", ".join(wanted.actors)
        print(f"missed | {article} | {wanted.type} {wanted.status} | {names} | {wanted.items} | {wanted.evidence[0]}")
    for given in score.extra:
        names, told = ", ".join(actor.name for actor in given.actors), given.evidence[0].quote
        print(f"extra | {given.article_id} | {given.type} {given.status} | {names} | {given.items} | {told}")
    for article, wanted, given, right in score.matched:
        for name in (name for name, value in right.items() if value < 1):
            pair = f"wanted {shown(wanted, name)} | given {shown(given, name)}"
            print(f"wrong | {article} | {wanted.type} {name} | {pair} | {wanted.evidence[0]}")


def shown(entry: object, name: str) -> object:
    """Give a field as a short text."""
    value = getattr(entry, name)
    if isinstance(value, tuple):
        return [getattr(one, "name", one) for one in value]
    return getattr(value, "id", value)


if __name__ == "__main__":
    main()
