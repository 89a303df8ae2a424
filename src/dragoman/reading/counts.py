"""Counts: what the article counts beside an act: killed, tonnes, dollars, years of a sentence."""

import re
from functools import cache

import msgspec

from dragoman.reading import clause, tolls
from dragoman.reading.document import Document
from dragoman.shapes import Quantity
from dragoman.shapes.tables import load

_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_MONTHS = "january february march april may june july august september october november december"
_DATES = frozenset(_MONTHS.split())
_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {
    **{word: float(number) for number, word in enumerate((_UNITS + "eighteen nineteen").split(), 1)},
    **{word: float(10 * number) for number, word in enumerate(_TENS.split(), 2)},
}
_ROUND = frozenset(_TENS.split())
"""Words for tens, which units follow."""
_COUNTS = frozenset(("nummod", "obl", "obj", "nmod", "nsubj", "compound"))
"""How a number may hang on what it counts."""
_JOINED = frozenset(("compound", "flat", "nummod", "fixed", "goeswith"))
"""How further words of one number hang on it: "400 million"."""
_JOINTS = frozenset(("-", "–", "—", "to"))
"""What ties the ends of a range."""
MOST = 4
"""Counts of one act: more stand only in lists."""


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words beside numbers."""

    lengths: frozenset[str]
    """Units of time."""
    offsets: frozenset[str]
    """Words beside a length of time that make it tell when, not how long."""
    hours: frozenset[str]
    """What follows a number that is a time of day."""
    members: frozenset[str]
    """What "27-nation" blocs are of: a part of what they are called."""
    vague: frozenset[str]
    """Words that leave a number open."""
    open: frozenset[str]
    """Nouns that in the plural count without a number."""
    pairs: frozenset[str]
    """Numbers that with "the" name the parties of a meeting, a war or a deal."""
    parties: frozenset[str]
    """What such parties are called."""
    money: dict[str, str]
    """Signs of money, in lower case, and the unit that each stands for."""
    units: dict[str, str]
    """Other words and signs for a unit; words joined by `_` stand side by side."""
    fractions: dict[str, float]
    """Parts of a whole."""
    rest: frozenset[str]
    """Words for more of those that are counted before."""


@cache
def _table() -> _Words:
    return load("dragoman.reading", "data/counts.toml", type=_Words)


def quantities(doc: Document, s: int, i: int, *, without: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Give what is counted below a word: numbers with the noun they count, "hundreds" without a number.

    What `without` holds is left out.
    """
    found = []
    for word in doc.subtree(s, i):
        if word in without:
            continue
        counted = _number(doc, s, word) if doc.upos[s][word] == "NUM" else _open(doc, s, word)
        if counted is not None:
            found.append(counted)
    return tuple(found[:MOST])


def _number(doc: Document, s: int, word: int) -> Quantity | None:
    """Give what a number counts; null where it counts nothing."""
    head = doc.head(s, word)
    if head is None or doc.rel(s, word) not in _COUNTS or _dates(doc, s, word) or _known(doc, s, word):
        return None
    value = _value(doc, s, word)
    if (value is None and not _is_open(doc, s, word)) or _inner(doc, s, word):
        return None
    whole = _whole(doc, s, head)
    if whole is not None and value is not None:
        value = round(value * _table().fractions[doc.lemmas[s][head]], 4)
    # "Two were killed and one was arrested": the verb is no part of what is counted, but of "two killed" it is.
    last = word if doc.upos[s][head] in ("VERB", "AUX") and head > word + 1 else max(head, word)
    first, unit = doc.first(s, word), _money(doc, s, head)
    if unit is not None:
        first = min(head, word)
    else:
        unit = _fate(doc, s, word) or _unit(doc, s, head if whole is None else whole) or _before(doc, s, word)
    return Quantity(value=value, unit=unit, text=doc.span_text(s, first=min(first, last), last=last))


def _inner(doc: Document, s: int, word: int) -> bool:
    """Whether it is a part of a number that a further word tells whole: "400" of "400 million", "twenty" of "-five"."""
    head = doc.heads[s][word]
    if doc.upos[s][head] != "NUM":
        return False
    return doc.lemmas[s][head] in _SCALE or (doc.rel(s, word) in _JOINED and _one_word(doc, s, word, head))


