"""Office-holders and ambassadors."""

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from catalogue import clean, sheet

COLUMNS = [
    "person",
    "other_spellings",
    "wikidata",
    "country",
    "office",
    "title",
    "start",
    "end",
    "as_of",
    "end_basis",
    "source",
    "checked",
]

_ONE_SEAT = ("head of state", "head of government", "foreign minister")
"""Offices that one person holds at a time, so that a successor's start ends a post left open."""

_TERRITORIES = {"PRI", "GRL", "HKG", "MAC"}
"""Codes of states.csv whose head of state is that of another state, as with all territories that it lacks."""

_RIVALS = {"YEM", "LBY", "AFG", "SDN", "BIH", "SMR", "CHE", "SOM"}
"""States with rival governments or a shared headship, where it doesn't."""


def build(gathered: Path, here: Path, data: Path) -> int:
    """The gathered posts, cleaned by rule, mended by our sheets, and with our own rows."""
    done = 0
    for source_name, file in (("offices", "posts"), ("ambassadors", "ambassadors")):
        states = {row["id"] for row in sheet.read(data / "states.csv")}
        held = states - _TERRITORIES | {row["id"] for row in sheet.read(data / "groups.csv")}
        rows = [row for given in sheet.read(gathered / f"{source_name}.csv") if (row := _row(given))]
        rows = [row for row in rows if row["country"] in held or row["office"] not in (*_ONE_SEAT, "vice president")]
        clean.spellings(rows)
        if file == "posts":
            rows = _mended(rows, sheet.read(here / "mended_posts.csv"))
            rows = _with_ours(rows, sheet.read(here / "posts.csv"))
            _succeeded(rows)
        rows.sort(key=lambda row: (row["country"], row["office"], row["start"], row["person"]))
        done += sheet.write(data / f"{file}.csv", COLUMNS, rows)
    return done


def _row(given: sheet.Row) -> sheet.Row | None:
    start, end = given["start"].rstrip("s"), given["end"]
    if end and start and end[: len(start)] < start[: len(end)]:
        return None
    if given["office"] == "effective leader":
        return None  # surnames only, from a list without a stated licence
    office = _office(given)
    if office is None or not clean.latin(given["person"]) or given["person"][:1].islower():
        return None  # a scrap of a sentence, or a name that English-language news does not write
    return {
        "person": given["person"],
        "other_spellings": given["other_spellings"],
        "wikidata": given["wikidata"],
        "country": given["iso3"],
        "office": office,
        "title": given["title"].strip(" ,"),
        "start": start,
        "end": end,
        "as_of": "" if end else given["as_of"],
        "end_basis": given["end_basis"] or "open",
        "source": source(given["source"]),
    }


def _office(given: sheet.Row) -> str | None:
    """Put right what the gathered classes take together."""
    title, country, office = given["title"], given["iso3"], given["office"]
    if country == "USA" and title.startswith("Secretary of State of "):
        return None  # of one of the fifty states
    if country == "IND" and office == "foreign minister" and title != "Minister of External Affairs":
        return "permanent secretary of foreign ministry"  # the minister's title is External Affairs
    if country == "CHE" and title.startswith("Federal Chancellor"):
        return None  # heads the chancellery, not the government
    if title.startswith(("State Secretary", "Secretary of State", "Minister Delegate")) and country not in (
        "USA",
        "GBR",
    ):
        return "deputy foreign minister" if office == "foreign minister" else office
    if office == "foreign minister" and title == "Secretary of State" and country != "USA":
        return "deputy foreign minister"
    if office == "foreign minister" and "Development Cooperation" in title and country == "NLD":
        return "development minister"
    if title.startswith("Under-Secretary-General"):
        return "other UN office"
    return office


def _mended(rows: list[sheet.Row], mends: list[sheet.Row]) -> list[sheet.Row]:
    for mend in mends:
        fitting = [row for row in rows if _meant(row, mend)]
        if not fitting:
            raise SystemExit(f"mended_posts.csv names a post that is not there: {mend}")
        for row in fitting:
            _mend(row, mend["action"], mend["value"])
        rows = [row for row in rows if row["office"]]
    return rows


