"""What a statement does, where its content is no act of its own: blames, praises, demands, refuses, or just says."""

from functools import cache

import msgspec

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.status import finite
from dragoman.shapes.terms import Type

REACH = 3
"""Words that a negation turns."""


class Words(msgspec.Struct, frozen=True):
    """The tables of judgement."""

    blame: frozenset[str]
    """Words that hold something against somebody."""
    praise: frozenset[str]
    """Words that speak for somebody."""
    menace: frozenset[str]
    """Words of harm to come."""
    demand: frozenset[str]
    """Words that ask for something."""
    claim: frozenset[str]
    """What others say."""
    untrue: frozenset[str]
    """Words that say it is not so."""


@cache
def load() -> Words:
    """Read `data/stance.toml`; `DataError` names the file and line of a row that breaks the schema."""
    return tables.words(Words, "stance.toml")


def demands(doc: Document, s: int, root: int) -> bool:
    """Tell whether the clause asks that something be done: "should", "must", "it is essential that"."""
    status, why, _ = finite(doc, s, root)
    if status == "sought" or (status == "negated" and "modal" in why and "should" in why):
        return True
    if doc.lemmas[s][root] not in load().demand:
        return False
    # "It is vital that" asks; "the mission is vital" does not.
    return doc.dep(s, root, "csubj", "ccomp", "xcomp", "advcl", "acl") is not None


def menaces(doc: Document, s: int, *, root: int, first: int, last: int) -> bool:
    """Tell whether the clause foretells harm: two words of it in a future clause, or one with a condition or a no."""
    words, (status, _, tense) = load().menace, finite(doc, s, root)
    if tense != "future" or status == "sought":
        return False
    lemmas = doc.lemmas[s][first : last + 1]
    harm = sum(lemma in words for lemma in lemmas)
    return harm >= 2 or (harm == 1 and (status == "negated" or "if" in lemmas or "unless" in lemmas))


def refutes(doc: Document, s: int, *, root: int, first: int, last: int) -> bool:
    """Tell whether the clause calls what others say untrue: "these claims are baseless", "the report is a lie"."""
    words, about = load(), topic(doc, s, root)
    if about is None or doc.lemmas[s][about] not in words.claim or _negated(doc, s, root):
        return False
    return any(
        doc.lemmas[s][i] in words.untrue or doc.words[s][i].lower() in words.untrue for i in range(first, last + 1)
    )


def _strikes(doc: Document, s: int, root: int) -> bool:
    """Whether the clause's own verb is harm to come ("we will retaliate")."""
    status, _, tense = finite(doc, s, root)
    return tense == "future" and status == "planned" and doc.lemmas[s][root] in load().menace


def judgement(doc: Document, s: int, first: int, last: int) -> int:
    """Weigh a stretch of words: above nought it praises, below it blames; a negation turns the word after it."""
    words, score, turn, since = load(), 0, 1, 0
    for i in range(first, last + 1):
        since += 1
        if since > REACH:
            turn = 1
        lemma = doc.lemmas[s][i]
        if lemma in ("not", "n't", "never", "no", "without"):
            turn, since = -1, 0
        elif lemma in words.blame or doc.words[s][i].lower() in words.blame:
            score, turn = score - turn, 1
        elif lemma in words.praise:
            score, turn = score + turn, 1
        elif doc.upos[s][i] == "PUNCT":
            turn = 1
    return score


def blames(doc: Document, s: int, i: int) -> bool:
    """Tell whether a word holds something against somebody, with no negation right before it."""
    words = load().blame
    if doc.lemmas[s][i] not in words and doc.words[s][i].lower() not in words:
        return False
    return not any(lemma in ("not", "n't", "never", "no", "without") for lemma in doc.lemmas[s][max(0, i - REACH) : i])


def kind(
    doc: Document, s: int, *, root: int, first: int, last: int, about_other: bool, about_self: bool
) -> tuple[Type, str]:
    """Decide the type of a statement from its clause by plain rules: who it is about, and how it speaks of them."""
    if demands(doc, s, root) and about_other:
        return "REQUEST", "asks somebody else"
    if menaces(doc, s, root=root, first=first, last=last) or (about_self and _strikes(doc, s, root)):
        return "THREATEN", "harm to come"
    if about_other and clause.laid(doc, s, root) is not None:
        return "ACCUSE", "lays it on another party"
    if refutes(doc, s, root=root, first=first, last=last):
        return "REJECT", "calls a claim untrue"
    score = judgement(doc, s, first, last)
    if about_other and score < 0:
        return "ACCUSE", f"blames ({score})"
    if about_other and score > 1 and not _negated(doc, s, root):
        return "SUPPORT", f"praises ({score})"
    status, _, tense = finite(doc, s, root)
    if about_self and status == "negated" and tense == "future":
        return "REJECT", "refuses for its own side"
    return "SAY", "plain statement"


def _negated(doc: Document, s: int, root: int) -> bool:
    return finite(doc, s, root)[0] == "negated"


def topic(doc: Document, s: int, root: int) -> int | None:
    """Give the subject of the clause, whom or what it is about."""
    found = clause.subject(doc, s, root)
    return found.index if found is not None and found.how == "phrase" else None
