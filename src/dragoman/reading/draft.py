"""An entry in the making."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from dragoman.reading.document import Document
from dragoman.reading.weights import Question
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
    nearly: frozenset[str] = frozenset()
    """Names of places that it may have, should the others of its occasion have them."""
    according_to: tuple[Actor, ...] = ()
    channel: str | None = None
    quote: str | None = None
    sought_by: tuple[Actor, ...] = ()
    denied_by: tuple[Actor, ...] = ()
    condition: str | None = None
    instrument: InstrumentRef | None = None
    places: list[tuple[int, int]] = []
    """Sentence and word of all tellings, the main one first."""
    saying: int | None = None
    """The saying that it stands in, or that it is."""
    features: dict[str, float] = {}
    """What its confidence is computed from."""
    confidence: float = 0.0
    """How likely it is right, once it has been weighed."""
    steps: dict[str, str] = {}
    """Which frame, cue and rule made each field."""
    instead: "Draft | None" = None
    """The act within a statement's words that it stands for, should that be too unlikely to be told."""

    @property
    def parties(self) -> set[str]:
        """Names of all who do it or have it done to them."""
        return {actor.name for actor in (*self.actors, *self.recipients)}

    @property
    def frame(self) -> str | None:
        """The feature that names the frame that made it; none where the network heard it, and of statements."""
        # It is asked of every draft several times: a plain loop is twice as fast as a generator.
        for name in self.features:
            if name.startswith("frame:"):
                return name
        return None


def first_kind(parties: Sequence[Actor]) -> str:
    """Give what the first of some parties is: its kind, or none."""
    return parties[0].kind if parties else "none"


Watch = Callable[[str, Draft, Sequence[Any], Question], None]
"""Is told a field of a draft, what it may be, and what speaks for each, before one is chosen."""


def evidence(doc: Document, places: list[tuple[int, int]]) -> tuple[Evidence, ...]:
    """Make the spans of the sentences around words (sentence and word); each stays within its own."""
    spans: dict[tuple[int, int], Evidence] = {}
    for s, word in places:
        start, end = _stretch(doc, s, word)
        quote = doc.article.text[start:end]
        spans.setdefault((start, end), Evidence(start=start, end=end, quote=quote, sentence=s))
    return tuple(spans.values())


def _stretch(doc: Document, s: int, word: int) -> tuple[int, int]:
    """The sentence around a word, as far as full stops allow where the parse ran two sentences into one."""
    tokens, first, last = doc.sentences[s], 0, len(doc.sentences[s]) - 1
    for i in range(len(tokens) - 1):
        if not _ends(doc, s, i):
            continue
        if i < word:
            first = i + 1
        else:
            last = i
            break
    span = doc.parse.sentences[s]
    start = span.start if first == 0 else tokens[first].start
    return start, span.end if last == len(tokens) - 1 else tokens[last].end


def _ends(doc: Document, s: int, i: int) -> bool:
    """Whether a sentence ends at the mark: a stop, maybe a closing quotation mark, then a capital after a space."""
    tokens, text = doc.sentences[s], doc.article.text
    here = tokens[i]
    closing = here.text in ("”", '"', "’") and i > 0 and tokens[i - 1].text in _STOPS
    if not closing and here.text not in _STOPS:
        return False
    after = tokens[i + 1]
    if not text[here.end : after.start].isspace() or (not closing and after.text in ("”", '"')):
        return False
    return after.text[:1].isupper() or after.text in ("“", '"')


_STOPS = frozenset({".", "!", "?"})
