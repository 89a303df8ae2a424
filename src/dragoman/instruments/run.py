"""Runs of procedures, spells of terms, and votes that wait: what the engine keeps as time goes by."""

from dataclasses import dataclass, field
from datetime import date

import msgspec

from dragoman.instruments.fact import Fact
from dragoman.instruments.moment import Moment

RUNNING = "running"
STATES = ("running", "held", "paused", "in effect", "settled", "stopped", "revoked", "void", "moot", "ended", "unknown")
"""What a run of a procedure can be."""


@dataclass
class Pace:
    """A step of a run."""

    id: str
    start: Moment
    due: Moment
    state: str = RUNNING
    extended: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    left: int | None = None


@dataclass
class Run:
    """One run of a procedure."""

    procedure: str
    actors: tuple[str, ...]
    trigger: Fact
    state: str = RUNNING
    why: str = ""
    since: date | None = None
    effect: Moment | None = None
    steps: dict[str, Pace] = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    survives: tuple[tuple[str, Moment], ...] = ()
    resumes: Moment | None = None

    @property
    def live(self) -> bool:
        """Whether it still waits for something."""
        return self.state in (RUNNING, "held", "paused", "unknown")

    @property
    def moving(self) -> list[Pace]:
        """Its steps that still wait for something."""
        return [pace for pace in self.steps.values() if pace.state in (RUNNING, "held", "unknown")]

    def rest_on(self, facts: tuple[str, ...]) -> None:
        """Add facts behind its state."""
        self.facts = tuple(dict.fromkeys((*self.facts, *facts)))


@dataclass
class Spell:
    """Where a term stands."""

    start: Moment
    end: Moment
    state: str = "not started"
    renewals: int = 0
    fixed: bool = False
    facts: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    since: date = date.min


@dataclass
class Waiting:
    """A vote that closes in time."""

    decision: str
    fact: Fact
    due: Moment
    closed: bool = False


class Glance(msgspec.Struct, frozen=True, kw_only=True):
    """A run, a step, a term or the like, as it stands: what a snapshot keeps."""

    state: str
    """Its state."""
    due: Moment | None = None
    """Its next time."""
    why: str = ""
    """Why it stands so."""
    facts: tuple[str, ...] = ()
    """Facts behind it."""
    provisions: tuple[str, ...] = ()
    """Provisions behind it."""
    then: str = ""
    """What follows when its time is out."""
