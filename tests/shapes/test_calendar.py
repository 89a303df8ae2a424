import pytest

from dragoman.shapes.calendar import find
from dragoman.shapes.errors import DataError
from dragoman.shapes.tables import read
from dragoman.shapes.tense import Cues, guess

CASES = [
    ("08 January 2025, Oslo", [(2025, 1, 8, None)]),
    ("Jan. 8, 2025", [(2025, 1, 8, None)]),
    ("on the 14th of February", [(None, 2, 14, None)]),
    ("Tuesday, 14 February 2023 - 10:05", [(2023, 2, 14, 2)]),
    ("2025-01-08T10:00", [(2025, 1, 8, None)]),
    ("13.1.2025", [(2025, 1, 13, None)]),
    ("from 2004-2007", [(2004, None, None, None), (2007, None, None, None)]),
    ("in mid-2011", [(2011, None, None, None)]),
    ("in March", [(None, 3, None, None)]),
    ("OSLO, JAN 13 2020", [(2020, 1, 13, None)]),
    ("Resolution 1929 (2010)", [(2010, None, None, None)]),
    ("31 April and 30 February", []),
    ("They may march. May we? Jan Berg met April Lund.", []),
    ("$2008, 2,008 and 2008 troops", []),
    ("Black September", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_dates(text: str, expected: list[tuple[int | None, ...]]) -> None:
    assert [(one.year, one.month, one.day, one.weekday) for one in find(text)] == expected


def test_figures_that_two_countries_read_differently_are_doubtful() -> None:
    [doubtful], [plain] = find("12/05/2024"), find("25/12/2024")
    assert doubtful.doubtful and doubtful.exact is None
    assert not plain.doubtful and plain.exact is not None


def test_long_texts_take_no_longer_than_their_length() -> None:
    for part in ("1", "May ", "12/", "Monday, the ", "2025-", "January of "):
        find(part * 50_000)


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("Envoys met on Friday.", "Friday", "past"),
        ("The summit is to be held on Friday.", "Friday", "future"),
        ("The vote is planned for Friday.", "Friday", "future"),
        ("They must meet the Friday deadline.", "Friday", "future"),
        ("In 2018 they left the pact.", "2018", "past"),
        ("A cold Friday.", "Friday", None),
    ],
)
def test_tense(text: str, words: str, tense: str | None) -> None:
    place = text.index(words)
    assert guess(text, start=place, end=place + len(words)) == tense


def test_a_modal_is_no_sure_sign() -> None:
    text = "They said they could meet on Friday."
    assert guess(text, start=29, end=35) == "future"
    assert guess(text, start=29, end=35, sure=True) is None


def test_errors_of_a_vocabulary_name_file_and_line() -> None:
    with pytest.raises(DataError) as caught:
        read("# cues\nfuture = []\nmodal = []\nends = []\nplanning = 3\npast = []\n", file="tense.toml", type=Cues)
    assert (caught.value.file, caught.value.line) == ("tense.toml", 5)
    with pytest.raises(DataError) as caught:
        read("future = [\n", file="tense.toml", type=Cues)
    assert caught.value.line >= 1
