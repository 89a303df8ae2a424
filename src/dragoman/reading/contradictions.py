"""Contradictions within one article: accounts of one thing that cannot both be true."""

import msgspec

from dragoman.shapes import Entry

_OPPOSED = (frozenset({"happened", "ongoing"}), frozenset({"negated"}))


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
    return said and (one.instrument is None or two.instrument is None or one.instrument.id == two.instrument.id)
