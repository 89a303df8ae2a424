"""Agreements, resolutions and laws."""

from pathlib import Path

from catalogue import sheet

COLUMNS = [
    "id",
    "name",
    "other_names",
    "loose_names",
    "class",
    "signed",
    "in_force",
    "ended",
    "parties",
    "note",
    "source",
    "checked",
]


def build(gathered: Path, here: Path, data: Path) -> int:
    """The gathered names, loose ones set apart by our sheet, and our additions."""
    ours = {row["id"]: row for row in sheet.read(here / "instruments.csv")}
    rows: dict[str, sheet.Row] = {}
    for given in sheet.read(gathered / "instruments.csv"):
        rows[given["id"]] = {
            **{key: given[key] for key in ("id", "name", "signed", "in_force", "note", "source")},
            "other_names": sheet.join(sheet.values(given["other_names"])),
            "class": given["kind"],
            "parties": _codes(given["parties"]),
        }
    for id, own in ours.items():
        row = rows.setdefault(id, {"id": id})
        row.update({key: value for key, value in own.items() if value})
        loose = row.get("loose_names", "").split(";")
        row["other_names"] = sheet.join(row.get("other_names", "").split(";"), without=[*loose, row["name"], "-"])
    return sheet.write(data / "instruments.csv", COLUMNS, (rows[id] for id in sorted(rows)))


def _codes(cell: str) -> str:
    codes = cell.split()
    return cell if codes and all(code.isupper() and 2 <= len(code) <= 5 for code in codes) else ""
