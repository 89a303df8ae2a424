"""Builds the operator form of a matched expression: what it says, before anybody asks which day that is."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from dragoman.reading.when import parts
from dragoman.reading.when.form import Form, Kind, Unit
from dragoman.reading.when.hours import clock_value
from dragoman.reading.when.vocabulary import Vocabulary
from dragoman.shapes.calendar import CalendarDate


class Classed(Protocol):
    """A word with its class and value."""

    @property
    def letter(self) -> str:
        """Class."""

    @property
    def value(self) -> Any:
        """What the class says of it."""


Named = Mapping[str, Classed]
Made = tuple[Kind, Form] | None
_SMALL = ("second", "minute", "hour")
_SHARES = {"half": 0.5, "quarter": 0.25}


def build(make: str, *, named: Named, numbers: Sequence[Classed], table: Vocabulary) -> Made:
    """Build the form of a match, or null where the words turn out to tell no time.

    `make` is a rule's function; `named` its named words; `numbers` the number words in it, in order.
    """
    return _MAKERS[make](named, _amount(named, numbers, table))


def _value(named: Named, name: str) -> Any:
    return named[name].value if name in named else None


def _amount(named: Named, numbers: Sequence[Classed], table: Vocabulary) -> float | None:
    """Read "two", "twenty five", "two hundred", "a", "half a"; null for "several"."""
    if "share" in named:
        return _SHARES[named["share"].value]
    many = named.get("many")
    if many is not None and many.letter == table.letters["SOME"]:
        return 2.0 if many.value == 2 else None
    total = 0.0
    for word in numbers:
        number = float(word.value)
        total = total * number if number >= 100 and total else total + number
    if not total:
        return None
    return total + (0.5 if "half" in named else 0)


def _unit(named: Named, name: str = "unit") -> Unit | None:
    """Give the unit; "second" alone is an ordinal, never a unit."""
    unit = _value(named, name)
    return None if unit == "second_" else cast(Unit | None, unit)


def _date_fields(date: CalendarDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    return {
        "year": date.year,
        "month": date.month,
        "day": date.day,
        "weekday": date.weekday,
        "swapped": date.doubtful,
    }


def _calendar(named: Named, _amount: float | None) -> Made:
    fields: dict[str, Any] = {}
    for name in ("date", "month", "year", "weekday"):
        found = _value(named, name)
        if isinstance(found, CalendarDate):
            fields |= {key: value for key, value in _date_fields(found).items() if value}
    clock = _clock_of(named)
    part = _value(named, "part")
    if part in ("earlier", "later"):
        part = None
    form = Form(op="calendar", which=_value(named, "which"), part=part, clock=clock, **fields)
    return "TIME" if clock else "DATE", form


def _clock_of(named: Named) -> str | None:
    word = _value(named, "daypart")
    return clock_value(word) if isinstance(word, str) else None


def _clock(named: Named, _amount: float | None) -> Made:
    return "TIME", Form(op="shift", anchor="previous", unit="day", amount=0, clock=_clock_of(named))


def _weekday_of_week(named: Named, _amount: float | None) -> Made:
    if _unit(named) != "week":
        return None
    week = Form(op="shift", unit="week", amount=_step(named))
    return "DATE", Form(op="calendar", weekday=_value(named, "weekday").weekday, left=week)


def _step(named: Named) -> int:
    return {"last": -1, "this": 0, "next": 1}[_value(named, "which")]


def _month_of_year(named: Named, _amount: float | None) -> Made:
    if _unit(named) != "year":
        return None
    year = Form(op="shift", unit="year", amount=_step(named))
    fields = {key: value for key, value in _date_fields(_value(named, "month")).items() if value}
    return "DATE", Form(op="calendar", left=year, part=_value(named, "part"), **fields)


def _decade(named: Named, _amount: float | None) -> Made:
    digits = re.sub(r"\D", "", _value(named, "DECADE"))
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return "DATE", Form(op="calendar", year=year, unit="decade", part=_value(named, "part"))


def _century(named: Named, _amount: float | None) -> Made:
    if _value(named, "UNIT") != "century":
        return None
    return "DATE", Form(op="calendar", year=(int(re.sub(r"\D", "", _value(named, "nth"))) - 1) * 100, unit="century")


def _season(named: Named, _amount: float | None) -> Made:
    date = _value(named, "year")
    form = Form(
        op="calendar",
        unit="season",
        nth=_value(named, "season"),
        which=_value(named, "which"),
        part=_value(named, "part"),
        year=date.year if date else None,
    )
    return "DATE", form


def _quarter(named: Named, _amount: float | None) -> Made:
    unit, date = _value(named, "QUARTER"), _value(named, "year")
    nth = _value(named, "ord")
    if "which" in named and nth is None:
        return ("DATE", Form(op="shift", unit=unit, amount=_step(named))) if unit == "quarter" else None
    count = 4 if unit == "quarter" else 2
    if not isinstance(nth, int) or (unit == "half" and not (date or "unit" in named)):
        nth = count if nth == "last" else None
    if nth is None or (_value(named, "unit") not in (None, "year")):
        return None
    nth = count if nth == -1 else nth
    left = Form(op="shift", unit="year", amount=_step(named)) if "which" in named else None
    return "DATE", Form(op="calendar", unit=unit, nth=nth, year=date.year if date else None, left=left)


def _fiscal(named: Named, _amount: float | None) -> Made:
    date = _value(named, "year")
    if date:
        return "DATE", Form(op="calendar", unit="fiscal", year=date.year)
    return "DATE", Form(op="shift", unit="fiscal", amount=_step(named) if "which" in named else 0)


def _day_reference(named: Named, _amount: float | None) -> Made:
    clock = _clock_of(named)
    form = Form(op="shift", unit="day", amount=_value(named, "day"), clock=clock)
    return "TIME" if clock else "DATE", form


def _day_beyond(named: Named, _amount: float | None) -> Made:
    if _unit(named, "day") != "day":
        return None
    step = _value(named, "ref")
    return ("DATE", Form(op="shift", unit="day", amount=2 * step)) if step else None


def _this_daypart(named: Named, _amount: float | None) -> Made:
    last = _value(named, "which") == "last"
    return "TIME", Form(op="shift", unit="day", amount=-1 if last else 0, clock=_clock_of(named))


def _bare_daypart(named: Named, _amount: float | None) -> Made:
    clock = _clock_of(named)
    if clock not in ("12:00", "24:00"):
        return None
    return "TIME", Form(op="shift", anchor="previous", unit="day", amount=0, clock=clock)


def _overnight(_named: Named, _amount: float | None) -> Made:
    return "TIME", Form(op="span", unit="day", amount=-1, clock="NI", rolling=True)


def _deictic(named: Named, _amount: float | None) -> Made:
    unit, part = _unit(named), _value(named, "part")
    strange = (unit == "day" and "which" in named) or ("over" in named and unit != "weekend")
    if unit is None or unit in _SMALL or strange:
        return None
    if unit == "day":
        return (
            ("DATE", Form(op="shift", anchor="previous", unit="day", amount=0))
            if part in ("earlier", "later")
            else None
        )
    step = _step(named) if "which" in named else 0
    if unit == "decade" and step and not part:
        return "DURATION", Form(op="span", unit=unit, amount=step, rolling=True)
    return "DATE", Form(op="shift", unit=unit, amount=step, part=part)


def _neighbour(named: Named, _amount: float | None) -> Made:
    """ "The following day", "the week before": counted from the time told before."""
    unit = _unit(named)
    if unit is None or unit in _SMALL:
        return None
    turn = _value(named, "turn")
    back = _value(named, "which") == "last" or turn == "earlier"
    if unit == "decade":
        return "DURATION", Form(op="span", unit=unit, amount=-1 if back else 1, rolling=True)
    return "DATE", Form(op="shift", anchor="previous", unit=unit, amount=-1 if back else 1)


def _same(named: Named, _amount: float | None) -> Made:
    unit, clock = _unit(named), _clock_of(named)
    if clock:
        return "TIME", Form(op="shift", anchor="previous", unit="day", amount=0, clock=clock)
    if unit is None or unit in _SMALL or unit in ("decade", "century"):
        return None
    return "DATE", Form(op="shift", anchor="previous", unit=unit, amount=0)


def _about(named: Named) -> bool:
    return "approx" in named or "more" in named


def _shift_kind(unit: Unit) -> Kind:
    return "TIME" if unit in _SMALL else "DATE"


def _ago(named: Named, amount: float | None) -> Made:
    unit = _unit(named)
    if unit is None:
        return None
    if amount is None:
        return "DATE", Form(op="vague", vague="PAST_REF", unit=unit)
    return _shift_kind(unit), Form(op="shift", unit=unit, amount=-amount, approximate=_about(named), rolling=True)


def _apart(named: Named, amount: float | None) -> Made:
    unit = _unit(named)
    if unit is None or amount is None:
        return ("DURATION", Form(op="span", unit=unit)) if unit else None
    back = _value(named, "turn") == "earlier"
    form = Form(
        op="shift",
        anchor="previous",
        unit=unit,
        amount=-amount if back else amount,
        approximate=_about(named),
        rolling=True,
    )
    return _shift_kind(unit), form


def _beside_event(named: Named, amount: float | None) -> Made:
    """ "Three days before …": the joiner puts in the event, or counts from the time told before."""
    unit = _unit(named)
    if unit is None:
        return None
    if amount is None and "many" not in named:
        amount = 1 if _value(named, "one") else None
    sign = -1 if _value(named, "turn") == "before" else 1
    form = Form(
        op="shift", anchor="event", unit=unit, amount=None if amount is None else sign * amount,
        which="last" if sign < 0 else "next", approximate=_about(named), rolling=True,
    )  # fmt: skip
    return "DURATION", form


def _hence(named: Named, amount: float | None) -> Made:
    unit = _unit(named)
    return (
        (_shift_kind(unit), Form(op="shift", unit=unit, amount=amount, rolling=True))
        if unit and amount is not None
        else None
    )


def _in_span(named: Named, amount: float | None) -> Made:
    """ "In two weeks": ahead of the reference or the time it took; resolution decides by tense."""
    unit = _unit(named)
    form = Form(op="span", unit=unit, amount=amount, approximate=_about(named), which="next")
    return ("DURATION", form) if unit else None


def _within_span(named: Named, amount: float | None) -> Made:
    unit = _unit(named)
    return ("DURATION", Form(op="span", unit=unit, amount=amount, bound="within")) if unit else None


def _rolling(named: Named, amount: float | None) -> Made:
    unit, which = _unit(named), _value(named, "which")
    if unit is None:
        return None
    ahead = which == "next"
    if "many" not in named:
        # "The next year" is one, "the next years" are some.
        word = cast(Any, named["unit"])
        one = word.end - word.start == len(unit)
        amount = 1 if which == "last" or (ahead and one) else None
    size = 1.0 if ahead else -1.0
    form = Form(op="span", unit=unit, amount=None if amount is None else size * amount, rolling=True, part=None)
    if amount is None:
        form = Form(op="span", unit=unit, rolling=True, which="next" if ahead else "last")
    return "DURATION", form


def _span(named: Named, amount: float | None) -> Made:
    unit = _unit(named)
    if unit is None:
        return None
    return "DURATION", Form(op="span", unit=unit, amount=amount, approximate=_about(named))


def _open_span(named: Named, _amount: float | None) -> Made:
    unit = _unit(named)
    return ("DURATION", Form(op="span", unit=unit)) if unit else None


def _every(named: Named, amount: float | None) -> Made:
    unit = _value(named, "unit")
    if isinstance(unit, CalendarDate):
        return "SET", Form(op="repeat", weekday=unit.weekday, month=unit.month)
    if not isinstance(unit, str) or unit == "second_" or "ord" in named:
        return ("SET", Form(op="repeat", unit="day", amount=1)) if unit in ("MO", "NI") else None
    if unit not in _UNITS:
        return "SET", Form(op="repeat", unit="day", amount=1, clock=unit)
    return "SET", Form(op="repeat", unit=cast(Unit, unit), amount=amount or 1)


def _adverb_set(named: Named, _amount: float | None) -> Made:
    match = re.fullmatch(r"PT?(\d)([A-Z])", _value(named, "period"))
    if not match:
        return None
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}[match[2]]
    return "SET", Form(op="repeat", unit=cast(Unit, unit), amount=int(match[1]))


def _vague(named: Named, _amount: float | None) -> Made:
    return "DATE", Form(op="vague", vague="PAST_REF" if _value(named, "word") == "last" else _value(named, "word"))


def _nothing(_named: Named, _amount: float | None) -> Made:
    return None


_UNITS = ("second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "year", "decade", "century")
_MAKERS: dict[str, Callable[[Named, float | None], Made]] = {
    "calendar": _calendar,
    "clock": _clock,
    "weekday_of_week": _weekday_of_week,
    "month_of_year": _month_of_year,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "fiscal": _fiscal,
    "day_reference": _day_reference,
    "day_beyond": _day_beyond,
    "this_daypart": _this_daypart,
    "bare_daypart": _bare_daypart,
    "overnight": _overnight,
    "deictic": _deictic,
    "neighbour": _neighbour,
    "same": _same,
    "ago": _ago,
    "apart": _apart,
    "beside_event": _beside_event,
    "hence": _hence,
    "in_span": _in_span,
    "within_span": _within_span,
    "rolling": _rolling,
    "span": _span,
    "open_span": _open_span,
    "every": _every,
    "adverb_set": _adverb_set,
    "anniversary": parts.make_anniversary,
    "feast": parts.make_feast,
    "portion": parts.make_portion,
    "vague": _vague,
    "nothing": _nothing,
}
