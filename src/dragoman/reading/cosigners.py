"""Cosigners: the parties that speak together in a joint statement, communiqué or declaration."""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from dragoman.reading import clause, tables
from dragoman.reading.document import Document
from dragoman.reading.signer import beside, named
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_LINES = 6
"""Sentences of the body among which it is told who issues it."""
_KINDS = frozenset({"state", "bloc", "organisation", "body", "person"})
"""Kinds of party that sign."""


class _Words(msgspec.Struct, frozen=True):
    """What tells a joint paper."""

    marks: frozenset[str]
    """Adjectives of a paper that several issue."""
    papers: frozenset[str]
    """What it is called."""
    by: frozenset[str]
    """Prepositions before who issues it."""
    verbs: frozenset[str]
    """Verbs by which it is issued."""
    text: frozenset[str]
    """What announces it before it begins."""


@cache
def _words() -> _Words:
    return tables.words(_Words, "cosigners.toml")


def cosigners(document: Document, *, cast: Cast) -> tuple[Actor, ...]:
    """Give who speaks together in a party's own document; nobody where it is not several parties' paper.

    They are named in "We, the leaders of …", in the line that says who released it, in the headline, or as the first
    who do anything in it.
    """
    body = [s for s, region in enumerate(document.regions) if region == "body"][:_LINES]
    titles = [s for s, region in enumerate(document.regions) if region == "title"]
    found = _first(_we(document, body, cast=cast), alone=True)
    joint = any(_marked(document, s) for s in titles) or any(_marked(document, s, text=True) for s in body)
    persons = named(document, cast=cast) if joint else ()
    # A headline that names each of them tells more than "we, the Presidents of …".
    if len(persons) > max(len(found), 1):
        return persons
    found = found or _unions(document, titles, cast=cast)
    if found or not joint:
        return found
    return (
        _first(_released(document, body, cast=cast))
        or _first(_of_paper(document, titles, cast=cast))
        or _first(_opening(document, body, cast=cast))
        or _first(_before_paper(document, titles, cast=cast))
    )


def _first(offers: Iterator[tuple[Actor, ...]], *, alone: bool = False) -> tuple[Actor, ...]:
    """Give the first parties of several that can sign; `alone` a union of states too: "We, the leaders of the G7"."""
    for signing in offers:
        if len(signing) > 1 or (alone and any(map(_united, signing))):
            return signing
    return ()


def _unions(document: Document, titles: list[int], *, cast: Cast) -> tuple[Actor, ...]:
    """Give the unions of states that a headline names alone: "Statement of NATO and G7 Leaders"."""
    for s, i in _papers(document, titles):
        words = [word for word in beside(document, s, i) if document.upos[s][word] in ("PROPN", "NOUN", "ADJ")]
        told = [party for word in words for party in cast.actors(s, word) or cast.adjective(s, word)]
        known = {party.name: party for party in told if _united(party) and party.id is not None}
        if not any(party.kind in ("state", "person") for party in told):
            # "The foreign ministers of the G7" are the G7.
            return tuple(known[name] for name in known if not any(one != name and one in name for one in known))
    return ()


def _united(party: Actor) -> bool:
    """Whether a party is a union of states, or its ministers: "the G7 foreign ministers"."""
    several = party.kind in ("people", "body") and party.id is not None and party.country is None
    return party.kind == "bloc" or party.sector == "IGO" or several


def _parties(document: Document, s: int, i: int, *, cast: Cast) -> tuple[Actor, ...]:
    """Give the parties of a phrase; of "the governments of …" and "the leaders of …" those that these are of.

    "The G7 ministers of Chile and Norway and the envoy" are the G7 and the envoy.
    """
    before = (party for child in document.deps(s, i, "compound", "amod") for party in cast.adjective(s, child))
    if union := {party.name: party for party in before if _united(party)}:
        # "We, the ministers …, and the envoy": a tree hangs the envoy from "we".
        more = [*document.conjuncts(s, i)[1:], *document.conjuncts(s, max(document.heads[s][i], 0))[1:]]
        others = [party for word in more for party in cast.single(s, word)]
        return (*union.values(), *(party for party in _signing(others) if party.name not in union))
    found = _signing(cast.actors(s, i))
    of = [child for child in document.deps(s, i, "nmod") if "of" in clause.cases(document, s, child)]
    if len(found) > 1 or "Number=Plur" not in document.token(s, i).feats:
        return found
    if not of:
        return found or _signing(cast.owners(s, i))
    first, *rest = document.conjuncts(s, of[0])
    # "The governments of Chile" is Chile already.
    several = [*(found or cast.single(s, first)), *(party for word in rest for party in cast.single(s, word))]
    return tuple({party.name: party for party in _signing(several)}.values())


def _signing(parties: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(party for party in parties if party.kind in _KINDS)


def _marked(document: Document, s: int, *, text: bool = False) -> bool:
    """Whether a sentence names a joint paper, "joint statement"; with `text`, as the one that follows."""
    words, lemmas = _words(), [lemma.lower() for lemma in document.lemmas[s]]
    if text and words.text.isdisjoint(lemmas):
        return False
    return any(
        lemma in words.marks and not words.papers.isdisjoint(lemmas[i + 1 : i + 5]) for i, lemma in enumerate(lemmas)
    )


def _we(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find those whom "we" is said to be: "We, the leaders of Norway and Chile, …"."""
    for s in body:
        for i, word in enumerate(document.words[s]):
            if word.lower() == "we":
                yield from _under(document, s, i, "appos", cast=cast)


def _released(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find who released it: "released by the Governments of …", "a joint statement by …"."""
    for s in body:
        for i, lemma in enumerate(document.lemmas[s]):
            if lemma in _words().verbs:
                yield from _under(document, s, i, "obl", cast=cast)
        yield from _of_paper(document, [s], cast=cast)


def _of_paper(document: Document, sentences: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find whose a paper is called: "Joint Statement by …", "… on the Call between A and B"."""
    for s, i in _papers(document, sentences):
        yield from _under(document, s, i, "nmod", cast=cast)


def _papers(document: Document, sentences: list[int]) -> Iterator[tuple[int, int]]:
    """Find the words for such papers: sentence and word."""
    for s in sentences:
        yield from ((s, i) for i, lemma in enumerate(document.lemmas[s]) if lemma.lower() in _words().papers)


def _under(document: Document, s: int, word: int, rel: str, *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Give the parties of phrases that hang by a word, those that only a preposition of issuing marks."""
    for child in document.deps(s, word, rel):
        if rel == "appos" or clause.cases(document, s, child) & _words().by:
            yield _parties(document, s, child, cast=cast)


def _opening(document: Document, body: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find who does the first thing that is told in it."""
    for s in body:
        root = next((i for i, head in enumerate(document.heads[s]) if head < 0), None)
        subject = clause.subject(document, s, root) if root is not None else None
        if subject is not None and subject.how == "phrase":
            yield _parties(document, s, subject.index, cast=cast)


def _before_paper(document: Document, titles: list[int], *, cast: Cast) -> Iterator[tuple[Actor, ...]]:
    """Find whose it is by what stands before its name: "US-Armenia Joint Statement"."""
    yield from (_signing(cast.owners(s, i)) for s, i in _papers(document, titles))
