"""The data files of the package and those of the user, read once each."""

import os
from collections.abc import Iterable
from pathlib import Path

from dragoman.catalogue.schema import KINDS
from dragoman.catalogue.table import Row, read
from dragoman.shapes.errors import SourceError

DATA = Path(__file__).parent / "data"
"""Where the package's own files lie."""

_MORE = {"posts": ("posts", "ambassadors"), "events": ("events", "holidays")}
"""Kinds that stand in more than one file."""

_FOLDER = "DRAGOMAN_CATALOGUE"


class Files:
    """Rows by kind of file: the package's own and then the user's, whose rows replace ours of the same id."""

    def __init__(self, extra: Iterable[Path] = ()) -> None:
        self._extra: dict[str, list[Row]] = {}
        self._given = tuple(extra)
        for path in self._given:
            for table in read(path):
                self._extra.setdefault(table.kind, []).extend(table.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds of files."""
        return tuple(KINDS)

    def rows(self, kind: str, *, key: str | None = None) -> list[Row]:
        """Give the rows of a kind; with `key`, later rows replace earlier ones with the same cell there."""
        rows = [
            row for name in _MORE.get(kind, (kind,)) for table in read(DATA / f"{name}.csv", kind) for row in table.rows
        ]
        rows += self._extra.get(kind, ())
        if key is None:
            return rows
        return list({row[key]: row for row in rows}.values())

    def words(self, use: str) -> frozenset[str]:
        """Give the words that `words.csv` lists for a use."""
        return frozenset(word for row in self.rows("words") if row["use"] == use for word in row.list("words"))


def user_files(extra: Iterable[Path]) -> tuple[Path, ...]:
    """List the user's files: those given, and those in the folder that `DRAGOMAN_CATALOGUE` names."""
    paths = list(extra)
    folder = os.environ.get(_FOLDER)
    if folder:
        if not Path(folder).is_dir():
            raise SourceError(
                _FOLDER, got=folder, expected="a folder with CSV or TOML files", remedy="mend or unset the variable"
            )
        paths += sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in (".csv", ".toml"))
    return tuple(paths)
