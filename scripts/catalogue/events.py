"""Dated public events."""

from pathlib import Path

from catalogue import sheet

COLUMNS = ["event_class", "name", "other_names", "first_day", "last_day", "place", "country", "source", "checked"]


def build(gathered: Path, here: Path, data: Path) -> int:
    """The gathered events of complete classes, and ours."""
    dropped = {row["event_class"] for row in sheet.read(here / "dropped_classes.csv")}
    country = {row["event_class"]: row["country"] for row in sheet.read(data / "event_classes.csv")}
    ours = sheet.read(here / "events.csv")
    mine = {row["event_class"] for row in ours if row.get("replaces") == "yes"}
    rows = []
    for given in sheet.read(gathered / "events.csv"):
        if given["class"] in dropped or given["class"] in mine:
            continue
        row = {
            "event_class": given["class"],
            "name": given["name"],
            "first_day": given["start"],
            "last_day": given["end"] if given["end"] != given["start"] else "",
            "place": given["place"],
            "source": given["source"].replace(";", ","),
        }
        rows.append(row)
    rows += ours
    for row in rows:
        row["country"] = row.get("country") or country.get(row["event_class"], "")
    unique = {(row["event_class"], row["name"], row["first_day"]): row for row in rows}
    ordered = sorted(unique.values(), key=lambda row: (row["event_class"], row["first_day"], row["name"]))
    return sheet.write(data / "events.csv", COLUMNS, ordered)
