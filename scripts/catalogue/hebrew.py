"""The Hebrew calendar by its arithmetic rules (molad and postponements)."""

from datetime import date

_EPOCH = 1_373_427
"""Days from the Hebrew epoch to that of `date.toordinal`."""


def new_year(year: int) -> int:
    """Days from the Hebrew epoch to 1 Tishri of a Hebrew year, before the last two postponements."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    days = months * 29 + parts // 25_920
    if (3 * (days + 1)) % 7 < 3:
        days += 1
    return days


def rosh_hashanah(gregorian: int) -> date:
    """The day on which Rosh Hashanah falls in a Gregorian year.

    >>> rosh_hashanah(2024).isoformat(), rosh_hashanah(2010).isoformat()
    ('2024-10-03', '2010-09-09')
    """
    year = gregorian + 3761
    start = new_year(year)
    before, after = start - new_year(year - 1), new_year(year + 1) - start
    if after == 356:
        start += 2
    elif before == 382:
        start += 1
    return date.fromordinal(start - _EPOCH)


def passover(gregorian: int) -> date:
    """15 Nisan of a Gregorian year: always 163 days before the next Rosh Hashanah.

    >>> passover(2024).isoformat()
    '2024-04-23'
    """
    return date.fromordinal(rosh_hashanah(gregorian).toordinal() - 163)
