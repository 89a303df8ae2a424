"""Titles of office found in text."""

from collections.abc import Sequence

from dragoman.catalogue.files import Files
from dragoman.catalogue.keys import Piece, flatten
from dragoman.catalogue.names import Names
from dragoman.catalogue.title import Title, TitleMatch


class Titles:
    """The index of titles."""

    def __init__(self, files: Files) -> None:
        self._names: Names[Title] = Names(files.words("acronyms that are words"))
        self._former = files.words("former")
        self._acting = files.words("acting")
        for row in files.rows("titles"):
            for title in row.list("titles"):
                value = Title(
                    title=title,
                    office=row["office"],
                    sector=row["sector"],
                    rank=row["rank"],
                    country=row["country"] or None,
                )
                self._names.add(title, value)

    def match(self, words: Sequence[str]) -> list[TitleMatch]:
        """Find the longest titles, with the words before them that say former or acting."""
        run, where = flatten(words)
        found: list[TitleMatch] = []
        index = 0
        while index < len(run):
            end, titles = self._names.longest(run, index)
            if not titles:
                index += 1
                continue
            start, former, acting = self._before(run, index, found[-1].end if found else 0, where)
            found.append(TitleMatch(where[start], where[end - 1] + 1, tuple(titles), former, acting))
            index = end
        return found

    def _before(self, run: list[Piece], index: int, floor: int, where: list[int]) -> tuple[int, bool, bool]:
        former = acting = False
        while index and where[index - 1] >= floor:
            key = run[index - 1].key
            if key in self._former:
                former = True
            elif key in self._acting:
                acting = True
            else:
                break
            index -= 1
        return index, former, acting
