"""Denials: who denies an act in a clause behind its own words."""

from dragoman.reading import clause
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document

_DENYING = frozenset({"deny", "refute", "dispute", "rebut"})
"""Verbs behind an act that say who denies it."""


def denier(doc: Document, s: int, i: int) -> Argument | None:
    """Give who denies it in a clause behind it: "deliveries, which Chad denies"."""
    for child in doc.deps(s, i, "acl"):
        own, what = clause.subject(doc, s, child), doc.dep(s, child, "obj")
        denies = doc.rels[s][child] == "acl:relcl" and doc.lemmas[s][child] in _DENYING
        if denies and what is not None and own is not None and own.index != what and doc.upos[s][what] == "PRON":
            return own
    return None
