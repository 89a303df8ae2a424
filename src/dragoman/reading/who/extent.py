"""How far a phrase reaches, and the words that describe a party without a name."""

from dragoman.reading import tolls
from dragoman.reading.who.context import Context
from dragoman.reading.who.words import CLASSES

_BEFORE = frozenset(
    ("det", "det:predet", "amod", "compound", "nmod:poss", "nmod:desc", "nummod", "nummod:gov", "advmod", "punct")
)
"""How a word before its head may hang on it to belong to the phrase."""

_LONG = 6
"""Words of a phrase behind a noun that are not all told."""


def extent(context: Context, sentence: int, index: int) -> tuple[int, int]:
    """Give the words of a phrase without clauses: what stands before its head, and short phrases after it."""
    document, days = context.document, context.words.pointers["days"]["words"]
    first, last = index, index
    for child in reversed(document.children[sentence][index]):
        # Nearest first, so that nothing is taken in over a gap.
        rel = document.rels[sentence][child]
        if child > index or rel not in _BEFORE or document.last(sentence, child) != first - 1:
            continue
        first = document.first(sentence, child)
    for child in document.children[sentence][index]:
        rel = document.rels[sentence][child].partition(":")[0]
        if child == last + 1 and rel in ("flat", "compound", "case"):
            last = document.last(sentence, child) if rel != "case" else last
        elif child == last + 1 and rel == "amod" and document.upos[sentence][child] == "ADJ":
            # "People familiar with the matter"; an adjective alone behind its noun is the parse's mistake.
            end = document.last(sentence, child)
            last = end if child < end < child + _LONG else last
        elif child > index and rel == "nmod":
            start, end = document.first(sentence, child), _end(context, sentence, child)
            day = document.lemmas[sentence][child].lower() in days
            if (
                start != last + 1
                or day
                or tolls.is_part(document, sentence, child)
                or _of_the_act(context, sentence, index, child)
            ):
                continue
            if end - start < _LONG:
                last = end
            elif child - start < _LONG - 2 and context.case(sentence, child) == "of":
                # Of what is long the noun alone: "number of Iranian officials who …".
                last = child
    return first, last


def _end(context: Context, sentence: int, index: int) -> int:
    """Give the last word of a phrase before those whom it names as some of its own: "men, including the mayor"."""
    document = context.document
    ahead = (document.first(sentence, part) for part in tolls.parts(document, sentence, index))
    end = min((first - 1 for first in ahead if first > index), default=document.last(sentence, index))
    return end - (end > index and document.upos[sentence][end] == "PUNCT")


def _of_the_act(context: Context, sentence: int, index: int, child: int) -> bool:
    """Whether what stands behind a noun tells of the act done by or to it: "the arrest of a man by police"."""
    document, lists = context.document, context.words.pointers["extent"]
    case, own = context.case(sentence, child), context.case(sentence, index)
    if case in lists["doers"]:
        return True
    if own in lists["doers"]:
        return case in lists["aims"]
    above = document.heads[sentence][index]
    lemma = document.lemmas[sentence][above].lower() if above >= 0 else ""
    if own == "of" and case in lists["ways"]:
        return lemma in lists["moving"]
    # "Accused the head of the commission of fraud": of a party or a person it is still his description.
    charged = case == "of" and lemma in lists["charging"] and document.rels[sentence][index] in ("obj", "nsubj:pass")
    plain = document.upos[sentence][child] == "NOUN" and context.record(sentence, child) is None
    return charged and plain and context.noun(sentence, child, *CLASSES) is None


def _made(context: Context, sentence: int, first: int) -> bool:
    """Whether the first word of a phrase tells what the verb before it makes of them: "shot dead five workers"."""
    document = context.document
    pair = f"{document.lemmas[sentence][first - 1]} {document.words[sentence][first].lower()}"
    return pair in context.words.pointers["extent"]["made"]


def description(context: Context, sentence: int, index: int, *, last: int | None = None) -> str:
    """Give a party's description: the extent without its article and possessive, up to `last` if it is given."""
    document = context.document
    first, end = extent(context, sentence, index)
    last = end if last is None else last
    while first < index and document.upos[sentence][first] in ("DET", "PUNCT", "CCONJ", "SCONJ"):
        first += 1
    if first < index and first and _made(context, sentence, first):
        first += 1
    if " ".join(document.words[sentence][first - 1 : first + 1]).lower() in context.words.pointers["pairs"]["mutual"]:
        # "Each other's prisoners", with the mark of the possessive.
        first = min(first + 2, index)
    # "US-backed forces" are not ours.
    named = document.upos[sentence][first] == "PROPN"
    if first < index and not named and document.words[sentence][first].lower() in context.words.pronouns:
        first += 1
    return document.span_text(sentence, first=first, last=last)


def before_name(context: Context, sentence: int, index: int) -> bool:
    """Whether a common noun has a name of several words right behind it: a storm's has one."""
    document = context.document
    if document.upos[sentence][index] != "NOUN" or index + 1 not in document.deps(sentence, index, "flat", "appos"):
        return False
    return index + 2 in (*document.deps(sentence, index, "flat"), *document.deps(sentence, index + 1, "flat"))
