"""Members of groups with their dates."""

from pathlib import Path

from catalogue import sheet

COLUMNS = ["group", "member", "start", "end", "note", "source", "checked"]


def build(gathered: Path, here: Path, data: Path) -> int:
    """The gathered memberships and our additions."""
    rows = []
    for given in sheet.read(gathered / "groups.csv"):
        if given["member_iso3"] and given["id"] != "UNSC_PERM":
            note = given["source"].removeprefix("general knowledge").strip(" ()")
            rows.append(
                {
                    "group": given["id"],
                    "member": given["member_iso3"],
                    "start": given["member_from"],
                    "end": given["member_until"],
                    "note": note,
                    "source": "general knowledge",
                }
            )
    rows += sheet.read(here / "members.csv")
    rows.sort(key=lambda row: (row["group"], row["member"], row["start"]))
    return sheet.write(data / "members.csv", COLUMNS, rows)
