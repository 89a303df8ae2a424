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
    def names(self) -> tuple[str, ...]:
        """Names of everybody in it, as given and as mentioned."""
        entry = self.entry
        everybody = entry.actors + entry.recipients + entry.according_to + entry.sought_by + entry.denied_by
        return tuple(text for actor in everybody for text in (actor.name, actor.mention))

    @cached_property
    def about(self) -> frozenset[str]:
        """Stems of what is done: of the items, or of the evidence where there are none."""
        texts = [*self.entry.items]
        if self.entry.instrument:
            texts.append(self.entry.instrument.name)
        found = words.content(texts, without=self.names)
        return found if len(found) >= 2 else self.said

    @cached_property
    def said(self) -> frozenset[str]:
        """Stems of all its evidence."""
        return words.content((span.quote for span in self.entry.evidence), without=self.names)

    def likeness(self, other: "View", /) -> float:
        """Say how far two tell the same in words, 0 to 1."""
        if self.copies(other):
            return 1.0
        return max(words.overlap(self.about, other.about), words.overlap(self.said, other.said))

    def copies(self, other: "View", /) -> bool:
        """Whether both rest on the same sentence."""
        return self.line == other.line and self.line.count(" ") + 1 >= COPIED
