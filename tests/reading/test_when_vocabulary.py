from importlib import resources

import pytest

from dragoman.reading.when import normaliser
from dragoman.reading.when.vocabulary import build, vocabulary
from dragoman.shapes.errors import DataError

FILE = resources.files("dragoman.reading").joinpath("data/times.toml").read_text("utf-8")


def test_every_rule_has_its_maker() -> None:
    makes = {rule.make for rules in vocabulary().rules.values() for rule in rules}
    assert makes and makes <= set(normaliser._MAKERS)
    assert set(normaliser._MAKERS) <= makes, "a maker that no rule uses"


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (FILE + '\n[[rules]]\npattern = "UNIT NOSUCH"\nmake = "span"\n', FILE.count("\n") + 3),
        ("[words.UNIT]\nday = \n", 2),
        ('[words.UNIT]\nday = "day"\n', 1),
    ],
)
def test_errors_name_file_and_line(broken: str, line: int) -> None:
    with pytest.raises(DataError) as caught:
        build(broken)
    assert (caught.value.file, caught.value.line) == ("reading/data/times.toml", line)
