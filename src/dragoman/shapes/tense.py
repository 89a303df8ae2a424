"""Guesses from plain words on which side of the article's date a time lies."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

Tense = Literal["past", "present", "future"]
"""Tense of the verb that a time belongs to."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[.!?;\n]")
_REACH = 160
"""How many code points a verb may stand before its time, and half as many after it."""
_STOPS = frozenset(".!?;\n")


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that show the tense."""

    future: frozenset[str]
    """They look ahead."""
    planning: frozenset[str]
    """They look ahead before "to", "for" or "on"."""
    past: frozenset[str]
    """They look back; regular pasts in -ed need no listing."""


@cache
def cues() -> Cues:
    """Load the words."""
    text = resources.files("dragoman.shapes").joinpath("data/tense.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Cues)


def guess(text: str, *, start: int, end: int) -> Tense | None:
    """Guess the tense beside a span: the nearest cue before it in its sentence, else the nearest after; null for none.

    `start` and `end` are code points of the span in `text`; time does not grow with the text.

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
    if after and after[0].lower() in cues().future:
        return "future"
    found = (_cue(before, place) for place in range(len(before) - 1, -1, -1))
    return next((cue for cue in found if cue), None) or next(
        (cue for place in range(len(after)) if (cue := _cue(after, place))), None
    )


def _cue(words: Sequence[str], place: int) -> Tense | None:
    """Read one word with its neighbours: "to be", "set to" and "planned for" look ahead."""
    table = cues()
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word == "be" and before == "to":
        return "future"
    if before in ("be", "being", "to"):
        return None
    if word in table.future:
        return "future"
    if word in table.planning and place + 1 < len(words) and words[place + 1].lower() in ("to", "for", "on"):
        return "future"
    if word in table.past:
        return "past"
    regular = len(word) > 4 and word.endswith("ed") and word not in table.planning and words[place].islower()
    return "past" if regular else None
