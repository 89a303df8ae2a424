"""The same act in two tellings: what says so, and what speaks against it."""

from collections.abc import Sequence

import msgspec

from dragoman.record import parties
from dragoman.record import span as time
from dragoman.record.families import modes_clash
from dragoman.record.parties import Side
from dragoman.record.view import View
from dragoman.record.words import weight

REACH = 14
"""Days between the reports of an act of which no telling gives the time."""
NEWS = 4
"""The same for what happened once, and where little else agrees."""
NARROW = 3
"""Days that a time may allow to count as a day."""
WIDE = 62
"""Days that a time may allow at most to tell one act from the next."""
VAGUE = 0.1
"""Share of the words asked for on top where the time is not known."""

MARKS = 2
"""Things that both have by which an act is known, for less than nearly all words to do."""
LONE = 0.8
"""Share of the words asked for where there are fewer."""
SURE = 0.85
"""The same for what is only feared or likely."""
TELLING = {"lone": 3.0, "words": 2.5, "loose": 1.5}
"""Weight that the words in common have at least: where little else agrees, where words alone tell such acts apart, and
where the parties agree only loosely."""
SINGLE = 0.6
"""Share of the words asked for of meetings on one day of which only one party is named."""


class Match(msgspec.Struct, frozen=True):
    """Why two tellings are of one act."""

    score: float
    """How sure, 0 to 1."""
    why: str
    """In words that a reader can check."""


def clash(one: View, two: View, /) -> str | None:
    """Say in words why two entries can't tell one act; null if they can.

    Entries of one article never do: it told them apart.
    """
    first, second = one.entry, two.entry
    if one.told.article == two.told.article:
        return "one article tells them apart"
    if one.manner.family != two.manner.family or one.phase != two.phase:
        return "they tell acts of different kinds"
    if first.act and second.act and first.act != second.act:
        return "they tell acts of different kinds"
    if _of_a_copy(one, two):
        return None  # Whom "he" or "the ministry" means may be read differently where the copy left something out.
    if modes_clash(first.type, first.mode, second.mode):
        return f"one is {first.mode}, one {second.mode}"
    if first.instrument and second.instrument and not _one_instrument(one, two):
        return "they are about different instruments"
    if parties.match(one.doers, two.doers) is None or parties.match(one.targets, two.targets) is None:
        return "their parties differ"
    if _apart(one, two):
        return "their times differ"
    if elsewhere(one, two):
        return "their places differ"
    return None


def match(one: View, two: View, /) -> Match | None:
    """Say whether two entries tell one act, and why; null where that isn't plain.

    What is asked of the words falls with what else agrees: for acts whose parties do such a thing once a day, a day and
    the very same parties do; for what is said, the words must tell the same.
    """
    if one.manner.family != two.manner.family or one.phase != two.phase or clash(one, two):
        return None
    doers, targets = parties.match(one.doers, two.doers), parties.match(one.targets, two.targets)
    if one.copies(two):
        # Of two acts in the sentence, that of the same parties is the one. Strangers that share it use a formula.
        score = 1.0 if doers and targets else 0.9
        why = f"both rest on the same sentence: “{_short(one.entry.evidence[0].quote)}”"
        return Match(score, why) if _of_one_time(one, two) else None
    if doers and targets and _quoted(one, two) and doers.firm + targets.firm:
        return Match(0.95, f"both quote {parties.names(one.doers[:1])}: “{_short(one.entry.quote or '')}”")
    likeness = agreement(one, two)
    if likeness is None or (one.manner.words and _counted_apart(one, two)):
        return None
    score = min(0.95, 0.55 + 0.4 * likeness + (0.1 if _one_day(one, two) else 0))
    return Match(round(score, 3), _why(one, two, likeness))


def agreement(one: View, two: View, /) -> float | None:
    """Say how far two entries tell one act in words, 0 to 1; null where that isn't enough for what else agrees.

    Whether they tell it as planned, done or not done is left aside.
    """
    doers, targets = parties.match(one.doers, two.doers), parties.match(one.targets, two.targets)
    if doers is None or targets is None or not doers.exact + doers.loose or not doers.firm + targets.firm:
        return None
    likeness = one.likeness(two)
    asked = _asked(one, two, doers, targets)
    return None if asked is None or likeness < asked else likeness


def _asked(one: View, two: View, doers: Side, targets: Side, /) -> float | None:
    """Give the share of words that must be common; null where not even all of them would do."""
    loose = bool(doers.loose or doers.left or targets.loose or targets.left)
    asked = _once_asked(one, two, doers, loose) if _once(one, two) else _time_asked(one, two, doers, targets, loose)
    if asked is None:
        return None
    lone = _marks(one, two, doers, targets) < MARKS
    common = weight(one.common(two))
    if common < (TELLING["lone"] if lone else TELLING["words"] if one.manner.words else TELLING["loose"] * loose):
        return None
    if one.phase == "possible":
        return SURE
    return max(asked, LONE) if lone else asked


def _once_asked(one: View, two: View, doers: Side, loose: bool) -> float:
    return one.manner.far if loose or doers.persons else 0.0


