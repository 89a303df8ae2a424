"""Contradictions within one article: accounts of one thing that cannot both be true."""

import re

import msgspec

from dragoman.shapes import Entry

_OPPOSED = (frozenset({"happened", "ongoing"}), frozenset({"negated"}))

_ALIKE = 0.4
"""Share of the words of the shorter account that must stand in the other, names of parties aside."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def link(entries: list[Entry]) -> list[Entry]:
    """Link entries of one act by the same parties of which one says that it happened and one that it did not."""
    by_key: dict[tuple[str, str | None, frozenset[str]], list[int]] = {}
    for place, entry in enumerate(entries):
        names = frozenset(actor.name for actor in entry.actors)
        if names and entry.type != "SAY":
            by_key.setdefault((entry.type, entry.act, names), []).append(place)
    found: dict[int, set[str]] = {}
    for places in by_key.values():
        for status, other in (_OPPOSED, _OPPOSED[::-1]):
            ones = [place for place in places if entries[place].status in status]
            twos = [place for place in places if entries[place].status in other]
            for one in ones:
                found.setdefault(one, set()).update(
                    entries[two].id for two in twos if _meet(entries[one], entries[two])
                )
    return [
        msgspec.structs.replace(entry, contradicts=tuple(sorted(found[place]))) if found.get(place) else entry
        for place, entry in enumerate(entries)
    ]


def _meet(one: Entry, two: Entry) -> bool:
    """Whether both are about the same recipients, instrument and time, as far as they tell."""
    first, second = ({actor.name for actor in entry.recipients} for entry in (one, two))
    if first != second or (one.when and two.when and one.when != two.when):
        return False
    said = {actor.name for actor in one.according_to} != {actor.name for actor in two.according_to}
    upon = one.instrument is None or two.instrument is None or one.instrument.id == two.instrument.id
    return said and upon and _alike(one, two)


def _alike(one: Entry, two: Entry) -> bool:
    """Whether both speak of one thing: the same parties may do a thing here and leave another undone there."""
    names = {word for entry in (one, two) for actor in (*entry.actors, *entry.recipients, *entry.according_to)
             for word in _words(f"{actor.name} {actor.mention}")}  # fmt: skip
    few, many = sorted((_told(entry) - names for entry in (one, two)), key=len)
    return bool(few) and len(few & many) >= _ALIKE * len(few)


def _told(entry: Entry) -> set[str]:
    return _words(" ".join(entry.items) if entry.items else entry.evidence[0].quote)


def _words(text: str) -> set[str]:
    """Give the words of a text by their beginnings, so that forms of one word are the same."""
    return {word[:6] for word in _WORD.findall(text.casefold())}
