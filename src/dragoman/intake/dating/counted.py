"""Times counted from public events: "three days before the inauguration", "a week before he takes office"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from dragoman.catalogue import Catalogue
from dragoman.catalogue.event import Event
from dragoman.intake.dating import holders
from dragoman.intake.dating.clue import Clue, shown
from dragoman.intake.dating.days import between
from dragoman.intake.dating.words import vocabulary
from dragoman.shapes.tense import guess

_REACH = 140
"""How many code points the name of an event may run on."""
_WORD = re.compile(r"[a-z]{4,}")
_CLAUSE = re.compile(r"[^,;:!?\n]*")


@cache
def _pattern() -> re.Pattern[str]:
    table = vocabulary()

    def either(words: tuple[str, ...] | list[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    limit = either(table.events.under + table.events.over)
    numbers, units = either(list(table.numbers)), either(list(table.units))
    turns = either(table.events.before + table.events.after)
    return re.compile(
        rf"\b(?:(?P<limit>{limit})\s)?(?P<number>{numbers}|\d{{1,2}})\s(?P<unit>{units})\s(?P<turn>{turns})\s",
        re.IGNORECASE,
    )


def counted(text: str, *, catalogue: Catalogue) -> Iterator[Clue]:
    """Read the times that a text counts from events whose dates the catalogue knows.

    What is planned for then has not come yet; what was said then is past. An event told of as still to come
    ("before he takes office") is later than the article.
    """
    for match in _pattern().finditer(text):
        clause = _CLAUSE.match(text, match.end(), match.end() + _REACH)
        words = clause[0] if clause else ""
        found, present = _event(words, catalogue)
        if not found:
            continue
        table = vocabulary()
        number = table.numbers.get(match["number"].lower()) or int(match["number"])
        size = table.units[match["unit"].lower()]
        back = match["turn"].lower() in table.events.before
        if not back and "-elect" in words.lower():
            continue  # after the event there is nobody elect any more: the words contradict themselves
        tense = guess(text, start=match.start(), end=match.end() + len(words), sure=True)
        limit = (match["limit"] or "").lower()
        options = tuple(
            (_days(day, number * size, size=size, back=back, limit=limit, tense=tense, coming=present), name)
            for day, name in found
        )
        mask = 0
        for one, _ in options:
            mask |= one
        told = shown(text, match.start(), match.end() + len(words), around=25)
        yield Clue(mask, f"counted: {told}", options=options)


def _event(words: str, catalogue: Catalogue) -> tuple[list[tuple[date, str]], bool]:
    """Give the days of the event that a clause opens with and their names, and whether it is told of as to come."""
    cut = holders.cut(words)
    low = words.lower()
    coming = next((phrase for phrase in vocabulary().offices.accession if phrase in low), None)
    if coming:
        people = catalogue.match_people(holders.cut(words[: low.index(coming)]))
        if not people:
            return [], False
        taken = holders.accession(people[0][2])
        return [(day, f"{people[0][2][0].name} took office on {day.isoformat()}") for day in taken], True
    for event in catalogue.match_events(cut):
        if event.start <= 2:
            own = frozenset(_WORD.findall(low))
            named = [one for one in event.events if _own_words(one) & own] or event.events
            return [(one.start, f"{one.name}: {one.start.isoformat()}") for one in named], False
    return [], False


def _own_words(event: Event) -> frozenset[str]:
    """Give the words of an event's name that those of its class do not have."""
    return frozenset(_WORD.findall(event.name.lower())) - frozenset(_WORD.findall(event.kind.lower()))


def _days(event: date, length: int, *, size: int, back: bool, limit: str, tense: str | None, coming: bool) -> int:
    """Give the days that the article can be of, if this is the event."""
    events = vocabulary().events
    slack = 0 if size == 1 else size // 3 if size == 7 else size // 2
    sign = -1 if back else 1
    near, far = event + timedelta(days=sign * max(0, length - slack)), event + timedelta(days=sign * (length + slack))
    first, last = sorted((near, far))
    if limit in events.under:
        first, last = sorted((event, far))
    elif limit in events.over:
        first, last = (first - timedelta(days=size), last) if back else (first, last + timedelta(days=size))
    if tense == "future":
        return between(last - timedelta(days=60), last)
    upper = event - timedelta(days=1) if back and coming else first + timedelta(days=60)
    return between(first, min(upper, first + timedelta(days=60)))