def _one_word(doc: Document, s: int, word: int, other: int) -> bool:
    """Whether two numbers are the tens and the units of one, whichever hangs by the other: "twenty-five"."""
    first, last = sorted((word, other))
    tied = last == first + 1 or (last == first + 2 and doc.words[s][first + 1] == "-")
    return tied and doc.words[s][first].lower() in _ROUND and _WORDS.get(doc.words[s][last].lower(), 10.0) < 10


def _is_open(doc: Document, s: int, word: int) -> bool:
    """Whether it is a number such as "several hundred"."""
    return doc.lemmas[s][word] in _table().open


def _open(doc: Document, s: int, word: int) -> Quantity | None:
    """Give what "hundreds" and "tens of thousands" count; null for other words, and where a number stands before."""
    many = _is_open(doc, s, word) and "Number=Plur" in doc.token(s, word).feats
    above = doc.heads[s][word]
    if not many or doc.deps(s, word, "nummod") or (above >= 0 and _is_open(doc, s, above)):
        return None
    last, counted = word, _part_of(doc, s, word)
    while counted is not None and _is_open(doc, s, counted):
        last, counted = counted, _part_of(doc, s, counted)
    fate = _fate(doc, s, word)
    if counted is None:
        return Quantity(unit=fate, text=doc.span_text(s, first=word, last=last))
    return Quantity(unit=fate or doc.lemmas[s][counted], text=doc.span_text(s, first=word, last=counted))


def _whole(doc: Document, s: int, head: int) -> int | None:
    """Give what a counted fraction is a part of: "two-thirds of the members"; null for what is no fraction."""
    if doc.lemmas[s][head] not in _table().fractions or doc.upos[s][head] != "NOUN":
        return None
    return _part_of(doc, s, head)


def _part_of(doc: Document, s: int, word: int) -> int | None:
    """Give what stands behind "of"."""
    return next((child for child in doc.deps(s, word, "nmod") if "of" in clause.cases(doc, s, child)), None)


def _money(doc: Document, s: int, head: int) -> str | None:
    """Name the money that a sign stands for; a kind of dollars that the table lacks keeps its sign: "BZ$"."""
    sign = doc.words[s][head]
    return _table().money.get(sign.lower(), sign if sign.endswith("$") else None)


def _unit(doc: Document, s: int, head: int) -> str | None:
    """Name what a number counts; of "100 to 150 soldiers" both count soldiers, "141 to 5" counts nothing."""
    names, counted = _table().units, head
    while doc.upos[s][counted] == "NUM" and doc.lemmas[s][counted] not in _SCALE:
        above = doc.head(s, counted)
        if above is None:
            return None
        counted = above
    if doc.upos[s][counted] in ("VERB", "AUX", "ADJ"):
        return None
    lemma = doc.lemmas[s][counted]
    if lemma in _table().rest:
        return _earlier(doc, s, counted)
    pair = f"{doc.lemmas[s][counted - 1]}_{lemma}" if counted else ""
    return names.get(pair) or names.get(lemma, lemma)


def _fate(doc: Document, s: int, word: int) -> str | None:
    """Name what became of those whom a number counts: the killed of an attack are told from its wounded."""
    while doc.rel(s, word) in ("nummod", "compound") and doc.heads[s][word] >= 0:
        word = doc.heads[s][word]
    return tolls.fate(doc, s, word)


def _before(doc: Document, s: int, word: int) -> str | None:
    """Name what a number alone counts beside a verb: "arrested 12 students and released four"."""
    verb = doc.heads[s][word]
    if doc.rel(s, word) not in ("obj", "nsubj") or doc.rel(s, verb) != "conj":
        return None
    first = doc.heads[s][verb]
    noun = next(
        (child for child in doc.deps(s, first, "obj", "nsubj") if doc.rels[s][child] == doc.rels[s][word]), None
    )
    return _unit(doc, s, noun) if noun is not None and doc.deps(s, noun, "nummod") else None


def _earlier(doc: Document, s: int, rest: int) -> str | None:
    """Name what was counted before "others" in the sentence."""
    for word in range(rest - 1, -1, -1):
        head = doc.heads[s][word]
        if doc.upos[s][word] == "NUM" and doc.rel(s, word) == "nummod" and head < rest and doc.upos[s][head] == "NOUN":
            lemma = doc.lemmas[s][head]
            if lemma not in _table().rest | _table().lengths and not _money(doc, s, head):
                return lemma
    return None


