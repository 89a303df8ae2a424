"""Dating: of the times that an article offers for an act, the likeliest, by weights learnt on annotated articles.

An act may have a time of its own, share that of its sentence, of the word of saying above it, of what the same speaker
said before or after, of the occasion that the report is of, or of the article's day; or it has none.
"""

import csv
from functools import cache
from importlib.resources import files

import msgspec

from dragoman.reading.carry import SPOKEN
from dragoman.reading.clock import Clock, Dated
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.saying import Sayings
from dragoman.shapes.edtf import When
from dragoman.shapes.terms import Status

_OPENING = 4
"""Sentences of the body among which the occasion of a report is told."""
_RECENT = 12
"""Days before the article's date within which its occasion lies."""
_LONG = 31
"""Days of a time that is long."""
_SPOKEN_OF: tuple[Status, ...] = ("planned", "sought", "alleged", "possible")
"""Status of what is known because somebody said it."""
_FORMS = {"past": "Tense=Past", "present": "Tense=Pres", "gerund": "VerbForm=Ger", "to": "VerbForm=Inf"}
_PATH = 12
"""Steps up the tree that a time may be shared along."""
_LASTING: tuple[Status, ...] = ("happened", "ongoing", "alleged")
"""Status of what has a time to share."""


class Candidate(msgspec.Struct):
    """A time that an act may have."""

    dated: Dated | None
    """The time; None for no time."""
    features: set[str]
    """How it stands to the act."""


