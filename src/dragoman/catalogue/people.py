"""People by name, office and day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.catalogue.bones import LEAST, SURE, bones
from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import flatten, keys, shouted
from dragoman.catalogue.lazy import LazyNames, words_of
from dragoman.catalogue.person import Person
from dragoman.catalogue.persons import distance, fits, made, start
from dragoman.catalogue.surnames import Surnames
from dragoman.catalogue.table import Row

_ROLES = {role: rank for rank, role in enumerate(("name", "spelling", "alike", "surname", "given"))}


class People:
    """The index of people; a person is made of the rows when a text first asks."""

    def __init__(self, files: Files) -> None:
        self._surnames = Surnames(files)
        self._full: LazyNames[tuple[int, str]] = LazyNames(self._full_names)
        self._short: LazyNames[tuple[int, str]] = LazyNames(self._short_names)
        self._offices: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._groups = {row["id"]: ("", row["sector"]) for row in files.rows("groups")}
        self._groups |= {row["id"]: (row["base"], "REB") for row in files.rows("armed_groups")}
        self._crowns = files.words("shared crown")
        self._made: dict[int, Person] = {}
        self._by_bones: dict[str, set[int]] | None = None
        self._rows: list[list[Row]] = []
        self._add(files.rows("posts"))

    def _add(self, rows: list[Row]) -> None:
        """Put together the rows of one person."""
        spellings = [[row["person"], *row.list("other_spellings")] for row in rows]
        folded = iter(words_of([name for names in spellings for name in names]))
        known: dict[tuple[str, ...], int] = {}
        for row, names in zip(rows, spellings, strict=True):
            words = [next(folded) for _ in names]
            marks = list(self._marks(row, words))
            index = next((known[mark] for mark in marks if mark in known), len(self._rows))
            if index == len(self._rows):
                self._rows.append([])
            self._rows[index].append(row)
            self._offices[row["office"], row["country"]].append(index)
            for mark in marks:
                if mark[0] not in ("organisation", "anywhere"):
                    known.setdefault(mark, index)
            for each in words:
                known.setdefault(("anywhere", *each), index)
                if row["country"] in self._groups:
                    known.setdefault(("organisation", *each), index)
            for each in words:
                self._full.note(each, index)
                self._short.note(each, index, all=True)

    def _marks(self, row: Row, names: list[list[str]]) -> Iterator[tuple[str, ...]]:
        """List what tells that two rows are of one person, the surest first.

        The same Wikidata id; the same name in the same state; in the same office, if it is that of a head of state
        (a crown may be that of several); in an organisation and in a state.
        """
        if row["wikidata"]:
            yield "wikidata", row["wikidata"]
        for words in names:
            yield row["country"], *words
        for words in names:
            if row["office"] == "head of state":
                yield "head of state", *words
            if len(words) > 1:
                yield ("anywhere" if row["country"] in self._groups else "organisation"), *words

    def _full_names(self, index: int) -> Iterator[tuple[str, tuple[int, str]]]:
        for place, name in enumerate(_spellings(self._rows[index])):
            for full in self._surnames.full(name):
                yield full, (index, "spelling" if place else "name")

    def _short_names(self, index: int) -> Iterator[tuple[str, tuple[int, str]]]:
        rows = self._rows[index]
        for short, role in self._surnames.short(_spellings(rows), {row["country"] for row in rows}):
            yield short, (index, role)

    def _person(self, index: int) -> Person:
        if index not in self._made:
            self._made[index] = made(self._rows[index], self._groups, self._crowns)
        return self._made[index]

    @property
    def offices(self) -> tuple[str, ...]:
        """The classes of office."""
        return tuple(sorted({office for office, _ in self._offices}))

    def find(self, surface: str, *, on: date | None, country: str | None, office: str | None) -> tuple[Person, ...]:
        """Give the people that a surface may mean."""
        run = keys(surface)
        found = self._full.find(run) + self._short.find(run)
        if not found and len(run) > 1 and all(piece.shape in "UT" for piece in run if piece.shape != "-"):
            found = self._alike(" ".join(piece.key for piece in run))
        best: dict[int, str] = {}
        for index, role in found:
            if index not in best or _ROLES[role] < _ROLES[best[index]]:
                best[index] = role
        people = (msgspec.structs.replace(self._person(index), role=role) for index, role in best.items())
        kept = [person for person in people if fits(person, country, office)]
        return tuple(sorted(kept, key=lambda person: (_ROLES[person.role], distance(person, on))))

    def _alike(self, folded: str) -> list[tuple[int, str]]:
        """Find full names that are another transliteration of the same."""
        if self._by_bones is None:
            self._by_bones = defaultdict(set)
            names = [(index, name) for index, rows in enumerate(self._rows) for name in _spellings(rows)]
            text = "\n".join(" ".join(words) for words in words_of([name for _, name in names]))
            for (index, _), line in zip(names, bones(text).split("\n"), strict=True):
                if " " in line.strip():
                    self._by_bones[line.strip()].add(index)
        own = bones(folded).strip()
        if " " not in own or len(own) - 1 < LEAST:
            return []
        role = "spelling" if len(own) - 1 >= SURE else "alike"
        return [(index, role) for index in sorted(self._by_bones.get(own, ()))]

    def match(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Person, ...]]]:
        """Find full names in a run of words."""
        run, where = flatten(words)
        shout = shouted(run)
        matches = []
        index = 0
        while index < len(run):
            end, found = self._full.longest(run, index, shout=shout)
            if found:
                unique = dict(sorted(found, key=lambda pair: -_ROLES[pair[1]]))
                people = [msgspec.structs.replace(self._person(who), role=role) for who, role in unique.items()]
                people.sort(key=lambda person: _ROLES[person.role])
                matches.append((where[index], where[end - 1] + 1, tuple(people)))
            index = max(end, index + 1)
        return matches

    def holders(self, office: str, country: str, on: date | None) -> tuple[Person, ...]:
        """Give the holders of a class of office."""
        people = [self._person(index) for index in dict.fromkeys(self._offices.get((office, country), ()))]
        if on is None:
            return tuple(sorted(people, key=lambda person: start(person, office, country)))
        ranked = []
        for person in people:
            held = [post.held(on) for post in person.posts if post.office == office and post.country == country]
            if any(sure is not False for sure in held):
                ranked.append((True not in held, person))
        # Of those whom the data no longer reaches the latest is the likeliest.
        ranked.sort(key=lambda pair: start(pair[1], office, country), reverse=True)
        ranked.sort(key=lambda pair: pair[0])
        return tuple(person for _, person in ranked)


def _spellings(rows: list[Row]) -> list[str]:
    if len(rows) == 1:
        row = rows[0]
        other = row["other_spellings"]
        return [row["person"], *row.list("other_spellings")] if other else [row["person"]]
    return list(dict.fromkeys(name for row in rows for name in (row["person"], *row.list("other_spellings"))))
