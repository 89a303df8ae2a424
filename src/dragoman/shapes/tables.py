"""Reads vocabulary files (TOML) into records; an error names file and line."""

import re
import tomllib
from importlib import resources
from typing import TypeVar

import msgspec

from dragoman.shapes.errors import DataError

T = TypeVar("T")


def load(package: str, path: str, *, type: type[T]) -> T:
    """Read a vocabulary file that ships with a package.

    `package` is its dotted name, `path` the file's place in it, `type` the record that it must fit. `DataError` names
    the line that breaks it.

    >>> class Names(msgspec.Struct):
    ...     months: dict[str, int]
    >>> load("dragoman.shapes", "data/calendar.toml", type=Names).months["May"]
    5
    """
    file = f"{package.removeprefix('dragoman.').replace('.', '/')}/{path}"
    return read(resources.files(package).joinpath(path).read_text("utf-8"), file=file, type=type)


def read(text: str, *, file: str, type: type[T]) -> T:
    r"""Read the text of a vocabulary file; `file` is its name in errors.

    >>> class Names(msgspec.Struct):
    ...     months: dict[str, int]
    >>> try:
    ...     read('# names\n[months]\nMay = "five"\n', file="x.toml", type=Names)
    ... except DataError as error:
    ...     print(error.file, error.line)
    x.toml 2
    """
    try:
        return msgspec.convert(tomllib.loads(text), type)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        raise DataError(file, number, got=str(error), expected="TOML", remedy="mend that line") from None
    except msgspec.ValidationError as error:
        raise DataError(
            file,
            _line(text, str(error)),
            got=str(error),
            expected="what the file's head describes",
            remedy="mend that line",
        ) from None


def _line(text: str, message: str) -> int:
    """Find the line of the innermost table or key that an error's path names; 1 where it names none."""
    path = re.search(r"`\$((?:\.\w+|\[[^\]]*\])*)`", message)
    for key in reversed(re.findall(r"\.(\w+)", path[1]) if path else []):
        place = re.search(rf"^\s*(?:\[+[^\]]*\b{key}\b[^\]]*\]+|{key}\s*=)", text, re.MULTILINE)
        if place:
            return text.count("\n", 0, place.end()) + 1
    return 1
