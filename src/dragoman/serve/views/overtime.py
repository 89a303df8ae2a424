"""A small timeline for pages of parties: by the time of the act, or of the report where few acts have a time."""

from datetime import date

from dragoman.record import Query
from dragoman.serve.drawing import timeline as drawing
from dragoman.serve.drawing.bins import bins, grain_for
from dragoman.serve.links import link
from dragoman.serve.page import Asked
from dragoman.serve.views.timeline import mark, spread

BARS, TALL = 90, 90
"""Bars at most, and how high they may be."""


def overtime(asked: Asked, query: Query, /, **narrowed: object) -> dict[str, object] | None:
    """Draw when the entries of a question are of; null where none of them has a day.

    `narrowed` is the question as the timeline's address has it.
    """
    marks = [mark(one) for one in asked.ledger.dated(query)]
    acts = sum(one.first is not None or one.last is not None for one in marks)
    reports = sum(one.reported is not None for one in marks)
    if not max(acts, reports):
        return None
    by_report = 2 * acts < reports
    of = "report" if by_report else "act"
    first, last = spread(marks, of)
    binned = bins(marks, first=first, last=last, of="report" if by_report else "act",
                  grain=grain_for(first, last, most=BARS))  # fmt: skip

    def closer(start: date, end: date) -> str:
        return link("timeline", **narrowed, of=of if by_report else None, first=start, last=end)

    return {
        "of": of,
        "figure": drawing.density(binned, of=of, today=date.today(), href=closer, name="overtime", tall=TALL),
        "table": drawing.rows(binned),
        "untimed": len(marks) - (reports if by_report else acts),
        "more": link("timeline", **narrowed, of=of if by_report else None),
    }
