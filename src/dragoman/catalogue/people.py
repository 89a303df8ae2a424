"""People by name, office and day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import flatten, fold, keys, shouted
from dragoman.catalogue.lazy import LazyNames, words_of
from dragoman.catalogue.person import Person, Post
from dragoman.catalogue.surnames import Surnames
from dragoman.catalogue.table import Row

_ROLES = {role: rank for rank, role in enumerate(("name", "spelling", "surname", "given"))}


class People:
    """The index of people; a person is made of the rows when a text first asks."""

    def __init__(self, files: Files) -> None:
        self._surnames = Surnames(files)
        self._full: LazyNames[tuple[int, str]] = LazyNames(self._full_names)
        self._short: LazyNames[tuple[int, str]] = LazyNames(self._short_names)
        self._offices: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._groups = {row["id"] for row in files.rows("groups")}
        self._made: dict[int, Person] = {}
        self._rows: list[list[Row]] = []
        self._add(files.rows("posts"))

    def _add(self, rows: list[Row]) -> None:
        """Put together the rows of one person: the same Wikidata id, or the same name (folded) in the same country."""
        spellings = [[row["person"], *row.list("other_spellings")] for row in rows]
        folded = iter(words_of([name for names in spellings for name in names]))
        by_id: dict[str, int] = {}
        by_name: dict[tuple[str, ...], int] = {}
        for row, names in zip(rows, spellings, strict=True):
            country, wikidata = row["country"], row["wikidata"]
            words = [next(folded) for _ in names]
            marks = [(country, *each) for each in words]
            index = by_id.get(wikidata, -1) if wikidata else -1
            if index < 0:
                index = next((by_name[mark] for mark in marks if mark in by_name), len(self._rows))
            if index == len(self._rows):
                self._rows.append([])
            if wikidata:
                by_id.setdefault(wikidata, index)
            self._rows[index].append(row)
            self._offices[row["office"], country].append(index)
            for mark, each in zip(marks, words, strict=True):
                if by_name.setdefault(mark, index) == index:
                    self._full.note(each, index)
                    self._short.note(each, index, all=True)

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
            self._made[index] = _person(self._rows[index], self._groups)
        return self._made[index]

    @property
    def offices(self) -> tuple[str, ...]:
        """The classes of office."""
        return tuple(sorted({office for office, _ in self._offices}))

    def find(self, surface: str, *, on: date | None, country: str | None, office: str | None) -> tuple[Person, ...]:
        """Give the people that a surface may mean."""
        run = keys(surface)
        found = self._full.find(run) + self._short.find(run)
        best: dict[int, str] = {}
        for index, role in found:
            if index not in best or _ROLES[role] < _ROLES[best[index]]:
                best[index] = role
        people = (msgspec.structs.replace(self._person(index), role=role) for index, role in best.items())
        kept = [person for person in people if _fits(person, country, office)]
        return tuple(sorted(kept, key=lambda person: (_ROLES[person.role], _distance(person, on))))

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
            return tuple(sorted(people, key=lambda person: _start(person, office, country)))
        ranked = []
        for person in people:
            held = [post.held(on) for post in person.posts if post.office == office and post.country == country]
            if any(sure is not False for sure in held):
                ranked.append((True not in held, person))
        # Of those whom the data no longer reaches the latest is the likeliest.
        ranked.sort(key=lambda pair: _start(pair[1], office, country), reverse=True)
        ranked.sort(key=lambda pair: pair[0])
        return tuple(person for _, person in ranked)


def _spellings(rows: list[Row]) -> list[str]:
    if len(rows) == 1:
        row = rows[0]
        other = row["other_spellings"]
        return [row["person"], *row.list("other_spellings")] if other else [row["person"]]
    return list(dict.fromkeys(name for row in rows for name in (row["person"], *row.list("other_spellings"))))


def _person(rows: list[Row], groups: set[str]) -> Person:
    posts = sorted(
        (
            Post(
                country=row["country"],
                office=row["office"],
                title=row["title"],
                start=row["start"] or None,
                end=row["end"] or None,
                as_of=row["as_of"] or None,
                end_basis=row["end_basis"],
                source=row["source"],
            )
            for row in rows
        ),
        key=lambda post: post.start or "",
    )
    served = [post.country for post in posts if post.country not in groups]
    first = rows[0]
    return Person(
        id=next((row["wikidata"] for row in rows if row["wikidata"]), "")
        or f"{first['country']}-{fold(first['person']).replace(' ', '-')}",
        name=first["person"],
        country=served[-1] if served else None,
        sector="GOV" if served and posts[-1].country == served[-1] else "IGO",
        posts=tuple(posts),
    )


def _fits(person: Person, country: str | None, office: str | None) -> bool:
    return (country is None and office is None) or any(
        (country is None or post.country == country) and (office is None or post.office == office)
        for post in person.posts
    )


def _distance(person: Person, on: date | None) -> tuple[int, int]:
    """Order people by how near their posts are to a day: in office, then by days; without a day the latest first."""
    if on is None:
        latest = max((post.end or post.as_of or post.start or "" for post in person.posts), default="")
        return 0, -int(latest.replace("-", "").ljust(8, "0") or 0)
    held = [post.held(on) for post in person.posts]
    if True in held:
        return 0, 0
    if None in held:
        return 1, 0
    return 2, min(_gap(post, on) for post in person.posts)


def _gap(post: Post, on: date) -> int:
    days = on.toordinal()
    ends = [int(text[:4]) * 365 + int(text[5:7] or 6) * 30 for text in (post.start, post.end or post.as_of) if text]
    return min((abs(days - end) for end in ends), default=10**6)


def _start(person: Person, office: str, country: str) -> str:
    return max(post.start or "" for post in person.posts if post.office == office and post.country == country)
