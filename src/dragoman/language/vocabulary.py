"""The vocabulary of the tokenizer: `data/words.csv`, checked as it is read."""

import csv
import re
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.shapes.errors import DataError

FILE = "words.csv"
"""Name of the file, beside this module in `data/`."""
_CUT = {"split": re.compile(r"[^|\s]+\|[^|\s]+"), "pair": re.compile(r"[^|\s]+\|[^|\s]+ [^|\s]+")}
_LOWER = {"clitic", "leading", "whole", "split", "pair", "prefix", "suffix", "domain", "file"}


class Vocabulary(msgspec.Struct, frozen=True):
    """Forms by what the tokenizer does with them; apostrophes are straight."""

    title: frozenset[str] = frozenset()
    """Abbreviations before a name, with their stop: `Gen.`"""
    inner: frozenset[str] = frozenset()
    """Abbreviations that end no sentence: `vs.`"""
    number: frozenset[str] = frozenset()
    """Abbreviations only before a number: `No.`"""
    final: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence: `Inc.`"""
    starter: frozenset[str] = frozenset()
    """Words whose capital shows that a sentence starts: `The`."""
    clitic: frozenset[str] = frozenset()
    """Endings that are words of their own: `'s`."""
    leading: frozenset[str] = frozenset()
    """Words that begin with an apostrophe: `'em`."""
    whole: frozenset[str] = frozenset()
    """Words kept whole against the rules: `o'clock`."""
    split: frozenset[str] = frozenset()
    """Words cut against the rules, the cut marked with `|`: `can|not`."""
    prefix: frozenset[str] = frozenset()
    """What stays joined to the next over a hyphen: `anti`."""
    suffix: frozenset[str] = frozenset()
    """What stays joined to the word before over a hyphen: `wise`."""
    unit: frozenset[str] = frozenset()
    """What is cut off a number: `km`."""
    domain: frozenset[str] = frozenset()
    """Last parts of addresses: `org`."""
    file: frozenset[str] = frozenset()
    """Last parts of file names: `pdf`."""
    pair: frozenset[str] = frozenset()
    """Words cut only before a certain word: `it|s a`."""

    def stops(self) -> frozenset[str]:
        """Give all abbreviations that keep their stop."""
        return self.title | self.inner | self.number | self.final

    def cuts(self) -> dict[str, int]:
        """Map each word to cut to the length of its first part."""
        return {form.replace("|", ""): form.index("|") for form in self.split}

    def pairs(self) -> dict[str, tuple[int, frozenset[str]]]:
        """Map each word to cut before certain words to the length of its first part and those words."""
        found: dict[str, tuple[int, frozenset[str]]] = {}
        for pair in self.pair:
            form, _, following = pair.partition(" ")
            plain, cut = form.replace("|", ""), form.index("|")
            found[plain] = (cut, found.get(plain, (cut, frozenset[str]()))[1] | {following})
        return found


def parse(text: str) -> Vocabulary:
    """Read a vocabulary from CSV; `DataError` with the line if a row breaks the schema.

    >>> parse("class,form\\ntitle,Gen.\\n").title
    frozenset({'Gen.'})
    """
    found: dict[str, set[str]] = {name: set() for name in Vocabulary.__struct_fields__}
    rows = csv.reader(text.splitlines())
    for line, row in enumerate(rows, 1):
        if line == 1 and row == ["class", "form"]:
            continue
        problem = _problem(row, found)
        if problem:
            raise DataError(FILE, line, got=repr(",".join(row)), expected=problem, remedy="mend that row")
        found[row[0]].add(row[1])
    return Vocabulary(**{name: frozenset(forms) for name, forms in found.items()})


def _problem(row: list[str], found: dict[str, set[str]]) -> str | None:
    """Say what a row should have been, if it breaks the schema."""
    if len(row) != 2 or not row[1].strip() or row[1] != row[1].strip():
        return "two cells: class,form"
    name, form = row
    if name not in found:
        return f"a class among {', '.join(found)}"
    if form in found[name]:
        return "each form once in its class"
    if name in ("title", "inner", "number", "final") and not form.endswith("."):
        return "an abbreviation that ends in a stop"
    if name in ("split", "pair") and not _CUT[name].fullmatch(form):
        return "one | inside the word" + " and one word after it" * (name == "pair")
    if name in _LOWER and form != form.lower():
        return "a form in lower case"
    return None


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary that Dragoman ships, read once.

    >>> "Gen." in vocabulary().title
    True
    """
    path = files("dragoman") / "language" / "data" / FILE
    return parse(path.read_text(encoding="utf-8"))
