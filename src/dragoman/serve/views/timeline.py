"""The timeline: entries by the time of the act, of the report, or the one against the other, from years to days."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
from starlette.datastructures import QueryParams

from dragoman.record import Query, clock
from dragoman.record.shape import Dated
from dragoman.serve import filters
from dragoman.serve.answers import Bins
from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.drawing import timeline as drawing
from dragoman.serve.drawing.bins import Bin, Mark, bins, cells
from dragoman.serve.drawing.status import legend
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.rendering import address
from dragoman.serve.views.find import row

PARAMETERS = MEANINGS | {
    "of": "act, report, or both for the one against the other",
    "first": "first day shown; of the oldest entry if left out",
    "last": "last day shown; of the newest entry if left out",
}
"""What may stand after the question mark."""

SHOWN = 25
"""Entries listed below the drawing."""


def timeline(asked: Asked) -> Page:
    """Give entries over time in bins, and the newest of the days shown."""
    query = query_of(asked.query, limit=SHOWN)
    of = _way(asked)
    marks = [mark(one) for one in asked.ledger.dated(query)]
    first, last = _days(asked.query, marks, of)
    binned = bins(marks, first=first, last=last, of="report" if of == "report" else "act")
    narrowed = _narrowed(first, last, of)
    asked_for = msgspec.structs.replace(query, **narrowed)
    found = asked.ledger.find(asked_for)
    data = Bins(
        of=of, first=first, last=last, bins=binned, untimed=sum(_of(mark, of) is None for mark in marks),
        total=len(marks), entries=found,
    )  # fmt: skip
    extra = {
        "figure": _figure(asked.query, marks, binned, of, first, last),
        "table": drawing.rows(binned),
        "legend": legend(),
        "chips": filters.chips("/timeline", asked.query),
        "tabs": [(name, says, _at(asked.query, of=name)) for name, says in TABS],
        "wider": _at(asked.query, first=_shift(first, first - last), last=_shift(last, last - first)),
        "whole": _at(asked.query, first="", last=""),
        "all": address("/find", [*_kept(asked.query), *narrowed.items()]),
    }
    return Page(title="Timeline", template="timeline.html", data=data, rows=[row(one) for one in found], extra=extra)


def question(asked: Asked) -> Query:
    """Give what asks for the entries of the days that are asked for, for all where none are."""
    query, of = query_of(asked.query, limit=None), _way(asked)
    if not (asked.query.get("first", "").strip() or asked.query.get("last", "").strip()):
        return query
    first, last = _days(asked.query, [mark(one) for one in asked.ledger.dated(query)], of)
    return msgspec.structs.replace(query, **_narrowed(first, last, of))


def _way(asked: Asked) -> str:
    of = asked.query.get("of", "act")
    return of if of in ("act", "report", "both") else "act"


def _narrowed(first: date, last: date, of: str) -> dict[str, str]:
    return {"reported" if of == "report" else "when": f"{first.isoformat()}/{last.isoformat()}"}


TABS = (("act", "by act"), ("report", "by report"), ("both", "one against the other"))
"""Ways to look at it."""


def mark(one: Dated) -> Mark:
    """Give what a drawing needs of an entry's times."""
    return Mark(first=one.first, last=one.last, reported=one.reported, status=one.status)


def _of(mark: Mark, of: str) -> date | None:
    return mark.reported if of == "report" else mark.first or mark.last


def _days(asked: QueryParams, marks: Sequence[Mark], of: str) -> tuple[date, date]:
    """Give the days to show: those asked for, else where the entries lie."""
    start, end = spread(marks, of)
    first, last = _day(asked.get("first", "")) or start, _day(asked.get("last", ""), -1) or end
    return (first, last) if first <= last else (last, first)


def spread(marks: Sequence[Mark], of: str, /) -> tuple[date, date]:
    """Give the first and the last day of all but the few far ends of entries; today twice where none has a day."""
    days = sorted(day for mark in marks if (day := _of(mark, of)))
    cut = len(days) // 50  # a war of the last century named in passing should not squeeze this year's entries
    return (days[cut], days[-1 - cut]) if days else (date.today(), date.today())


def _day(text: str, which: int = 0) -> date | None:
    """Read the first day, or the last, of what an address names; `DateError` if it is no time."""
    if not text.strip():
        return None
    return date.fromordinal(min(max(clock.asked(text)[which], 1), date.max.toordinal()))


def _shift(day: date, by: timedelta) -> str:
    try:
        return (day + by / 2).isoformat()
    except OverflowError:
        return day.isoformat()


def _kept(asked: QueryParams) -> list[tuple[str, str]]:
    return [(k, v) for k, v in asked.multi_items() if v.strip() and k not in ("of", "first", "last", "offset", "done")]


def _at(asked: QueryParams, **changes: str) -> str:
    """Give this page with other values after its question mark."""
    kept = [(k, v) for k, v in asked.multi_items() if v.strip() and k not in changes and k not in ("offset", "done")]
    return address("/timeline", [*kept, *((k, v) for k, v in changes.items() if v)])


def _figure(
    asked: QueryParams, marks: Sequence[Mark], binned: Sequence[Bin], of: str, first: date, last: date
) -> object:
    def zoom(start: date, end: date) -> str:
        if (end - start).days > 1:
            return _at(asked, first=start.isoformat(), last=end.isoformat())
        name = "reported" if of == "report" else "when"
        return address("/find", [*_kept(asked), (name, f"{start.isoformat()}/{end.isoformat()}")])

    if of != "both":
        return drawing.density(binned, of=of, today=date.today(), href=zoom)
    reports = sorted(mark.reported for mark in marks if mark.reported and mark.first)
    span = (reports[0], reports[-1]) if reports else (first, last)
    return drawing.scatter(
        cells(marks, acts=(first, last), reports=span), acts=(first, last), reports=span,
        href=lambda acts, told: address(
            "/find",
            [*_kept(asked), ("when", "/".join(map(str, acts))), ("reported", "/".join(map(str, told)))],
        ),
    )  # fmt: skip


PLACES = (
    Place(path="/timeline", view=timeline, name="timeline", question=question, menu="Timeline",
          says="Entries over time, in bins.",
          gives=Bins, parameters=PARAMETERS),
)  # fmt: skip
