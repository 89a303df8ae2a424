"""Dating: of the times that an article offers for an act, the likeliest, by weights learnt on annotated articles."""

from bisect import bisect_right

import msgspec

from dragoman.reading.agreeing import likeliest
from dragoman.reading.carry import SPOKEN
from dragoman.reading.clock import Clock
from dragoman.reading.dated import Dated, lasts
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.offers import Offers
from dragoman.reading.weights import Question
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Status

_SPOKEN_OF: tuple[Status, ...] = ("planned", "sought", "alleged", "possible")
"""Status of what is known because somebody said it."""


class Dating:
    """The times of one article's drafts.

    `found` are all of them with the times that their own words tell; `issued` is whether the article is a party's own
    document. Linear in their number.
    """

    def __init__(self, found: list[Draft], *, offers: Offers, clock: Clock, issued: bool = False) -> None:
        self._clock = clock
        self._found = found
        self._issued = issued
        self._offers = offers

    def date(self, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest times, and when it was said where that is another.

        `watch` is told the times that each may have.
        """
        for draft in self._found:
            marked = self._clock.marked(draft.sentence, draft.index)
            event = marked or self._clock.landmark(draft.sentence, draft.index)
            if event is not None:
                take(draft, event, {"anniversary" if marked else "public event"})
                continue
            times, question = self._offers.of(draft)
            if watch is not None:
                watch("when", draft, times, question)
            agreed = likeliest([dated.edtf if dated else None for dated in times], question.scores("when"))
            best = _narrowest(times, question, agreed)
            take(draft, times[best], question.options[best])
        heard = self._heard()
        for draft in self._found:
            draft.said_when = self._said_when(draft, heard)

    def _heard(self) -> "_Heard":
        """Gather when what is told was said, in the order of the text."""
        heard = _Heard()
        for draft in sorted(self._found, key=lambda draft: (draft.sentence, draft.index)):
            said = draft.when or self._offers.own(draft)
            if said is None or draft.status != "happened" or not self._is_moment(said):
                continue
            spoken = draft.type in SPOKEN
            if spoken:
                heard.sentences.setdefault(draft.sentence, said)
            # Whom somebody met years ago tells nothing of when he said what is news today.
            if spoken or (draft.type == "CONSULT" and not self._clock.is_long_ago(said)):
                heard.tellings.append((draft.sentence, said))
                for actor in (*draft.actors, *draft.according_to) if spoken else draft.actors:
                    heard.speakers.setdefault(actor.name, said)
        return heard

    def _is_moment(self, edtf: str) -> bool:
        """Whether something can have been said then: not over years, nor after the article."""
        dated = Dated(edtf, "", "explicit")
        return not lasts(dated) and not self._clock.is_to_come(dated)

    def _said_when(self, draft: Draft, heard: "_Heard") -> str | None:
        """When it was said: told at the word of saying, else that of the words that it stands in or their speaker's.

        What is not done is known by what was last told to have been said, by the report's occasion or by the article.
        """
        told = self._offers.spoken(draft)
        said = told.edtf if told else None
        passed = (*draft.according_to, *draft.sought_by)
        if said is None and (passed or draft.saying is not None or draft.status in _SPOKEN_OF):
            by_name = next((heard.speakers[actor.name] for actor in passed if actor.name in heard.speakers), None)
            said = heard.sentences.get(draft.sentence) or by_name
            day = str(self._clock.published) if self._clock.published is not None else None
            if said is None and draft.status in _SPOKEN_OF and not self._issued:
                lead = self._offers.lead
                said = heard.before(draft.sentence) or (lead and lead.edtf) or day
            said = said or (day if self._issued else None)
        return said if said != draft.when else None


class _Heard(msgspec.Struct):
    """When what an article tells was said."""

    sentences: dict[int, str] = {}
    """By the sentence that tells it, the first of it."""
    speakers: dict[str, str] = {}
    """By whoever spoke or met somebody, the first time."""
    tellings: list[tuple[int, str]] = []
    """All of them with their sentences, in the order of the text."""

    def before(self, sentence: int) -> str | None:
        """Give that of the last told up to a sentence."""
        place = bisect_right(self.tellings, sentence, key=lambda telling: telling[0])
        return self.tellings[place - 1][1] if place else None


def _narrowest(times: list[Dated | None], question: Question, best: int) -> int:
    """Give the place of the time within the chosen one that another telling of the act gives, if any: the narrowest.

    "This week" in one sentence and "on Friday" in the next are one Friday.
    """
    chosen = times[best]
    whole = When.parse(chosen.edtf) if chosen and chosen.edtf else None
    if whole is None or whole.days in (None, 1) or whole.shape == "interval":
        return best
    found = [(whole.days or 0, best)]
    for place, (dated, names) in enumerate(zip(times, question.options, strict=True)):
        if dated is None or dated.edtf is None or "retold" not in names or "aside" in names:
            continue
        span = When.parse(dated.edtf)
        if span.shape != "interval" and span.days and _within(span, whole):
            found.append((span.days, place))
    return min(found)[1]


def _within(inner: When, outer: When) -> bool:
    first, last, after, before = outer.earliest, outer.latest, inner.earliest, inner.latest
    return bool(first and last and after and before and first <= after and before <= last)


def take(draft: Draft, dated: Dated | None, why: set[str]) -> None:
    """Give a draft the chosen time, with the words and the basis that it was read from, and what spoke for it."""
    if dated is None:
        if draft.when is not None:
            draft.steps["when"] = f"{draft.when_text} dates something else"
        draft.when = draft.when_text = draft.when_basis = None
    elif dated.edtf != draft.when:
        draft.when, draft.when_text, draft.when_basis = dated.edtf, dated.text or None, dated.basis
        draft.steps["when"] = f"{dated.text or dated.edtf}: {', '.join(sorted(why))}"
