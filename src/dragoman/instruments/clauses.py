"""What an instrument is made of: each kind of clause one frozen record."""

import msgspec

from dragoman.instruments.condition import Condition
from dragoman.instruments.duration import Duration
from dragoman.instruments.expression import Expression
from dragoman.instruments.pattern import Pattern


class Provision(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the text and what it says."""

    id: str
    """Its id."""
    place: str
    """Where it stands: `Article 20(3)`."""
    says: str
    """What it says, in own words."""
    checked: str
    """How well that is known."""
    source: str = ""
    """Where it was seen."""


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's role for a time."""

    who: str
    """An actor or a group."""
    role: str
    """Its id: `party`, `participant`, `depositary`."""
    start: Expression | None = None
    """The first day; always so far where null."""
    end: Expression | None = None
    """The first day on which it no longer holds."""
    reading: tuple[str, ...] = ()
    """Readings under which it does."""
    provision: tuple[str, ...] = ()
    """What gives it."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever decides."""

    id: str
    """Its id."""
    seats: int
    """How many seats."""
    members: str | None = None
    """The group or role that sits in it."""
    permanent: str | None = None
    """The group whose members may veto."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """When a vote carries."""

    yes: str | int | None = None
    """How much it needs: `9`, `2/3 of voting`, `more than half of seats`, `all of GROUP`."""
    too: tuple[str | int, ...] = ()
    """What else it needs of those for, all of it."""
    casting: bool = False
    """Whether the chair's vote, as the fact tells it, breaks a tie."""
    concerned_out: bool = False
    """Whether those whom a vote is about, the fact's `to`, neither vote nor count among the seats."""
    no_at_most: int | None = None
    """How many against it bears."""
    abstain_at_most: int | None = None
    """How many abstentions it bears."""
    blocked_by: str | int | None = None
    """How much against stops it."""
    veto: str | None = None
    """Whose no stops it: `permanent` or a group."""
    quorum: str | int | None = None
    """How many must be present."""
    weights: str | None = None
    """A table of shares that count beside heads."""
    weight_yes: float = 0
    """How much of them must be for."""
    block_needs: int | None = None
    """With weights: fewer than so many not for cannot block by weight alone."""
    unless_all_against: bool = False
    """Negative consensus: it carries unless all present are against."""
    each: tuple[tuple[str, str], ...] = ()
    """Groups that must each be for by so much."""


class Effects(msgspec.Struct, frozen=True, kw_only=True):
    """What follows."""

    says: str = ""
    """In words."""
    set: tuple[tuple[str, str], ...] = ()
    """Status variables and their new values."""
    give_role: tuple[str, ...] = ()
    """Roles that begin."""
    end_role: tuple[str, ...] = ()
    """Roles that end."""
    whom: str = "actor"
    """For whom: `actor` (who pulled the trigger), a group or a role."""
    without: Pattern | None = None
    """Not for those who did this."""
    survives: tuple[tuple[str, Duration | None, str], ...] = ()
    """What lives on: id, for how long (null: without end), in words."""
    allows: tuple[str, ...] = ()
    """Acts that it opens."""
    revives: tuple[str, ...] = ()
    """What comes back."""
    ends: tuple[str, ...] = ()
    """What ends."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Something a body decides."""

    id: str
    """Its id."""
    body: Body
    """Who decides."""
    rule: Rule
    """How."""
    rule_name: str
    """The rule's name."""
    provision: tuple[str, ...] = ()
    """What orders it."""
    adopted: Effects
    """What follows if it carries."""
    failed: Effects
    """What follows if it does not."""
    adds_up: bool = False
    """Whether votes come one by one and add up."""
    opens: Pattern | None = None
    """The fact that opens it, where it must close in time."""
    within: Expression | None = None
    """When it closes."""
    silence: str = "absent"
    """How those who said nothing count at the close: `for`, `against` or `absent`."""


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is measured, or a state of affairs."""

    id: str
    """Its id."""
    unit: str
    """The unit that it is compared in."""
    same_as: tuple[tuple[str, float], ...] = ()
    """Other units: one of them is so many of `unit`."""
    state: bool = False
    """Whether it holds until told otherwise; else it is a sample and goes stale."""
    stale_after: int | None = None
    """Days after which a sample says nothing any more."""
    initial: float | None = None
    """What it is before anything was told."""
    reported_by: str = ""
    """Who measures."""

    def factor(self, unit: str | None) -> float | None:
        """Give how many of the own unit one `unit` is, or null."""
        return 1.0 if unit in (None, self.unit) else dict(self.same_as).get(unit or "")


class Obligation(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody must keep, reach, do, leave or report."""

    id: str
    """Its id."""
    holder: str
    """An actor, a group or a role."""
    kind: str
    """`maintain`, `achieve`, `refrain`, `do` or `report`."""
    says: str = ""
    """In words."""
    measure: str | None = None
    """What is measured."""
    cmp: str = "<="
    """How it is compared."""
    limit: float = 0
    """The limit in the measure's own unit."""
    limit_text: str = ""
    """The limit as the text words it."""
    total: str | None = None
    """Sum samples over `calendar year`, over `all` of the obligation's time, or over a length such as `12 months`."""
    start: Expression | None = None
    """From when."""
    end: Expression | None = None
    """The first day on which it no longer binds."""
    by: Expression | None = None
    """The last day to reach or do it."""
    every: Duration | None = None
    """For reports: how often."""
    done_if: Condition | None = None
    """When it is done."""
    breached_if: Condition | None = None
    """When it is broken."""
    excused_if: Condition | None = None
    """When it need not be kept."""
    applies_if: Condition | None = None
    """While it binds at all."""
    hardness: str = "hard"
    """`hard`, `soft` or `best efforts`."""
    provision: tuple[str, ...] = ()
    """What orders it."""
    reading: tuple[str, ...] = ()
    """Readings under which it does."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a procedure, with its clock."""

    id: str
    """Its id."""
    due: Expression
    """When its time is out, or its effect comes."""
    whole_day: bool
    """Whether acts still count on the last day (`within`), or the effect comes on that day (`after`)."""
    start: Expression | None = None
    """When it starts, if not at the end of the step that points to it."""
    beside: str | None = None
    """The step together with which it starts."""
    by: str = ""
    """Who must act."""
    done_if: Condition | None = None
    """What ends it in time."""
    then: str = "end"
    """Where it goes when done."""
    otherwise: str
    """Where it goes when time is out."""
    extend_if: Condition | None = None
    """What extends it."""
    extend_by: Duration | None = None
    """By how much, if the fact names no new end."""
    early_if: Condition | None = None
    """What brings its end at once."""
    hold_while: Condition | None = None
    """What keeps the effect waiting."""
    when_done: Effects | None = None
    """What follows when it is done."""
    when_out: Effects | None = None
    """What follows when its time is out, beside where it goes."""
    provision: tuple[str, ...] = ()
    """What orders it."""
    reading: tuple[str, ...] = ()
    """Readings under which it exists."""


class Procedure(msgspec.Struct, frozen=True, kw_only=True):
    """What starts, runs and ends by clocks."""

    id: str
    """Its id."""
    says: str = ""
    """In words."""
    trigger: Pattern
    """What starts it."""
    when: Condition | None = None
    """A condition that starts it each time it comes true, instead."""
    joint: bool = False
    """Whether those who act together make one run; else each makes one."""
    requires: Condition | None = None
    """What must be true at the trigger; else the run is moot."""
    not_before: Expression | None = None
    """Earlier triggers do not count."""
    early: str = "void"
    """What an early trigger is: `void`, or `waits` until the first lawful day."""
    revocable: bool = True
    """Whether whoever pulled the trigger may take it back before effect."""
    stop_if: Condition | None = None
    """What stops it."""
    steps: tuple[Step, ...] = ()
    """Its steps; without any, its default follows at once."""
    at_start: Effects | None = None
    """What follows from the trigger at once."""
    default: Effects
    """What follows when time runs out."""
    stopped: Effects | None = None
    """What follows when it is stopped."""
    provision: tuple[str, ...] = ()
    """What orders it."""
    reading: tuple[str, ...] = ()
    """Readings under which it exists."""

    def step(self, name: str) -> Step | None:
        """Give a step by id."""
        return next((step for step in self.steps if step.id == name), None)


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A time for which something holds, and whether it renews."""

    id: str
    """Its id."""
    start: Expression
    """Its first day."""
    end: Expression
    """Its last day."""
    open_end: bool = False
    """Whether the last day no longer belongs to it."""
    renewal: str
    """`automatic`, `if` (only if a condition is met) or `none`."""
    next: Duration | None = None
    """How long a renewal is."""
    notice: Duration | None = None
    """How long before the end an objection must come."""
    unless: Condition | None = None
    """What stops an automatic renewal."""
    renew_if: Condition | None = None
    """What renews it."""
    times: int | None = None
    """How often at most."""
    begins: Effects | None = None
    """What follows from its start."""
    renewed: Effects
    """What follows from a renewal."""
    lapse: Effects
    """What follows when it ends."""
    provision: tuple[str, ...] = ()
    """What orders it."""
    reading: tuple[str, ...] = ()
    """Readings under which it exists."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A variable that the instrument controls."""

    id: str
    """Its id."""
    values: tuple[str, ...]
    """What it can be."""
    initial: str
    """What it is at first."""
    per_actor: bool = False
    """Whether each actor has its own."""
    says: str = ""
    """What it stands for."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who holds a reading, for a time."""

    who: str
    """An actor or a group."""
    start: Expression | None = None
    """Since when."""
    end: Expression | None = None
    """The first day on which no longer."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to a question on which parties differ."""

    id: str
    """Its id."""
    question: str
    """The question."""
    says: str
    """In words."""
    held_by: tuple[Holder, ...] = ()
    """By whom."""
    checked: str = "general knowledge"
    """How well that is known."""
    source: str = ""
    """Where it was seen."""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage of the instrument's life, and which clause rules it."""

    id: str
    """`signature`, `ratification`, `entry_into_force`, `extension` …"""
    says: str
    """In words; that there is no clause is said too."""
    clause: str = ""
    """The milestone, procedure or term that computes it."""
    provision: tuple[str, ...] = ()
    """Its place."""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of actors, as of emissions or of votes."""

    id: str
    """Its id."""
    shares: tuple[tuple[str, float], ...]
    """Actor and share."""

    def of(self, actor: str) -> float:
        """Give an actor's share; 0 for none."""
        return dict(self.shares).get(actor, 0.0)
