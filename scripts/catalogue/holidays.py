"""Feasts and public holidays, computed by their rules or listed where no rule is short."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from catalogue import hebrew, moon, sheet

COLUMNS = ["event_class", "name", "other_names", "first_day", "last_day", "place", "country", "source", "checked"]
YEARS = range(2000, 2041)

Day = tuple[str, date, date]
"""Class, first and last day."""


def build(gathered: Path, here: Path, data: Path) -> int:
    """All days of all classes, one row a year."""
    country = {row["event_class"]: row["country"] for row in sheet.read(data / "event_classes.csv")}
    steps = (fixed, federal, christian, islamic, jewish, indian, persian)
    days = [(step.__doc__ or "", day) for step in steps for day in step()]
    rows = [
        {
            "event_class": kind,
            "name": f"{kind} {first.year}",
            "first_day": first.isoformat(),
            "last_day": last.isoformat() if last != first else "",
            "country": country.get(kind, ""),
            "source": source.splitlines()[0].rstrip("."),
        }
        for source, (kind, first, last) in days
        if first.year in YEARS
    ]
    rows += sheet.read(here / "holidays.csv")
    rows.sort(key=lambda row: (row["event_class"], row["first_day"]))
    return sheet.write(data / "holidays.csv", COLUMNS, rows)


def _one(kind: str, day: date) -> Day:
    return kind, day, day


def fixed() -> Iterator[Day]:
    """rule: fixed day."""
    days = {
        "New Year's Day": (1, 1),
        "Valentine's Day": (2, 14),
        "International Women's Day": (3, 8),
        "May Day": (5, 1),
        "Halloween": (10, 31),
        "Christmas Eve": (12, 24),
        "Christmas Day": (12, 25),
        "New Year's Eve": (12, 31),
        "September 11 anniversary": (9, 11),
        "Armistice Day": (11, 11),
        "Bastille Day": (7, 14),
        "Russian Victory Day": (5, 9),
        "Iranian revolution anniversary": (2, 11),
        "Chinese National Day": (10, 1),
        "World Press Freedom Day": (5, 3),
        "Human Rights Day": (12, 10),
        "Holocaust Remembrance Day": (1, 27),
    }
    for year in YEARS:
        for kind, (month, day) in days.items():
            if kind != "September 11 anniversary" or year > 2001:
                yield _one(kind, date(year, month, day))


def _weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def federal() -> Iterator[Day]:
    """rule: 5 U.S.C. 6103."""
    for year in YEARS:
        yield _one("Martin Luther King Day", _weekday(year, 1, 0, 3))
        yield _one("Presidents' Day", _weekday(year, 2, 0, 3))
        yield _one("Memorial Day", _weekday(year, 5, 0, -1))
        yield _one("US Independence Day", date(year, 7, 4))
        yield _one("Labor Day", _weekday(year, 9, 0, 1))
        yield _one("Columbus Day", _weekday(year, 10, 0, 2))
        yield _one("Veterans Day", date(year, 11, 11))
        yield _one("Thanksgiving", _weekday(year, 11, 3, 4))
        if year > 2020:
            yield _one("Juneteenth", date(year, 6, 19))


def easter(year: int) -> date:
    """Easter of the western churches (the Gregorian computus).

    >>> easter(2024).isoformat(), easter(2025).isoformat()
    ('2024-03-31', '2025-04-20')
    """
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    moon = (skipped + 19 * golden + 15) % 30
    moon -= moon // 28 * (1 - moon // 28 * (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 1) + timedelta(27 + sunday)


def orthodox_easter(year: int) -> date:
    """Easter of the eastern churches (the Julian computus, thirteen days on until 2099).

    >>> orthodox_easter(2024).isoformat()
    '2024-05-05'
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    return date(year, sunday // 31, sunday % 31 + 1) + timedelta(13)


def christian() -> Iterator[Day]:
    """rule: Gregorian and Julian computus."""
    for year in YEARS:
        day = easter(year)
        yield _one("Ash Wednesday", day - timedelta(46))
        yield _one("Palm Sunday", day - timedelta(7))
        yield _one("Good Friday", day - timedelta(2))
        yield _one("Easter", day)
        yield _one("Easter Monday", day + timedelta(1))
        yield _one("Ascension Day", day + timedelta(39))
        yield _one("Pentecost", day + timedelta(49))
        yield _one("Orthodox Easter", orthodox_easter(year))
        yield _one("Orthodox Christmas", date(year, 1, 7))


def hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29).

    >>> hijri(1446, 9, 1).isoformat()
    '2025-03-01'
    """
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + 227_014)


def islamic() -> Iterator[Day]:
    """rule: tabular Islamic calendar, a day either side for the sighting of the moon."""
    feasts = {
        "Islamic New Year": (1, 1, 1, 1),
        "Ashura": (1, 10, 1, 10),
        "Arbaeen": (2, 20, 2, 20),
        "Mawlid": (3, 12, 3, 17),
        "Ramadan": (9, 1, 9, 30),
        "Eid al-Fitr": (10, 1, 10, 1),
        "Eid al-Adha": (12, 10, 12, 10),
    }
    for year in range(1420, 1464):
        for kind, (month, day, to_month, to_day) in feasts.items():
            around = timedelta(1)
            yield kind, hijri(year, month, day) - around, hijri(year, to_month, to_day) + around


def jewish() -> Iterator[Day]:
    """rule: Hebrew calendar."""
    for year in YEARS:
        new_year, passover = hebrew.rosh_hashanah(year), hebrew.passover(year)
        yield "Rosh Hashanah", new_year, new_year + timedelta(1)
        yield _one("Yom Kippur", new_year + timedelta(9))
        yield "Sukkot", new_year + timedelta(14), new_year + timedelta(20)
        yield "Passover", passover, passover + timedelta(6)
        yield _one("Purim", passover - timedelta(30))
        yield "Shavuot", passover + timedelta(50), passover + timedelta(50)
        # The second month has thirty days in a year of 355 or 385.
        long = (hebrew.rosh_hashanah(year + 1) - new_year).days % 10 == 5
        lights = new_year + timedelta(84 if long else 83)
        yield "Simchat Torah", new_year + timedelta(21), new_year + timedelta(22)
        yield "Hanukkah", lights, lights + timedelta(7)
        # The fast is a day later where it would be a Saturday.
        yield _one("Tisha B'Av", passover + timedelta(112 + (passover.weekday() == 5)))


def indian() -> Iterator[Day]:
    """rule: new moon of the second half of October or after, full moon of March, a day either side."""
    around = timedelta(1)
    for year in YEARS:
        for kind, day in (
            ("Diwali", moon.phase(date(year, 10, 17), full=False)),
            ("Holi", moon.phase(date(year, 2, 28), full=True)),
        ):
            yield kind, day - around, day + around


_PERSIAN_LEAP = {1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420}


def persian() -> Iterator[Day]:
    """rule: leap years of the Iranian calendar 1379 to 1420."""
    day = date(2000, 3, 20)
    for year in range(1379, 1420):
        yield _one("Nowruz", day)
        day += timedelta(366 if year in _PERSIAN_LEAP else 365)
