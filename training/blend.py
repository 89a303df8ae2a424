"""The mean of weights of reading that were learnt upon several pupils.

    python training/blend.py FOLDER... --out FOLDER

What one pupil happens to say weighs less so. Each folder holds the files that `weigh.py` writes; a weight that one of
them lacks is nought there. Reports how many weights each file has.
"""

import argparse
import csv
import sys
from pathlib import Path

LEAST = 0.001
"""Weights that are smaller tell nothing."""
WHOLE = ("threshold", "bias")
"""Rows that are no feature's."""


def read(path: Path) -> dict[str, float]:
    """Read a file of `feature,weight` rows."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {row[0]: float(row[1]) for row in csv.reader(rows) if row and not row[0].startswith("#")}


def blend(tables: list[dict[str, float]]) -> dict[str, float]:
    """Give the mean of each weight by name, what stands for the whole table first.

    >>> blend([{"b": 1.0}, {"b": 2.0, "a": 1.0}])
    {'a': 0.5, 'b': 1.5}
    """
    names = sorted({name for table in tables for name in table}, key=lambda name: (name not in WHOLE, name))
    means = {name: round(sum(table.get(name, 0.0) for table in tables) / len(tables), 3) for name in names}
    return {name: mean for name, mean in means.items() if abs(mean) >= LEAST}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", type=Path, nargs="+", help="folders with the same files of weights")
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    for path in sorted(given.folders[0].glob("*.csv")):
        lacking = next((folder for folder in given.folders if not (folder / path.name).exists()), None)
        if lacking:
            sys.exit(f"got no {path.name} in {lacking}; expected the files of {given.folders[0]}: run weigh.py there")
        found = blend([read(folder / path.name) for folder in given.folders])
        with (given.out / path.name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([name, weight] for name, weight in found.items())
        print(path.name, len(found))


if __name__ == "__main__":
    main()
