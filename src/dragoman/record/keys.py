"""Blocking keys: what entries have in common that may be one act, its denial, its plan or what came of it."""

import hashlib
from itertools import combinations

from dragoman.record import span as time
from dragoman.record.cues import cues
from dragoman.record.families import of_words
from dragoman.record.followup import awaited, families
from dragoman.record.parties import key as party
from dragoman.record.parties import name
from dragoman.record.told import Told
from dragoman.record.view import COPIED, REPEATED, View
from dragoman.record.words import weight

MARGIN = 3
"""Days around an act whose months count too: tellings differ by a day or two."""
AHEAD = 4
"""Months for which a plan without a date looks out for what comes of it."""

TELLING = 0.4
"""Weight that a word has at least, to be a key."""


def keys(told: Told, /) -> frozenset[str]:
    """Name what a telling has in common with others that may belong to it; they share at least one of these.

    Each holds the family of the act, a party or two and a month or a day, or the hash of its very words, so that few
    entries of a large ledger share one.
    """
    view = View(told)
    found = {*_links(view), *_lines(view), *_disputes(view)}
    found.update(_contents(view) if view.manner.words else _acts(view))
    if awaited(view):
        found.update(_courses(view))
    return frozenset(found)


def _digest(text: str, /) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _links(view: View) -> list[str]:
    """Entries that their own article holds against each other."""
    return [f"x:{min(view.id, other)}:{max(view.id, other)}" for other in view.entry.contradicts]


def _lines(view: View) -> list[str]:
    """The very sentence, by which a copy is known."""
    long = view.line.count(" ") + 1 >= REPEATED
    return [f"q:{view.entry.type}:{_digest(view.line)}"] if long else []


def _parties(view: View) -> list[str]:
    return sorted({party(actor) for actor in view.entry.actors + view.entry.recipients})


def _months(view: View) -> tuple[str, ...]:
    """The months in which the act may be, or a plan may come true."""
    span = view.span
    if span is None:
        return ()
    if view.phase not in ("planned", "sought"):
        return time.months(time.shifted(span.first, -MARGIN), time.shifted(span.last, MARGIN), most=2)
    first = max(span.first, view.report.first) if view.report else span.first
    last = min(span.last, time.shifted(first, 31 * AHEAD))
    return time.months(time.shifted(first, -MARGIN), time.shifted(last, MARGIN), most=AHEAD)


def _acts(view: View) -> list[str]:
    """Family, pair of parties and month; a party alone with the day; an act that is done once with its instrument."""
    family, entry = view.manner.family, view.entry
    who = _parties(view)
    found = [f"a:{family}:{pair}:{month}" for pair in _pairs(view) for month in _months(view)]
    found += [f"d:{family}:{one}:{day}" for one in who[:2] for day in _days(view)]
    # The country of a person whom the catalogue doesn't hold is a guess; the name isn't.
    unknown = sorted({name(actor.name) for actor in view.doers if actor.kind == "person" and not actor.id})
    found += [f"n:{family}:{one}:{month}" for one in unknown[:1] for month in _months(view)]
    if entry.act in view.manner.once and (thing := _thing(view)):
        found += [f"o:{entry.act}:{thing}:{one}" for one in who[:2]]
    return found


def _days(view: View) -> list[str]:
    """The day of an act; of a plan, all days of a week: either telling may leave out a party that the other names."""
    span, most = view.span, 7 if view.phase in ("planned", "sought") else 2
    if span is None or span.days > most:
        return []
    return [time.day(day) for day in range(span.first, span.last + 1)]


def _courses(view: View) -> list[str]:
    """What else may come of a plan: the same parties in the families of that, for some months."""
    span = view.report or view.span
    if span is None:
        return []
    months = time.months(span.first, time.shifted(span.first, 31 * (AHEAD - 1)), most=AHEAD)
    own = () if view.entry.type == "THREATEN" else (view.manner.family,)
    found = []
    for family in families(view.entry.type):
        if family in own:
            continue
        if of_words(family):
            found += [f"s:{family}:{_speaker(view)}:{word}:{month}" for word in _telling(view) for month in months]
        else:
            found += [f"a:{family}:{pair}:{month}" for pair in _pairs(view)[:1] for month in months]
    return found


def _pairs(view: View) -> list[str]:
    who = _parties(view)
    return [f"{one}+{two}" for one, two in combinations(who[:3], 2)][:2] or who[:1]


def _thing(view: View) -> str | None:
    """What an act that is done once is done to."""
    instrument = view.entry.instrument
    if instrument:
        return instrument.id or instrument.name.casefold()
    return view.manner.family if view.entry.type == "OFFICE" else None


def _contents(view: View) -> list[str]:
    """Who speaks in which month, with some of the words; and the words quoted."""
    found = []
    if view.quote.count(" ") + 1 >= COPIED:
        found.append(f"w:{_digest(view.quote)}")
    span = view.span
    if span is None:
        return found
    months = time.months(time.shifted(span.first, -MARGIN), span.first, most=2)[-1:]
    if view.phase in ("planned", "sought"):
        months = _months(view)[:2]
    who = _speaker(view)
    return found + [f"s:{view.manner.family}:{who}:{word}:{month}" for word in _telling(view) for month in months]


def _speaker(view: View) -> str:
    return min((party(actor) for actor in view.entry.actors), default="-")


def _telling(view: View) -> list[str]:
    """Some of its words: those with the smallest hashes, for sets that share most words share one of these, too."""
    told = [stem for stem in view.about | view.said if weight([stem]) >= TELLING]
    return sorted(told, key=_digest)[:3]


def _disputes(view: View) -> list[str]:
    """Who is accused, in the month in which it is held against him or denied."""
    entry = view.entry
    denied = entry.type in ("REJECT", "SAY") and cues().denies(view.line)
    if entry.type == "ACCUSE":
        accused = entry.recipients
    elif denied or entry.status in ("alleged", "negated"):
        accused = entry.actors
    else:
        return []
    report = view.report or view.span
    if not accused or report is None:
        return []
    months = time.months(time.shifted(report.first, -MARGIN), report.last, most=2)
    return [f"c:{one}:{month}" for one in sorted({party(actor) for actor in accused})[:2] for month in months]
