"""Who denied what: found between two entries, and listed with both words side by side."""

from dragoman.record import parties
from dragoman.record.cues import cues
from dragoman.record.merge import Match
from dragoman.record.view import View

BEFORE = 3
"""Days by which a report of a denial may come before the report of what it denies."""
AFTER = 31
"""Days by which it may come after."""
ALIKE = 0.34
"""Share of the words that a denial and what it denies have in common."""


def denial(one: View, two: View, /) -> Match | None:
    """Say why the first entry denies the second; null where it doesn't."""
    if not _denies(one) or not _held_against(two):
        return None
    accused = two.entry.recipients if two.entry.type == "ACCUSE" else two.entry.actors
    denier = one.entry.actors
    if not accused or not parties.shared(denier, accused):
        return None
    accuser = two.entry.actors if two.entry.type == "ACCUSE" else two.entry.according_to
    if one.entry.recipients and accuser and not parties.shared(one.entry.recipients, accuser):
        return None
    if parties.shared(denier, accuser) == 1.0 or not _in_time(one, two):
        return None
    likeness = one.likeness(two)
    at_home = one.told.article == two.told.article
    named = bool(one.entry.recipients and accuser)
    if likeness < (ALIKE / 2 if at_home and named else ALIKE) or not one.common(two):
        return None
    common = one.shared(two)
    what = "the accusation of" if two.entry.type == "ACCUSE" else "what is alleged by"
    whose = parties.names(accuser) or "others"
    return Match(
        round(min(0.9, 0.5 + likeness / 2), 3),
        f"{parties.names(denier)} denies {what} {whose}; words in common: {common}",
    )


def _denies(view: View, /) -> bool:
    """Whether an entry is a denial: a refusal of a charge, a word that calls it untrue, or "we did not" of its doer."""
    entry = view.entry
    if not entry.actors:
        return False
    if entry.type in ("REJECT", "SAY") and entry.status in ("happened", "ongoing"):
        return cues().denies(view.line)
    own = parties.shared(entry.actors, entry.according_to) or parties.shared(entry.actors, entry.denied_by)
    return entry.status == "negated" and bool(own) and cues().absent(view.line) and not cues().calls_off(view.line)


def _held_against(view: View, /) -> bool:
    return view.entry.status == "alleged" or (view.entry.type == "ACCUSE" and view.phase == "done")


def _in_time(one: View, two: View, /) -> bool:
    if one.told.article == two.told.article:
        return True
    if one.report is None or two.report is None:
        return False
    return one.report.last >= two.report.first - BEFORE and one.report.first <= two.report.last + AFTER
