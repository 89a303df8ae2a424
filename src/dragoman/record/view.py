"""An entry prepared for comparison."""

from functools import cached_property

from dragoman.record import span as time
from dragoman.record import words
from dragoman.record.families import Manner, manner
from dragoman.record.span import Span
from dragoman.record.told import Told
from dragoman.shapes import Actor

PHASES = {"happened": "done", "ongoing": "done", "alleged": "done"}
"""What is told as done, going on or alleged may be one act; what is planned, sought or ruled out is another matter."""
COPIED = 6
"""Words that a sentence has at least, for it to be known again by them."""
REPEATED = 3
"""The same where the one text is known to be a copy of the other."""


class View:
    """What comparing an entry needs, each part worked out once and only if it is asked for."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.entry = told.entry

    @property
    def id(self) -> str:
        """Id of the entry."""
        return self.entry.id

    @cached_property
    def manner(self) -> Manner:
        """How its type is compared."""
        return manner(self.entry.type)

    @cached_property
    def phase(self) -> str:
        """Its status, where what has begun is one."""
        return PHASES.get(self.entry.status, self.entry.status)

    @cached_property
    def doers(self) -> tuple[Actor, ...]:
        """Who does it: all sides where it is mutual."""
        return self.entry.actors + self.entry.recipients if self.manner.mutual else self.entry.actors

    @cached_property
    def targets(self) -> tuple[Actor, ...]:
        """To whom it is done."""
        return () if self.manner.mutual else self.entry.recipients

    @cached_property
    def span(self) -> Span | None:
        """When it was, as far as that can be told."""
        return time.acted(self.told)

    @cached_property
    def report(self) -> Span | None:
        """When it was reported."""
        return time.reported(self.told)

    @cached_property
    def line(self) -> str:
        """The words of its main evidence."""
        return words.normal(self.entry.evidence[0].quote)

    @cached_property
    def quote(self) -> str:
        """The words in quotation marks."""
        return words.normal(self.entry.quote or "")

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names of everybody in it, as given and as mentioned."""
        entry = self.entry
        everybody = entry.actors + entry.recipients + entry.according_to + entry.sought_by + entry.denied_by
        return words.stems(" ".join(text for actor in everybody for text in (actor.name, actor.mention)))

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems of what is done: of the items; the instrument counts apart."""
        name = words.stems(self.entry.instrument.name) if self.entry.instrument else frozenset()
        return words.stems(" ".join(self.entry.items)) - self.names - name

    @cached_property
    def said(self) -> frozenset[str]:
        """Stems of all its evidence."""
        return words.stems(" ".join(span.quote for span in self.entry.evidence)) - self.names

    @cached_property
    def counts(self) -> frozenset[str]:
        """Numbers and ordinals of the main sentence."""
        return words.counts(self.line)

    def common(self, other: "View", /) -> frozenset[str]:
        """Stems that both have, in what they say or what they are about, leaving out everybody's name."""
        return ((self.said & other.said) | (self.about & other.about)) - self.names - other.names

    def shared(self, other: "View", /) -> str:
        """Write the words that both have for a reader, the most telling first."""
        found = sorted(self.common(other), key=lambda stem: (-words.weight([stem]), stem))[:6]
        spelt = words.spelt(" ".join((*(span.quote for span in self.entry.evidence), *self.entry.items)))
        return ", ".join(spelt.get(stem, stem) for stem in found) or "none"

    def likeness(self, other: "View", /) -> float:
        """Say how far two tell the same in words, 0 to 1: in what is done, or else in their whole sentences."""
        if self.copies(other):
            return 1.0
        left, right = self.said - other.names, other.said - self.names
        sentences = (words.within(left, right) + words.alike(left, right)) / 2
        left, right = self.about - other.names, other.about - self.names
        things = words.alike(left, right) if self.manner.words else words.within(left, right)
        return max(sentences, things)

    def copies(self, other: "View", /) -> bool:
        """Whether both rest on the same sentence."""
        least = REPEATED if self.told.origin == other.told.origin else COPIED
        return self.line == other.line and self.line.count(" ") + 1 >= least
