"""TIMEX3 values of lengths and repetitions, and TIMEX3 tags of a text."""

from dragoman.reading.when.form import Form, Unit

_LETTERS: dict[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "half": "M", "season": "M", "year": "Y", "fiscal": "Y", "decade": "Y", "century": "Y",
}  # fmt: skip


def duration_value(amount: float | None, unit: Unit | None) -> str:
    """Give the TIMEX3 value of a length; X stands for a number that the words leave open.

    >>> duration_value(2.5, "year"), duration_value(None, "week"), duration_value(1, "decade")
    ('P2.5Y', 'PXW', 'P10Y')
    """
    letters = _LETTERS.get(unit or "day", "D")
    size = {"decade": 10, "century": 100, "fortnight": 2}.get(unit or "", 1)
    number = "X" if amount is None else f"{abs(amount) * size:g}"
    return f"PT{number}{letters[1]}" if letters[0] == "T" else f"P{number}{letters}"


def repeat_value(form: Form) -> str:
    """Give the TIMEX3 value of a repetition ("every Monday", "annual")."""
    if form.weekday:
        return f"XXXX-WXX-{form.weekday}"
    if form.month:
        return f"XXXX-{form.month:02d}"
    return duration_value(form.amount, form.unit)
