"""On which line of a TOML text each key stands: the standard reader keeps none of it."""

import re

Path = tuple[str | int, ...]
"""Where a value stands: keys, and positions in arrays from 0."""

_KEY = re.compile(
    r'\s*((?:[A-Za-z0-9_-]+|"[^"\n]*"|\'[^\'\n]*\')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|\'[^\'\n]*\'))*)\s*='
)
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_STRING = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*', re.S)


def find_lines(text: str, /) -> dict[Path, int]:
    """Give the 1-based line of every table, key and element of an array that starts a line; linear in the text.

    >>> find_lines('id = "x"\\n[milestones]\\nsigned = 2025-01-17\\n')[("milestones", "signed")]
    3
    """
    finder = _Finder()
    for number, line in enumerate(_blanked(text).split("\n"), 1):
        finder.take(number, line)
    return finder.lines


def _blanked(text: str) -> str:
    """Empty all strings and comments, so that brackets in them count for nothing; lines keep their numbers."""

    def blank(match: re.Match[str]) -> str:
        found = match.group()
        if found.startswith("#"):
            return ""
        if found[:3] in ('"""', "'''"):
            return "''" + "\n" * found.count("\n")
        return found if re.fullmatch(r"""["'][^\[\]{}=#"']*["']""", found) else "''"

    return _STRING.sub(blank, text)


class _Finder:
    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.table: Path = ()
        self.counts: dict[Path, int] = {}
        self.key: Path = ()
        self.depth = 0
        self.element = -1

    def take(self, number: int, line: str) -> None:
        if self.depth == 0:
            self._outside(number, line)
        else:
            self._inside(number, line)
        self.depth = max(0, self.depth)

    def _outside(self, number: int, line: str) -> None:
        header = _HEADER.match(line)
        if header and "=" not in header[2]:
            self._header(number, array=header[1] == "[[", keys=_split(header[2]))
            return
        match = _KEY.match(line)
        if not match:
            return
        self.key = self.table + _split(match[1])
        self.lines.setdefault(self.key, number)
        self.element = -1
        self._brackets(number, line[match.end() :])

    def _inside(self, number: int, line: str) -> None:
        self._brackets(number, line)

    def _brackets(self, number: int, rest: str) -> None:
        """Count brackets; an element of an array of tables is numbered where it opens."""
        for mark in re.findall(r"[\[\]{}]", rest):
            if mark in "[{":
                if mark == "{" and self.depth == 1:
                    self.element += 1
                    self.lines.setdefault((*self.key, self.element), number)
                self.depth += 1
            else:
                self.depth -= 1

    def _header(self, number: int, *, array: bool, keys: Path) -> None:
        self.table = self._resolve(keys, array=array)
        self.lines.setdefault(self.table, number)

    def _resolve(self, keys: Path, *, array: bool) -> Path:
        path: Path = ()
        for position, key in enumerate(keys):
            path = (*path, key)
            last = position == len(keys) - 1
            if array and last:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
        return path


def _split(keys: str) -> Path:
    parts = re.findall(r"\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+", keys)
    return tuple(part.strip("\"'") for part in parts)