def _dates(doc: Document, s: int, word: int) -> bool:
    """Whether a number tells when, how old somebody is or how something is called, and counts nothing."""
    words, lemmas, upos, table = doc.words[s], doc.lemmas[s], doc.upos[s], _table()
    head = doc.heads[s][word]
    if _year(doc, s, word) or any(_day(doc, s, end) for end in _ends(doc, s, word)):
        return True
    after = [one.lower() for one in words[word + 1 : word + 5]]
    if after[:1] and after[0] in table.hours:
        return True
    if upos[head] == "PROPN" and (words[word][:1].isupper() or (word > head and words[head].isalpha())):
        return True  # a part of a name, "Three Mile Island", or an age, "Per Lund, 47"
    if after[:1] == ["-"]:
        return lemmas[word + 2] in table.members if word + 2 < len(words) and "old" not in after else True
    if lemmas[head] not in table.lengths:
        return False
    beside = {lemmas[one] for one in doc.children[s][head] if doc.bases[s][one] != "case"}
    beside |= {one.lower() for one in words[head + 1 : head + 2]}
    return not table.offsets.isdisjoint(beside)


def _ends(doc: Document, s: int, word: int) -> list[int]:
    """Give a number with those that a dash or "to" ties to it: "April 25 to 29", "14-16 May"."""
    upos, found = doc.upos[s], [word]
    for joint, other in ((word - 1, word - 2), (word + 1, word + 2)):
        if 0 <= other < len(upos) and upos[other] == "NUM" and doc.words[s][joint] in _JOINTS:
            found.append(other)
    return found


def _day(doc: Document, s: int, word: int) -> bool:
    """Whether a number is a day of a month."""
    lemmas = doc.lemmas[s]
    return lemmas[doc.heads[s][word]] in _DATES or any(lemmas[part] in _DATES for part in doc.subtree(s, word))


def _known(doc: Document, s: int, word: int) -> bool:
    """Whether it names parties that are known, or nobody: "the two leaders", "the two discussed", "one another"."""
    head, table = doc.heads[s][word], _table()
    alone = doc.rel(s, word) not in ("nummod", "compound")
    own = [doc.lemmas[s][child] for child in doc.deps(s, word if alone else head, "det")]
    if alone:
        return doc.lemmas[s][word] in _WORDS and bool(own)
    return "the" in own and doc.lemmas[s][word] in table.pairs and doc.lemmas[s][head] in table.parties


def _year(doc: Document, s: int, word: int) -> bool:
    """Whether a number is a year: four bare digits that count nothing."""
    text = doc.words[s][word]
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2100 and doc.rel(s, word) != "nummod"


def _value(doc: Document, s: int, word: int) -> float | None:
    """Read a number with the words joined to it; null for "several hundred"."""
    value, scale, vague = None, 1.0, _table().vague
    waiting, own = [word], word
    while waiting:
        part = waiting.pop()
        lemma, text = doc.lemmas[s][part], doc.words[s][part].lower()
        match = _NUMBER.fullmatch(text)
        if match and len(text) < 18:
            value = float(text.replace(",", ""))
        elif text in _WORDS:
            value, own = _WORDS[text] + (value if value and _one_word(doc, s, part, own) else 0.0), part
        elif lemma in vague:
            return None
        elif lemma == "half":
            scale *= 0.5
        scale *= _SCALE.get(text, _SCALE.get(lemma, 1.0))
        for child in doc.children[s][part]:
            rel = doc.bases[s][child]
            if rel in _JOINED or (rel in ("amod", "det", "advmod") and doc.lemmas[s][child] in {*vague, "half"}):
                waiting.append(child)
    if scale > 1:
        return (1.0 if value is None else value) * scale + _rest(doc, s, word, below=scale)
    return value


def _rest(doc: Document, s: int, word: int, *, below: float) -> float:
    """Read what "and" adds to hundreds and thousands: "two hundred and fifty"; 0 where it adds nothing."""
    for child in doc.deps(s, word, "conj"):
        if doc.words[s][doc.first(s, child)].lower() == "and" and doc.first(s, child) == word + 1:
            more = _value(doc, s, child) if doc.upos[s][child] == "NUM" else None
            return more if more is not None and more < below else 0.0
    return 0.0