class Dating:
    """The times of one article's drafts.

    `found` are all of them with the times that their own words tell, before any is carried over from another; linear
    in their number.
    """

    def __init__(
        self, document: Document, found: list[Draft], *, clock: Clock, sayings: Sayings, issued: bool = False
    ) -> None:
        self._document = document
        self._clock = clock
        self._sayings = sayings
        self._issued = issued
        self._order = sorted(found, key=lambda draft: (draft.sentence, draft.index))
        self._own = {id(draft): _own(draft) for draft in found}
        self._published = clock.published
        self._lead = self._find_lead()
        self._before: dict[int, list[tuple[str, int, Dated]]] = {}
        self._neighbours()

    def date(self, found: list[Draft]) -> None:
        """Give the drafts that are left their likeliest times, and when it was said where that is another."""
        for draft in found:
            take(draft, max(self.candidates(draft), key=lambda one: (score(one), one.dated is None)))
        uttered = sorted(
            (draft for draft in found if draft.when and draft.status == "happened" and draft.type in SPOKEN),
            key=lambda draft: (draft.sentence, draft.index),
        )
        sentences: dict[int, str] = {}
        speakers: dict[str, str] = {}
        for draft in uttered:
            sentences.setdefault(draft.sentence, draft.when or "")
            for actor in (*draft.actors, *draft.according_to):
                speakers.setdefault(actor.name, draft.when or "")
        for draft in found:
            draft.said_when = self._said_when(draft, sentences=sentences, speakers=speakers)

    def _said_when(self, draft: Draft, *, sentences: dict[int, str], speakers: dict[str, str]) -> str | None:
        """When it was said: told at the word of saying, else that of the words that it stands in or their speaker's."""
        told = self._spoken(draft)
        said = told.edtf if told else None
        passed = (*draft.according_to, *draft.sought_by)
        if said is None and (passed or draft.saying is not None or draft.status in _SPOKEN_OF):
            by_name = next((speakers[actor.name] for actor in passed if actor.name in speakers), None)
            said = sentences.get(draft.sentence) or by_name
        return said if said != draft.when else None

    def candidates(self, draft: Draft) -> list[Candidate]:
        """List the times that a draft may have, each once with all that speaks for it; no time is the last."""
        kinds: dict[str | None, Candidate] = {}

        def add(dated: Dated | None, kind: str) -> None:
            if dated is not None and dated.edtf is None:
                return
            key = dated.edtf if dated else None
            one = kinds.setdefault(key, Candidate(dated, set()))
            one.features.add(kind)

        own = self._own[id(draft)]
        if own is not None:
            add(own, _how(draft))
        elif draft.when is not None:
            add(_own(draft), "carried")
        for dated, kind in self._beside(draft):
            add(dated, kind)
        for kind, gap, dated in self._before.get(id(draft), ()):
            add(dated, kind)
            add(dated, f"{kind}:{_bin(gap)}")
        add(self._lead, "lead")
        if self._published is not None:
            add(Dated(str(self._published), "", "article"), "article")
        rows = [one for key, one in kinds.items() if key is not None]
        kept = Candidate(None, {"none"})
        offered = {feature for one in rows for feature in one.features if ":" not in feature}
        context = self._context(draft)
        for one in rows:
            one.features |= self._shape(one.dated, draft)
            one.features = _crossed(one.features, context)
        kept.features |= {f"none|offered:{feature}" for feature in offered}
        kept.features = _crossed(kept.features, context)
        return [*rows, kept]

    def _context(self, draft: Draft) -> list[str]:
        spoken = "spoken" if draft.type in SPOKEN else "meeting" if draft.type == "CONSULT" else "other"
        saying = "said" if draft.saying is not None else "told"
        statement = "statement" if draft.features.get("statement") else "act"
        return [
            f"{spoken}:{draft.status}",
            f"{spoken}:{saying}:{statement}",
            f"type:{draft.type}",
            f"issued:{self._issued}:{spoken}",
            f"{spoken}:{self._tense(draft)}",
        ]

    def _tense(self, draft: Draft) -> str:
        """The form of the verb that tells it, or of the word of saying above it."""
        s, word = draft.sentence, draft.index
        if draft.features.get("statement") and draft.saying is not None:
            s, word = self._sayings.all[draft.saying].sentence, self._sayings.all[draft.saying].cue
        document = self._document
        if document.upos[s][word] not in ("VERB", "AUX"):
            return "noun"
        helpers = [document.lemmas[s][child] for child in document.deps(s, word, "aux")]
        feats = document.token(s, word).feats
        if helpers:
            return "perfect" if "have" in helpers else "helped"
        return next((name for name, mark in _FORMS.items() if mark in feats), "bare")

    def _shape(self, dated: Dated | None, draft: Draft) -> set[str]:
        if dated is None or dated.edtf is None or self._published is None:
            return set()
        span, found = When.parse(dated.edtf), set()
        latest, earliest = self._published.latest, self._published.earliest
        if latest and span.earliest and span.earliest > latest:
            found.add("~future")
        elif earliest and span.latest and (earliest - span.latest).days > _LONG:
            found.add("~past")
        if span.days is None or span.days > _LONG + (self._published.days or 0):
            found.add("~long")
        return found

    def _beside(self, draft: Draft) -> list[tuple[Dated, str]]:
        """The times of the same sentence, by how the tree ties them to the act."""
        document, clock, s, found = self._document, self._clock, draft.sentence, []
        up = self._up(s, draft.index)
        saying = self._sayings.all[draft.saying] if draft.saying is not None else None
        inside = {w for p in saying.pieces if p.sentence == s for w in range(p.first, p.last + 1)} if saying else set()
        for top, dated in clock.told(s):
            if clock.aside(s, top):
                found.append((dated, "aside"))
                continue
            place: int | None = top
            for _ in range(_PATH):
                if place is None or place in up:
                    break
                place = document.head(s, place)
            if place is None or place not in up:
                continue
            step = up[place]
            out = "out" if inside and top not in inside else "in"
            found.append((dated, f"beside:{out}"))
            found.append((dated, f"beside:{out}:{step or 'self'}"))
            if top < draft.index and top < 8:
                found.append((dated, "opens"))
        if saying is not None and saying.sentence != s:
            found.extend(
                (dated, "cue") for t, dated in clock.told(saying.sentence) if not clock.aside(saying.sentence, t)
            )
        return found

    def _up(self, s: int, word: int) -> dict[int, str]:
        """The words above a word, each with the relation of the last step to it."""
        found, place = {word: ""}, word
        for _ in range(_PATH):
            head, rel = self._document.head(s, place), self._document.rel(s, place)
            if head is None:
                break
            found.setdefault(head, rel)
            place = head
        return found

    def _find_lead(self) -> Dated | None:
        """The occasion of the report: the first recent time of its first sentences."""
        if self._published is None or self._published.latest is None or self._published.earliest is None:
            return None
        body = [s for s, region in enumerate(self._document.regions) if region == "body"][:_OPENING]
        for s in body:
            for top, dated in self._clock.told(s):
                span = When.parse(dated.edtf) if dated.edtf else None
                if span is None or span.latest is None or span.earliest is None or self._clock.aside(s, top):
                    continue
                near = (self._published.earliest - span.latest).days <= _RECENT
                if (
                    near
                    and span.earliest <= self._published.latest
                    and (span.days or 999) <= (self._published.days or 1) + _RECENT
                ):
                    return dated
        return None

    def _neighbours(self) -> None:
        """Note for each draft what the same speaker, or anybody, was last told to have said or done."""
        speaker: dict[str, tuple[int, Dated]] = {}
        last: tuple[int, Dated] | None = None
        for draft in self._order:
            rows = self._before.setdefault(id(draft), [])
            names = [actor.name for actor in (*draft.actors, *draft.according_to)]
            same = max((speaker[name] for name in names if name in speaker), key=lambda row: row[0], default=None)
            if same is not None:
                rows.append(("speaker", draft.sentence - same[0], same[1]))
            if last is not None:
                rows.append(("before", draft.sentence - last[0], last[1]))
            own = self._own[id(draft)]
            if own is not None and own.edtf and draft.status in (*_LASTING, "planned"):
                last = (draft.sentence, own)
                speaker.update(dict.fromkeys(names, last))
        later: dict[str, tuple[int, Dated]] = {}
        for draft in reversed(self._order):
            names = [actor.name for actor in (*draft.actors, *draft.according_to)]
            after = next((later[name] for name in names if name in later), None)
            if after is not None:
                self._before[id(draft)].append(("after", after[0] - draft.sentence, after[1]))
            own = self._own[id(draft)]
            if own is not None and own.edtf and draft.status == "happened":
                later.update(dict.fromkeys(names, (draft.sentence, own)))

    def _spoken(self, draft: Draft) -> Dated | None:
        """When the saying that an act stands in was said."""
        if draft.saying is None:
            return None
        saying = self._sayings.all[draft.saying]
        s = saying.sentence
        inside = {w for p in saying.pieces if p.sentence == s for w in range(p.first, p.last + 1)}
        for top, dated in self._clock.told(s):
            if top not in inside and not self._clock.aside(s, top) and dated.edtf:
                return dated
        return None


