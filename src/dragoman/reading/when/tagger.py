"""Finds expressions of time in plain text and gives each its operator form."""

import re
from collections.abc import Iterator

import msgspec

from dragoman.reading.when import normaliser
from dragoman.reading.when.form import TimeExpression
from dragoman.reading.when.joiner import join
from dragoman.reading.when.vocabulary import Vocabulary, vocabulary
from dragoman.shapes import calendar
from dragoman.shapes.calendar import CalendarDate

Value = str | int | float | CalendarDate


class Word(msgspec.Struct, frozen=True):
    """A word or mark with its class."""

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    letter: str
    """Class."""
    value: Value
    """What the class says of it; for `OTHER`, the word."""


_ZONE = r"(?:\s?\(?(?:UTC|GMT|Z|EST|EDT|CET|CEST|BST|IST|MSK|local\stime)(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?\)?)?"
_WORD = re.compile(
    # Most of a text is words: they are tried first.
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<clock>(?<![\d.:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?" + _ZONE + r"(?![\d:]))"
    r"|(?P<half>(?<![\d.:])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?" + _ZONE + r")"
    r"|(?P<mil>(?<![\d.:])(?:[01]\d|2[0-3])[0-5]\d\s(?:UTC|GMT)\b)"
    r"|(?P<decade>(?:(?:1[5-9]|20)\d|['’][2-9])0['’]?s\b)|(?P<short>\b[2-9]0['’]?s\b)"
    r"|(?P<nth>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d{1,3})?)(?![\d])"
    r"|(?P<line>\n)|(?P<mark>[^\w\s]|_|\d+)"
)
_FIRST_WORD = re.compile(r"\w+|[^\w\s]")


def find(text: str) -> tuple[TimeExpression, ...]:
    """Find the expressions of time of a text, in order; time is linear in the text.

    `text` is any plain text; offsets count its code points.

    >>> text = "They met early last month and will meet again on Friday, two years after the deal."
    >>> [(text[found.start:found.end], found.type) for found in find(text)]
    [('early last month', 'DATE'), ('Friday', 'DATE'), ('two years', 'DURATION')]
    """
    words = list(_words(text, vocabulary()))
    return join(list(_expressions(words, vocabulary())), words=words, text=text)


def _words(text: str, table: Vocabulary) -> Iterator[Word]:
    """Cut the text into classed words, calendar dates in one piece and phrases of the vocabulary merged."""
    dates = iter(calendar.find(text))
    date = next(dates, None)
    place = 0
    pending: list[Word] = []
    while date or place < len(text):
        stop = date.start if date else len(text)
        pending.extend(_plain(text, place, stop, table))
        if date:
            pending.append(Word(date.start, date.end, _calendar_class(date, table), date))
            place, date = date.end, next(dates, None)
        else:
            place = stop
    yield from _merge(pending, text, table)


def _plain(text: str, place: int, stop: int, table: Vocabulary) -> Iterator[Word]:
    letters, known = table.letters, table.words
    other = letters["OTHER"]
    for match in _WORD.finditer(text, place, stop):
        kind, word = match.lastgroup, match[0]
        start, end = match.span()
        if kind == "word" or kind == "mark":
            letter, value = known.get(word.lower(), (other, word))
            yield Word(start, end, letter, value)
        elif kind == "number":
            yield Word(start, end, letters["NUM"], float(word.replace(",", "")))
        elif kind == "line":
            yield Word(start, end, letters["BREAK"], "")
        else:
            name = {"decade": "DECADE", "short": "SHORTDECADE", "nth": "NTH"}.get(kind or "", "CLOCK")
            yield Word(start, end, letters[name], word)


def _calendar_class(date: CalendarDate, table: Vocabulary) -> str:
    name = "DATE" if date.day else "MONTH" if date.month else "YEAR" if date.year else "WEEKDAY"
    return table.letters[name]


def _merge(words: list[Word], text: str, table: Vocabulary) -> Iterator[Word]:
    """Put the words of a phrase together; a phrase may hold a date that is part of a name ("Black September")."""
    place, other = 0, table.letters["OTHER"]
    while place < len(words):
        first = words[place]
        # The value of a word of no class is the word.
        if first.letter == other and str(first.value).lower() not in table.phrases:
            yield first
            place += 1
            continue
        key = text[first.start : first.end]
        if not key.isalnum():
            found = _FIRST_WORD.match(key)
            key = found[0] if found else ""
        for parts, letter, value in table.phrases.get(key.lower(), ()):
            last = _phrase_end(words, place, parts, text)
            if last:
                yield Word(first.start, words[last - 1].end, letter, value)
                place = last
                break
        else:
            yield first
            place += 1


def _phrase_end(words: list[Word], place: int, parts: tuple[str, ...], text: str) -> int:
    """Give the index after the phrase's last word if it stands at `place`, else 0."""
    left = list(parts)
    while left and place < len(words):
        word = words[place]
        own = re.findall(r"\w+|[^\w\s]", text[word.start : word.end].lower()) or ["\n"]
        if own != left[: len(own)]:
            return 0
        left = left[len(own) :]
        place += 1
    return 0 if left else place


def _expressions(words: list[Word], table: Vocabulary) -> Iterator[TimeExpression]:
    """Match the rules from left to right, the longest first."""
    classes = "".join([word.letter for word in words])
    place = 0
    while (start := table.opening.search(classes, place)) is not None:
        place = start.start()
        rules = table.rules[classes[place]]
        matches = [(match, rule.make) for rule in rules if (match := rule.pattern.match(classes, place))]
        matches.sort(key=lambda pair: -pair[0].end())
        step = 1
        for match, make in matches:
            found = _expression(match, make, words=words, table=table)
            if found or make == "nothing":
                step = match.end() - place
                if found:
                    yield found
                break
        place += step


def _expression(match: re.Match[str], make: str, *, words: list[Word], table: Vocabulary) -> TimeExpression | None:
    """Build the expression of a match, or null where the words turn out to tell no time."""
    groups = match.groupdict()
    named = {name: words[match.start(name)] for name, got in groups.items() if got and name != "core"}
    first, last = match.span("core") if "core" in groups else match.span()
    numbers = [word for word in words[first:last] if word.letter in (table.letters["NUM"], table.letters["AN"])]
    made = normaliser.build(make, named=named, numbers=numbers, table=table)
    if made is None:
        return None
    kind, form = made
    start, end = words[first].start, words[last - 1].end
    return TimeExpression(start=start, end=end, type=kind, form=form, lead=start, tail=end)
