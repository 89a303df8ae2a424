"""Resolves an operator form against the article's date, the time told before it, or a public event."""

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.reading.when import fields, parts
from dragoman.reading.when.form import Basis, Form, Op, Resolved, Tense, TimeExpression, Unit
from dragoman.reading.when.period import Period, covering, move
from dragoman.reading.when.timex import duration_value, repeat_value
from dragoman.shapes.edtf import When

EventDate = Callable[[str, date | None], When | None]
"""Finds the date of a public event by its words, near a day."""
_RECENT = {"day": 7, "week": 35, "month": 182, "year": 1826, "decade": 3653, "hour": 1, "minute": 1, "second": 1}
"""How many days "recent weeks" and "the coming months" reach: some five of the unit."""
_WEEK = 7
"""Days."""
_LATELY = 2
"""Days of a week on which the weekend that news tells of is the last one."""
_SIDES: tuple[Tense, Tense] = ("past", "future")
"""Before and after the reference."""


class Context:
    """What a form is resolved against; one per expression and reference day."""

    __slots__ = ("events", "previous", "reference", "tense")

    def __init__(
        self, reference: date | None, tense: Tense | None, previous: date | None, events: EventDate | None
    ) -> None:
        self.reference = reference
        """The article's day."""
        self.tense = tense
        """Tense of the expression's verb."""
        self.previous = previous
        """First day of the time told before."""
        self.events = events
        """The dated table."""


def resolve(
    expression: TimeExpression,
    *,
    published: When | None,
    tense: Tense | None = None,
    previous: Resolved | None = None,
    events: EventDate | None = None,
) -> Resolved:
    """Resolve an expression; call it again with another `published` when the article's date changes.

    `published` is the article's date (a day or an interval; null if unknown), `tense` that of the verb it belongs to,
    `previous` the time told before it in the text, `events` the dated public events.

    >>> from dragoman.reading.when.tagger import find
    >>> [friday] = find("They will meet on Friday.")
    >>> resolve(friday, published=When.parse("2025-01-13"), tense="future").edtf
    '2025-01-17'
    >>> resolve(friday, published=When.parse("[2025-01-13..2025-01-20]"), tense="past").edtf
    '[2025-01-10..2025-01-17]'
    >>> resolve(friday, published=When.parse("[2025-01-13..2025-01-18]"), tense="past").edtf
    '2025-01-10~'
    """
    form = expression.form
    days = reference_days(published)
    before = When.parse(previous.edtf) if previous and previous.edtf else None
    told = reference_days(before)
    if form.clock and len(told) > 1:
        told = ()
    if form.anchor == "previous" and told:
        days, told = told, told
    found = [
        place(form, Context(day, tense, told[min(index, len(told) - 1)] if told else None, events))
        for index, day in enumerate(days or (None,))
    ]
    basis: Basis = "explicit" if is_explicit(form) else "relative"
    return _merged(form, _likelier(form, found, days), basis=basis)


def _likelier(form: Form, found: list[Period | None], days: tuple[date, ...]) -> list[Period | None]:
    """Of a weekday a week apart, or a day or month a year apart, keep the likelier; the other is not ruled out.

    Of weekdays it is what more of the article's possible days give, the earlier of equals: both would make eight days,
    of which six are other weekdays. News that tells no year means what lies among those days.
    """
    one, two = found[0], found[-1]
    if not (form.weekday or form.month) or not one or not two or not one.first or not two.first:
        return found
    after = move(one.first, "year", 1) if form.month else one.first + timedelta(days=_WEEK)
    if two.first != after or days[-1] - days[0] >= two.first - one.first:
        return found
    if form.month:
        among = [p for p in (one, two) if p.first and p.last and p.first <= days[-1] and p.last >= days[0]]
        return [among[0]._replace(approximate=True)] if len(among) == 1 else found
    turn = two.first if two.first <= days[-1] else one.first + timedelta(days=1)
    return [(one if turn - days[0] > days[-1] - turn else two)._replace(approximate=True)]


def reference_days(published: When | None) -> tuple[date, ...]:
    """Give the first and last day that it may be, once if they are the same; none where an end is open."""
    if published is None or published.earliest is None or published.latest is None:
        return ()
    return tuple(dict.fromkeys((published.earliest, published.latest)))


def is_explicit(form: Form) -> bool:
    """Tell whether the words name their year themselves."""
    if form.op == "range":
        return any(end is not None and is_explicit(end) for end in (form.left, form.right))
    if form.op == "portion":
        return form.left is not None and is_explicit(form.left)
    return form.op in ("calendar", "feast") and form.year is not None


