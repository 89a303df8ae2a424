"""The names of fields, types and classes in which pages state what they are, from `data/pages.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from dragoman.shapes.errors import DataError

T = TypeVar("T")

_AT_LINE = re.compile(r"at line (\d+)")
_KEY = re.compile(r"\.([\w-]+)")
_UNKNOWN = re.compile(r"unknown field `([^`]+)`")
_WORDS = re.compile(r"[\w-]+")


class JsonLd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types and keys of schema.org."""

    articles: tuple[str, ...]
    """Types that are an article."""
    pages: tuple[str, ...]
    """Types that are the page around one."""
    elsewhere: tuple[str, ...]
    """Keys under which other articles stand."""


class Meta(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of `<meta>` fields, in order of trust."""

    title: tuple[str, ...]
    """The headline."""
    published: tuple[str, ...]
    """The day of publication."""
    modified: tuple[str, ...]
    """The day of the last change."""
    byline: tuple[str, ...]
    """The author."""
    outlet: tuple[str, ...]
    """The site."""
    url: tuple[str, ...]
    """The address."""


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in the class of an element."""

    credit: frozenset[str]
    """Of a picture's credit."""
    caption: frozenset[str]
    """Of a caption."""
    byline: frozenset[str]
    """Of the author's line."""
    hidden: frozenset[str]
    """Of words that are set for screen readers only."""
    modified: frozenset[str]
    """Of the date of the last change."""


class Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First words of printed lines with a date."""

    modified: frozenset[str]
    """That tell a later change."""


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dates that tell nothing."""

    placeholders: frozenset[str]
    """Days that systems write where they know none."""


class Tags(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of elements."""

    passed_over: frozenset[str]
    """That hold none of an article's words."""


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the columns of a table of articles."""

    words: frozenset[str]
    """That hold words."""
    others: frozenset[str]
    """That stand beside these."""


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it."""

    json_ld: JsonLd
    """JSON-LD."""
    meta: Meta
    """`<meta>`."""
    classes: Classes
    """Classes of elements."""
    printed: Printed
    """Printed stamps."""
    dates: Dates
    """Dates."""
    tags: Tags
    """Elements."""
    columns: Columns
    """Columns of tables."""


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary of pages.

    >>> vocabulary().json_ld.articles[0]
    'NewsArticle'
    """
    return table("pages.toml", Vocabulary)


def table(name: str, shape: type[T]) -> T:
    """Load a file of `intake/data` by its `name` and hold it to its `shape`; `DataError` names file and line.

    >>> table("stamps.toml", dict[str, object])["months"][:2]
    ['january', 'february']
    """
    return parse(files("dragoman.intake").joinpath("data", name).read_text("utf-8"), name=name, shape=shape)


def parse(text: str, *, name: str, shape: type[T]) -> T:
    """Read the `text` of a TOML file called `name` and hold it to its `shape`; `DataError` names file and line.

    >>> parse("months = 12", name="stamps.toml", shape=dict[str, list[str]])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    dragoman.shapes.errors.DataError: stamps.toml, line 1: got Expected `array`, got `int`...
    """
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        raise DataError(name, line, got=f"no TOML ({error})", expected="TOML", remedy="mend that line") from None
    except msgspec.ValidationError as error:
        expected, remedy = "the columns that the file's own comments name", "mend that line"
        raise DataError(name, _line(text, str(error)), got=str(error), expected=expected, remedy=remedy) from None


def _line(text: str, error: str) -> int:
    """The line of the last key of the path that an error names; an unknown key it names in words."""
    path = _KEY.findall(error.rpartition("`$")[2]) + _UNKNOWN.findall(error)
    line = 0
    lines = text.splitlines()
    for key in path:
        line = next((n for n in range(line, len(lines)) if key in _WORDS.findall(lines[n])), line)
    return line + 1
