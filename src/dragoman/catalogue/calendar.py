"""Dated public events, by class, name and day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dragoman.catalogue.event import Event, EventMatch
from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import flatten, keys, shouted
from dragoman.catalogue.names import Names


class Calendar:
    """The index of events."""

    def __init__(self, files: Files) -> None:
        self._by_class: dict[str, list[Event]] = defaultdict(list)
        self._names: Names[tuple[str, Event | None]] = Names(files.words("acronyms that are words"))
        for row in files.rows("events"):
            first = date.fromisoformat(row["first_day"])
            event = Event(
                kind=row["event_class"],
                name=row["name"],
                start=first,
                end=date.fromisoformat(row["last_day"]) if row["last_day"] else first,
                place=row["place"] or None,
                country=row["country"] or None,
                source=row.source,
            )
            self._by_class[event.kind].append(event)
            for name in (row["name"], *row.list("other_names")):
                self._names.add(name, (event.kind, event))
        for row in files.rows("event_classes", key="event_class"):
            for name in {row["event_class"], *row.list("names")}:
                self._names.add(name, (row["event_class"], None))
        for events in self._by_class.values():
            events.sort(key=lambda event: (event.start, event.name))
        self._ordered = sorted(
            (event for events in self._by_class.values() for event in events),
            key=lambda event: (event.start, event.kind, event.name),
        )
        self._starts = [event.start for event in self._ordered]
        self._longest = max((event.end - event.start for event in self._ordered), default=None)

    @property
    def classes(self) -> tuple[str, ...]:
        """All classes."""
        return tuple(self._by_class)

    def named(self, name: str) -> tuple[Event, ...]:
        """Give the events of a class or a name."""
        if name in self._by_class:
            return tuple(self._by_class[name])
        run = keys(name)
        if run and run[0].key == "the":
            run = run[1:]
        return self._all(self._names.find(run))[1]

    def between(self, first: date, last: date) -> tuple[Event, ...]:
        """Give the events that touch an interval."""
        if self._longest is None:
            return ()
        low = bisect_right(self._starts, date.fromordinal(max(1, first.toordinal() - self._longest.days - 1)))
        high = bisect_right(self._starts, last)
        return tuple(event for event in self._ordered[low:high] if event.end >= first)

    def match(self, words: Sequence[str]) -> list[EventMatch]:
        """Find words for events."""
        run, where = flatten(words)
        shout = shouted(run)
        matches = []
        index = 0
        while index < len(run):
            end, found = self._names.longest(run, index, shout=shout)
            if found:
                kind, events = self._all(found)
                matches.append(EventMatch(where[index], where[end - 1] + 1, kind, events))
            index = max(end, index + 1)
        return matches

    def _all(self, found: list[tuple[str, Event | None]]) -> tuple[str, tuple[Event, ...]]:
        events: list[Event] = []
        for kind, event in found:
            events += [event] if event else self._by_class.get(kind, [])
        unique = {id(event): event for event in events}.values()
        return found[0][0] if found else "", tuple(sorted(unique, key=lambda event: (event.start, event.name)))
