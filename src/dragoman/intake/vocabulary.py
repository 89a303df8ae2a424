"""The names of fields, types and classes in which pages state what they are, from `data/pages.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec


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
    other: frozenset[str]
    """That tell something else than the article's date."""


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dates that tell nothing."""

    placeholders: frozenset[str]
    """Days that systems write where they know none."""


class Tags(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of elements."""

    passed_over: frozenset[str]
    """That hold none of an article's words."""
    inline: frozenset[str]
    """That part no paragraphs."""


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


@cache
def vocabulary() -> Vocabulary:
    """Load the vocabulary of pages.

    >>> vocabulary().json_ld.articles[0]
    'NewsArticle'
    """
    return msgspec.convert(data("pages.toml"), Vocabulary)


def data(name: str) -> Mapping[str, object]:
    """Load a table of `intake/data` by its file's name.

    >>> len(data("stamps.toml")["months"])
    12
    """
    return tomllib.loads(files("dragoman.intake").joinpath("data", name).read_text("utf-8"))
