"""The words of time and the patterns over their classes, read from `data/times.toml`."""

import re
from functools import cache
from importlib import resources

import msgspec

from dragoman.shapes.errors import DataError
from dragoman.shapes.tables import read

FILE = "reading/data/times.toml"
BUILT_IN = ("DATE", "MONTH", "YEAR", "WEEKDAY", "DECADE", "SHORTDECADE", "CLOCK", "NTH", "BREAK", "OTHER")
"""Classes that the tagger makes itself."""
_FIRST = 0xE000
"""Each class is one letter of the private use area, so that a pattern over classes is a plain regular expression."""


class RuleSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as written."""

    pattern: str
    """Classes in order."""
    make: str
    """Function of the normaliser that builds the form."""


class Accession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How taking office is told."""

    words: tuple[str, ...] = ()
    """Verbs after the person's name."""
    nouns: tuple[str, ...] = ()
    """Nouns before it, with their preposition."""
    offices: frozenset[str] = frozenset()
    """Classes of office in the catalogue that are taken so."""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file's shape."""

    words: dict[str, dict[str, str | int | float]]
    """Class, word, value."""
    rules: tuple[RuleSpec, ...]
    """Patterns."""
    accession: Accession = Accession()
    """How taking office is told."""


class Rule(msgspec.Struct, frozen=True):
    """A rule ready to match."""

    pattern: re.Pattern[str]
    """Over class letters."""
    make: str
    """Function of the normaliser."""


class Vocabulary(msgspec.Struct, frozen=True):
    """Words and rules, indexed."""

    letters: dict[str, str]
    """Class to its letter."""
    words: dict[str, tuple[str, str | int | float]]
    """Lower-case word to class letter and value."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, str | int | float], ...]]
    """First word to the phrases that it opens, longest first: words, class letter, value."""
    accession: Accession
    """How taking office is told."""
    rules: dict[str, tuple[Rule, ...]]
    """Class letter to the rules that it can open."""
    opening: re.Pattern[str]
    """A letter that can open one."""


@cache
def vocabulary() -> Vocabulary:
    """Load and check the file; `DataError` names the line that breaks its schema."""
    text = resources.files("dragoman.reading").joinpath("data/times.toml").read_text("utf-8")
    return build(text)


def build(text: str) -> Vocabulary:
    """Make the vocabulary from the text of a file such as `data/times.toml`.

    Raises `DataError` with file and line where the text is no TOML, breaks the schema or names an unknown class.

    >>> small = '[words.UNIT]\\nday = "day"\\n'
    >>> small += '[[rules]]\\npattern = "unit:UNIT"\\nmake = "span"\\n'
    >>> list(build(small).words)
    ['day']
    """
    file = read(text, file=FILE, type=File)
    classes = (*BUILT_IN, *file.words)
    letters = {name: chr(_FIRST + place) for place, name in enumerate(classes)}
    words: dict[str, tuple[str, str | int | float]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str | int | float]]] = {}
    for name, table in file.words.items():
        for word, value in table.items():
            parts = tuple(re.findall(r"\w+|[^\w\s]", word.lower()))
            if len(parts) == 1:
                words[parts[0]] = (letters[name], value)
            else:
                phrases.setdefault(parts[0], []).append((parts, letters[name], value))
    rules: dict[str, list[Rule]] = {}
    for spec in file.rules:
        rule = Rule(re.compile(_compile(spec.pattern, letters=letters, text=text)), spec.make)
        for letter in letters.values():
            if _opens(spec.pattern, letters=letters, letter=letter):
                rules.setdefault(letter, []).append(rule)
    ordered = {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()}
    opening = re.compile(f"[{re.escape(''.join(rules))}]" if rules else r"(?!)")
    return Vocabulary(
        letters, words, ordered, file.accession, {letter: tuple(found) for letter, found in rules.items()}, opening
    )


def _compile(pattern: str, *, letters: dict[str, str], text: str) -> str:
    """Turn the classes of a pattern into a regular expression over their letters; all repetition is bounded."""
    parts = []
    for item in pattern.split():
        opens, closes = "(?P<core>" * item.startswith("["), ")" * item.endswith("]")
        bare = item.strip("[]")
        forbids, bare = bare.startswith("!"), bare.lstrip("!")
        name, _, classes = bare.rpartition(":")
        optional, classes = classes.endswith("?"), classes.rstrip("?")
        try:
            made = "".join("[" + "".join(letters[one] for one in step.split("|")) + "]" for step in classes.split("+"))
        except KeyError as error:
            raise _unknown(pattern, str(error), text) from None
        if forbids:
            made = f"(?!{made})"
        elif name:
            made = f"(?P<{name}>{made})"
        parts.append(opens + made + "?" * optional + closes)
    return "".join(parts)


def _opens(pattern: str, *, letters: dict[str, str], letter: str) -> bool:
    """Tell whether a class can stand first in a pattern: in its first item, or after items that may be missing."""
    for item in pattern.split():
        bare = item.strip("[]").rpartition(":")[2]
        if letter in (letters.get(one) for one in bare.rstrip("?").split("|")):
            return True
        if not bare.endswith("?"):
            return False
    return False


def _unknown(pattern: str, name: str, text: str) -> DataError:
    line = text[: text.find(f'"{pattern}"')].count("\n") + 1
    return DataError(
        FILE, line, got=f"the class {name}", expected="a class of [words.…]", remedy="name one that exists"
    )
