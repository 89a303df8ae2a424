"""Agreements, resolutions and laws found by name."""

from collections.abc import Sequence

from dragoman.catalogue.event import Instrument, InstrumentMatch
from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, flatten, keys, shouted
from dragoman.catalogue.names import Names
from dragoman.catalogue.table import Row


class Instruments:
    """The index of instruments; Security Council resolutions are known by their number, listed or not."""

    def __init__(self, files: Files) -> None:
        self._names: Names[Instrument] = Names(files.words("acronyms that are words"))
        self._numbered: Names[bool] = Names()
        self._by_id: dict[str, Instrument] = {}
        for row in files.rows("instruments", key="id"):
            self._add(row)
        for phrase in files.words("numbered resolution"):
            self._numbered.add(phrase, True)
        self._joining: Names[bool] = Names()
        for phrase in files.words("membership"):
            self._joining.add(phrase, True)
        self._groups: Names[Instrument] = Names()
        for row in files.rows("groups", key="id"):
            if row["class"] not in ("region", "people", "world"):
                self._add_group(row)
        self._firsts = frozenset().union(
            *(names.firsts() for names in (self._names, self._numbered, self._groups, self._joining))
        )
        """Words that any of them starts with."""

    def _add(self, row: Row) -> None:
        def instrument(role: str) -> Instrument:
            return Instrument(
                id=row["id"],
                name=row["name"],
                kind=row["class"],
                role=role,
                signed=row["signed"] or None,
                in_force=row["in_force"] or None,
                parties=tuple(row["parties"].split()),
                source=row.source,
            )

        self._by_id[row["id"]] = instrument("name")
        for name in (row["name"], *row.list("other_names")):
            self._names.add(name, instrument("acronym" if name.isupper() and " " not in name else "name"))
        for name in row.list("loose_names"):
            self._names.add(name, instrument("loose"))

    def _add_group(self, row: Row) -> None:
        id = row["id"].lower().replace("_", "-")
        names = (row["name"], *row.list("other_names"))
        short = next((name for name in names if name.isupper()), row["name"])
        membership = Instrument(id=f"{id}-membership", name=f"{short} membership", kind="membership", source=row.source)
        for name in names:
            self._groups.add(name, membership)

    def lookup(self, surface: str) -> tuple[Instrument, ...]:
        """Give what a whole surface may name, firm names before loose ones."""
        run = keys(surface)
        if run and run[0].key == "the":
            run = run[1:]
        end, found = self._at(run, 0, shout=False) if run else (0, [])
        return _ranked(found) if end == len(run) else ()

    def match(self, words: Sequence[str]) -> list[InstrumentMatch]:
        """Find the longest names in a run of words."""
        run, where = flatten(words)
        shout = shouted(run)
        matches = []
        index = 0
        while index < len(run):
            if run[index].key not in self._firsts:
                index += 1
                continue
            end, found = self._at(run, index, shout=shout)
            if found:
                matches.append(InstrumentMatch(where[index], where[end - 1] + 1, _ranked(found)))
            index = max(end, index + 1)
        return matches

    def _at(self, run: Sequence[Piece], index: int, *, shout: bool) -> tuple[int, list[Instrument]]:
        """Find the longest name, numbered resolution or membership that starts at a piece."""
        end, found = self._names.longest(run, index, shout=shout)
        for longer, other in (self._resolution(run, index), self._membership(run, index, shout=shout)):
            if longer > end:
                end, found = longer, other
        return end, found

    def _membership(self, run: Sequence[Piece], index: int, *, shout: bool) -> tuple[int, list[Instrument]]:
        """Read "EU membership", "accession to the European Union"."""
        end, groups = self._groups.longest(run, index, shout=shout)
        if groups and end < len(run):
            last, joining = self._joining.longest(run, end)
            return (last, groups) if joining else (index, [])
        end, joining = self._joining.longest(run, index)
        if not joining or end + 1 >= len(run) or run[end].key not in ("of", "in", "to"):
            return index, []
        start = end + 1 + (run[end + 1].key == "the")
        if start == len(run):
            return index, []
        return self._groups.longest(run, start, shout=shout)

    def _resolution(self, run: Sequence[Piece], index: int) -> tuple[int, list[Instrument]]:
        end, found = self._numbered.longest(run, index)
        if not found or end == len(run):
            return index, []
        number = run[end].key
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= 9999) or len(number) > 4:
            return index, []
        id = f"unscr-{int(number)}"
        known = self._by_id.get(id)
        name = f"UN Security Council Resolution {int(number)}"
        return end + 1, [known or Instrument(id=id, name=name, kind="Security Council resolution")]


def _ranked(found: list[Instrument]) -> tuple[Instrument, ...]:
    best: dict[str, Instrument] = {}
    for instrument in sorted(found, key=lambda instrument: instrument.role == "loose"):
        best.setdefault(instrument.id, instrument)
    return tuple(best.values())
