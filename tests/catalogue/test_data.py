"""The package's own data: complete, in its schema, and consistent from file to file."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from dragoman import catalogue
from dragoman.catalogue.files import DATA, Files
from dragoman.catalogue.schema import KINDS
from dragoman.catalogue.table import Row, read
from dragoman.shapes import When

FILES = Files()
WHO = catalogue.load()


def test_every_file_is_of_a_declared_kind() -> None:
    more = {"ambassadors": "posts", "holidays": "events"}
    for path in DATA.glob("*.csv"):
        [table] = read(path, more.get(path.stem, path.stem))
        assert table.rows, path.name
    assert {path.stem for path in DATA.glob("*.csv")} == set(KINDS) | set(more)


def test_every_row_names_a_source_that_is_explained() -> None:
    explained = (DATA / "SOURCES.md").read_text()
    keys = {
        re.sub(r" \d.*| \(.*|:.*", "", part.strip())
        for kind in KINDS
        if kind != "words"
        for row in FILES.rows(kind)
        for part in row["source"].split(";")
    }
    assert {key for key in keys if f"`{key}`" not in explained} == set()


@pytest.mark.parametrize(
    "kind", ["states", "bodies", "groups", "organisations", "armed_groups", "media", "instruments"]
)
def test_ids_are_unique(kind: str) -> None:
    ids = [row["id"] for row in FILES.rows(kind)]
    assert len(ids) == len(set(ids))


def test_codes_are_known() -> None:
    parties = {row["id"] for kind in ("states", "groups", "armed_groups") for row in FILES.rows(kind)}
    groups = {row["id"] for row in FILES.rows("groups")}
    assert {row["group"] for row in FILES.rows("members")} <= groups
    assert {row["member"] for row in FILES.rows("members")} <= parties
    territories = {row["country"] for row in FILES.rows("posts")} - parties
    assert all(len(code) == 3 for code in territories), "only alpha-3 codes of territories are no state of ours"
    assert {row["country"] for row in FILES.rows("events")} <= parties | {""}


def test_states_have_what_news_needs() -> None:
    rows = FILES.rows("states")
    assert len(rows) > 200
    for row in rows:
        assert len(row["id"]) == 3 and len(row["iso2"]) == 2
        found = {record.id for adjective in row.list("adjectives") for record in WHO.lookup(adjective)}
        assert row["id"] in found, row["name"]
        assert WHO.record(row["id"]) is not None
    without = {row["id"] for row in rows if not row["capital"]}
    assert without <= {"HKG", "MAC", "ESH"}


def test_event_classes_are_whole() -> None:
    years = defaultdict(list)
    for row in FILES.rows("events"):
        years[row["event_class"]].append(int(row["first_day"][:4]))
    classes = {row["event_class"]: row for row in FILES.rows("event_classes")}
    assert set(years) == set(classes)
    for name, row in classes.items():
        assert min(years[name]) >= int(row["from_year"]) and max(years[name]) <= int(row["to_year"]), name


def test_yearly_days_stand_in_every_year() -> None:
    for kind in ("Nowruz", "Ramadan", "Easter", "Thanksgiving", "Yom Kippur", "UN General Assembly high-level week"):
        years = {event.start.year for event in WHO.events(kind)}
        assert set(range(2000, 2026)) <= years, kind


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("Nowruz", date(2021, 3, 21)),
        ("Nowruz", date(2024, 3, 20)),
        ("Ramadan", date(2023, 3, 23)),
        ("Eid al-Fitr", date(2022, 5, 2)),
        ("Eid al-Adha", date(2019, 8, 11)),
        ("Ashura", date(2024, 7, 16)),
        ("Easter", date(2018, 4, 1)),
        ("Orthodox Easter", date(2021, 5, 2)),
        ("Rosh Hashanah", date(2017, 9, 21)),
        ("Yom Kippur", date(2023, 9, 25)),
        ("Passover", date(2022, 4, 16)),
        ("Thanksgiving", date(2020, 11, 26)),
        ("Memorial Day", date(2022, 5, 30)),
    ],
)
def test_computed_days(kind: str, day: date) -> None:
    assert any(event.start <= day <= event.end for event in WHO.events(kind))


def _covered(office: tuple[str, ...], state: str) -> float:
    days = set()
    for row in FILES.rows("posts"):
        if row["country"] == state and row["office"] in office and row["start"]:
            first = When.parse(row["start"]).earliest
            last = When.parse(row["end"] or row["as_of"] or row["start"]).latest
            assert first and last
            days |= set(range(first.toordinal(), last.toordinal() + 1))
    wanted = range(date(2000, 1, 1).toordinal(), date(2025, 10, 1).toordinal())
    return sum(day in days for day in wanted) / len(wanted)


@pytest.mark.parametrize("state", ["USA", "GBR", "FRA", "DEU", "RUS", "CHN", "IRN", "ISR", "TUR", "UKR", "IND", "BRA"])
def test_heads_and_foreign_ministers_leave_no_gap(state: str) -> None:
    heads = ("head of state", "head of government")
    assert _covered(heads, state) > 0.99
    assert _covered(("foreign minister",), state) > 0.97


def test_single_seats_are_held_by_one_at_a_time() -> None:
    """A foreign minister's post may overlap the next one's by a handing over, not by years."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in FILES.rows("posts"):
        if row["office"] == "head of government" and row["country"] in {"GBR", "FRA", "DEU", "ITA", "CAN", "AUS"}:
            rows[row["country"]].append(row)
    for held in rows.values():
        held.sort(key=lambda row: row["start"])
        for row, later in pairwise(held):
            assert row["end"] and row["end"][:7] <= max(later["start"][:7], later["end"][:7] or "9"), row.source