def _merged(form: Form, found: list[Period | None], *, basis: Basis) -> Resolved:
    """Join what the first and the last possible day of the article give."""
    placed = [period for period in found if period]
    value = placed[0].value if placed and len({period.value for period in placed}) == 1 else _unplaced(form)
    if len(placed) < len(found) or not placed:
        return Resolved(value=value, edtf=None, basis=basis)
    one, two = placed[0], placed[-1]
    period = one._replace(last=two.last)
    if (one.first, one.last) != (two.first, two.last):
        firsts, lasts = (one.first, two.first), (one.last, two.last)
        first = None if None in firsts else min(day for day in firsts if day)
        last = None if None in lasts else max(day for day in lasts if day)
        period = Period(first, last, value, lasted=one.lasted, approximate=False)
    when = bounded(form, period)
    return Resolved(value=value, edtf=str(when) if when else None, basis=basis)


def bounded(form: Form, period: Period) -> When | None:
    """Open the side that "since", "until", "before" or "after" opens."""
    when = period.when()
    if when is None or form.bound in (None, "within") or form.op not in ("calendar", "shift", "portion", "feast"):
        return when
    start, end = when.start, when.end
    if form.bound == "since":
        return When("interval", start, None)
    if form.bound == "until":
        return When("interval", None, end)
    # Before a feast of many days is before the first of them.
    end = start if form.op == "feast" else end
    return When("within", None, end) if form.bound == "before" else When("within", start, None)


def _unplaced(form: Form) -> str:
    """Give the value of what nothing fixes: the fields that are known."""
    if form.op == "span" or (form.op == "shift" and form.anchor == "event"):
        return duration_value(form.amount, form.unit)
    if form.op == "calendar" and form.month:
        return f"XXXX-{form.month:02d}" + (f"-{form.day:02d}" if form.day else "")
    if form.op == "calendar" and form.weekday:
        return f"XXXX-WXX-{form.weekday}"
    return "XXXX-XX-XX"


def place(form: Form, context: Context) -> Period | None:
    """Place a form in time; null where the context lacks what it needs, and beyond the years 1 to 9999."""
    try:
        return _PLACERS[form.op](form, context)
    except (OverflowError, ValueError):
        return None


def _repeat(form: Form, _context: Context) -> Period:
    return Period(None, None, repeat_value(form))


def _calendar(form: Form, context: Context) -> Period | None:
    year = form.year
    if form.left is not None:
        inner = place(form.left, context)
        if inner is None or inner.first is None:
            return None
        if form.weekday and not form.month:
            day = inner.first + timedelta(days=form.weekday - 1)
            return _clocked(form, Period(day, day, day.isoformat()))
        year = inner.first.year
    period = fields.fill(form, year=year, reference=context.reference, tense=_side(form, context))
    return _clocked(form, fields.narrowed(form, period, reference=context.reference)) if period else None


def _side(form: Form, context: Context) -> Tense | None:
    """On which side of the reference a period lies: what is closed until Friday, or until June, opens again then.

    What lasted until a day or month without a year did so until the nearer one.
    """
    base = context.reference
    if form.bound != "until" or base is None or context.tense == "future":
        return context.tense
    if context.tense == "present" or (form.weekday and not form.month):
        return "future"
    past, ahead = (fields.fill(form, year=form.year, reference=base, tense=side) for side in _SIDES)
    if past is None or ahead is None or past.last is None or ahead.last is None:
        return context.tense
    return "future" if ahead.last - base < base - past.last else "past"


def _clocked(form: Form, period: Period) -> Period:
    return period._replace(value=f"{period.value}T{form.clock}") if form.clock else period


def _shift(form: Form, context: Context) -> Period | None:
    unit = form.unit or "day"
    base = context.reference
    if form.anchor == "event":
        return _from_event(form, context)
    if form.anchor == "previous" and context.previous:
        base = context.previous
    elif form.anchor == "previous" and (form.amount or 0) > 0 and context.tense == "past":
        return None  # "Six months later": later than what is not told
    if base is None or form.amount is None:
        return None
    if form.rolling:
        return _rolled(form, base)
    day = move(base, unit, form.amount)
    period = covering(day, unit) if day else None
    if period is None:
        return None
    lately = context.tense == "past" or (context.tense != "future" and base.isoweekday() <= _LATELY)
    if unit == "weekend" and not form.amount and lately and period.first and period.first > base:
        # "Met over the weekend" on a Monday, on which "this weekend" too is the last but for what will be.
        period = covering(base - timedelta(days=_WEEK), unit) or period
    return _clocked(form, fields.narrowed(form, period, reference=base))


def _rolled(form: Form, base: date) -> Period | None:
    """ "Two years ago", "three days later": as fine as its unit, a day where it counts weeks."""
    unit, amount = form.unit or "day", form.amount or 0
    day = move(base, unit, amount)
    if day is None:
        return None
    if unit in ("week", "fortnight"):
        year, week, _ = day.isocalendar()
        return Period(day, day, f"{year}-W{week:02d}", approximate=True)
    if unit in ("second", "minute", "hour"):
        return Period(day, day, day.isoformat())
    fine: Unit = "month" if amount % 1 and unit == "year" else unit
    period = covering(day, "year" if fine in ("decade", "century") else fine)
    return period._replace(approximate=form.approximate) if period else None


