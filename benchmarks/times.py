"""Times: our TIMEX3 tags on MEANTIME's articles, scored as TempEval-3 does.

python benchmarks/times.py [../shared] [--misses]
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.reading.when import timex3


def scorer(shared: Path) -> Callable[[list[dict[str, Any]], dict[str, Any]], dict[str, float]]:
    """Load the yardstick of the shared folder."""
    spec = importlib.util.spec_from_file_location("times_scorer", shared / "score" / "times.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {shared / 'score'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[list[dict[str, Any]], dict[str, Any]], dict[str, float]] = module.score
    return score


def misses(record: dict[str, Any], tags: list[dict[str, Any]]) -> None:
    """Print what the gold has and we have not, and the other way round."""
    text = record["text"]

    def lines(rows: list[dict[str, Any]]) -> set[tuple[int, int, str, str]]:
        return {(row["start"], row["end"], row["type"], row["value"]) for row in rows}

    gold, ours = lines(record["timex"]), lines(tags)
    for mark, rows in (("gold", gold - ours), ("ours", ours - gold)):
        for start, end, kind, value in sorted(rows):
            around = text[max(0, start - 30) : end + 30].replace("\n", " ")
            print(f"{record['dct']} {mark} {kind} {value} | {text[start:end]} | {around}")


def main() -> None:
    """Score, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    path = options.shared / "corpora" / "time" / "meantime_airbus_apple.jsonl"
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    tags: dict[str, Any] = {record["id"]: timex3(record["text"], record["dct"]) for record in records}
    if options.misses:
        for record in records:
            misses(record, tags[record["id"]])
    for name, value in scorer(options.shared)(records, tags).items():
        print(f"{name:8} {value:6.1f}")


if __name__ == "__main__":
    main()
