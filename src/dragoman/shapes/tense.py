"""Guesses from plain words on which side of the article's date a time lies."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from dragoman.shapes.tables import load

Tense = Literal["past", "present", "future"]
"""Tense of the verb that a time belongs to."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[.!?;\n]")
_REACH = 160
"""How many code points a verb may stand before its time, and half as many after it."""
_NEAR = 6
"""How many words before a span a cue may stand to be sure."""
_STOPS = frozenset(".!?;\n")


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show the tense."""

    future: frozenset[str]
    """They look ahead."""
    modal: frozenset[str]
    """Those of them that leave it open whether it comes about, or look ahead from the past."""
    ends: frozenset[str]
    """Nouns after a time that make it one to come."""
    planning: frozenset[str]
    """They look ahead before "to", "for" or "on"."""
    past: frozenset[str]
    """They look back; regular pasts in -ed need no listing."""


@cache
def cues() -> Cues:
    """Load the words."""
    return load("dragoman.shapes", "data/tense.toml", type=Cues)


def guess(text: str, *, start: int, end: int, sure: bool = False) -> Tense | None:
    """Guess the tense beside a span: the nearest cue before it in its sentence, else the nearest after; null for none.

    `start` and `end` are code points of the span in `text`; time does not grow with the text. With `sure` the cue must
    stand near before the span (after it only where the span opens its sentence), and a modal ("would", "must")
    is none.

    >>> text = "The envoy said on Monday that talks will resume on Friday."
    >>> guess(text, start=18, end=24), guess(text, start=51, end=57)
    ('past', 'future')
    """
    before = [match[0] for match in _WORD.finditer(text, max(0, start - _REACH), start)]
    stops = [place for place, word in enumerate(before) if word in _STOPS]
    before = before[stops[-1] + 1 :] if stops else before
    after: list[str] = []
    for match in _WORD.finditer(text, end, end + _REACH // 2):
        if match[0] in _STOPS:
            break
        after.append(match[0])
    if not sure and after and after[0].lower() in cues().ends:
        return "future"
    opens = len(before) <= 2
    if sure and "that" in before:
        # What stands before "that" belongs to another clause.
        before = before[len(before) - before[::-1].index("that") :]
    reach = len(before) - _NEAR if sure else 0
    found = (_cue(before, place) for place in range(len(before) - 1, max(reach, 0) - 1, -1))
    cue = next((cue for cue in found if cue), None)
    if cue is None and (opens or not sure):
        cue = next((cue for place in range(len(after)) if (cue := _cue(after, place))), None)
    return None if cue is None or (sure and cue == "modal") else "future" if cue == "modal" else cue


def _cue(words: Sequence[str], place: int) -> Literal["past", "future", "modal"] | None:
    """Read one word with its neighbours: "to be", "set to" and "planned for" look ahead."""
    table = cues()
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word == "be" and before == "to":
        return "future"
    if word in table.planning and place + 1 < len(words) and words[place + 1].lower() in ("to", "for", "on"):
        return "future"
    if before in ("be", "being", "to", "is", "are"):
        return None  # the participle of a present, or an infinitive: its own verb tells
    if word in table.future:
        return "modal" if word in table.modal else "future"
    if word in table.past:
        return "past"
    regular = len(word) > 4 and word.endswith("ed") and word not in table.planning and words[place].islower()
    return "past" if regular else None