def _own(draft: Draft) -> Dated | None:
    if draft.when is None or draft.when_basis is None:
        return None
    return Dated(draft.when, draft.when_text or "", draft.when_basis)


def _how(draft: Draft) -> str:
    step = draft.steps.get("when", "")
    return "own:cue" if step.endswith("at the word of saying") else "own"


def _bin(gap: int) -> str:
    return "0" if gap <= 0 else "1" if gap == 1 else "2-3" if gap <= 3 else "4-8" if gap <= 8 else "far"


def _crossed(features: set[str], context: list[str]) -> set[str]:
    return features | {f"{feature}|{word}" for feature in features if "|" not in feature for word in context}


def take(draft: Draft, best: Candidate) -> None:
    """Give a draft the chosen time, with the words and the basis that it was read from."""
    dated = best.dated
    if dated is None:
        if draft.when is not None:
            draft.steps["when"] = f"{draft.when_text} dates something else"
        draft.when = draft.when_text = draft.when_basis = None
    elif dated.edtf != draft.when:
        draft.when, draft.when_text, draft.when_basis = dated.edtf, dated.text or None, dated.basis
        kinds = sorted(feature for feature in best.features if "|" not in feature and feature[0] != "~")
        draft.steps["when"] = f"{dated.text or dated.edtf}: {', '.join(kinds)}"


def score(candidate: Candidate) -> float:
    """Give the weight of a candidate, to four digits."""
    table = weights()
    return round(sum(table.get(feature, 0.0) for feature in sorted(candidate.features)), 4)


@cache
def weights() -> dict[str, float]:
    """Read the weights: `feature,weight` rows."""
    source = files("dragoman.reading") / "data" / "dating.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    return {row[0]: float(row[1]) for row in csv.reader(lines) if row and not row[0].startswith("#")}
