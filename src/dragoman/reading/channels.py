"""Channels: how an entry's words were said, chosen among the ways that the article tells by weights learnt."""

from bisect import bisect_right

from dragoman.reading import clause
from dragoman.reading.carry import SPOKEN
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.saying import Sayings
from dragoman.reading.voice import Voices
from dragoman.reading.ways import Way, ways
from dragoman.reading.weights import Question

_MANY = 8
"""Ways of one sentence that are weighed: more only stand in lists."""
_KNOWN = frozenset(
    {"X", "statement", "news conference", "interview", "speech", "letter", "phone", "television", "radio", "report"}
)
_AGAINST = frozenset({"COERCE", "SANCTION"})
"""Types that are done to platforms and papers, too."""
_CLOSE = frozenset({"none", "rule", "here", "speaker's", "lead's"})
"""What is crossed with everything that is known of the entry."""


class Channels:
    """Chooses the channels of one article's entries; linear in their number."""

    def __init__(self, document: Document, *, sayings: Sayings, voices: Voices) -> None:
        self._document = document
        self._sayings = sayings
        self._issued = voices.document_voice is not None
        self._all = ways(document, sayings=sayings, voices=voices)
        self._in: dict[int, list[Way]] = {}
        self._of: dict[str, list[Way]] = {}
        for way in self._all:
            row = self._in.setdefault(way.sentence, [])
            if len(row) < _MANY:
                row.append(way)
            for name in way.speakers:
                self._of.setdefault(name, []).append(way)

    def settle(self, found: list[Draft], *, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest channel; `watch` is told what they may be."""
        for draft in found:
            if draft.saying is not None and draft.channel is not None and self._sayings.all[draft.saying].turn:
                continue
            held = self._held(draft)
            if held is not None:
                draft.channel, draft.steps["channel"] = held.name, "what is held or given"
                continue
            values, question = self._options(draft)
            if len(values) > 1:
                choose(draft, "channel", values, question, watch)

    def _held(self, draft: Draft) -> Way | None:
        """Give the way that somebody's very act is: "held a press availability", "gave a speech"."""
        if draft.type != "SAY" or draft.features.get("statement"):
            return None
        document, s = self._document, draft.sentence
        own = document.deps(s, draft.index, "obj")
        return next((way for way in self._in.get(s, ()) if way.word in own), None)

    def _options(self, draft: Draft) -> tuple[list[str | None], Question]:
        rows: dict[str, set[str]] = {}
        if draft.channel is not None:
            rows[draft.channel] = {"rule", f"rule:{_kind(draft.channel)}"}
        speakers = _speakers(draft)
        for way in self._near(draft, speakers):
            if self._acted_on(draft, way):
                continue
            names = rows.setdefault(way.name, {f"as:{_kind(way.name)}"})
            names |= self._features(draft, way, speakers)
        values: list[str | None] = [*rows, None]
        rule = "none, no rule" if draft.channel else "none, rule"
        options = [*rows.values(), {"none", rule}]
        told = "statement" if draft.features.get("statement") else "act"
        circumstances = [
            f"told:{told}",
            "spoken" if draft.type in SPOKEN else "done",
            "some" if draft.channel else "no",
        ]
        circumstances.append("issued" if self._issued else "reported")
        more = [f"type:{draft.type}", f"status:{draft.status}", f"region:{self._document.regions[draft.sentence]}"]
        more.append("by somebody's word" if draft.according_to else "by the article's")
        more.append("in saying" if draft.saying is not None else "told by the article")
        return values, Question(options, circumstances, _CLOSE, more)

    def _acted_on(self, draft: Draft, way: Way) -> bool:
        """Whether it is what the act is done to: "blocked Twitter" says nothing on it."""
        if way.sentence != draft.sentence or draft.type not in _AGAINST:
            return False
        document, words = self._document, self._document.conjuncts(draft.sentence, way.word)
        patient = clause.patient(document, draft.sentence, draft.index)
        return patient is not None and (patient in words or way.word in document.conjuncts(draft.sentence, patient))

    def _near(self, draft: Draft, speakers: list[str]) -> list[Way]:
        """The ways of its sentences, of its speakers the last two before, the first after and the first of all.

        Of words whose speaker, or the way's, is not told, the last before and the first of all as well.
        """
        sentences = dict.fromkeys((draft.sentence, *(s for s, _ in draft.places)))
        found = [way for s in sentences for way in self._in.get(s, ())]
        if speakers or draft.type in SPOKEN or draft.saying is not None:
            before = bisect_right(self._all, draft.sentence, key=lambda way: way.sentence)
            anybody = self._all[max(0, before - 1) : before] + self._all[:1]
            found += (way for way in anybody if not speakers or not way.speakers)
        for name in speakers:
            own = self._of.get(name, [])
            place = bisect_right(own, draft.sentence, key=lambda way: way.sentence)
            found += own[max(0, place - 2) : place + 1] + own[:1]
        # What a caption says of its picture is not how the body's statements were made.
        regions = self._document.regions
        told = {s for s, _ in draft.places} | {draft.sentence}
        found = [way for way in found if way.sentence in told or regions[way.sentence] != "caption"]
        return list(dict.fromkeys(found))

    def _features(self, draft: Draft, way: Way, speakers: list[str]) -> set[str]:
        """Say how a way stands to an entry."""
        whose = "nobody's" if not way.speakers else "the speaker's" if way.speakers & {*speakers} else "another's"
        if not speakers and way.speakers:
            whose = "somebody's"
        kind = f"{way.kind}:{_kind(way.name)}"
        gap = way.sentence - draft.sentence
        here = gap == 0
        place = "here" if here else "before" if gap < 0 else "after"
        found = {kind, f"{place}:{way.kind}", f"{place}:{whose}", f"{place}:{kind}:{whose}"}
        found |= {f"{kind}:{mark}" for mark in way.marks} | {f"{place}:{mark}" for mark in way.marks}
        if here:
            found.add("here")
            found.add(f"apart:{min(abs(way.word - draft.index) // 5, 5)}")
            same = draft.saying is not None and self._sayings.at(way.sentence, way.word) == draft.saying
            found.add("said itself" if same else "not said itself")
        else:
            found.add(f"gap:{_gap(gap)}")
            found.add(f"gap:{_gap(gap)}:{whose}")
        if whose == "the speaker's":
            found.add("speaker's")
            found.add(f"speaker's:{kind}")
        if self._all[0] is way:
            found.add("the first")
        if way.sentence <= self._document.body + 2:
            found |= {"lead's", f"lead's:{kind}"}
        return found


def _gap(gap: int) -> str:
    return str(gap) if abs(gap) <= 2 else "on" if gap > 0 else "back"


def _kind(name: str) -> str:
    return name if name in _KNOWN else "outlet"


def _speakers(draft: Draft) -> list[str]:
    """Whose words it is told in, innermost first, or who does it by speaking."""
    told = [actor.name for actor in draft.according_to if actor.sector != "MED"]
    own = [actor.name for actor in draft.actors] if draft.type in SPOKEN else []
    return list(dict.fromkeys((*told, *own)))[:4]
