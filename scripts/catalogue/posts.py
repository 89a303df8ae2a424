"""Office-holders and ambassadors."""

import re
from pathlib import Path

from catalogue import sheet

COLUMNS = "person,other_spellings,wikidata,country,office,title,start,end,as_of,end_basis,source,checked".split(",")


def build(gathered: Path, here: Path, data: Path) -> int:
    """The gathered posts, mended by our sheets."""
    done = 0
    for name in ("offices", "ambassadors"):
        rows = [_row(given) for given in sheet.read(gathered / f"{name}.csv")]
        rows = [row for row in rows if row is not None]
        if name == "offices":
            rows += sheet.read(here / "posts.csv")
        rows.sort(key=lambda row: (row["country"], row["office"], row["start"], row["person"]))
        done += sheet.write(data / ("posts.csv" if name == "offices" else "ambassadors.csv"), COLUMNS, rows)
    return done


def _row(given: sheet.Row) -> sheet.Row | None:
    if given["end"] and given["start"] and given["end"][: len(given["start"])] < given["start"][: len(given["end"])]:
        return None
    return {
        "person": given["person"],
        "other_spellings": given["other_spellings"],
        "wikidata": given["wikidata"],
        "country": given["iso3"],
        "office": given["office"],
        "title": given["title"],
        "start": given["start"].rstrip("s"),
        "end": given["end"],
        "as_of": "" if given["end"] else given["as_of"],
        "end_basis": given["end_basis"] or "open",
        "source": source(given["source"]),
    }


_SOURCES = {
    r"Wikidata export (\d{4}-\d{2})": "wikidata",
    r"text of (\d{4}-\d{2})": "factbook",
    r"world-leaders-current data\S* \((\d{4}-\d{2})": "world-leaders",
    r"OEFDataScience": "reign",
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
