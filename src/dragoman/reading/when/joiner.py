"""Joins what stands together: ranges, prepositions that open a time, events that a time is counted from."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Protocol

from msgspec.structs import replace

from dragoman.reading.when.form import Bound, Form, TimeExpression
from dragoman.reading.when.vocabulary import vocabulary


class Placed(Protocol):
    """A word with its class and place."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point after the last."""

    @property
    def letter(self) -> str:
        """Class."""

    @property
    def value(self) -> Any:
        """What the class says of it."""


def join(found: list[TimeExpression], *, words: Sequence[Placed], text: str) -> tuple[TimeExpression, ...]:
    """Join the expressions of a text; each is looked at once with the words around it, so time is linear.

    `found` are the expressions in order, `words` the classed words of `text` that they were found in.
    """
    joiner = _Joiner(words, text)
    joined: list[TimeExpression] = []
    place = 0
    while place < len(found):
        taken, made = joiner.range_at(found, place)
        if not made:
            made, taken = [joiner.with_event(found[place])], 1
        made[0] = joiner.with_lead(made[0])
        joined.extend(made)
        place += taken
    return tuple(joined)


class _Joiner:
    """The words of one text, by class and place."""

    def __init__(self, words: Sequence[Placed], text: str) -> None:
        self.words = words
        self.text = text
        self.starts = [word.start for word in words]
        names = {letter: name for name, letter in vocabulary().letters.items()}
        self.classes = [names[word.letter] for word in words]

    def kind(self, place: int) -> str:
        """Give the class of a word, or "" beyond the text."""
        return self.classes[place] if 0 <= place < len(self.words) else ""

    def range_at(self, found: list[TimeExpression], place: int) -> tuple[int, list[TimeExpression]]:
        """Make a range that begins at an expression; gives how many expressions it took and what came of them."""
        left = found[place]
        if left.form.op not in ("calendar", "shift", "range") or left.type not in ("DATE", "TIME"):
            return 1, []
        first = bisect_left(self.starts, left.start)
        last = bisect_left(self.starts, left.end)
        opener, link = self.kind(first - 1), self.kind(last)
        if place + 1 < len(found) and last + 1 < len(self.words):
            right = found[place + 1]
            if (
                right.start == self.starts[last + 1]
                and right.type in ("DATE", "TIME")
                and _links(opener, link, left, right)
            ):
                if link == "UNTIL":
                    right = replace(right, form=replace(right.form, bound="until"))
                return 2, _ranged(left, right, lasted=opener != "BETWEEN")
        made = self._days(left, first=first, last=last)
        end = bisect_left(self.starts, made[0].end) if made else last
        if made and place + 1 < len(found) and self.kind(end) == "COMMA" and self.kind(end + 1) == "YEAR":
            dated = found[place + 1]
            if dated.start == self.starts[end + 1] and not left.form.year:
                return 2, _dated(made, dated)
        return 1, made

    def _days(self, expression: TimeExpression, *, first: int, last: int) -> list[TimeExpression]:
        """Make the range of "May 14-16", "April 25th to the 29th", "11 and 12 May"."""
        form = expression.form
        if not (form.op == "calendar" and form.day and form.month):
            return []
        # "The 3rd and the 4th": an ordinal may have its article.
        after = last + 1 + (self.kind(last + 1) == "THE" and self.kind(last + 2) == "NTH")
        before = first - 1 - (self.kind(first - 1) == "THE")
        if self.kind(last) in ("HYPHEN", "TO", "AND", "UNTIL") and (day := self._day_number(after)):
            word = self.words[after]
            other = replace(expression, start=word.start, end=word.end, lead=word.start, tail=word.end,
                            form=replace(form, day=day, weekday=None))  # fmt: skip
            return _ranged(expression, other, lasted=True) if day > form.day else []
        if self.kind(before) in ("HYPHEN", "TO", "AND") and (day := self._day_number(before - 1)):
            word = self.words[before - 1]
            other = replace(expression, start=word.start, end=word.end, lead=word.start, tail=word.end,
                            form=replace(form, day=day, weekday=None))  # fmt: skip
            return _ranged(other, expression, lasted=True) if day < form.day else []
        return []

    def _day_number(self, place: int) -> int | None:
        """Read a bare day of the month; no date, no count of things and no number of a thing: "the 5th Fleet"."""
        if self.kind(place) not in ("NUM", "NTH") or self.kind(place + 1) in ("UNIT", "OLD"):
            return None
        word = self.words[place]
        figures = self.text[word.start : word.end]
        if self.kind(place) == "NTH":
            after = self.words[place + 1 : place + 2]
            if self.kind(place + 1) == "OTHER" and self.text[after[0].start : after[0].end].isalpha():
                return None
            figures = figures[:-2]
        return int(figures) if figures.isdigit() and 1 <= int(figures) <= 31 else None

    def with_event(self, expression: TimeExpression) -> TimeExpression:
        """Put in the event of "three days before …"; without one it counts from the time told before."""
        if expression.form.anchor != "event":
            return expression
        last = bisect_left(self.starts, expression.end)
        if expression.form.amount is None and self._is_one(last - 1):
            form = replace(expression.form, amount=-1 if expression.form.which == "last" else 1)
            expression = replace(expression, form=form)
        event = _EVENT.match(self.text, self.words[last].end) if last < len(self.words) else None
        if event is None:
            end = self.words[last].end
            amount = expression.form.amount
            form = replace(expression.form, anchor="previous", event=None, amount=amount)
            return replace(expression, type="DATE", form=form, end=end, tail=end)
        return replace(expression, form=replace(expression.form, event=event[1].strip()), tail=event.end(1))

    def _is_one(self, unit: int) -> bool:
        """Whether it is one of a unit that is meant: "the day before", not "the days before"."""
        word = self.words[unit] if self.kind(unit - 1) == "THE" else None
        return word is not None and not self.text[word.start : word.end].lower().endswith("s")

    def with_lead(self, expression: TimeExpression) -> TimeExpression:
        """Let the preposition before it open it ("since 2018"), or just count it as its lead ("on Friday")."""
        place = bisect_left(self.starts, expression.lead) - 1
        if self.kind(place) == "THE":
            place -= 1
        kind = self.kind(place)
        bound = _BOUNDS.get(kind)
        if kind == "FOLLOWING" and self.kind(place - 1) != "THE":
            bound = "after"  # "following Monday's raid", not "the following Monday"
        if kind == "FROM" and (expression.form.op == "range" or expression.form.day):
            bound = None  # "a statement from March 24" opens nothing
        if not bound and kind not in ("FROM", "BETWEEN", "IN", "ON", "DURING", "FOR", "OF"):
            return expression
        form = expression.form
        clock_only = form.op == "shift" and form.anchor == "previous" and form.clock is not None
        opened = form.op in _OPENED and not clock_only and not form.marked
        if bound and expression.type in ("DATE", "TIME") and opened:
            form = replace(form, bound=bound)
        return replace(expression, form=form, lead=self.words[place].start)


