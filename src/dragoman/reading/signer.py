"""Who speaks in a party's own document: the person who signs it or whom its headline names, else the party."""

from collections.abc import Iterator
from functools import cache

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading import tables
from dragoman.reading.document import Document
from dragoman.reading.saying import Sayings
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_LINES = 3
"""A signature stands in the first lines below the headline, or in the last two."""
_LAST = 2
_LONGEST, _NAME = 14, 6
"""Words of such a line at most, there and at the end."""
_OWN = 2
"""Sentences in the first person that make an article somebody's own words."""


class _Words(msgspec.Struct, frozen=True):
    """What tells whose a paper is."""

    papers: frozenset[str]
    """What a paper or speech of one's own is called."""
    by: frozenset[str]
    """Prepositions before who made it."""
    within: frozenset[str]
    """Prepositions within an office: "minister for foreign affairs"."""
    to: frozenset[str]
    """What opens a line that names to whom it goes."""


@cache
def _words() -> _Words:
    return tables.words(_Words, "signers.toml")


def signer(document: Document, *, cast: Cast, catalogue: Catalogue) -> Actor | None:
    """Give who speaks in a party's own document: the person whose it is, else the issuer; None without either.

    The headline says whose words it heads, "Statement by President Jane Roe", or a person signs in a line of name and
    office below it or at the end. A spokesman whom the headline names speaks for the issuer, and so does whoever signs
    what never says "I".
    """
    found = headed(document, cast=cast)
    if found is not None:
        return found
    signed, party = _signature(document, cast=cast), _issuer(document, catalogue)
    return (signed or party) if party is None or _says_i(document) else party


def _says_i(document: Document) -> bool:
    """Whether a document speaks in the first person of one."""
    body = (s for s, region in enumerate(document.regions) if region == "body")
    return any(
        lemma.lower() in ("i", "my") and upos == "PRON"
        for s in body
        for lemma, upos in zip(document.lemmas[s], document.upos[s], strict=True)
    )


def speaking(document: Document, *, cast: Cast, sayings: Sayings) -> Actor | None:
    """Give whose own words an article is that no known party issued: its headline names him, and it says "I" or "we".

    Words in quotation marks do not count: news quotes a statement that its headline names.
    """
    found = headed(document, cast=cast)
    if found is None:
        return None
    body = (s for s, region in enumerate(document.regions) if region == "body")
    return found if sum(_in_first_person(document, s, sayings=sayings) for s in body) >= _OWN else None


def _in_first_person(document: Document, s: int, *, sayings: Sayings) -> bool:
    return any(
        lemma.lower() in ("i", "we") and sayings.quotation_at(document.token(s, i).start) is None
        for i, lemma in enumerate(document.lemmas[s])
        if document.upos[s][i] == "PRON"
    )


def headed(document: Document, *, cast: Cast) -> Actor | None:
    """Give the one person whose words the headline says that it heads; None where it names none, or several."""
    persons = named(document, cast=cast)
    return persons[0] if len(persons) == 1 and cast.represented(persons[0]) is None else None


def named(document: Document, *, cast: Cast) -> tuple[Actor, ...]:
    """Give the persons whose paper or speech the headline says that it heads: "Joint statement by A and B"."""
    for s, region in enumerate(document.regions):
        for i, lemma in enumerate(document.lemmas[s]) if region == "title" else ():
            if lemma.lower() in _words().papers:
                return _persons(document, s, beside(document, s, i), cast=cast)
    return ()


def beside(document: Document, s: int, i: int) -> range:
    """Give the words of a headline that name whose paper it heads: those after "statement by", else those before it.

    A headline that tells what somebody does about a paper, "Chad rejects statement by …", heads none.
    """
    words = document.words[s]
    if any(_ends(document, s, j) for j in range(i)):
        return range(0)
    if i + 1 < len(words) and words[i + 1].lower() in _words().by:
        end = next((j for j in range(i + 2, len(words)) if _ends(document, s, j)), len(words))
        return range(i + 2, end)
    return range(i)


def _ends(document: Document, s: int, j: int) -> bool:
    """Whether a word is no part of names and offices any more: "on", "regarding", "marking", a verb."""
    upos, lemma = document.upos[s][j], document.lemmas[s][j].lower()
    return upos in ("VERB", "AUX") or (upos in ("ADP", "SCONJ") and lemma not in _words().by | _words().within)


def _persons(document: Document, s: int, words: range, *, cast: Cast) -> tuple[Actor, ...]:
    found = (actor for i in words if document.upos[s][i] in ("PROPN", "NOUN") for actor in cast.actors(s, i))
    return tuple({actor.name: actor for actor in found if actor.kind == "person"}.values())


def _signature(document: Document, *, cast: Cast) -> Actor | None:
    """Give the person of a line that names nobody else, below the headline or at the end."""
    for s in _signed(document):
        for i, upos in enumerate(document.upos[s]):
            for actor in cast.actors(s, i) if upos == "PROPN" else ():
                if actor.kind == "person":
                    return actor
    return None


def _signed(document: Document) -> Iterator[int]:
    """Find the lines in which a signature may stand."""
    body = [s for s, region in enumerate(document.regions) if region == "body"]
    for s in (*body[:_LINES], *body[_LINES:][-_LAST:]):
        longest = _LONGEST if s in body[:_LINES] else _NAME
        told = {"VERB", "AUX", "PRON"}.intersection(document.upos[s])
        first = next((word.lower() for word in document.words[s] if word[0].isalpha()), "")
        if len(document.words[s]) <= longest and not told and first not in _words().to:
            yield s


def _issuer(document: Document, catalogue: Catalogue) -> Actor | None:
    records = catalogue.lookup(document.article.issuer) if document.article.issuer else ()
    if not records:
        return None
    record = records[0]
    return Actor(
        id=record.id,
        name=record.name,
        kind=record.kind,
        country=record.country,
        sector=record.sector,
        mention=document.article.issuer or record.name,
    )
