"""Report which offices of which states have no known holder in which years.

    python scripts/report_coverage.py [FIRST LAST]

A year counts as covered where the posts of the office leave no more than ninety of its days without a holder; a post
whose end nobody found counts to the day it was last attested.
"""

import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

from catalogue import sheet
from dragoman.catalogue.files import Files
from dragoman.shapes import When

WATCHED = sheet.read(Path(__file__).parent / "catalogue" / "watched.csv")
STATES = [row["code"] for row in WATCHED]
"""The states most in the news, and four organisations."""

OFFICES = ("head of state", "head of government", "foreign minister", "defence minister")
ONE_HEAD = {row["code"] for row in WATCHED if row["one_head"]}
"""States whose head is head of state and of government in one, under either name."""


def main() -> None:
    """Print the gaps."""
    first, last = (int(year) for year in (sys.argv[1:3] or (2000, 2026)))
    held: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in Files().rows("posts"):
        if row["start"] and row["country"] in STATES:
            start = When.parse(row["start"]).earliest
            end = When.parse(row["end"] or row["as_of"] or row["start"]).latest
            assert start and end
            held[row["country"], row["office"]].update(range(start.toordinal(), end.toordinal() + 1))
    total = lacking = 0
    for office in OFFICES:
        print(f"\n{office}")
        for state in STATES:
            days = held[state, office]
            if state in ONE_HEAD and office.startswith("head of"):
                days = held[state, "head of state"] | held[state, "head of government"] | held[state, "supreme leader"]
            if len(state) == 3 or days:
                gaps = _gaps(days, first, last)
                total += last - first + 1
                lacking += len(gaps)
                if gaps:
                    print(f"  {state} {_years(gaps)}")
    print(f"\n{total - lacking} of {total} years covered ({100 * (total - lacking) / total:.1f} %)")


def _gaps(days: set[int], first: int, last: int) -> list[int]:
    gaps = []
    for year in range(first, last + 1):
        start, end = date(year, 1, 1), date(year, 12, 31)
        if year == 2026:
            end = date(2026, 6, 30)
        lacking = sum(start.toordinal() + n not in days for n in range((end - start + timedelta(1)).days))
        if lacking > 90:
            gaps.append(year)
    return gaps


def _years(years: list[int]) -> str:
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return " ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


if __name__ == "__main__":
    main()
