"""An entry in the making."""

import msgspec

from dragoman.reading.document import Document
from dragoman.shapes import Actor, Evidence, InstrumentRef, Place, Quantity
from dragoman.shapes.terms import Act, Basis, Context, Status, Type


class Draft(msgspec.Struct):
    """What is known of one act or statement before it is merged with its other tellings and weighed."""

    type: Type
    sentence: int
    """Sentence of the main evidence."""
    index: int
    """Word that tells it."""
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    status: Status = "happened"
    act: Act | None = None
    mode: str | None = None
    contexts: tuple[Context, ...] = ()
    items: tuple[str, ...] = ()
    quantity: tuple[Quantity, ...] = ()
    when: str | None = None
    when_text: str | None = None
    when_basis: Basis | None = None
    said_when: str | None = None
    where: tuple[Place, ...] = ()
    according_to: tuple[Actor, ...] = ()
    channel: str | None = None
    quote: str | None = None
    sought_by: tuple[Actor, ...] = ()
    denied_by: tuple[Actor, ...] = ()
    condition: str | None = None
    instrument: InstrumentRef | None = None
    sentences: list[int] = []
    """All sentences that tell it, the main one first."""
    saying: int | None = None
    """The saying that it stands in, or that it is."""
    features: dict[str, float] = {}
    """What its confidence is computed from."""
    steps: dict[str, str] = {}
    """Which frame, cue and rule made each field."""

    @property
    def parties(self) -> set[str]:
        """Names of all who do it or have it done to them."""
        return {actor.name for actor in (*self.actors, *self.recipients)}


def evidence(doc: Document, sentences: list[int]) -> tuple[Evidence, ...]:
    """Make the spans of whole sentences; each stays within its own."""
    spans = []
    for s in dict.fromkeys(sentences):
        span = doc.parse.sentences[s]
        spans.append(Evidence(start=span.start, end=span.end, quote=doc.article.text[span.start : span.end], sentence=s))
    return tuple(spans)
