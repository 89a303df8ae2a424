"""Authors: who speaks in a paper that stands where a party would: "a report by the agency said", "a UN report"."""

from dragoman.reading import clause, speech
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_PAPERS = frozenset({"report", "statement", "letter"})
"""Channels whose words only tell in what somebody says something."""
_BY = frozenset({"by", "from"})
"""What marks the author of a paper."""


def paper(document: Document, s: int, index: int) -> str | None:
    """Give the channel whose paper the noun `index` of the sentence `s` is; None for a word that is no paper."""
    name = speech.load().channels.get(document.lemmas[s][index]) if document.upos[s][index] == "NOUN" else None
    return name if name in _PAPERS else None


def authors(document: Document, s: int, index: int, *, cast: Cast, speaker: Actor | None) -> tuple[Actor, ...]:
    """Give whose paper the noun `index` of the sentence `s` is; empty for other nouns and for nobody's.

    An adjective tells only where it is from: "an Israeli report" is not Israel's. `speaker` is whose words these are.
    """
    if paper(document, s, index) is None and document.lemmas[s][index] not in speech.load().tallies:
        return ()
    for child in document.deps(s, index, "nmod", "compound"):
        marks = clause.cases(document, s, child)
        if document.rels[s][child] == "nmod:poss" or marks & _BY:
            found = cast.actors(s, child, speaker=speaker)
            if not found and document.upos[s][child] == "PROPN":
                found = cast.described(s, child, speaker=speaker)
        elif "in" in marks:
            # "A report in Der Spiegel" is the paper's, one in Geneva nobody's.
            found = tuple(one for one in cast.actors(s, child, speaker=speaker) if one.sector == "MED")
        else:
            named = child < index and document.upos[s][child] == "PROPN"
            found = cast.adjective(s, child) if named else ()
        if found:
            return found
    return _issued(document, s, index, cast=cast, speaker=speaker)


def _issued(document: Document, s: int, index: int, *, cast: Cast, speaker: Actor | None) -> tuple[Actor, ...]:
    """Give by whom a paper is said to be issued: "a report released by the ministry"."""
    for child in document.deps(s, index, "acl"):
        agent = document.dep(s, child, "obl:agent")
        if agent is not None and document.lemmas[s][child] in speech.load().issuing:
            return cast.actors(s, agent, speaker=speaker)
    return ()
