"""States, bodies, groups, armed groups and media found by name or by pattern."""

from collections.abc import Sequence

import msgspec

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, flatten, keys, shouted
from dragoman.catalogue.names import Names
from dragoman.catalogue.record import Match, Record
from dragoman.catalogue.rows import PARTIES, own_record, records
from dragoman.catalogue.table import Row

_RANK = {
    role: rank
    for rank, role in enumerate(
        [
            "name",
            "official",
            "acronym",
            "body",
            "phrase",
            "government",
            "forces",
            "capital",
            "seat",
            "adjective",
            "demonym",
            "people",
            "former",
            "loose",
        ]
    )
}
"""Likelier roles first."""

_OWNER = {"name", "official", "acronym", "adjective", "former"}
"""Roles of a state before a phrase: "Norwegian army", "US army"."""

_SORTS = {"medium", "company"}
"""What phrases of one organisation only say what sort it is of."""

Found = tuple[int, list[Record]]
"""The piece after a name, and what the name may stand for."""


class Actors:
    """The index of parties."""

    def __init__(self, files: Files) -> None:
        common = files.words("acronyms that are words")
        self._names: Names[Record] = Names(common)
        self._phrases: Names[tuple[str, Row]] = Names(common)
        self._adjectives: dict[str, str] = {}
        self._by_id: dict[str, Record] = {}
        self._by_iso2: dict[str, Record] = {}
        self._bodies: dict[tuple[str, str], Record] = {}
        self._labels: dict[str, Row] = {}
        for row in files.rows("phrases"):
            for phrase in row.list("phrases"):
                self._phrases.add(phrase, (phrase, row))
            if row["stands_for"] == "body":
                self._labels.setdefault(row["office"], row)
        self._articles = files.words("states with an article")
        self._times = files.words("days and months")
        for kind in PARTIES:
            for row in files.rows(kind, key="id"):
                self._add(kind, row)
        self._states = tuple(record for record in self._by_id.values() if record.kind == "state")

    def _add(self, kind: str, row: Row) -> None:
        own = own_record(kind, row, self._by_id)
        self._by_id.setdefault(own.id, own)
        if kind == "bodies" and own.country and own.office:
            self._bodies.setdefault((own.office, own.country), own)
        if row["iso2"]:
            self._by_iso2[row["iso2"]] = own
        if row["adjectives"]:
            self._adjectives.setdefault(own.id, row.list("adjectives")[0])
        for alias, record in records(kind, row, own, self._by_id):
            self._names.add(alias, record)

    @property
    def states(self) -> tuple[Record, ...]:
        """All states."""
        return self._states

    def record(self, id: str) -> Record | None:
        """Give the record with an id."""
        return self._by_id.get(id)

    def state(self, name: str) -> Record | None:
        """Give the one state that a name, code or adjective means."""
        known = self._by_id.get(name) or self._by_iso2.get(name)
        if known and known.kind == "state":
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
            if found and key == "the" and end > index + 1 and all(record.role == "loose" for record in found):
                longer, other = self._at(run, index + 1, shout=shout)
                if longer > end or self._goes_on(run, where, end):
                    # "The World Food Programme" is not the world, "the Bank of England" not the Bank.
                    index, end, found = index + 1, longer, other
            if found:
                matches.append(_match(run, where, index, end, found))
            index = max(end, index + 1)
        return matches

    def _goes_on(self, run: Sequence[Piece], where: Sequence[int], end: int) -> bool:
        """Whether a name with capitals goes on behind its piece: "the Council of Europe", "the Council House"."""
        start, total = end, len(run)
        of = end < total and run[end].key == "of"
        while start < min(end + 2, total) and run[start].key in ("of", "for", "on", "the"):
            start += 1
        # A dash is no piece, but it ends a name.
        if start == total or where[start] - where[end - 1] != start - end + 1:
            return False
        if run[end - 1].shape not in "UT" or run[start].shape not in "UT" or run[start].key in self._times:
            return False
        # "Told the Council on Monday", "told the Council on Iran": the time and the topic are outside the name.
        return of or not self._names.longest(run, start)[1]

    def match_bodies(self, words: Sequence[str], *, owned: bool = False) -> list[Match]:
        """Find words for bodies that don't say whose, where whose is told those too that are of many sorts."""
        run, where = flatten(words)
        matches = []
        index = 0
        while index < len(run):
            end, phrases = self._phrases.longest(run, index)
            found = [
                _generic(row)
                for _, row in phrases
                if row["generic"] == "yes" or (owned and row["stands_for"] == "body")
            ]
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
        return self._body_of(row, state, row["label"])

    def _at(self, run: Sequence[Piece], index: int, *, shout: bool) -> Found:
        """Find the longest name or phrase that starts at a piece."""
        end, found = self._names.longest(run, index, shout=shout)
        if run[index].key in self._phrases:
            longer, made = self._phrase_of(run, index, shout=shout)
            if longer > end:
                return longer, made
        if end < len(run) and (owners := [record for record in found if _owns(record)]):
            longer, made = self._owned(run, index, end, owners, shout=shout)
            if made:
                return longer, made
        return end, found

    def _phrase_of(self, run: Sequence[Piece], index: int, *, shout: bool) -> Found:
        """Read "army of Norway", "ministry of foreign affairs of the Netherlands"."""
        end, phrases = self._phrases.longest(run, index, shout=shout)
        if not phrases or end + 1 >= len(run) or run[end].key not in ("of", "from"):
            return index, []
        if run[end].key == "from":
            # "Jets from Norway" are where they come from, "troops from Norway" are Norway's.
            phrases = [(phrase, row) for phrase, row in phrases if row["office"] != "weapons"]
        start = end + 1 + (run[end + 1].key == "the")
        if start >= len(run):
            return index, []
        last, found = self._names.longest(run, start, shout=shout)
        owners = [record for record in found if _owns(record) and record.role != "adjective"]
        made = self._all(phrases, owners, " ".join(piece.key for piece in run[index:last]))
        return (last, made) if made else (index, [])

    def _owned(self, run: Sequence[Piece], start: int, index: int, owners: list[Record], *, shout: bool) -> Found:
        """Read "Norwegian army" and, where the state only repeats whose it is, "Israeli Knesset"."""
        end, phrases = self._phrases.longest(run, index, shout=shout)
        last, found = self._names.longest(run, index, shout=shout)
        countries = {record.country for record in owners} - {None}
        named = [record for record in found if record.kind == "body" and record.country in countries]
        if named and last >= end:
            return last, named
        return end, self._all(phrases, owners, " ".join(piece.key for piece in run[start:end]))

    def _all(self, phrases: list[tuple[str, Row]], owners: list[Record], alias: str) -> list[Record]:
        made = (self._made(phrase, row, owner, alias) for phrase, row in phrases for owner in owners)
        return list(dict.fromkeys(record for record in made if record))

    def _made(self, phrase: str, row: Row, owner: Record, alias: str) -> Record | None:
        own, stands_for = self._by_id[owner.id], row["stands_for"]
        made: Record | None
        if stands_for in ("government", "forces"):
            return msgspec.structs.replace(own, sector=row["sector"], role=stands_for, alias=alias)
        if stands_for == "body":
            made = self._body_of(row, own, alias)
        elif row["office"] in _SORTS and own.kind == stands_for and own.sector == row["sector"]:
            # "The Haaretz newspaper" is Haaretz, "a Norwegian newspaper" one of Norway.
            made = msgspec.structs.replace(own, alias=alias)
        elif stands_for == "bloc" and row["office"] == "countries":
            # "European countries" are Europe; "Norwegian countries" are nothing.
            made = msgspec.structs.replace(own, alias=alias) if own.kind in ("bloc", "organisation") else None
        else:
            adjective = self._adjectives.get(own.id, own.name)
            made = Record(
                id=f"{own.id}:{phrase.replace(' ', '-')}",
                name=row["label"].replace("{adjective}", adjective).replace("{phrase}", phrase),
                kind=stands_for,  # type: ignore[arg-type]
                country=own.country if stands_for != "bloc" else None,
                sector=row["sector"],
                role="phrase",
                alias=alias,
                office=row["office"],
                source=row.source,
            )
        return made

    def _body_of(self, row: Row, owner: Record, alias: str) -> Record:
        if known := self._bodies.get((row["office"], owner.id)):
            return msgspec.structs.replace(known, role="body", alias=alias)
        if owner.kind in ("bloc", "organisation"):
            # "An EU mission", "UN police": what no list names is whoever sent it.
            return msgspec.structs.replace(owner, role="government", alias=alias)
        name = f"the {owner.name}" if owner.name in self._articles else owner.name
        return Record(
            id=f"{owner.id}:{row['office'].replace(' ', '-')}",
            name=row["label"].replace("{state}", name),
            kind="body",
            country=owner.country,
            sector=row["sector"],
            role="body",
            alias=alias,
            office=row["office"],
            source=row.source,
        )


def _owns(record: Record) -> bool:
    """Whether a name may stand before or behind a phrase: "Norwegian army", "EU officials", "Scottish police"."""
    if record.role not in _OWNER:
        return False
    return record.kind in ("state", "bloc", "organisation", "people") or record.office in ("constituent unit", "region")


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
