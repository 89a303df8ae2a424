"""The short forms by which news calls people."""

from collections.abc import Iterable, Iterator

from dragoman.catalogue.files import Files


class Surnames:
    """Makes full and short forms of names; the habits of countries are data (words.csv)."""

    def __init__(self, files: Files) -> None:
        self._family_first = files.words("family name first")
        self._given_used = files.words("given name used")
        self._two_surnames = files.words("two surnames")
        self._particles = files.words("particles")
        self._suffixes = files.words("suffixes of names")

    def full(self, name: str) -> Iterator[str]:
        """Give the full forms of a name: as written, without middle initials, and as first and last word."""
        words = self._plain(name)
        yield " ".join(words)
        bare = [word for word in words if not _initial(word)]
        if len(bare) != len(words) and len(bare) > 1:
            yield " ".join(bare)

    def short(self, spellings: Iterable[str], countries: set[str]) -> Iterator[tuple[str, str]]:
        """Give the short forms, each with its role."""
        seen = set()
        for name in spellings:
            for short, role in self._short(self._plain(name), countries):
                if short not in seen and len(short) > 1:
                    seen.add(short)
                    yield short, role

    def _plain(self, name: str) -> list[str]:
        words = [word.strip(",") for word in name.split() if not word.startswith(("(", '"'))]
        while len(words) > 1 and words[-1].rstrip(".") in self._suffixes:
            words.pop()
        return words

    def _short(self, words: list[str], countries: set[str]) -> Iterator[tuple[str, str]]:
        if len(words) < 2:
            return
        last = len(words) - 1
        yield words[last], "surname"
        start = last
        while start > 1 and words[start - 1].casefold() in self._particles:
            start -= 1
            yield " ".join(words[start:]), "surname"
        if "-" in words[last] and words[last].split("-")[0].casefold() in self._particles:
            yield words[last].split("-", 1)[1], "surname"
        if countries & self._family_first:
            yield words[0], "surname"
            if len(words) > 2:
                yield " ".join(words[1:]), "given"
        if countries & self._given_used:
            yield words[0], "given"
        if len(words) > 2 and start == last:
            yield " ".join(words[last - 1 :]), "surname"
            if countries & self._two_surnames:
                yield words[last - 1], "surname"


def _initial(word: str) -> bool:
    return len(word.replace(".", "")) <= 2 and word[0].isupper() and (word.endswith(".") or len(word) == 1)
