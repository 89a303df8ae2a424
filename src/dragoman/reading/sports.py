"""Sport: articles that tell of a contest, where to beat, to meet and to retire is no act of politics."""

from dragoman.reading import tables
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft

_DIFFERENT = 4
"""Different words of sport (the set `sport`) that make an article one of it."""
_SHARE = 0.02
"""Share of its words that they are at least."""


def tells(document: Document) -> bool:
    """Tell whether an article is of sport: several different words of it, and not a few.

    >>> from dragoman import language
    >>> from dragoman.shapes import Article, Source
    >>> text = "The striker scored a goal in the semifinal of the football tournament."
    >>> parse, = language.load().parse([text])
    >>> tells(Document(Article(id="a", text=text, source=Source(file="a")), parse))
    True
    """
    words = tables.sets()["sport"]
    found = [lemma for row in document.lemmas for word in row if (lemma := word.lower()) in words]
    return len(set(found)) >= _DIFFERENT and len(found) >= _SHARE * sum(map(len, document.lemmas))


def spared(document: Document, found: list[Draft]) -> list[Draft]:
    """Leave out what an article of sport tells of the contest: acts that no frame knows, blows and careers."""
    return [draft for draft in found if not _of_contest(draft)] if tells(document) else found


def _of_contest(draft: Draft) -> bool:
    if draft.features.get("statement"):
        return False
    return draft.frame is None or draft.type == "OFFICE" or draft.mode == "beat"
