"""Conditions as clauses state them; true, false, or not known."""

from typing import TYPE_CHECKING, Union

import msgspec

from dragoman.instruments.pattern import Pattern

if TYPE_CHECKING:
    from dragoman.instruments.expression import Expression


class There(msgspec.Struct, frozen=True, kw_only=True):
    """So many facts, counted by the actors who did it."""

    pattern: Pattern
    """Which facts."""
    at_least: int = 1
    """How many actors; each counts once."""
    share: str | None = None
    """Count not heads but shares: the id of a table of shares."""
    need: float = 0
    """With `share`: how much."""
    above: bool = False
    """With `share`: more than `need`, not just as much."""
    among: str | None = None
    """Count only members of this group or role."""
    everyone: bool = False
    """All of `among`."""
    part: str | None = None
    """A part of `among`, as `2/3` or `more than half`."""


class Voted(msgspec.Struct, frozen=True):
    """A decision came out so."""

    decision: str
    """The decision."""
    result: str
    """`adopted` or `not adopted`."""
    on: str | None = None
    """On this matter only; `same` for that of the trigger."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """A measure stands so."""

    measure: str
    """The measure."""
    of: str | None = None
    """Whose: an actor, or `actor` for whoever pulled the trigger."""
    cmp: str = "=="
    """How it is compared."""
    limit: float = 1
    """With what; true is 1. Where it is set against another measure: how many times that."""
    against: str | None = None
    """The other measure."""
    against_of: str | None = None
    """Whose."""


class Stands(msgspec.Struct, frozen=True):
    """A status variable has a value."""

    status: str
    """The variable."""
    values: tuple[str, ...]
    """One of these."""
    of: str | None = None
    """Whose, for a variable per actor."""


class Reached(msgspec.Struct, frozen=True):
    """A time has come."""

    time: "Expression"
    """The time."""


class Holders(msgspec.Struct, frozen=True):
    """So many hold a role; or one actor does."""

    role: str
    """The role."""
    cmp: str = ">="
    """How their number is compared."""
    limit: int = 1
    """With what."""
    of: str | None = None
    """Whether this actor holds it."""


class Runs(msgspec.Struct, frozen=True):
    """A procedure or a term stands so."""

    what: str
    """`procedure` or `term`."""
    name: str
    """Its id."""
    states: tuple[str, ...]
    """One of these."""
    by: str | None = None
    """For a procedure: pulled by this actor, or `actor`."""


class Kept(msgspec.Struct, frozen=True):
    """An obligation stands so for its holder."""

    obligation: str
    """Its id."""
    states: tuple[str, ...]
    """One of these."""
    of: str | None = None
    """Whose; else of any holder."""


class All(msgspec.Struct, frozen=True):
    """All of them."""

    of: "tuple[Condition, ...]"
    """The conditions."""


class Any(msgspec.Struct, frozen=True):
    """At least one of them."""

    of: "tuple[Condition, ...]"
    """The conditions."""


class Not(msgspec.Struct, frozen=True):
    """The contrary."""

    of: "Condition"
    """The condition."""


class Read(msgspec.Struct, frozen=True):
    """A reading is followed."""

    reading: str
    """Its id."""


Condition = Union[There, Voted, Measured, Stands, Reached, Holders, Runs, Kept, All, Any, Not, Read]  # noqa: UP007