def _meant(row: sheet.Row, mend: sheet.Row) -> bool:
    same = row["country"] == mend["country"] and mend["office"] in ("*", row["office"])
    if mend["person"] == "*":
        return same and (row["end"] or row["as_of"] or "9") >= mend["value"]
    names = {clean.folded(text) for text in (row["person"], *row["other_spellings"].split(";"))}
    mine = clean.folded(clean.name(mend["person"]))
    return same and mine in names and (not mend["start"] or row["start"] == mend["start"])


def _mend(row: sheet.Row, action: str, value: str) -> None:
    if action == "drop":
        row["office"] = ""
    elif action == "name":
        row["other_spellings"] = sheet.join([row["person"], *row["other_spellings"].split(";")], without=[value])
        row["person"] = value
    elif action == "spell":
        row["other_spellings"] = sheet.join([*row["other_spellings"].split(";"), value], without=[row["person"]])
    elif action == "end":
        row.update(end=value, end_basis="source" if value else "open", as_of="" if value else row["as_of"])
    elif action == "as_of":
        row.update(end="", end_basis="open", as_of=max(value, row["as_of"]))
    elif action == "newstart":
        row["start"] = value
    else:
        row[action] = value
    if row["source"].find("general knowledge") < 0:
        row["source"] += "; general knowledge"


def _with_ours(rows: list[sheet.Row], ours: list[sheet.Row]) -> list[sheet.Row]:
    """Add our rows; where a gathered row tells the same, it keeps its dates and takes our spellings."""
    by_office: dict[tuple[str, str], list[sheet.Row]] = defaultdict(list)
    for row in rows:
        by_office[row["country"], row["office"]].append(row)
    for own in ours:
        names = {clean.folded(text) for text in (own["person"], *own["other_spellings"].split(";")) if text}
        for row in by_office[own["country"], own["office"]]:
            theirs = {clean.folded(text) for text in (row["person"], *row["other_spellings"].split(";")) if text}
            if names & theirs and _overlap(own, row):
                spelt = [*row["other_spellings"].split(";"), own["person"], *own["other_spellings"].split(";")]
                row["other_spellings"] = sheet.join(spelt, without=[row["person"]])
                if own["end"] and not row["end"]:
                    row.update(end=own["end"], end_basis="source", as_of="")
                elif own["as_of"] and not row["end"]:
                    row["as_of"] = max(row["as_of"], own["as_of"])
                break
        else:
            rows.append(own)
    return rows


def _overlap(one: sheet.Row, two: sheet.Row) -> bool:
    """Whether two posts share more than a day of handing over."""
    end_one, end_two = one["end"] or "9999", two["end"] or "9999"
    return max(one["start"], two["start"]) < min(end_one, end_two)


def _succeeded(rows: list[sheet.Row]) -> None:
    """End posts left open where a successor is known."""
    by_office: dict[tuple[str, str], list[sheet.Row]] = defaultdict(list)
    for row in rows:
        if row["office"] in _ONE_SEAT and row["country"] not in _RIVALS and row["start"]:
            by_office[row["country"], row["office"]].append(row)
    for held in by_office.values():
        held.sort(key=lambda row: row["start"])
        for row, later in pairwise(held):
            if not row["end"] and later["start"] > row["start"]:
                row.update(end=later["start"], end_basis="inferred: successor start", as_of="")


_SOURCES = {
    r"Wikidata export (\d{4}-\d{2})": "wikidata",
    r"text of (\d{4}-\d{2})": "factbook",
    r"world-leaders-current data\S* \((\d{4}-\d{2})": "world-leaders",
    r"public repository text": "public texts 2026",
    r"general knowledge": "general knowledge",
}


def source(text: str) -> str:
    """Shorten a source to the keys that SOURCES.md explains.

    >>> source("every-politician-scrapers/france html/holders21.csv (Wikidata export 2022-07-23) + general knowledge")
    'wikidata 2022-07; general knowledge'
    """
    found = []
    for pattern, key in _SOURCES.items():
        if match := re.search(pattern, text):
            found.append(" ".join([key, *match.groups()]))
    return "; ".join(found) or text
