"""The vocabulary of relating: complete, consistent, and refused with its line where it isn't."""

from importlib import resources
from typing import get_args

import pytest

from dragoman.record import families, followup, quantities, words
from dragoman.record.cues import Lists, cues
from dragoman.shapes import Quantity
from dragoman.shapes.errors import DataError
from dragoman.shapes.tables import load, read
from dragoman.shapes.terms import ACTS_OF, MODES_OF, Act, Type

TABLES = {
    "acts.toml": families.Manners, "cues.toml": Lists, "followup.toml": followup.Courses,
    "quantities.toml": quantities.Units, "words.toml": words.Words, "common.toml": words.Common,
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_file_has_a_schema_and_a_head(name: str) -> None:
    load("dragoman.record", f"data/{name}", type=TABLES[name])
    text = resources.files("dragoman.record").joinpath(f"data/{name}").read_text("utf-8")
    assert text.startswith("# "), "a head that says what the file holds"


def test_no_file_is_without_a_schema() -> None:
    folder = resources.files("dragoman.record").joinpath("data")
    assert {one.name for one in folder.iterdir() if one.name.endswith(".toml")} == set(TABLES)


def test_every_type_is_compared_in_some_manner() -> None:
    for type in get_args(Type):
        manner = families.manner(type)
        assert 0 <= manner.near <= manner.far <= 1
        assert set(manner.once) <= ACTS_OF.get(type, frozenset())


def test_modes_that_may_vary_are_modes_of_their_type() -> None:
    table = load("dragoman.record", "data/acts.toml", type=families.Manners)
    for type, modes in table.free.items():
        assert set(modes) <= MODES_OF[type]


def test_what_plans_come_to_are_types_and_acts_of_theirs() -> None:
    table = load("dragoman.record", "data/followup.toml", type=followup.Courses)
    for course in table.course:
        for outcome in course.comes:
            type, _, act = outcome.partition(".")
            assert type in get_args(Type)
            assert not act or (act in get_args(Act) and act in ACTS_OF[type])


def test_shares_are_shares_and_stems_are_stems() -> None:
    table = load("dragoman.record", "data/common.toml", type=words.Common)
    assert all(0 < share < 1 for share in table.share.values())
    odd = [stem for stem in table.share if words.stem(stem) != stem]
    assert len(odd) < len(table.share) / 20, "else words.toml has changed since they were counted"


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("acts.toml", '[[type]]\nname = "CONSULT"\nfamily = "talks"\nnear = "much"\nfar = 1.0\n[free]\n', 4),
        ("followup.toml", 'never = []\n[[course]]\nplan = "WISH"\ncomes = []\n[same]\n', 3),
        ("quantities.toml", 'vague = []\nopen = []\n[unit]\nweek = ["day", "seven"]\n', 4),
        ("words.toml", "shortest = 4\nstop = [\n", 2),
    ],
)
def test_a_broken_file_is_refused_with_its_line(file: str, text: str, line: int) -> None:
    with pytest.raises(DataError) as error:
        read(text, file=file, type=TABLES[file])
    assert error.value.file == file
    assert abs(error.value.line - line) <= 1


@pytest.mark.parametrize(
    ("line", "denies", "answers"),
    [
        ("peru denied the charge", True, True),
        ("peru denied sinking a whaler", True, True),
        ("peru denied that it sank a whaler", True, True),
        ("peru denied the crew entry", True, False),
        ("peru dismissed the report as baseless", True, True),
        ("peru rejected the invitation", False, False),
        ("peru shrugged off the allegations", True, True),
    ],
)
def test_words_of_denying(line: str, denies: bool, answers: bool) -> None:
    assert (cues().denies(line), cues().answers(line)) == (denies, answers)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (Quantity(value=2, unit="weeks", text="two weeks"), Quantity(value=14, unit="days", text="14 days"), True),
        (Quantity(value=1, unit="year", text="a year"), Quantity(value=12, unit="months", text="12 months"), True),
        (Quantity(value=3, unit="tonnes", text="3 tonnes"), Quantity(value=3000, unit="kg", text="3,000 kg"), True),
        (Quantity(value=9, unit="trawlers", text="9"), Quantity(value=9, unit="trawler", text="nine"), True),
        (Quantity(value=9, unit="trawlers", text="9"), Quantity(value=9, unit="sailors", text="9"), False),
    ],
)
def test_units_that_are_one_measure(one: Quantity, two: Quantity, same: bool) -> None:
    assert (quantities.measure(one) == quantities.measure(two)) is same


def test_a_unit_that_says_nothing_is_no_measure() -> None:
    assert quantities.measure(Quantity(value=5, unit="percent", text="5 percent")) is None
    assert quantities.measure(Quantity(unit="troops", text="several thousand troops")) is None
    assert quantities.measure(Quantity(value=5, unit=None, text="5")) is None
