"""Times: our TIMEX3 tags on MEANTIME's articles, scored as TempEval-3 does.

python benchmarks/times.py [--data ../shared] [--misses]
"""

import argparse
import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dragoman.reading.when import timex3

Score = Callable[[list[dict[str, Any]], dict[str, Any]], dict[str, float]]


def scorer(folder: Path) -> Score:
    """Load the yardstick."""
    spec = importlib.util.spec_from_file_location("times_scorer", folder / "score" / "times.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder}: got no score/times.py in it; expected the development data; give its folder with --data")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Score = module.score
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
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--misses", action="store_true", help="print every tag that differs")
    options = parser.parse_args()
    path = options.data / "corpora" / "time" / "meantime_airbus_apple.jsonl"
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    tags: dict[str, Any] = {record["id"]: timex3(record["text"], record["dct"]) for record in records}
    if options.misses:
        for record in records:
            misses(record, tags[record["id"]])
    for name, value in scorer(options.data)(records, tags).items():
        print(f"{name:8} {value:6.1f}")


if __name__ == "__main__":
    main()
