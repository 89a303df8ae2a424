"""The timeline: entries by the time of the act or of the report, and the one against the other."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from math import sqrt

from markupsafe import Markup

from dragoman.serve.drawing.axis import Days, ticks
from dragoman.serve.drawing.bins import Bin, Cell
from dragoman.serve.drawing.status import LOOKS, STATUSES, fill, patterns, shape
from dragoman.serve.drawing.svg import Value, drawing, element, group, link
from dragoman.serve.drawing.table import Content, table
from dragoman.shapes.terms import Status

Link = Callable[[date, date], str]
"""Gives the address that shows a stretch of days."""
CellLink = Callable[[tuple[date, date], tuple[date, date]], str]
"""Gives the address that shows a stretch of act days and one of report days."""

_WIDTH, _LEFT, _RIGHT, _TOP = 960, 46, 14, 14
_PLOT, _STRIP, _FOOT = 190, 12, 34
_GRID: dict[str, Value] = {"class_": "grid", "stroke": "#d8dade", "stroke_width": 1}


def density(bins: Sequence[Bin], /, *, of: str = "act", today: date | None = None, href: Link | None = None,
            name: str = "density", tall: int = _PLOT) -> Markup:  # fmt: skip
    """Draw entries over time as bars, each a stack of its statuses, with a strip below for what is wider than a bar.

    `bins` are adjoining, earliest first, at least one; `of` says which time they count (`act` or `report`); `today` is
    marked where it is shown; `href` gives the link of a bar; `name` keeps ids apart on a page; `tall` is the height of
    the bars' ground in the drawing's units, 960 of which it is wide.

    >>> one = Bin(first=date(2024, 1, 1), last=date(2024, 1, 31), counts={"happened": 2, "planned": 1})
    >>> "3 entries" in density([one])
    True
    """
    days = Days(first=bins[0].first, last=bins[-1].last, start=_LEFT, end=_WIDTH - _RIGHT)
    top = max([1, *(part.total for part in bins)])
    strip = max(part.wide for part in bins)
    floor = _TOP + tall
    height = floor + (_STRIP + 6 if strip else 0) + _FOOT
    total = sum(part.total for part in bins)
    columns = [_column(part, days, top, strip, href, name, tall) for part in bins if part.total or part.wide]
    foot = floor + (_STRIP + 6 if strip else 0)
    return drawing(
        patterns(name), _ladder(top, floor, tall), _calendar(days, foot), *columns,
        element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=floor, y2=floor, class_="axis", stroke="#22262b"),
        _today(days, today, foot), width=_WIDTH, height=height, name=name, kind="timeline-density",
        data_first=str(days.first), data_last=str(days.last), data_left=days.start, data_right=days.end,
        title=f"{total} entries by the day of the {of}, {bins[0].first} to {bins[-1].last}",
        about="Bars by time, each a stack of statuses with a pattern of its own. The strip below counts entries that "
              "reach over more than one bar. The same numbers stand in the table.",
    )  # fmt: skip


def scatter(cells: Iterable[Cell], /, *, acts: tuple[date, date], reports: tuple[date, date],
            href: CellLink | None = None, name: str = "scatter") -> Markup:  # fmt: skip
    """Draw the day of the act (across) against the day of the report (up), with the line where both are one.

    `cells` are entries already put together; `acts` and `reports` the days shown; `href` gives the link of a cell.
    Right of the line is what was told ahead, left of it what was told of the past.
    """
    cells = list(cells)
    across = Days(first=acts[0], last=acts[1], start=_LEFT + 30, end=_WIDTH - _RIGHT)
    floor = _TOP + 360
    up = Days(first=reports[0], last=reports[1], start=floor, end=_TOP)
    most = max([1, *(cell.total for cell in cells)])
    marks = [_dot(cell, across, up, most, href) for cell in cells]
    lines = []
    for day, label in up.marks(most=7):
        y = up.at(day)
        lines.append(element("line", x1=across.start, x2=across.end, y1=y, y2=y, **_GRID))
        lines.append(element("text", label, x=across.start - 6, y=y + 4, text_anchor="end", class_="label"))
    total = sum(cell.total for cell in cells)
    return drawing(
        group(lines), _calendar(across, floor), _diagonal(across, up), *marks, width=_WIDTH, height=floor + _FOOT,
        name=name, kind="timeline-scatter",
        title=f"{total} entries: day of the act across, day of the report up",
        about="Each mark stands for the entries of a stretch of days, larger for more; its shape is the most frequent "
              "status. On the line act and report are of one day; right of it acts are told ahead.",
    )  # fmt: skip


def rows(bins: Iterable[Bin], /) -> Markup:
    """Write the numbers of a density as a table, empty bins left out."""
    body: list[list[Content]] = [
        [_span(part.first, part.last), *(part.counts.get(status, 0) for status in STATUSES), part.total, part.wide]
        for part in bins
        if part.total or part.wide
    ]
    return table(body, head=("days", *STATUSES, "all", "reach beyond"), caption="Entries by time and status")


def told(counts: dict[Status, int], /) -> str:
    """Say counts in words.

    >>> told({"planned": 1, "happened": 2})
    '3 entries: 2 happened, 1 planned'
    """
    total = sum(counts.values())
    parts = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts.get(status))
    return f"{total} {'entry' if total == 1 else 'entries'}" + (f": {parts}" if parts else "")


def _column(part: Bin, days: Days, top: int, strip: int, href: Link | None, name: str, plot: int) -> Markup:
    left, right = days.at(part.first), days.at(part.last, after=True)
    gap = min(3.0, (right - left) * 0.15)
    floor = _TOP + plot
    y = float(floor)
    drawn: list[Markup] = [element("rect", x=left, y=_TOP, width=right - left, height=plot, fill="none", class_="hit",
                                   pointer_events="all")]  # fmt: skip
    for status in STATUSES:
        count = part.counts.get(status, 0)
        if not count:
            continue
        high = plot * count / top
        y -= high
        drawn.append(element(
            "rect", x=left + gap / 2, y=y, width=max(0.8, right - left - gap), height=high, class_=f"bar st-{status}",
            fill=fill(status, name=name), stroke=LOOKS[status].colour, stroke_width=0.8,
            stroke_dasharray="2 1.5" if status == "negated" else None,
        ))  # fmt: skip
    if part.wide:
        drawn.append(element("rect", x=left, y=floor + 5, width=right - left, height=_STRIP, class_="wide",
                             fill="#6b7280", fill_opacity=f"{0.15 + 0.65 * part.wide / strip:.2f}"))  # fmt: skip
    label = f"{_span(part.first, part.last)}: {told(part.counts)}"
    label += f"; {part.wide} more reach beyond" if part.wide else ""
    if href:
        return link(href(part.first, part.last), *drawn, label=label)
    return group([element("title", label), *drawn], class_="column")


def _dot(cell: Cell, across: Days, up: Days, most: int, href: CellLink | None) -> Markup:
    x = (across.at(cell.acts[0]) + across.at(cell.acts[1], after=True)) / 2
    y = (up.at(cell.reports[0]) + up.at(cell.reports[1], after=True)) / 2
    r = 2.4 + 5.6 * sqrt(cell.total / most)
    status = max((one for one in STATUSES if one in cell.counts), key=lambda one: cell.counts[one])
    parts = [shape(status, x=x, y=y, r=r)]
    if 2 * cell.counts[status] < cell.total:  # the shape stands for less than half
        ring: dict[str, Value] = {"fill": "none", "stroke": "#6b7280", "stroke_width": 0.8}
        parts.append(element("circle", cx=x, cy=y, r=r + 2.5, class_="mixed", **ring))
    label = f"acts of {_span(*cell.acts)}, told {_span(*cell.reports)}: {told(cell.counts)}"
    if href:
        return link(href(cell.acts, cell.reports), *parts, label=label)
    return group([element("title", label), *parts])


def _diagonal(across: Days, up: Days) -> Markup:
    """Draw where act and report are of one day, as far as both are shown."""
    first, last = max(across.first, up.first), min(across.last, up.last)
    if first >= last:
        return Markup("")
    x1, x2 = across.at(first), across.at(last, after=True)
    y1, y2 = up.at(first), up.at(last, after=True)
    return group([
        element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_="same-day", stroke="#6b7280", stroke_dasharray="5 4"),
        element("text", "told afterwards", x=across.start + 8, y=_TOP + 12, class_="label region"),
        element("text", "told ahead", x=across.end - 8, y=up.start - 10, text_anchor="end", class_="label region"),
    ])  # fmt: skip


def _ladder(top: int, floor: float, plot: int) -> Markup:
    parts = []
    for value in ticks(top):
        y = floor - plot * value / top
        if value:
            parts.append(element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, **_GRID))
        parts.append(element("text", f"{value:g}", x=_LEFT - 6, y=y + 4, text_anchor="end", class_="label"))
    return group(parts)


def _calendar(days: Days, y: float) -> Markup:
    parts = []
    for day, label in days.marks():
        x = days.at(day)
        parts.append(element("line", x1=x, x2=x, y1=y, y2=y + 5, class_="axis", stroke="#22262b"))
        parts.append(element("text", label, x=x + 3, y=y + 18, class_="label"))
    return group(parts)


def _today(days: Days, today: date | None, y: float) -> Markup:
    if today is None or not days.first <= today <= days.last:
        return Markup("")
    x = days.at(today)
    return group([
        element("line", x1=x, x2=x, y1=_TOP - 6, y2=y, class_="today", stroke="#a4243b", stroke_dasharray="2 2"),
        element("text", "today", x=x + 4, y=_TOP + 4, class_="label today-label"),
    ])  # fmt: skip


def _span(first: date, last: date) -> str:
    """Say a stretch of days, as a month or a year where it is one."""
    if first == last:
        return str(first)
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == after.day == 1 and after.toordinal() - first.toordinal() < 32:
        return str(first)[:7]
    if (first.month, first.day, after.month, after.day, after.year) == (1, 1, 1, 1, first.year + 1):
        return str(first)[:4]
    return f"{first} to {last}"
