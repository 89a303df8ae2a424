"""Plots of measures against limits, and of clocks, as SVG and in characters."""

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

import msgspec

from dragoman.instruments.answer import named_runs
from dragoman.instruments.timeline import Timeline

_BLOCKS = " ▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _LEFT, _ROW = 900, 150, 150, 16


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """A measure against its limit."""

    title: str
    """The obligation and its holder."""
    unit: str
    """The measure's unit."""
    limit: float
    """The limit in that unit."""
    points: tuple[tuple[date, float], ...]
    """Day and value, oldest first."""
    first: date
    """The first day of the plot."""
    last: date
    """The last."""

    @property
    def top(self) -> float:
        """The highest value or limit."""
        return max([self.limit, *(value for _, value in self.points)]) or 1.0


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a procedure as a span."""

    title: str
    """Its address."""
    start: date
    """Its trigger."""
    end: date | None
    """When its default comes, or came; null where that is open."""
    state: str
    """How it ended."""


def plots(timeline: Timeline, /, *, first: date, last: date) -> Iterator[Plot]:
    """Give a plot for each obligation that has measurements."""
    instrument = timeline.instrument
    for duty in instrument.obligations.values():
        measure = instrument.measures[duty.measure] if duty.measure else None
        if measure is None or measure.state:
            continue
        whose = sorted({fact.of or "" for fact in timeline.facts if fact.measure == measure.id})
        for who in whose:
            points = tuple(sorted(
                (fact.day.latest, (fact.value or 0.0) * (measure.factor(fact.unit) or 1.0))
                for fact in timeline.facts
                if fact.measure == measure.id and (fact.of or "") == who and fact.day.latest
                and first <= fact.day.latest <= last and fact.known <= last
            ))  # fmt: skip
            if points:
                yield Plot(title=f"{duty.id}.{who or duty.holder}: {measure.id} {duty.cmp} {duty.limit_text}",
                           unit=measure.unit, limit=duty.limit, points=points, first=first, last=last)  # fmt: skip


def clocks(timeline: Timeline, /, *, first: date, last: date) -> list[Clock]:
    """Give the runs of procedures as they stood at the end, each once for every outcome that some reading gives it."""
    found: dict[tuple[str, str, str], Clock] = {}
    for history in timeline.histories.values():
        for name, run in named_runs(history.shots[-1]) if history.shots else []:
            start, due = run.began.first, run.glance.due
            if start is None or start > last or (due and due.last and due.last < first):
                continue
            clock = Clock(title=name, start=start, end=due.last if due else None, state=run.glance.state)
            found.setdefault((name, clock.state, str(clock.end)), clock)
    return sorted(found.values(), key=lambda clock: (clock.start, clock.title, clock.state))


def bars(plot: Plot, /, *, width: int = 72) -> list[str]:
    """Draw a plot in characters: one bar for each stretch of days, `!` under those beyond the limit.

    >>> days = [date(2030, month, 1) for month in range(1, 5)]
    >>> plot = Plot(title="quota", unit="t", limit=2, points=tuple(zip(days, (1.0, 2.0, 3.0, 1.0))), first=days[0],
    ...             last=days[-1])
    >>> print(bars(plot, width=4)[1])
    ▃▅█▃
    """
    span = max(1, (plot.last - plot.first).days + 1)
    cells: list[float | None] = [None] * width
    for day, value in plot.points:
        cells[min(width - 1, (day - plot.first).days * width // span)] = value
    line: list[str] = []
    marks: list[str] = []
    held: float | None = None
    for cell in cells:
        held = cell if cell is not None else held
        line.append(" " if held is None else _BLOCKS[min(8, max(1, round(held / plot.top * 8)))])
        marks.append("!" if held is not None and held > plot.limit else " ")
    return [f"{plot.title} (highest {plot.top:g} {plot.unit})", "".join(line).rstrip(), "".join(marks).rstrip(),
            f"{plot.first}{plot.last!s:>{max(1, width - 10)}}"]  # fmt: skip


def drawing(timeline: Timeline, /, *, first: date, last: date) -> str:
    """Draw all plots and clocks as one SVG."""
    parts: list[str] = []
    y = 10
    for plot in plots(timeline, first=first, last=last):
        parts += _measure(plot, y)
        y += _HEIGHT + 40
    for clock in clocks(timeline, first=first, last=last):
        parts += _clock(clock, y, first, last)
        y += _ROW + 4
    title = escape(f"{timeline.instrument.title}, {first} to {last}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{y + 20}" font-family="sans-serif" '
        f'font-size="11"><title>{title}</title>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _x(day: date, first: date, last: date) -> float:
    span = max(1, (last - first).days)
    return round(_LEFT + (_WIDTH - _LEFT - 20) * min(1.0, max(0.0, (day - first).days / span)), 1)


def _measure(plot: Plot, y: int) -> list[str]:
    def height(value: float) -> float:
        return round(y + 20 + _HEIGHT * (1 - value / plot.top), 1)

    line = " ".join(f"{_x(day, plot.first, plot.last)},{height(value)}" for day, value in plot.points)
    limit, right = height(plot.limit), _WIDTH - 20
    colours = ["#b00" if value > plot.limit else "#063" for _, value in plot.points]
    dots = [
        f'<circle cx="{_x(day, plot.first, plot.last)}" cy="{height(value)}" r="2.5" fill="{colour}">'
        f"<title>{day}: {value:g} {escape(plot.unit)}</title></circle>"
        for (day, value), colour in zip(plot.points, colours, strict=True)
    ]
    return [
        f'<text x="10" y="{y + 10}" font-weight="bold">{escape(plot.title)}</text>',
        f'<line x1="{_LEFT}" y1="{limit}" x2="{right}" y2="{limit}" stroke="#b00" stroke-dasharray="4 3"/>',
        f'<text x="10" y="{limit + 4}">limit {plot.limit:g} {escape(plot.unit)}</text>',
        f'<polyline fill="none" stroke="#555" points="{line}"/>',
        *dots,
        f'<text x="{_LEFT}" y="{y + _HEIGHT + 34}">{plot.first}</text>',
        f'<text x="{right}" y="{y + _HEIGHT + 34}" text-anchor="end">{plot.last}</text>',
    ]


def _clock(clock: Clock, y: int, first: date, last: date) -> list[str]:
    start = _x(clock.start, first, last)
    end = _x(clock.end or last, first, last)
    colour = {"in effect": "#b00", "running": "#06c", "held": "#a60", "paused": "#a60"}.get(clock.state, "#999")
    dash = ' stroke-dasharray="3 3"' if clock.end is None else ""
    words = escape(f"{clock.title}: {clock.state}" + (f", {clock.end}" if clock.end else ""))
    return [
        f'<line x1="{start}" y1="{y + 12}" x2="{max(end, start + 2)}" y2="{y + 12}" stroke="{colour}" '
        f'stroke-width="5"{dash}><title>{words}</title></line>',
        f'<text x="10" y="{y + 8}">{words}</text>',
    ]