_OPENED = ("calendar", "shift", "portion", "feast")
"""What a preposition can open."""
_BOUNDS: dict[str, Bound] = {
    "SINCE": "since", "FROM": "since", "UNTIL": "until", "BEFORE": "before", "AFTER": "after", "WITHIN": "within",
}  # fmt: skip
# The words of an event: up to the next mark or relative clause, at most twelve words.
_EVENT = re.compile(
    r"\s((?:(?!who\b|which\b|that\b|when\b|and\b|but\b)(?:[^\s,;:.!?()\n]|\.(?=\w)|(?<=\.\w)\.)+\s?){1,12})"
    r"(?=[\s,;:.!?()]|$)",
    re.IGNORECASE,
)


def _links(opener: str, link: str, left: TimeExpression, right: TimeExpression) -> bool:
    """Tell whether two neighbours make a range."""
    if opener == "BETWEEN":
        return link in ("AND", "HYPHEN")
    if opener == "FROM":
        return link in ("TO", "UNTIL", "HYPHEN")
    if left.form.op == right.form.op == "shift":
        return link == "AND" and _next_day(left.form, right.form)
    if not (left.form.op == right.form.op == "calendar" and _shape(left) == _shape(right)):
        return False
    return link in ("HYPHEN", "TO", "UNTIL") or (link == "AND" and _follow(left.form, right.form))


def _follow(left: Form, right: Form) -> bool:
    """Whether the second is the weekday or month after the first: "on Monday and Tuesday"."""
    if left.part or right.part or left.clock or right.clock or left.day or right.day:
        return False
    if left.weekday and right.weekday:
        return right.weekday == left.weekday % 7 + 1
    return bool(left.month and right.month) and left.year is None and right.month == (left.month or 0) + 1


def _next_day(left: Form, right: Form) -> bool:
    """Whether the second is the day after the first: "today and tomorrow"."""
    if left.clock or right.clock or left.anchor != "article" or right.anchor != "article":
        return False
    return left.unit == right.unit == "day" and left.amount is not None and right.amount == left.amount + 1


def _dated(made: list[TimeExpression], year: TimeExpression) -> list[TimeExpression]:
    """Give the year of "May 14-16, 2022" to both days."""
    whole, left, right = made
    one, two = (replace(end.form, year=year.form.year) for end in (left, right))
    whole = replace(whole, end=year.end, tail=year.end, form=replace(whole.form, left=one, right=two))
    return [whole, replace(left, form=one), replace(right, form=two, end=year.end, tail=year.end)]


def _shape(expression: TimeExpression) -> tuple[bool, bool]:
    form = expression.form
    return bool(form.day or form.weekday), bool(form.month)


def _ranged(left: TimeExpression, right: TimeExpression, *, lasted: bool) -> list[TimeExpression]:
    """Make the range and keep its ends beside it; the ends lend each other their year and month."""
    one, two = left.form, right.form
    if one.op == two.op == "calendar" and two.year and not one.year and one.month:
        one = replace(one, year=two.year)
    elif one.op == two.op == "calendar" and one.year and not two.year and two.month and two.month >= (one.month or 0):
        two = replace(two, year=one.year)
    whole = TimeExpression(
        start=left.start,
        end=right.end,
        type="DURATION",
        form=Form(op="range", left=one, right=two, lasted=lasted),
        lead=left.lead,
        tail=right.tail,
    )
    return [whole, replace(left, form=one, within=True), replace(right, form=two, within=True)]