def _time_asked(one: View, two: View, doers: Side, targets: Side, loose: bool) -> float | None:
    """Give what is asked by how well the times agree."""
    manner = one.manner
    if one.span is None or two.span is None:
        return None
    known = one.span.known and two.span.known
    if known and _one_day(one, two):
        # States do many things with each other in a day, two persons seldom more than one of a kind.
        if doers.persons > 1 and not loose:
            return manner.near
        if manner.mutual and doers.firm + doers.loose == 1:
            return max(manner.far, SINGLE)
        return manner.far if loose else max(manner.near, manner.far - VAGUE)
    if known and max(one.span.days, two.span.days) <= WIDE:
        return manner.far
    if one.span != two.span and any(span.known and span.days > WIDE for span in (one.span, two.span)):
        return None  # A year tells no act from the next, unless both know no more.
    if _counted_apart(one, two):
        return None  # The same sentence with other numbers is the next one of a row.
    if manner.words and _reports_apart(one, two) <= 1:
        return manner.far  # Words without a time are news of the day.
    sudden = one.phase == "done" and "ongoing" not in (one.entry.status, two.entry.status)
    reach = REACH if doers.firm + targets.firm > 1 and not loose and not sudden else NEWS
    return manner.far + VAGUE if _reports_apart(one, two) <= reach else None


def _marks(one: View, two: View, doers: Side, targets: Side) -> int:
    """Count what both have by which an act is known: parties, a place, an instrument, a day."""
    place = {place.name for place in one.entry.where} & {place.name for place in two.entry.where}
    dated = bool(one.span and two.span and one.span.known and two.span.known and _one_day(one, two))
    return min(doers.firm, 2) + min(targets.firm, 1) + bool(place) + _one_instrument(one, two) + dated


def _counted_apart(one: View, two: View, /) -> bool:
    """Whether each gives numbers that the other hasn't."""
    return bool(one.counts - two.counts and two.counts - one.counts)


def _one_day(one: View, two: View, /) -> bool:
    return bool(one.span and two.span and max(one.span.days, two.span.days) <= NARROW and one.span.meets(two.span))


def _apart(one: View, two: View, /) -> bool:
    """Whether their times leave no day for one act."""
    if not (one.span and two.span) or one.span.meets(two.span, slack=_slack(one, two)):
        return False
    # What is done once may be told as news of that week, or long after: where no telling dates it, time says nothing.
    return not _once(one, two) or (one.span.known and two.span.known)


def _slack(one: View, two: View, /) -> int:
    """Days by which times may miss each other: one where a copy's or a quotation's day is reckoned from its report."""
    return 1 if one.told.origin == two.told.origin or (one.manner.words and _quoted(one, two)) else 0


def _of_a_copy(one: View, two: View, /) -> bool:
    """Whether both rest on one sentence of one text that was copied."""
    return one.told.origin == two.told.origin and one.copies(two)


def _of_one_time(one: View, two: View, /) -> bool:
    """Whether a sentence that both have is of one time: a copy's always is, else the reports must be near."""
    if _of_a_copy(one, two):
        return True
    if one.manner.words or one.entry.when is None or two.entry.when is None:
        return _reports_apart(one, two) == 0
    return one.entry.when == two.entry.when and _reports_apart(one, two) <= REACH


def _reports_apart(one: View, two: View, /) -> int:
    return one.report.gap(two.report) if one.report and two.report else time.LAST


def _quoted(one: View, two: View, /) -> bool:
    """Whether both give the same words of one speaker."""
    shorter, longer = sorted((one.quote, two.quote), key=len)
    return shorter.count(" ") >= 4 and shorter in longer


def _once(one: View, two: View, /) -> bool:
    """Whether both tell of what a party does only once to one instrument."""
    act = one.entry.act
    done = one.phase == two.phase == "done"
    return done and act is not None and act in one.manner.once and act == two.entry.act and _one_instrument(one, two)


def _one_instrument(one: View, two: View, /) -> bool:
    first, second = one.entry.instrument, two.entry.instrument
    if not first or not second:
        return False
    if first.id and second.id:
        return first.id == second.id
    return first.name.casefold() == second.name.casefold()


def elsewhere(one: View, two: View, /) -> bool:
    """Say whether both name places of which none can be the other's."""
    ones, twos = one.entry.where, two.entry.where
    if not ones or not twos:
        return False
    named = {place.name.casefold() for place in ones} & {place.name.casefold() for place in twos}
    if named:
        return False
    countries = {place.country for place in ones}, {place.country for place in twos}
    if None in countries[0] | countries[1]:
        return False
    if not countries[0] & countries[1]:
        return True
    # Two towns of one land are two places; a town and its land are not.
    return not (_whole(ones) or _whole(twos))


def _whole(places: Sequence[object]) -> bool:
    from dragoman.shapes import Place

    return any(isinstance(place, Place) and place.lat is None for place in places)


def _why(one: View, two: View, likeness: float, /) -> str:
    entry = one.entry
    act = " ".join(part for part in (entry.type, entry.act or entry.mode) if part)
    who = parties.names(entry.actors)
    whom = parties.names(entry.recipients)
    parts = [f"both tell {act} of {who}" + (f" towards {whom}" if whom else "")]
    if one.span and two.span:
        first, second = time.words(one.span), time.words(two.span)
        parts[0] += f" on {first}" if first == second and one.span.days == 1 else f" within {first} and {second}"
    places = {place.name for place in one.entry.where} & {place.name for place in two.entry.where}
    if places:
        parts[0] += f" in {', '.join(sorted(places))}"
    if one.entry.instrument and _one_instrument(one, two):
        parts.append(f"about {one.entry.instrument.name}")
    parts.append(f"{round(100 * likeness)} % of what their words tell is common: {one.shared(two)}")
    if {one.entry.status, two.entry.status} >= {"alleged"} and one.entry.status != two.entry.status:
        parts.append("one holds it for established, one for alleged")
    return "; ".join(parts)


def _short(text: str, /) -> str:
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"
