"""Vocabulary tables: TOML files of rows, each row with the line it begins on."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from dragoman.shapes.errors import DataError


class Row(msgspec.Struct, frozen=True):
    """One `[[table]]` of a file."""

    file: str
    """The file's name."""
    table: str
    """The table's name."""
    line: int
    """Line of its header, 1-based."""
    values: dict[str, Any]
    """Its keys and values."""

    def fail(self, key: str, *, got: str, expected: str) -> DataError:
        """Make the error for a wrong value: names the file and the row's line."""
        return DataError(
            self.file, self.line, got=f"{key} = {got}", expected=expected, remedy=f"mend {key} of this row"
        )

    def words(self, key: str) -> tuple[str, ...]:
        """Give the entries of a comma-separated value, in order; none where the key is missing."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise self.fail(key, got=repr(value), expected="words in one string, commas between")
        return tuple(part for part in (piece.strip() for piece in value.split(",")) if part)


class Table(msgspec.Struct, frozen=True):
    """A file: its loose keys and its rows."""

    file: str
    """The file's name."""
    head: dict[str, Any]
    """Keys outside the rows."""
    rows: tuple[Row, ...]
    """Its rows in order."""

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    def of(self, name: str) -> Iterator[Row]:
        """Go through the rows of one table."""
        return (row for row in self.rows if row.table == name)


def read(source: Traversable, *, allowed: dict[str, frozenset[str]]) -> Table:
    """Read a file; `allowed` gives the keys that each of its tables may have. `DataError` names file and line.

    >>> from importlib.resources import files
    >>> table = read(files("dragoman.reading") / "data" / "speech.toml", allowed=SPEECH)
    >>> next(table.of("channel")).values["name"]
    'X'
    """
    text = source.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _line_of(str(error))
        raise DataError(source.name, line, got=str(error), expected="TOML", remedy="mend the line") from None
    headers = [
        (number, line.strip()[2:-2].strip())
        for number, line in enumerate(text.splitlines(), 1)
        if line.startswith("[[") and line.rstrip().endswith("]]")
    ]
    rows, taken = [], {name: iter(value) for name, value in data.items() if isinstance(value, list)}
    for number, name in headers:
        row = Row(source.name, name, number, next(taken[name]))
        if name not in allowed:
            raise row.fail("table", got=name, expected=", ".join(sorted(allowed)))
        for key in row.values:
            if key not in allowed[name]:
                raise row.fail(key, got=repr(row.values[key]), expected=f"one of {', '.join(sorted(allowed[name]))}")
        rows.append(row)
    head = {name: value for name, value in data.items() if name not in taken}
    return Table(source.name, head, tuple(rows))


Words = TypeVar("Words", bound=msgspec.Struct)


def words(kind: type[Words], file: str) -> Words:
    """Read a file of `data/` whose tables are a struct's fields, each a set of `words`; `DataError` as for `read`.

    >>> class Joint(msgspec.Struct):
    ...     marks: frozenset[str]
    ...     papers: frozenset[str]
    ...     by: frozenset[str]
    ...     verbs: frozenset[str]
    ...     text: frozenset[str]
    >>> sorted(words(Joint, "cosigners.toml").marks)
    ['common', 'joint']
    """
    names = kind.__struct_fields__
    table = read(files("dragoman.reading") / "data" / file, allowed={name: frozenset({"words"}) for name in names})
    return kind(**{name: frozenset(word for row in table.of(name) for word in row.words("words")) for name in names})


def _line_of(message: str) -> int:
    digits = message.rpartition("line ")[2].split(",")[0]
    return int(digits) if digits.isdigit() else 1


SPEECH = {
    "speech": frozenset({"verbs"}),
    "questions": frozenset({"words"}),
    "answers": frozenset({"words"}),
    "plain": frozenset({"verbs"}),
    "noun": frozenset({"nouns"}),
    "piece": frozenset({"nouns"}),
    "tally": frozenset({"nouns"}),
    "doubting": frozenset({"verbs"}),
    "denying": frozenset({"verbs"}),
    "citing": frozenset({"verbs"}),
    "carrying": frozenset({"verbs"}),
    "issuing": frozenset({"verbs"}),
    "channel": frozenset({"name", "words", "verbs"}),
    "occasion": frozenset({"name", "verbs", "nouns", "whom"}),
}
"""Tables of `data/speech.toml`."""


@cache
def sets() -> dict[str, frozenset[str]]:
    """Give the sets of words that frames and cues name with `@`; `DataError` for a name that no set has."""
    source = files("dragoman.reading") / "data" / "sets.toml"
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    lines = {line.partition("=")[0].strip(): number for number, line in enumerate(source.read_text().splitlines(), 1)}

    def expand(name: str, path: tuple[str, ...]) -> frozenset[str]:
        if name not in raw or name in path:
            line = lines.get(path[-1] if path else name, 1)
            raise DataError("sets.toml", line, got=f"@{name}", expected="a set of this file", remedy="name one")
        found: set[str] = set()
        for word in (piece.strip() for piece in raw[name].split(",")):
            found |= expand(word[1:], (*path, name)) if word.startswith("@") else {word}
        return frozenset(found)

    return {name: expand(name, ()) for name in raw}


def resolve(text: str, *, row: Row, key: str) -> frozenset[str]:
    """Give the words of `{…}` in a pattern: alternatives between bars, sets with `@`."""
    found: set[str] = set()
    for word in text.split("|"):
        if word.startswith("@"):
            if word[1:] not in sets():
                raise row.fail(key, got=word, expected="a set of data/sets.toml")
            found |= sets()[word[1:]]
        else:
            found.add(word)
    return frozenset(found)
