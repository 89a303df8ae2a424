"""Items: the short phrases that say what is given, sought, agreed, discussed or demanded."""

import re

from dragoman.reading import clause, what
from dragoman.reading.document import Document
from dragoman.reading.what import Predicate
from dragoman.shapes import Quantity

LONGEST = 28
"""Words of an item: longer ones are cut, since a phrase should be read at a glance."""
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_MONEY = {"$": "US$", "us$": "US$", "€": "euro", "£": "pound"}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_MONTHS = "january february march april may june july august september october november december"
_DATES = frozenset(_MONTHS.split())
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    **{word: float(number) for number, word in enumerate((_UNITS + "eighteen nineteen").split(), 1)},
    **{word: float(10 * number) for number, word in enumerate(_TENS.split(), 2)},
}


def items(doc: Document, predicate: Predicate) -> tuple[str, ...]:
    """Give the phrases that fill the frame's item roles, else the predicate's own phrase."""
    s = predicate.sentence
    for role in predicate.pattern.frame.item:
        found = _role(doc, predicate, role)
        if found:
            return tuple(phrase(doc, s, word) for word in found)
    return (own_phrase(doc, predicate),)


def _role(doc: Document, predicate: Predicate, role: str) -> list[int]:
    s, i = predicate.sentence, predicate.index
    if role == "self":
        return []
    if role == "inf":
        return doc.deps(s, i, "xcomp") or [c for c in doc.deps(s, i, "acl", "advcl") if "to" in clause.cases(doc, s, c)]
    if role == "that":
        return doc.deps(s, i, "ccomp")
    if role == "ger":
        return [c for c in doc.deps(s, i, "advcl", "acl") if clause.cases(doc, s, c)]
    found = [argument.index for argument in what.arguments(doc, predicate, role) if argument.how == "phrase"]
    return [word for word in found if doc.upos[s][word] != "PRON"]


def phrase(doc: Document, s: int, i: int) -> str:
    """Give the phrase below a word without its first preposition, cut at the longest length."""
    first, last = doc.first(s, i), doc.last(s, i)
    while first < i and doc.rel(s, first) in ("case", "mark", "cc", "punct"):
        first += 1
    return doc.span_text(s, first=first, last=min(last, first + LONGEST))


def own_phrase(doc: Document, predicate: Predicate) -> str:
    """Give the phrase of the predicate itself: a noun with all below it, a verb from itself to its last word."""
    s, i = predicate.sentence, predicate.index
    if predicate.noun:
        return phrase(doc, s, i)
    last = max([i, *(doc.last(s, child) for child in doc.children[s][i] if child > i and doc.rel(s, child) in _VERBAL)])
    first = i
    if clause.passive(doc, s, i):
        patient = clause.patient(doc, s, i)
        if patient is not None and patient < i and i - doc.first(s, patient) < LONGEST:
            first = doc.first(s, patient)
    return doc.span_text(s, first=first, last=min(last, first + LONGEST))


_VERBAL = frozenset({"obj", "iobj", "obl", "xcomp", "ccomp", "compound", "advmod"})


def quantities(doc: Document, s: int, i: int) -> tuple[Quantity, ...]:
    """Give what is counted below a word: numbers with the noun they count."""
    found = []
    for word in doc.subtree(s, i):
        if doc.upos[s][word] != "NUM" or doc.rel(s, word) not in ("nummod", "obl", "obj", "nmod", "nsubj", "compound"):
            continue
        head = doc.head(s, word)
        value = _value(doc, s, word)
        if head is None or value is None or _year(doc, s, word):
            continue
        # Of "400 million euros" the million counts, with the 400 below it.
        if doc.upos[s][head] == "NUM" and doc.lemmas[s][head] in _SCALE:
            continue
        if doc.lemmas[s][head] in _DATES or any(doc.lemmas[s][part] in _DATES for part in doc.subtree(s, word)):
            continue
        if doc.upos[s][head] == "PROPN" and word and doc.words[s][word][:1].isupper():
            continue  # a part of a name: "Three Mile Island"
        unit = doc.lemmas[s][head] if doc.upos[s][head] not in ("VERB", "AUX", "ADJ") else None
        first, last = doc.first(s, word), max(head, word)
        if unit in _MONEY:
            first, unit = min(head, word), _MONEY[unit]
        found.append(Quantity(value=value, unit=unit, text=doc.span_text(s, first=min(first, last), last=last)))
    return tuple(found[:4])


def _year(doc: Document, s: int, word: int) -> bool:
    """Whether a number is a year: four bare digits that count nothing."""
    text = doc.words[s][word]
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100 and doc.rel(s, word) != "nummod"


def _value(doc: Document, s: int, word: int) -> float | None:
    value, scale = None, 1.0
    for part in doc.subtree(s, word):
        lemma, text = doc.lemmas[s][part], doc.words[s][part].lower()
        match = _NUMBER.fullmatch(text)
        if match and len(text) < 18:
            value = float(text.replace(",", ""))
        elif text in _WORDS:
            value = _WORDS[text]
        scale *= _SCALE.get(text, _SCALE.get(lemma, 1.0))
    if value is None:
        return scale if scale > 1 else None
    return value * scale
