"""Groups and their members, by date."""

from collections import defaultdict
from datetime import date

from dragoman.catalogue.files import Files
from dragoman.shapes.edtf import When


class Members:
    """Dated memberships."""

    def __init__(self, files: Files) -> None:
        self._spans: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
        self._groups: dict[str, list[tuple[str, date, date]]] = defaultdict(list)
        for row in files.rows("members"):
            start = When.parse(row["start"]).earliest if row["start"] else None
            end = When.parse(row["end"]).latest if row["end"] else None
            span = (start or date.min, end or date.max)
            self._spans[row["group"]].append((row["member"], *span))
            self._groups[row["member"]].append((row["group"], *span))

    def of(self, group: str, on: date | None) -> tuple[str, ...]:
        """Give a group's members on a day; without one, those whose membership has no end."""
        return _on(self._spans.get(group, []), on)

    def having(self, member: str, on: date | None) -> tuple[str, ...]:
        """Give the groups of a member on a day."""
        return _on(self._groups.get(member, []), on)


def _on(spans: list[tuple[str, date, date]], on: date | None) -> tuple[str, ...]:
    day = on or date.max
    return tuple(sorted({code for code, first, last in spans if first <= day <= last}))
