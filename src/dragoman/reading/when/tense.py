"""Guesses the tense of the verb that a time expression belongs to, from plain text or from a parse."""

import re
from collections.abc import Sequence

from dragoman.reading.when.form import Tense, TimeExpression
from dragoman.reading.when.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|[.!?;\n]")
_REACH = 160
"""How many code points a verb may stand before its time, and half as many after it."""


def guess(text: str, expression: TimeExpression) -> Tense | None:
    """Guess from the words around it: the nearest cue before it in its sentence, else the nearest after.

    >>> from dragoman.reading.when.tagger import find
    >>> text = "The envoy said on Monday that talks will resume on Friday."
    >>> [guess(text, found) for found in find(text)]
    ['past', 'future']
    """
    before = [match[0] for match in _WORD.finditer(text, max(0, expression.lead - _REACH), expression.lead)]
    for mark in (".", "!", "?", ";", "\n"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
    found = _last_cue(before)
    if found:
        return found
    after = []
    for match in _WORD.finditer(text, expression.tail, expression.tail + _REACH // 2):
        if match[0] in ".!?;\n":
            break
        after.append(match[0])
    return _first_cue(after)


def _last_cue(words: Sequence[str]) -> Tense | None:
    for place in range(len(words) - 1, -1, -1):
        cue = _cue(words, place)
        if cue:
            return cue
    return None


def _first_cue(words: Sequence[str]) -> Tense | None:
    for place in range(len(words)):
        cue = _cue(words, place)
        if cue:
            return cue
    return None


def _cue(words: Sequence[str], place: int) -> Tense | None:
    """Read one word, with the one before it: "was to", "set to" and "to" before a verb look ahead."""
    cues = vocabulary().tense
    word, before = words[place].lower(), words[place - 1].lower() if place else ""
    if word == "be" and before == "to":
        return "future"
    if before in ("be", "being", "to"):
        return None
    if word in cues.future:
        return "future"
    if word in cues.planning and place + 1 < len(words) and words[place + 1].lower() in ("to", "for", "on"):
        return "future"
    if word in cues.past:
        # "said" in "was said to" and participles before a noun are rare enough beside a date.
        return "past"
    regular = len(word) > 4 and word.endswith("ed") and word not in cues.planning and words[place].islower()
    return "past" if regular else None
