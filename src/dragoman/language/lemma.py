"""A word's dictionary form, from its form, part of speech and features.

Two tables, both learnt from the treebanks: `lemma_forms.csv` has the forms that no rule gets right (`went`), and
`lemma_rules.csv` says what becomes of an ending (`-ied` of a past verb gives `-y`); the longest known ending wins.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from dragoman.shapes.errors import DataError

ANY = "*"
"""The slot of a word whose features say nothing."""

_CACHE_SIZE = 200_000  # Lemmas remembered before we start afresh.
_LONGEST = 6  # Letters of the longest ending in the rules.
_CACHED = 48  # Letters of the longest form remembered.
_JOINERS = str.maketrans("", "", "-'’.")  # Signs that letters may have between them.
_VOWELS = frozenset("aeiouyAEIOUY")
_VERBAL, _NOMINAL, _GRADED = {"VERB", "AUX"}, {"NOUN", "PROPN"}, {"ADJ", "ADV"}
_CASELESS = {"VERB", "AUX", "ADP", "CCONJ", "DET", "PART", "SCONJ"}


def slot_of(upos: str, feats: str) -> str:
    """Tell which column of a paradigm features name; `ANY` if they leave it open.

    >>> slot_of("VERB", "Mood=Ind|Tense=Past|VerbForm=Fin"), slot_of("NOUN", "Number=Plur"), slot_of("NOUN", "_")
    ('past', 'plur', '*')
    """
    if upos in _VERBAL:
        return _verbal(feats)
    if upos in _NOMINAL:
        return "plur" if "Number=Plur" in feats else "sing" if "Number=Sing" in feats else ANY
    if upos in _GRADED:
        return {"Degree=Cmp": "cmp", "Degree=Sup": "sup", "Degree=Pos": "pos"}.get(
            next((feat for feat in feats.split("|") if feat.startswith("Degree=")), ""), ANY
        )
    if upos == "PRON":
        return "poss" if "Poss=Yes" in feats else "pers" if "Case=" in feats or "Person=" in feats else ANY
    return ANY


def _verbal(feats: str) -> str:
    if "VerbForm=Ger" in feats or ("VerbForm=Part" in feats and "Tense=Pres" in feats):
        return "ing"
    if "Tense=Past" in feats or "VerbForm=Part" in feats:
        return "past"
    if "VerbForm=Inf" in feats or "Mood=Imp" in feats:
        return "base"
    if "Person=3" in feats and "Number=Sing" in feats:
        return "s"
    return ANY


def case_of(form: str) -> str:
    """Tell how a form is written: `lower`, `title`, `upper`, `mixed`, or `coded` if it has other signs than letters.

    >>> [case_of(form) for form in ("envoy", "Envoy", "NATO", "McKay", "a@b.org")]
    ['lower', 'title', 'upper', 'mixed', 'coded']
    """
    if not form.isalpha() and not form.translate(_JOINERS).isalpha():
        return "coded"
    if form == form.lower():
        return "lower"
    if form[:1].isupper() and form[1:] == form[1:].lower():
        return "title"
    return "upper" if form == form.upper() else "mixed"


def keys_of(form: str, upos: str, slot: str, longest: int = _LONGEST) -> Iterator[tuple[str, str, str, str]]:
    """List the keys of the rules that could hold for a form, the longest ending first."""
    plain = form.lower()
    case = case_of(form)
    for length in range(min(longest, len(plain)), -1, -1):
        yield upos, slot, case, plain[len(plain) - length :]


def change_of(form: str, lemma: str) -> str | None:
    """Write what makes a form its lemma: `case-cut+added`; None if the two have nothing in common.

    >>> change_of("Denied", "deny"), change_of("went", "go")
    ('lower-3+y', None)
    """
    for case in ("keep", "lower", "title"):
        start = _cased(form, case)
        common = 0
        while common < min(len(start), len(lemma)) and start[common] == lemma[common]:
            common += 1
        if common and common >= len(start) - 4 and len(lemma) - common <= 4 and len(start) == len(form):
            return f"{case}-{len(start) - common}+{lemma[common:]}"
    return None


def _cased(form: str, case: str) -> str:
    return form.lower() if case == "lower" else form.title() if case == "title" else form


class Lemmas:
    """The two tables, and the lemmas found so far.

    >>> Lemmas({("NOUN", "*", "lower", "s"): "keep-1+"}, {}).find("envoys", "NOUN", "*")
    'envoy'
    """

    def __init__(self, rules: Mapping[tuple[str, ...], str], forms: Mapping[tuple[str, str, str], str]) -> None:
        """Take `rules` (upos, slot, case, ending) to a change, and `forms` (form, upos, slot) to a lemma."""
        self.rules = rules
        self.forms = forms

    def find(self, form: str, upos: str, slot: str) -> str:
        """Find the lemma of a form in a slot, as `slot_of` names it."""
        found = self.forms.get((form, upos, slot))
        if found is not None:
            return found
        if upos in _CASELESS and form != form.lower():
            return self.find(form.lower(), upos, slot)
        if upos == "NUM" and "," in form:
            return form.replace(",", "")
        case = case_of(form)
        if upos != "PROPN" and case in ("title", "upper"):
            # The ending is that of the plain form; the capital stays only where it is part of the word: `Iraqi`.
            if not self._ruled(form, upos, slot, keeps=True):
                return self.find(form.lower(), upos, slot)
            if case == "title":
                plain = self.find(form.lower(), upos, slot)
                return plain[:1].upper() + plain[1:]
        return self._ruled(form, upos, slot) or (form if slot == ANY else self.find(form, upos, ANY))

    def _ruled(self, form: str, upos: str, slot: str, *, keeps: bool = False) -> str | None:
        """Find what the rules make of a form; with `keeps`, only if they keep its capitals."""
        for key in keys_of(form, upos, slot):
            change = self.rules.get(key)
            lemma = _apply(form, change) if change else None
            if change and lemma:
                return None if keeps and not change.startswith("keep") else lemma
        return None


def _apply(form: str, change: str) -> str | None:
    """Make a change; None if no syllable would be left (`red` isn't the past of `r`)."""
    head, _, added = change.partition("+")
    case, _, cut = head.partition("-")
    start = _cased(form, case)
    stem = start[: len(start) - int(cut)]
    if int(cut) > 1 and _VOWELS.isdisjoint(stem):
        return None
    return stem + added or None


def lemma(form: str, upos: str, feats: str = "_") -> str:
    """Give the dictionary form of a word.

    `form` is its text, `upos` its universal part of speech, `feats` its UD features (`_` for none). Names keep their
    case; other words are lower case unless they are always written with capitals.

    >>> lemma("Denied", "VERB"), lemma("states", "NOUN", "Number=Plur"), lemma("Iran", "PROPN")
    ('deny', 'state', 'Iran')
    """
    cache_ = _found()
    key = (form, upos, feats)
    found = cache_.get(key)
    if found is None:
        found = _tables().find(form, upos, slot_of(upos, feats)) if len(form) <= _CACHED else form
        if len(cache_) >= _CACHE_SIZE:
            cache_.clear()
        if len(form) <= _CACHED:
            cache_[key] = found
    return found


@cache
def _found() -> dict[tuple[str, str, str], str]:
    return {}


@cache
def _tables() -> Lemmas:
    rules: dict[tuple[str, ...], str] = {
        (upos, slot, case, ending): change for upos, slot, case, ending, change in read("lemma_rules.csv")
    }
    forms = {(form, upos, slot): lemma for form, upos, slot, lemma in read("lemma_forms.csv")}
    return Lemmas(rules, forms)


_CHANGE = re.compile(r"(?:keep|lower|title)-\d\+.*")
_HEADERS = {
    "lemma_rules.csv": ["upos", "slot", "case", "ending", "change"],
    "lemma_forms.csv": ["form", "upos", "slot", "lemma"],
}


def read(name: str, text: str | None = None) -> Iterator[list[str]]:
    """Read the rows of a table of this `name`, from `text` or the package; `DataError` with the line of a bad one.

    >>> next(read("lemma_forms.csv"))[1:2] != []
    True
    """
    if text is None:
        text = (files("dragoman") / "language" / "data" / name).read_text(encoding="utf-8")
    header = _HEADERS[name]
    for line, row in enumerate(csv.reader(text.splitlines()), 1):
        if line == 1 and row == header:
            continue
        if len(row) != len(header) or not row[-1] or (header[-1] == "change" and not _CHANGE.fullmatch(row[-1])):
            expected = f"cells {','.join(header)}" + "; a change like lower-3+y" * (header[-1] == "change")
            raise DataError(name, line, got=repr(",".join(row)), expected=expected, remedy="mend that row")
        yield row
