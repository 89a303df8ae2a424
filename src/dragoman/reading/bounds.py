"""Which acts "since", "after" and "before" open: the act above them, and not the act that they stand before.

"Has jailed dozens since the coup in July" tells what has gone on from July; "after Monday's attack", when that was.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from dragoman.reading.clock import STEPS, Clock
from dragoman.reading.dated import Dated, lasts
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.when.vocabulary import vocabulary
from dragoman.shapes.edtf import When

Row = tuple[int, Dated, str]
"""The word that a time hangs by, the time, and how its words are read where that is not as they stand."""
_BEGUN = frozenset({"OFFICE", "TREATY"})
"""What is over when it has begun: "has been president since 1997", "has been a member since 2006" tell when it was."""
_NAMED = frozenset({"nmod", "nummod", "compound", "amod"})
"""How a time hangs by the name of what it dates."""
_OPEN = frozenset({"from", "on", "by", "until now"})
"""Readings of a time that are none of what is named by it."""
_OTHER = frozenset({"from", "on", "by", "ahead"})
"""Readings of a time that "since" before a perfect rules out."""


def times(draft: Draft, *, clock: Clock, document: Document, most: int) -> Iterator[Row]:
    """Give the times that its sentence offers an act, those since which it has gone on opened to the article's side.

    `most` bounds the times told and their other readings. Only a perfect tells what goes on: "the first strike since
    March" and "since he attacked it in March" date a strike and an attack by something else.
    """
    s = draft.sentence
    perfect = _is_perfect(draft, document)
    for top, dated, how in [*((top, dated, "") for top, dated in clock.told(s)[:most]), *clock.otherwise(s)[:most]]:
        if _is_named(draft, document, top):
            if how not in _OPEN:
                yield top, dated if how else _plain(draft, clock, top, dated), how
            continue
        if _is_of_thing(clock, s, top, dated) and not _is_close(document, s, top, draft.index):
            continue
        since = _since(document, s, top, draft.index) if perfect else None
        if since is None:
            yield top, dated, how
        elif how not in _OTHER:
            yield since, dated if how else _opened(dated), how


def loose(clock: Clock, s: int) -> list[tuple[int, Dated]]:
    """Give the times of a sentence that may be of acts of another: the year in "the 2015 deal" is the deal's alone."""
    return [(top, dated) for top, dated in clock.told(s) if not _is_of_thing(clock, s, top, dated)]


def own(draft: Draft, *, clock: Clock, document: Document) -> Dated | None:
    """Give the time that the draft was made with, as `times` reads it."""
    if draft.when is None or draft.when_basis is None:
        return None
    told, s = Dated(draft.when, draft.when_text or "", draft.when_basis), draft.sentence
    for top in (top for top, dated in clock.told(s) if dated == told):
        if _is_named(draft, document, top):
            return _plain(draft, clock, top, told)
        if _is_perfect(draft, document) and _since(document, s, top, draft.index) is not None:
            return _opened(told)
    return told


def _is_named(draft: Draft, document: Document, top: int) -> bool:
    """Whether the time is part of how the act is named: "Monday's attack", "the 9 May arrest"."""
    s = draft.sentence
    named = document.head(s, top) == draft.index and document.rel(s, top) in _NAMED
    return named and top < draft.index and not any(case < top for case in document.deps(s, top, "case"))


def _is_of_thing(clock: Clock, s: int, top: int, dated: Dated) -> bool:
    """Whether it is a year or longer that stands within what a thing is called: "the 2015 deal"."""
    return clock.aside(s, top) and lasts(dated)


def _is_close(document: Document, s: int, top: int, act: int) -> bool:
    """Whether that thing hangs by the act, which may be of its time: "signed the 2015 deal", "won the 2016 vote"."""
    thing = document.head(s, top)
    return thing is not None and act in (thing, document.head(s, thing))


def _plain(draft: Draft, clock: Clock, top: int, dated: Dated) -> Dated:
    """The time itself, whatever stands before the act's name; of what is planned, that to come."""
    return clock.unbound(draft.sentence, top, tense="future" if draft.status == "planned" else None) or dated


def _is_perfect(draft: Draft, document: Document) -> bool:
    """Whether a perfect tells it, and it is what may go on."""
    s = draft.sentence
    return draft.type not in _BEGUN and any(
        document.lemmas[s][word] == "have" for word in document.deps(s, draft.index, "aux")
    )


def _since(document: Document, s: int, word: int, act: int) -> int | None:
    """Find the word below the act by which "since" and a time hang: the time's own, or that of what it dates."""
    since, below = False, word
    for _ in range(STEPS):
        if word == act:
            # In "has jailed dozens since the coup in July" the month may hang by the act, beside the coup.
            beside = [place for place in document.deps(s, act) if place < below]
            since = since or (bool(beside) and _follows(document, s, max(beside)))
            return below if since else None
        since, below = since or _follows(document, s, word), word
        head = document.head(s, word)
        if head is None:
            return None
        word = head
    return None


def _follows(document: Document, s: int, word: int) -> bool:
    """Whether "since" opens a word or clause."""
    return any(_opens(document, s, child) for child in document.deps(s, word, "case", "mark"))


def _opens(document: Document, s: int, word: int) -> bool:
    known, table = vocabulary().words.get(document.lemmas[s][word]), vocabulary().letters
    return known is not None and known[0] == table["SINCE"]


def _opened(dated: Dated) -> Dated:
    """Open a day, month or year, or the days of which it is one, to what came after."""
    span = When.parse(dated.edtf) if dated.edtf else None
    if span is None or span.start is None or span.shape == "interval":
        return dated
    return replace(dated, edtf=str(When("interval", span.start, None)))
