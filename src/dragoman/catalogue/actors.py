"""States, bodies, groups, armed groups and media found by name or by pattern."""

from collections.abc import Sequence

import msgspec

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, flatten, keys, shouted
from dragoman.catalogue.names import Names
from dragoman.catalogue.record import Match, Record
from dragoman.catalogue.rows import own_records, records
from dragoman.catalogue.table import Row

_RANK = {
    role: rank
    for rank, role in enumerate(
        "name official acronym body government forces capital seat adjective demonym people former loose".split()
    )
}
"""Likelier roles first."""

_OWNER = {"name", "official", "acronym", "adjective", "former"}
"""Roles of a state before a phrase: "Norwegian army", "US army"."""

_OF = {"name", "official", "acronym", "former"}
"""Roles of a state after one: "army of Norway"."""

Found = tuple[int, list[Record]]
"""The piece after a name, and what the name may stand for."""


class Actors:
    """The index of parties."""

    def __init__(self, files: Files) -> None:
        common = files.words("acronyms that are words")
        self._names: Names[Record] = Names(common)
        self._phrases: Names[Row] = Names(common)
        self._by_id: dict[str, Record] = {}
        self._bodies: dict[tuple[str, str], Record] = {}
        self._labels: dict[str, Row] = {}
        for row in files.rows("phrases"):
            for phrase in row.list("phrases"):
                self._phrases.add(phrase, row)
            if row["stands_for"] == "body":
                self._labels.setdefault(row["office"], row)
        self._articles = files.words("states with an article")
        for kind, key in (("states", "id"), ("bodies", "id"), ("groups", "id"), ("armed_groups", "id"), ("media", "id")):
            for row in files.rows(kind, key=key):
                self._add(kind, row)
        self._places_of_seats()

    def _add(self, kind: str, row: Row) -> None:
        own = own_records(kind, row, self._by_id)
        self._by_id.setdefault(own.id, own)
        if kind == "bodies" and own.country and own.office:
            self._bodies.setdefault((own.office, own.country), own)
        for alias, record in records(kind, row, own, self._by_id):
            self._names.add(alias, record)

    def _places_of_seats(self) -> None:
        self._states = tuple(record for record in self._by_id.values() if record.kind == "state")

    @property
    def states(self) -> tuple[Record, ...]:
        """All states."""
        return self._states

    def record(self, id: str) -> Record | None:
        """Give the record with an id."""
        return self._by_id.get(id)

    def state(self, name: str) -> Record | None:
        """Give the one state that a name, code or adjective means."""
        if (known := self._by_id.get(name)) and known.kind == "state":
            return known
        found = {record.id: record for record in self.lookup(name) if record.kind == "state"}
        return next(iter(found.values())) if len(found) == 1 else None

    def lookup(self, surface: str) -> tuple[Record, ...]:
        """Give all parties that a whole surface may name."""
        run = keys(surface)
        if not run:
            return ()
        end, found = self._at(run, 0, shout=False)
        if (not found or end < len(run)) and run[0].key == "the" and len(run) > 1:
            run = run[1:]
            end, found = self._at(run, 0, shout=False)
        return _ranked(found) if end == len(run) else ()

    def match(self, words: Sequence[str]) -> list[Match]:
        """Find the longest names in a run of words."""
        run, where = flatten(words)
        shout = shouted(run)
        names, phrases = self._names, self._phrases
        matches = []
        index, total = 0, len(run)
        while index < total:
            key = run[index].key
            if key not in names and key not in phrases:
                index += 1
                continue
            end, found = self._at(run, index, shout=shout)
            if found:
                matches.append(_match(run, where, index, end, found))
            index = max(end, index + 1)
        return matches

    def match_bodies(self, words: Sequence[str]) -> list[Match]:
        """Find words for bodies that don't say whose."""
        run, where = flatten(words)
        matches = []
        index = 0
        while index < len(run):
            end, rows = self._phrases.longest(run, index)
            found = [_generic(row) for row in rows if row["generic"] == "yes"]
            if found:
                matches.append(_match(run, where, index, end, found))
            index = max(end, index + 1)
        return matches

    def body(self, office: str, country: str) -> Record | None:
        """Give a state's body of a class."""
        if known := self._bodies.get((office, country)):
            return known
        state, row = self._by_id.get(country), self._labels.get(office)
        if state is None or state.kind != "state" or row is None:
            return None
        return self._made(row, state, row["label"])

    def _at(self, run: Sequence[Piece], index: int, *, shout: bool) -> Found:
        """Find the longest name or phrase that starts at a piece."""
        end, found = self._names.longest(run, index, shout=shout)
        if run[index].key in self._phrases:
            longer, made = self._phrase_of(run, index, shout=shout)
            if longer > end:
                return longer, made
        if end < len(run) and (owners := [record for record in found if record.kind == "state" and record.role in _OWNER]):
            longer, made = self._owned(run, index, end, owners, shout=shout)
            if made:
                return longer, made
        return end, found

    def _phrase_of(self, run: Sequence[Piece], index: int, *, shout: bool) -> Found:
        """Read "army of Norway", "ministry of foreign affairs of the Netherlands"."""
        end, rows = self._phrases.longest(run, index, shout=shout)
        if not rows or end + 1 >= len(run) or run[end].key != "of":
            return index, []
        start = end + 1 + (run[end + 1].key == "the")
        if start >= len(run):
            return index, []
        last, found = self._names.longest(run, start, shout=shout)
        states = [record for record in found if record.kind == "state" and record.role in _OF]
        alias = " ".join(piece.key for piece in run[index:last])
        return (last, [self._made(row, state, alias) for row in rows for state in states]) if states else (index, [])

    def _owned(self, run: Sequence[Piece], start: int, index: int, owners: list[Record], *, shout: bool) -> Found:
        """Read "Norwegian army" and, where the state only repeats whose it is, "Israeli Knesset"."""
        end, rows = self._phrases.longest(run, index, shout=shout)
        last, found = self._names.longest(run, index, shout=shout)
        countries = {record.country for record in owners}
        named = [record for record in found if record.kind == "body" and record.country in countries]
        if named and last >= end:
            return last, named
        alias = " ".join(piece.key for piece in run[start:end])
        return end, [self._made(row, owner, alias) for row in rows for owner in owners]

    def _made(self, row: Row, state: Record, alias: str) -> Record:
        own = self._by_id[state.id]
        if row["stands_for"] != "body":
            return msgspec.structs.replace(own, sector=row["sector"], role=row["stands_for"], alias=alias)
        if known := self._bodies.get((row["office"], own.id)):
            return msgspec.structs.replace(known, role="body", alias=alias)
        name = f"the {own.name}" if own.name in self._articles else own.name
        return Record(
            id=f"{own.id}:{row['office'].replace(' ', '-')}",
            name=row["label"].replace("{state}", name),
            kind="body",
            country=own.id,
            sector=row["sector"],
            role="body",
            alias=alias,
            office=row["office"],
            source=row.source,
        )


def _generic(row: Row) -> Record:
    office = row["office"]
    return Record(
        id=office.replace(" ", "-"),
        name=office,
        kind="body" if row["stands_for"] == "body" else "state",
        sector=row["sector"],
        role=row["stands_for"],
        office=office,
        source=row.source,
    )


def _match(run: Sequence[Piece], where: Sequence[int], start: int, end: int, found: list[Record]) -> Match:
    first, last = where[start], where[end - 1]
    partial = (start > 0 and where[start - 1] == first) or (end < len(run) and where[end] == last)
    return Match(first, last + 1, _ranked(found), partial)


def _ranked(found: list[Record]) -> tuple[Record, ...]:
    best: dict[tuple[str, str], Record] = {}
    for record in found:
        best.setdefault((record.id, record.role), record)
    return tuple(sorted(best.values(), key=lambda record: _RANK[record.role]))
