"""Data files of intake: held to their shape, errors that name file and line."""

from importlib.resources import files

import pytest

from dragoman.intake import vocabulary
from dragoman.intake.vocabulary import Vocabulary
from dragoman.shapes.errors import DataError

TEXT = files("dragoman.intake").joinpath("data", "pages.toml").read_text("utf-8")


def line_of(words: str, text: str = TEXT) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('byline = ["byline", "author"]', 'byline = "author"'),
        ('credit = ["credit"', 'credit = [7, "credit"'),
        ("[printed]\n", "[printed]\nstamps = []\n"),
    ],
)
def test_what_breaks_the_shape_is_named_by_its_line(old: str, new: str) -> None:
    text = TEXT.replace(old, new)
    assert text != TEXT
    with pytest.raises(DataError) as caught:
        vocabulary.parse(text, name="pages.toml", shape=Vocabulary)
    assert caught.value.file == "pages.toml"
    assert caught.value.line == line_of(new.splitlines()[-1], text)


def test_what_is_no_toml_is_named_by_its_line() -> None:
    with pytest.raises(DataError) as caught:
        vocabulary.parse("a = 1\nb = [\nc = 2\n", name="x.toml", shape=Vocabulary)
    assert caught.value.line == 3
