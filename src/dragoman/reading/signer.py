"""Who speaks in a party's own document: the person who signs it, else the party."""

from dragoman.catalogue import Catalogue
from dragoman.reading.document import Document
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

_LINES = 3
"""A signature stands in the first lines below the headline."""
_LONGEST = 14


def signer(document: Document, *, cast: Cast, catalogue: Catalogue) -> Actor | None:
    """Give the person named in a line of name and office below the headline, else the issuer; None without either."""
    body = [s for s, region in enumerate(document.regions) if region == "body"][:_LINES]
    for s in body:
        if len(document.words[s]) > _LONGEST or "VERB" in document.upos[s]:
            continue
        for i in range(len(document.words[s])):
            for actor in cast.actors(s, i) if document.upos[s][i] == "PROPN" else ():
                if actor.kind == "person":
                    return actor
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
