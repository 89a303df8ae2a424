"""States: code, names, adjectives, demonyms, capital."""

from pathlib import Path

from catalogue import sheet

COLUMNS = [
    "id",
    "iso2",
    "name",
    "official",
    "other_names",
    "former_names",
    "adjectives",
    "demonyms",
    "people",
    "capital",
    "capital_other",
    "source",
    "checked",
]


def build(gathered: Path, here: Path, data: Path) -> int:
    """Names of CLDR and the Factbook, with our own sheet of what news writes over them."""
    ours = {row["id"]: row for row in sheet.read(here / "states.csv")}
    rows = []
    for given in sorted(sheet.read(gathered / "states.csv"), key=lambda row: row["iso3"]):
        own = ours.get(given["iso3"], {})
        rows.append(_row(given, own))
    return sheet.write(data / "states.csv", COLUMNS, rows)


def _row(given: sheet.Row, own: sheet.Row) -> sheet.Row:
    name = own.get("name") or given["name"].replace(" & ", " and ")
    official = (sheet.values(given["official_name"]) or [""])[0]
    other = own.get("other_names", "").split(";")
    capital = own.get("capital") or (sheet.values(given["capital"]) or [""])[0]
    source = "factbook 2026-05; CLDR via Babel 2.18 (name)"
    return {
        "id": given["iso3"],
        "iso2": given["iso2"],
        "name": name,
        "official": "" if official == name else official,
        "other_names": sheet.join(other, without=[name, official]),
        "former_names": own.get("former_names", ""),
        "adjectives": own.get("adjectives") or sheet.join(sheet.values(given["adjectives"])),
        "demonyms": own.get("demonyms") or sheet.join(sheet.values(given["demonym_singular"])),
        "people": own.get("people") or sheet.join(sheet.values(given["demonym_plural"])),
        "capital": capital,
        "capital_other": own.get("capital_other", ""),
        "source": source + ("; general knowledge (news spellings)" if own else ""),
        "checked": "2026-11",
    }
