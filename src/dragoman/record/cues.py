"""Words by which denials, callings off and failures are known."""

import re
from functools import cache

import msgspec

from dragoman.shapes.tables import load


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `data/cues.toml` holds."""

    denying: tuple[str, ...]
    """Something is called untrue."""
    rejecting: tuple[str, ...]
    """Something is turned down."""
    untrue: tuple[str, ...]
    """What is denied is said."""
    charge: tuple[str, ...]
    """What is held against somebody."""
    calling_off: tuple[str, ...]
    """What was to be is not going to be."""
    failing: tuple[str, ...]
    """It took place and came to nothing."""
    absent: tuple[str, ...]
    """It did not take place."""


class Cues:
    """Looks for them in the words of a line, as `normal` gives it."""

    def __init__(self, lists: Lists) -> None:
        self._denying, self._rejecting, self._charge = map(_pattern, (lists.denying, lists.rejecting, lists.charge))
        self._calling_off, self._failing, self._absent = map(_pattern, (lists.calling_off, lists.failing, lists.absent))

        self._untrue = _pattern(lists.untrue)

    def denies(self, line: str, /) -> bool:
        """Whether the line calls untrue, or turns down, what is held against somebody.

        >>> cues().denies("norway rejected the accusation"), cues().denies("norway rejected the offer")
        (True, False)
        """
        return bool(self._denying.search(line) or (self._rejecting.search(line) and self._charge.search(line)))

    def answers(self, line: str, /) -> bool:
        """Whether the line says what it denies, or names the charge that it turns down.

        >>> cues().answers("norway denied the claim"), cues().answers("norway denied them entry")
        (True, False)
        >>> cues().answers("norway denied sinking a whaler")
        True
        """
        return bool(self._untrue.search(line)) or (bool(self._charge.search(line)) and self.denies(line))

    def calls_off(self, line: str, /) -> bool:
        """Whether the line says that something is not going to be.

        >>> cues().calls_off("the visit was cancelled"), cues().calls_off("the visit ended")
        (True, False)
        """
        return bool(self._calling_off.search(line))

    def fails(self, line: str, /) -> bool:
        """Whether the line says that something came to nothing.

        >>> cues().fails("the talks ended without agreement"), cues().fails("no talks took place")
        (True, False)
        """
        return bool(self._failing.search(line))

    def absent(self, line: str, /) -> bool:
        """Whether the line says that something did not take place."""
        return bool(self._absent.search(line))


@cache
def cues() -> Cues:
    """Load them."""
    return Cues(load("dragoman.record", "data/cues.toml", type=Lists))


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Make one pattern of whole words; a star stands for any ending of its word."""
    made = (r"\s".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()) for phrase in phrases)
    return re.compile(r"(?<![\w-])(?:" + "|".join(made) + r")(?![\w-])")
