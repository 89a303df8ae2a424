"""Denials: who denies an act in a clause behind its own words, and whether what was planned was dropped."""

from dragoman.reading import clause, cues, tables
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.what import WRAPPERS

_DENYING = frozenset({"deny", "refute", "dispute", "rebut"})
"""Verbs behind an act that say who denies it."""


def dropped(doc: Document, s: int, i: int, *, act: int) -> bool:
    """Tell whether the act that a verb plans came to nothing: "had planned to visit Chad but cancelled the trip"."""
    helpers = (word for word in doc.deps(s, i, "aux") if doc.lemmas[s][word] == "have")
    if not any("Tense=Past" in doc.token(s, word).feats for word in helpers):
        return False
    # Some trees hang what came of it from the act: "expected to visit Chad but cancelled".
    others = [word for word in doc.deps(s, act, "conj") if "Tense=Past" in doc.token(s, word).feats]
    others += doc.deps(s, i, "conj")
    return any(doc.lemmas[s][mark] == "but" for word in others for mark in doc.deps(s, word, "cc"))


def pending(doc: Document, s: int, i: int) -> bool:
    """Tell whether it is only not done so far, or all but done: "has not yet agreed", "fell short of recognising"."""
    words, above = doc.deps(s, i, "advmod"), doc.heads[s][i]
    if doc.rel(s, i) in ("xcomp", "advcl"):
        words = [*words, *doc.deps(s, above, "advmod"), *([above] if doc.upos[s][above] == "ADV" else ())]
    return any(doc.lemmas[s][word] in cues.load().pending for word in words)


def wrapped(doc: Document, s: int, i: int, head: int) -> bool:
    """Tell whether the noun above an act only counts it or tells a share in it: "denied any role in the raid"."""
    lemma = doc.lemmas[s][head]
    return lemma in tables.sets()["share"] or (lemma in WRAPPERS and "of" in clause.cases(doc, s, i))


def nobody(doc: Document, s: int, i: int) -> bool:
    """Tell whether a verb's subject is nobody: "no group has claimed it"."""
    own = doc.dep(s, i, "nsubj")
    if own is None:
        return False
    words = (own, *doc.deps(s, own, "det"))
    return any(doc.lemmas[s][word] in cues.load().negations for word in words)


def denier(doc: Document, s: int, i: int) -> Argument | None:
    """Give who denies it in a clause behind it: "deliveries, which Chad denies"."""
    for child in doc.deps(s, i, "acl"):
        own, what = clause.subject(doc, s, child), doc.dep(s, child, "obj")
        denies = doc.rels[s][child] == "acl:relcl" and doc.lemmas[s][child] in _DENYING
        if denies and what is not None and own is not None and own.index != what and doc.upos[s][what] == "PRON":
            return own
    return None
