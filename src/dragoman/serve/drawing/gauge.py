"""An instrument's measures against their limits, and its clocks, dressed for the desk."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dragoman.instruments.plot import Clock, Plot
from dragoman.serve.drawing.axis import Days, ticks
from dragoman.serve.drawing.svg import Value, drawing, element, group
from dragoman.serve.drawing.table import table

_WIDTH, _LEFT, _RIGHT = 960, 64, 16
_TALL, _ROW, _BAR = 170, 34, 12

_STATES = {"in effect": "over", "running": "running", "held": "held", "paused": "held"}
"""Classes of a clock's states; any other has ended."""
_COLOURS = {"over": "#a4243b", "running": "#22577a", "held": "#8a6a00", "ended": "#6b7280"}


def measure(plot: Plot, /, *, at_least: bool = False, name: str = "measure") -> Markup:
    """Draw a measure over time as steps, its limit, and what lies beyond it.

    `at_least` says that the limit is a floor, not a ceiling; `name` keeps ids apart on a page. A value holds until the
    next; values beyond the limit are filled triangles, those within it open circles.

    >>> plot = Plot(title="stock", unit="kg", limit=300, points=((date(2019, 7, 1), 305.0),), first=date(2019, 1, 1),
    ...             last=date(2019, 12, 31))
    >>> "1 of 1 beyond the limit" in measure(plot)
    True
    """
    days = Days(first=plot.first, last=plot.last, start=_LEFT, end=_WIDTH - _RIGHT)
    floor, top = 24 + _TALL, plot.top * 1.08
    beyond = [value < plot.limit if at_least else value > plot.limit for _, value in plot.points]

    def up(value: float) -> float:
        return floor - _TALL * max(0.0, value) / top

    steps = f"M{days.at(plot.points[0][0]):.1f} {up(plot.points[0][1]):.1f}" + "".join(
        f"H{days.at(day):.1f}V{up(value):.1f}" for day, value in plot.points[1:]
    )
    steps += f"H{days.at(plot.last, after=True):.1f}"
    marks = [
        _point(days.at(day), up(value), over, f"{day}: {value:g} {plot.unit}{', beyond the limit' if over else ''}")
        for (day, value), over in zip(plot.points, beyond, strict=True)
    ]
    y = up(plot.limit)
    return drawing(
        _scale(top, plot, floor), _foot(days, floor), element("path", d=steps, class_="measure", fill="none",
                                                              stroke="#22577a", stroke_width=1.6),
        element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="limit", stroke="#a4243b",
                stroke_dasharray="6 4"),
        element("text", f"limit {plot.limit:g} {plot.unit}", x=_WIDTH - _RIGHT, y=y - 5, text_anchor="end",
                class_="label limit-label", fill="#a4243b"),
        *marks, width=_WIDTH, height=floor + 34, name=name, kind="gauge",
        title=plot.title,
        about=f"{len(plot.points)} values from {plot.points[0][0]} to {plot.points[-1][0]}, {sum(beyond)} of "
              f"{len(beyond)} beyond the limit of {plot.limit:g} {plot.unit}; the last is {plot.points[-1][1]:g}.",
    )  # fmt: skip


def measure_rows(plot: Plot, /) -> Markup:
    """Write a measure's values as a table."""
    body = [(str(day), value) for day, value in plot.points]
    return table(body, head=("day", plot.unit), caption=f"{plot.title}: limit {plot.limit:g} {plot.unit}")


def clocks(
    runs: Sequence[Clock], /, *, first: date, last: date, today: date | None = None, name: str = "clocks"
) -> Markup:
    """Draw clocks as bars from trigger to default, one a row; an open end is broken off, today is a line.

    `first` and `last` are the days shown; what lies outside is cut at the edge.
    """
    days = Days(first=first, last=last, start=_LEFT - 48, end=_WIDTH - _RIGHT)
    floor = 14 + _ROW * len(runs)
    line = []
    if today and first <= today <= last:
        x = days.at(today)
        ink: dict[str, Value] = {"class_": "today", "stroke": "#a4243b", "stroke_dasharray": "2 2"}
        line.append(element("line", x1=x, x2=x, y1=4, y2=floor, **ink))
        line.append(element("text", "today", x=x + 4, y=12, class_="label today-label"))
    bars = [_bar(run, days, 14 + _ROW * index) for index, run in enumerate(runs)]
    return drawing(
        _foot(days, floor), *bars, *line, width=_WIDTH, height=floor + 34, name=name, kind="clocks",
        title=f"{len(runs)} clocks, {first} to {last}",
        about="; ".join(_said(run) for run in runs) or "No clock runs in this time.",
    )  # fmt: skip


def clock_rows(runs: Sequence[Clock], /) -> Markup:
    """Write clocks as a table."""
    body = [(run.title, run.state, str(run.start), str(run.end) if run.end else "open") for run in runs]
    return table(body, head=("clock", "state", "since", "until"), caption="Clocks")


def _bar(run: Clock, days: Days, y: float) -> Markup:
    kind = _STATES.get(run.state, "ended")
    start = days.at(run.start)
    end = max(start + 3, days.at(run.end, after=True) if run.end else days.end)
    colour = _COLOURS[kind]
    bar = element("rect", x=start, y=y + 16, width=end - start, height=_BAR, rx=2, class_=f"clock {kind}",
                  stroke=colour, fill=colour if kind in ("over", "running") else "none", fill_opacity="0.85",
                  stroke_dasharray=None if run.end else "4 3")  # fmt: skip
    late = start > days.start + (days.end - days.start) * 0.55
    text = element("text", _said(run), x=end if late else start, y=y + 11, text_anchor="end" if late else "start",
                   class_="label strong")  # fmt: skip
    return group([element("title", _said(run)), bar, text])


def _said(run: Clock) -> str:
    return f"{run.title}: {run.state}, {run.start} to {run.end or 'open'}"


def _point(x: float, y: float, over: bool, label: str) -> Markup:
    if over:
        mark = element("path", d=f"M{x:.1f} {y - 5:.1f}l5 9h-10z", class_="point over", fill="#a4243b")
    else:
        mark = element("circle", cx=x, cy=y, r=3.2, class_="point", fill="#ffffff", stroke="#22577a", stroke_width=1.5)
    return group([element("title", label), mark])


def _scale(top: float, plot: Plot, floor: float) -> Markup:
    parts = [element("text", plot.unit, x=_LEFT - 8, y=14, text_anchor="end", class_="label strong")]
    for value in ticks(top):
        y = floor - _TALL * value / top
        parts.append(element("line", x1=_LEFT, x2=_WIDTH - _RIGHT, y1=y, y2=y, class_="grid", stroke="#d8dade"))
        parts.append(element("text", f"{value:,g}", x=_LEFT - 8, y=y + 4, text_anchor="end", class_="label"))
    return group(parts)


def _foot(days: Days, y: float) -> Markup:
    parts = [element("line", x1=days.start, x2=days.end, y1=y, y2=y, class_="axis", stroke="#22262b")]
    for day, label in days.marks():
        x = days.at(day)
        parts.append(element("line", x1=x, x2=x, y1=y, y2=y + 5, class_="axis", stroke="#22262b"))
        parts.append(element("text", label, x=x + 3, y=y + 18, class_="label"))
    return group(parts)
