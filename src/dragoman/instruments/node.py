"""A table of a TOML file that knows where it stands, so that every error can name file, line and key."""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NoReturn

from dragoman.instruments.lines import Path, find_lines
from dragoman.shapes.errors import InstrumentError

_AT = re.compile(r"\(at line (\d+), column \d+\)")
_ID = re.compile(r"[a-z][a-z0-9_-]*")


class Node:
    """A table with its place in the file.

    >>> root = Node.parse('title = "T"', file="x.toml")
    >>> root.text("title")
    'T'
    >>> root.text("form")
    Traceback (most recent call last):
    ...
    dragoman.shapes.errors.InstrumentError: x.toml, line 1, form: got nothing; expected a text; add form
    """

    def __init__(self, value: dict[str, Any], *, file: str, lines: dict[Path, int], path: Path = ()) -> None:
        self.value = value
        """What the table holds."""
        self.file = file
        """The file's name."""
        self.path = path
        """The keys that lead here."""
        self.lines = lines
        """Line of each place in the file."""

    @classmethod
    def parse(cls, text: str, *, file: str) -> "Node":
        """Read a TOML text; `InstrumentError` with line and key where it is none."""
        try:
            return cls(tomllib.loads(text), file=file, lines=find_lines(text))
        except tomllib.TOMLDecodeError as error:
            raise _broken(text, file, str(error)) from None

    def line(self, key: str | int | None = None) -> int:
        """Give the line of a key, or of the nearest table around it."""
        path = self.path if key is None else (*self.path, key)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def name(self, key: str | int | None = None) -> str:
        """Give the dotted name of a key of this table."""
        path = self.path if key is None else (*self.path, key)
        return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".") or "file"

    def fail(self, key: str | int | None, *, got: str, expected: str, remedy: str = "correct it") -> NoReturn:
        """Refuse what stands at a key."""
        raise InstrumentError(
            self.file, self.line(key), self.name(key), got=got, expected=expected, remedy=remedy
        ) from None

    def only(self, keys: Collection[str]) -> None:
        """Refuse a key that the format does not have."""
        for key in self.value:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                remedy = f"did you mean {near[0]}?" if near else "remove it"
                self.fail(key, got="a key that the format does not have", expected="one of " + ", ".join(sorted(keys)),
                          remedy=remedy)  # fmt: skip

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def get(self, key: str) -> Any:
        """Give the raw value, or null."""
        return self.value.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; without a default it must be there."""
        return str(self._typed(key, str, "a text", default))

    def maybe(self, key: str) -> str | None:
        """Give a text, or null."""
        return None if key not in self.value else self.text(key)

    def flag(self, key: str, default: bool = False) -> bool:
        """Give true or false."""
        return bool(self._typed(key, bool, "true or false", default))

    def whole(self, key: str, default: int | None = None) -> int:
        """Give a whole number."""
        return int(self._typed(key, int, "a whole number", default))

    def number(self, key: str, default: float | None = None) -> float:
        """Give a number."""
        return float(self._typed(key, (int, float), "a number", default))

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Give one of the words allowed."""
        found = self.text(key, default)
        if found not in allowed:
            near = difflib.get_close_matches(found, list(allowed), n=1)
            self.fail(key, got=repr(found), expected="one of " + ", ".join(allowed),
                      remedy=f"did you mean {near[0]}?" if near else "choose one of them")  # fmt: skip
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a text or a list of texts as a list; empty if it is not there."""
        found = self.value.get(key, [])
        found = [found] if isinstance(found, str) else found
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            self.fail(key, got=shown(self.value[key]), expected="a text or a list of texts")
        return tuple(found)

    def table(self, key: str) -> "Node":
        """Give a table; an empty one if it is not there."""
        found = self.value.get(key, {})
        if not isinstance(found, dict):
            self.fail(key, got=shown(found), expected="a table")
        return self._at(key, found)

    def items(self, key: str) -> Iterator[tuple[str, "Node"]]:
        """Give the tables of a table by id."""
        table = self.table(key)
        for name, found in table.value.items():
            if not _ID.fullmatch(name):
                table.fail(name, got=f"the id {name!r}", expected="small letters, digits, _ and -",
                           remedy="rename it")  # fmt: skip
            if not isinstance(found, dict):
                table.fail(name, got=shown(found), expected=f"a table [{table.name(name)}]")
            yield name, table._at(name, found)

    def rows(self, key: str) -> Iterator["Node"]:
        """Give the tables of an array of tables."""
        found = self.value.get(key, [])
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            self.fail(key, got=shown(found), expected=f"tables that each start with [[{key}]]")
        for position, row in enumerate(found):
            yield Node(row, file=self.file, lines=self.lines, path=(*self.path, key, position))

    def child(self, key: str, value: dict[str, Any], *more: int) -> "Node":
        """Give a node for a table found inside a value."""
        return Node(value, file=self.file, lines=self.lines, path=(*self.path, key, *more))

    def _at(self, key: str, value: dict[str, Any]) -> "Node":
        return Node(value, file=self.file, lines=self.lines, path=(*self.path, key))

    def _typed(self, key: str, kind: type | tuple[type, ...], expected: str, default: object) -> Any:
        found = self.value.get(key, default)
        if found is None:
            self.fail(key, got="nothing", expected=expected, remedy=f"add {key}")
        if not isinstance(found, kind) or (isinstance(found, bool) and kind is not bool):
            self.fail(key, got=shown(found), expected=expected)
        return found


def shown(value: object) -> str:
    """Word a value of a file as its writer sees it.

    >>> shown({"from": "signed"}), shown(True)
    ('a table with from', 'true')
    """
    if isinstance(value, dict):
        return "a table with " + (", ".join(value) or "nothing in it")
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return repr(value)


def _broken(text: str, file: str, message: str) -> InstrumentError:
    at = _AT.search(message)
    number = int(at[1]) if at else text.count("\n") + 1
    lines = text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    key = line.partition("=")[0].strip() or "file"
    reason = _AT.sub("", message).strip()
    if re.search(r"date|month|day", reason, re.I) or re.search(r"=\s*\d{4}-\d\d-\d\d", line):
        expected = "a date that exists, written 2025-01-17"
    else:
        expected = "TOML: key = value, texts in quotation marks"
    return InstrumentError(file, number, key, got=f"{line.strip()!r} ({reason})", expected=expected,
                           remedy="correct the line")  # fmt: skip
