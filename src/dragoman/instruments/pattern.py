"""Which facts a clause speaks of."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from dragoman.instruments.expression import Expression


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Facts of an act, of the kinds that the clause names, by those whom it names.

    >>> Pattern(act="withdrawal", kinds=("received",), by=("party",)).words
    'received withdrawal by party'
    """

    act: str
    """What it is about: an id such as `withdrawal`."""
    kinds: tuple[str, ...]
    """The kinds of fact that count."""
    by: tuple[str, ...] = ()
    """Actors, groups, roles, or `actor` for whoever pulled the trigger; anybody where empty."""
    on: str | None = None
    """Only facts on this matter (a draft, an amendment, a ship); `same` for that of the trigger."""
    to: tuple[str, ...] = ()
    """Only facts addressed to these."""
    not_before: "Expression | None" = None
    """Only facts of this day or later."""
    not_after: "Expression | None" = None
    """Only facts of this day or earlier."""
    revoked_counts: bool = False
    """Whether facts that were revoked or void since still count."""

    @property
    def words(self) -> str:
        """The pattern in words."""
        by = " by " + " or ".join(self.by) if self.by else ""
        return f"{'/'.join(self.kinds)} {self.act}{by}" + (f" on {self.on}" if self.on else "")
