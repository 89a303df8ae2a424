"""All times of a text in their order, and the same as TIMEX3 tags."""

from collections.abc import Callable, Sequence
from typing import TypedDict

from dragoman.reading.when.form import Resolved, Tense, TimeExpression
from dragoman.reading.when.resolve import EventDate, resolve
from dragoman.reading.when.tagger import find
from dragoman.reading.when.tense import guess
from dragoman.shapes.edtf import When


class Tag(TypedDict):
    """A TIMEX3 tag."""

    start: int
    end: int
    type: str
    value: str


def resolve_all(
    text: str,
    expressions: Sequence[TimeExpression],
    *,
    published: When | None,
    tense: Callable[[TimeExpression], Tense | None] | None = None,
    events: EventDate | None = None,
) -> list[Resolved]:
    """Resolve the expressions of a text in order, each beside the day or month told before it.

    `expressions` are those of `find(text)`; `published` and `events` as for `resolve`; `tense` gives the tense of an
    expression's verb and is guessed from the words without it.
    """
    places: list[Resolved] = []
    previous: Resolved | None = None
    for expression in expressions:
        own = tense(expression) if tense else guess(text, expression)
        place = resolve(expression, published=published, tense=own, previous=previous, events=events)
        places.append(place)
        if place.edtf and expression.type in ("DATE", "TIME") and expression.form.op != "vague":
            previous = place
    return places


def timex3(text: str, published: str | None = None) -> list[Tag]:
    """Tag a plain text with TIMEX3.

    `published` is the article's date in EDTF; without it only dates that name their year have a value.

    >>> timex3("It was signed on June 18.", "2008-07-02")
    [{'start': 17, 'end': 24, 'type': 'DATE', 'value': '2008-06-18'}]
    """
    found = find(text)
    places = resolve_all(text, found, published=When.parse(published) if published else None)
    return [
        Tag(start=_start(one), end=one.end, type=one.type, value=place.value)
        for one, place in zip(found, places, strict=True)
    ]


def _start(expression: TimeExpression) -> int:
    """A range is tagged with the word that opens it, as its ends are tagged beside it."""
    return expression.lead if expression.form.op == "range" else expression.start
