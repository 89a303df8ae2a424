"""Dates: articles whose date is known, dated from their text alone.

An inferred date is wrong where it excludes the true one. Beside the share of articles that are dated at all, it is the
figure that counts: a false day is worse than none.

python benchmarks/dates.py [--data ../shared] [--misses]
"""

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from dragoman import catalogue
from dragoman.intake import dates
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError

NEWS = ("wikinews_dexter", "wikinews_gum", "us_state_dept_2021_22", "us_white_house_foreign")
MOST = 400
"""Articles of one collection."""


class Known(NamedTuple):
    """An article with its date."""

    collection: str
    id: str
    title: str
    text: str
    published: When


def known(folder: Path) -> Iterator[Known]:
    """Give the dated articles of the news corpora and of the gold."""
    for name in NEWS:
        rows = map(json.loads, (folder / "corpora" / "news" / f"{name}.jsonl").read_text("utf-8").splitlines())
        for row in islice((row for row in rows if row.get("date")), MOST):
            yield Known(name, row["id"], row["title"], row["text"], When.parse(row["date"][:10]))
    for path in sorted(folder.glob("gold/*/*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        row = json.loads(path.with_name(path.name.replace(".gold", "")).read_text("utf-8"))
        try:
            published = When.parse(gold["published"])
        except DateError:
            continue
        name = "gold, dateless" if not row.get("date") else "gold, dated"
        yield Known(name, gold["article"], row["title"], row["text"], published)


def main() -> None:
    """Date them and print the figures of each collection."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--misses", action="store_true", help="print every wrong date with its basis")
    options = parser.parse_args()
    who = catalogue.load()
    seen: dict[str, int] = {}
    widths: dict[str, list[int]] = {}
    wrong: dict[str, int] = {}
    for article in known(options.data):
        name = article.collection
        seen[name] = seen.get(name, 0) + 1
        paragraphs = [line for line in article.text.split("\n") if line.strip()]
        found, basis = dates.published(article.title, paragraphs, (), (), who)
        if found is None:
            continue
        when = When.parse(found)
        widths.setdefault(name, []).append(when.days or 0)
        if when.intersect(article.published) is None:
            wrong[name] = wrong.get(name, 0) + 1
            if options.misses:
                print(f"{name} {article.id}: {article.published}, not {found}: {basis}")
    for name, count in seen.items():
        days = widths.get(name, [])
        middle = f"{median(days):.0f}" if days else "-"
        print(f"{name:24} {count:4} articles, {len(days):3} dated, {wrong.get(name, 0)} wrong, median {middle} days")


if __name__ == "__main__":
    main()
