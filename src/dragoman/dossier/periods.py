"""Periods: entries by day, month or year, with acts, reports and sources counted apart."""

from collections.abc import Sequence

import msgspec

from dragoman.record import Ledger, StoredEntry
from dragoman.record.standing import independent, publisher
from dragoman.shapes.edtf import When

LENGTHS = {"day": 10, "month": 7, "year": 4}
"""Characters of a date by which it is grouped."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A day, a month or a year with what falls into it."""

    period: str
    """`2025-01-17`, `2025-01` or `2025`; empty where no time is known."""
    events: int
    """Acts."""
    reports: int
    """Articles that tell of them, copies counted each."""
    sources: int
    """Independent ones among these."""
    entries: tuple[StoredEntry, ...]
    """The entries, by time."""


def periods(ledger: Ledger, found: Sequence[StoredEntry], *, per: str, as_of: str | None = None) -> list[Period]:
    """Group entries by day, month or year, the oldest first."""
    groups: dict[str, list[StoredEntry]] = {}
    for one in found:
        groups.setdefault(_begins(one)[: LENGTHS[per]], []).append(one)
    origins: dict[str, str] = {}
    for one in found:
        id = one.entry.article_id
        if id not in origins:
            stored = ledger.article(id, as_of=as_of)
            origins[id] = stored.origin if stored else id
    made = []
    for period, entries in sorted(groups.items()):
        articles = {one.entry.article_id: publisher(one.outlet, one.url) for one in entries}
        made.append(
            Period(
                period=period, events=len({one.event for one in entries}), reports=len(articles),
                sources=independent((id, origins[id], name) for id, name in articles.items()),
                entries=tuple(entries),
            )
        )  # fmt: skip
    return made


def _begins(one: StoredEntry) -> str:
    """Give the first day, month or year of an act, else of its report."""
    for edtf in (one.entry.when, one.published):
        if edtf:
            start = When.parse(edtf).start or When.parse(edtf).end
            return str(start).rstrip("~")
    return ""


def fitting(found: Sequence[StoredEntry]) -> str:
    """Choose days for a month or two, months for some years, else years."""
    dates = [begins for one in found if (begins := _begins(one))]
    if len({date[:7] for date in dates}) <= 2:
        return "day"
    return "month" if len({date[:4] for date in dates}) <= 5 else "year"
