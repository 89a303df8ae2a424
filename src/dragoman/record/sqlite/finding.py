"""Finding: which entries answer a question, the first of them without looking at the others where an index allows."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from sys import maxsize

from dragoman.record.query import Query
from dragoman.record.sqlite.filters import Filter, Postings, actors, every, filters, ranges

__all__ = ["Question", "actors", "find", "question"]

SMALL = (2_000, 40_000)
"""Lists are counted up to the first, then up to the second of these numbers, until one of them proves shorter."""

TOGETHER = 400
"""Lists that one statement takes together: SQLite takes 500."""

Answer = tuple[tuple[int, ...], int]
"""What an entry is sorted by, and its number."""


def find(db: sqlite3.Connection, query: Query, *, moment: int | None) -> list[int]:
    """Give the numbers of the entries that answer a question, in its order; `DateError` for a time that is no EDTF.

    One filter's lists are walked, in the question's order where they have it, and the others are tested on each entry
    in them, until there are enough.
    """
    asked = filters(db, query, moment=moment)
    driver = choose(db, asked, query)
    tests = [one for one in asked if one is not driver or not one.exact]
    lists = driver.postings if driver else _all(query)
    found = merge(*(_walk(db, one, tests, query) for one in lists), reverse=not query.oldest_first)
    start = min(max(0, query.offset), maxsize)
    end = None if query.limit is None else min(start + max(0, query.limit), maxsize)
    return list(islice(_once(found), start, end))


@dataclass(frozen=True)
class Question:
    """A question as one condition, for those who want all answers and no order."""

    condition: str
    """What must hold of `x`, a row of `at_entry`."""
    values: tuple[object, ...]
    """What it is bound to."""


def question(db: sqlite3.Connection, query: Query, *, moment: int | None) -> Question:
    """Turn a question into a condition; `DateError` for a time that is no EDTF."""
    asked = filters(db, query, moment=moment)
    where, values = [f"({one.test})" for one in asked], [value for one in asked for value in one.values]
    driver = choose(db, asked, query)
    if driver and len(driver.postings) <= TOGETHER:
        # Each list is of one name; UNION lets an entry that stands in two of them count once.
        parts = [f"SELECT {one.seq} FROM {one.table} WHERE {one.where}" for one in driver.postings]
        where.insert(0, f"x.seq IN ({' UNION '.join(parts)})")
        values[:0] = [value for one in driver.postings for value in one.values]
    return Question(" AND ".join(where), tuple(values))


def choose(db: sqlite3.Connection, asked: Sequence[Filter], query: Query) -> Filter | None:
    """Choose the filter whose lists are walked: the shortest ones; null if it is best to walk all entries in order."""
    able = [one for one in asked if one.postings]
    sorted_by_day = query.order == "when"
    if sorted_by_day and len(able) == 1 and able[0].postings[0].order:
        return able[0]
    for most in SMALL:
        sizes = [(_size(db, one, most), place, one) for place, one in enumerate(able)]
        size, _, shortest = min(sizes, default=(most, 0, None), key=lambda row: row[:2])
        if size < most:
            return shortest
    # All are long. Walked in order, a page of answers is soon full; gathered and sorted, they would take long.
    return next((one for one in able if sorted_by_day and one.postings[0].order), None)


def _size(db: sqlite3.Connection, one: Filter, most: int) -> int:
    """Count how many entries a filter's lists hold, up to some number."""
    size = 0
    for part in one.postings:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {part.table} WHERE {part.where} LIMIT ?)"
        size += int(db.execute(sql, (*part.values, most - size)).fetchone()[0])
        if size >= most:
            break
    return size


def _all(query: Query) -> tuple[Postings, ...]:
    if query.order == "when":
        return every(ranges(None))
    index = "INDEXED BY at_entry_reported" if query.order == "reported" else "NOT INDEXED"
    return (Postings(f"at_entry AS x {index}", "1", (), order=None),)


def _walk(db: sqlite3.Connection, part: Postings, tests: Sequence[Filter], query: Query) -> Iterator[Answer]:
    """Give what one list holds that passes the tests, in order; read as far as it is asked for."""
    own = {"when": ("x.day", "x.seq"), "reported": ("x.reported", "x.seq"), "recorded": ("x.seq",)}[query.order]
    order = part.order if query.order == "when" and part.order else own
    way = "ASC" if query.oldest_first else "DESC"
    keys = {"when": "x.day", "reported": "coalesce(x.reported, 0)", "recorded": "0"}[query.order]
    tested = [one.beside(part) for one in tests]
    where = " AND ".join([part.where, *(f"({test})" for test, _ in tested)])
    sql = (
        f"SELECT {keys}, {part.seq} FROM {part.joined} WHERE {where}"
        f" ORDER BY {', '.join(f'{column} {way}' for column in order)}"
    )
    values = [*part.values, *(value for _, values in tested for value in values)]
    for key, seq in db.execute(sql, values):
        yield (int(key), int(seq)), int(seq)


def _once(found: Iterator[Answer]) -> Iterator[int]:
    """Give each entry once; those found twice, under two names, follow one another."""
    last = None
    for _, seq in found:
        if seq != last:
            yield seq
        last = seq
