"""Dates as fields state them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake import stamps


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2025-01-13", "2025-01-13"),
        ("2025-01-13T22:10:00Z", "2025-01-13"),
        ("2021-10-22 18:23:34-04:00", "2021-10-22"),
        ("2025-01-13T22:10:00.123456+0530", "2025-01-13"),
        ("2025-01-13 10:00 PM EST", "2025-01-13"),
        ("2025/1/3", "2025-01-03"),
        ("20250113", "2025-01-13"),
        ("20250113T221000Z", "2025-01-13"),
        ("Mon, 13 Jan 2025 22:10:00 GMT", "2025-01-13"),
        ("Monday, January 13, 2025", "2025-01-13"),
        ("Jan. 13, 2025", "2025-01-13"),
        ("13th of January 2025", "2025-01-13"),
        ("13-Jan-2025", "2025-01-13"),
        ("Sept. 3, 2025 at 5 p.m.", "2025-09-03"),
        ("January 2025", "2025-01"),
        ("2025-01", "2025-01"),
        ("2025", "2025"),
        ("[2025-01-13..2025-01-14]", "[2025-01-13..2025-01-14]"),
        ("1736805600", "2025-01-13"),
        ("1736805600000", "2025-01-13"),
        ("13/01/2025", "2025-01-13"),
        ("01/13/2025", "2025-01-13"),
        ("03/03/2025", "2025-03-03"),
        ("03/04/2025", "[2025-03-04..2025-04-03]"),
        ("3.4.2025 10:15", "[2025-03-04..2025-04-03]"),
    ],
)
def test_forms(text: str, edtf: str) -> None:
    found = stamps.read(text)
    assert found and found.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2025-02-30",
        "31/02/2025",
        "00000000",
        "5",
        "12345678901234567890",
        "May I",
        "x" * 200,
        "١٢/٣/٢٠٢٥",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert stamps.read(text) is None


@given(st.dates(date(1991, 1, 1), date(2090, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]))
def test_every_day_in_every_form(day: date, form: str) -> None:
    found = stamps.read(day.strftime(form))
    assert found and found.edtf == day.isoformat()


@given(st.text(max_size=120))
def test_no_text_crashes_it(text: str) -> None:
    stamps.read(text)
