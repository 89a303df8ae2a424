"""Offices: what somebody is elected or appointed to, and the titles that names bear."""

from collections.abc import Sequence

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.shapes import Actor

GIVING = frozenset({"elect", "appoint"})
"""Acts by which somebody gets an office."""
_OWN = frozenset({"take", "leave", "resign", "die"})
"""Acts of who has an office: of a state it is that state's."""


def person(doc: Document, s: int, i: int) -> bool:
    """Tell whether a word is a person's name."""
    return doc.token(s, i).name.endswith("-PER")


def titles(doc: Document, s: int, i: int) -> list[int]:
    """List the words for the offices that a person's name bears: "Foreign Minister Silva", "Silva, the envoy, …"."""
    if not person(doc, s, i):
        return []
    return [
        child
        for child in doc.deps(s, i, "nmod", "appos")
        if (doc.rels[s][child] == "nmod:desc" or doc.rel(s, child) == "appos")
        and doc.lemmas[s][child].lower() in tables.sets()["office"]
    ]


def borne(doc: Document, s: int, i: int) -> tuple[int, int] | None:
    """Give the first and the last word of the office that whom an act is done to bears, else who does it; null if none.

    `i` is the verb or noun that tells the act.
    """
    if doc.upos[s][i] in ("VERB", "AUX"):
        own = clause.subject(doc, s, i)
        whom = [clause.patient(doc, s, i), own.index if own is not None and own.how == "phrase" else None]
    else:
        of = (child for child in clause.obliques(doc, s, i) if "of" in clause.cases(doc, s, child))
        whom = [doc.dep(s, i, "nmod:poss"), next(of, None)]
    for word in whom:
        if word is None:
            continue
        for title in titles(doc, s, word):
            return doc.first(s, title), doc.last(s, title)
        # "The foreign minister Ana Silva": trees hang a name from its title too.
        name = next((child for child in doc.deps(s, word, "flat") if child > word and person(doc, s, child)), None)
        if name == word + 1 and doc.lemmas[s][word].lower() in tables.sets()["office"]:
            return doc.first(s, word), word
    return None


def given(doc: Document, s: int, i: int) -> set[int]:
    """Give the words of the office that a verb gives somebody, and of whose office or election it is.

    Those of "elected her president of Peru", "named as envoy of Peru"; of "won the vote in Peru" those below the vote.
    """
    heads = [word for word in doc.deps(s, i, "xcomp") if doc.upos[s][word] == "NOUN"]
    heads += [word for word in clause.obliques(doc, s, i) if "as" in clause.cases(doc, s, word)]
    poll = doc.dep(s, i, "obj")
    below = {word for head in (*heads, poll) if head is not None for word in doc.subtree(s, head) if word != head}
    # A tree may hang who gets the office below it: "appointed Ana Silva prime minister".
    below.update(head for head in heads if not any(person(doc, s, word) for word in doc.subtree(s, head)))
    return {word for word in below if doc.upos[s][word] != "PRON" and not person(doc, s, word)}


def doer(doc: Document, s: int, i: int) -> int | None:
    """Give the word for who gives or takes an office, else for whose turn it is: "she was elected"."""
    own = clause.subject(doc, s, i)
    return own.index if own is not None else clause.patient(doc, s, i)


def foreign(doc: Document, draft: Draft, parties: Sequence[Actor]) -> bool:
    """Tell whether parties are states whose office somebody of another state does not have, unless he is sent there.

    An office itself is nobody: "took office", "seized power".
    """
    if draft.type != "OFFICE":
        return False
    if all(party.id is None and party.name.split(" ")[-1].lower() in tables.sets()["tenure"] for party in parties):
        return bool(parties)
    if draft.act not in _OWN:
        return False
    own = {actor.country for actor in draft.actors if actor.country}
    states = {party.country for party in parties if party.kind == "state"}
    if not own or not states or own & states:
        return False
    return tables.sets()["posted"].isdisjoint(lemma.lower() for lemma in doc.lemmas[draft.sentence])