def _from_event(form: Form, context: Context) -> Period | None:
    """Count from a public event; its TIMEX3 value stays the length, which is what the words cover."""
    value = duration_value(form.amount, form.unit)
    found = context.events(form.event, context.reference) if context.events and form.event else None
    days = reference_days(found)
    if not days or form.unit is None:
        return Period(None, None, value)
    if found and found.shape == "interval":
        # Of what lasted: before its first day, after its last.
        days = days[:1] if form.which == "last" else days[-1:]
    if form.amount is None:
        near = _RECENT.get(form.unit, 7)
        span = (-near, -1) if form.which == "last" else (1, near)
        return Period(days[0] + timedelta(span[0]), days[-1] + timedelta(span[1]), value)
    ends = [_rolled(form, day) for day in (days[0], days[-1])]
    if ends[0] is None or ends[1] is None:
        return None
    return Period(ends[0].first, ends[1].last, value, approximate=ends[0].approximate)


def _span(form: Form, context: Context) -> Period | None:
    value = duration_value(form.amount, form.unit)
    base, unit = context.reference, form.unit
    if base is None or unit is None:
        return Period(None, None, value)
    if form.clock:
        # The night from the day before to the reference.
        return Period(base - timedelta(days=1), base, f"{base.isoformat()}T{form.clock}", lasted=True)
    if form.rolling and form.amount is None:
        near = timedelta(days=_RECENT.get(unit, 7))
        return Period(base, base + near, value) if form.which == "next" else Period(base - near, base, value)
    if form.bound == "within" and form.amount is None and context.tense != "past":
        return Period(base, base + timedelta(days=_RECENT.get(unit, 7)), value)
    ahead = form.which == "next" and context.tense == "future"
    if not (form.rolling or form.bound == "within" or ahead) or form.amount is None:
        return Period(None, None, value)
    other = move(base, unit, form.amount)
    if other is None:
        return Period(None, None, value)
    if ahead:
        return Period(other, other, value, approximate=True)
    if form.bound == "within" and not form.rolling:
        return Period(None, None, value) if context.tense == "past" else Period(base, other, value)
    first, last = sorted((base, other))
    if unit in ("month", "year", "decade", "century"):
        first, last = first.replace(day=1), last.replace(day=1)
        return Period(first, fields.month_end(last), value, lasted=True)
    return Period(first, last, value, lasted=True)


def _vague(form: Form, context: Context) -> Period:
    base, value = context.reference, form.vague or "PRESENT_REF"
    if base is None or value == "FUTURE_REF":
        return Period(None, None, value)
    if value == "PAST_REF" and form.unit:
        return Period(base - timedelta(days=_RECENT.get(form.unit, _RECENT["decade"])), base, value)
    return Period(base if value == "PRESENT_REF" else None, base, value)


def _range(form: Form, context: Context) -> Period | None:
    if form.left is None or form.right is None:
        return None
    left, right = place(form.left, context), place(form.right, context)
    if left is None or right is None or left.first is None or right.last is None:
        return None
    first, last = left.first, right.last
    if _is_bare(form.left) and _is_bare(form.right) and last - first >= timedelta(days=_WEEK):
        last -= timedelta(days=_WEEK)  # "Met from Thursday until Saturday", told on the Wednesday after
        right = right._replace(first=last)
    if last < first and form.left.weekday and form.right.weekday:
        # Put in their order: the first weekday a week back, or the second a week on.
        ahead, week = context.tense == "future", timedelta(days=_WEEK)
        first, last = (first, last + week) if ahead else (first - week, last)
        left, right = left._replace(first=first), right._replace(first=last)
    if last < first:
        return None
    return Period(first, last, _between(left, right), lasted=form.lasted)


def _is_bare(form: Form) -> bool:
    """Whether it is a weekday and nothing else: not "Monday, 5 May", "last Monday", "Monday of last week"."""
    return form.weekday is not None and form.day is None and form.which is None and form.left is None


def _portion(form: Form, context: Context) -> Period | None:
    whole = place(form.left, context) if form.left else None
    return parts.portion(form, whole) if whole else None


def _feast(form: Form, context: Context) -> Period | None:
    return parts.feast(form, context.reference, tense=context.tense, events=context.events)


def _between(left: Period, right: Period) -> str:
    """Measure a range from its first end to its second, in the unit that both are written in."""
    size = min(len(left.value), len(right.value))
    if left.first is None or right.first is None or size > 10:
        return "PXX"
    months = (right.first.year - left.first.year) * 12 + right.first.month - left.first.month
    if size == 4:
        return f"P{months // 12}Y"
    return f"P{months}M" if size == 7 else f"P{(right.first - left.first).days}D"


_PLACERS: dict[Op, Callable[[Form, Context], Period | None]] = {
    "calendar": _calendar,
    "shift": _shift,
    "span": _span,
    "repeat": _repeat,
    "vague": _vague,
    "range": _range,
    "portion": _portion,
    "feast": _feast,
}
