"""When: finds expressions of time, gives each an operator form, and resolves it against the article's date.

>>> from dragoman.shapes.edtf import When
>>> text = "They met last week; the accord will be signed on Friday."
>>> for found in find(text):
...     place = resolve(found, published=When.parse("2025-01-13"), tense=guess(text, found))
...     print(text[found.start : found.end], found.type, place.value, place.edtf)
last week DATE 2025-W02 [2025-01-06..2025-01-12]
Friday DATE 2025-01-17 2025-01-17
"""

from dragoman.reading.when.events import dated_by
from dragoman.reading.when.form import Form, Resolved, Tense, TimeExpression
from dragoman.reading.when.resolve import EventDate, resolve
from dragoman.reading.when.tagger import find
from dragoman.reading.when.tags import resolve_all, timex3
from dragoman.reading.when.tense import guess

__all__ = [
    "EventDate",
    "Form",
    "Resolved",
    "Tense",
    "TimeExpression",
    "dated_by",
    "find",
    "guess",
    "resolve",
    "resolve_all",
    "timex3",
]
