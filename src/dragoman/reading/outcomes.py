"""Outcomes: whether an act came about, chosen among all statuses by weights learnt on annotated articles.

What the rules of `status` read from the verb and its governors is the strongest feature; what the network says of the
telling word, the kind of act, the form that tells it and its time are others.
"""

from dragoman.reading import clause, cues
from dragoman.reading.choosing import choose
from dragoman.reading.clock import Clock
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.signals import chance
from dragoman.reading.status import IN_CONDITION, MEANT, PAST, PROGRAMME
from dragoman.reading.weights import Question, knows
from dragoman.shapes.edtf import When
from dragoman.shapes.signals import STATUSES
from dragoman.shapes.terms import Status

_CLOSE = frozenset(f"is:{status}" for status in STATUSES)
"""What hangs on all that is known of the act."""

_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
"""Types of deeds that whoever does them tells of."""

_FACTS = frozenset({"happened", "ongoing"})
"""What a deed is that nobody contests."""

_BELOW = frozenset({"obj", "xcomp", "ccomp", "advcl"})
"""How what a verb says of an act hangs by it."""


class Outcomes:
    """The statuses of one article's drafts; linear in their number."""

    def __init__(self, document: Document, *, clock: Clock) -> None:
        self._document = document
        self._clock = clock

    def settle(self, found: list[Draft], *, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest status; `watch` is told what it may be."""
        for draft in found:
            if self._plain(draft):
                continue
            rule, why = draft.status, draft.steps.get("status", "")
            choose(draft, "status", STATUSES, self._question(draft), watch, why=_reasons)
            if self._kept(draft, rule, why):
                draft.status, draft.steps["status"] = rule, why

    def _kept(self, draft: Draft, rule: Status, why: str) -> bool:
        """Whether what was chosen cannot be, so that what the rules read stands.

        What somebody says of his own deed is not held against him, what stands in a condition is no fact, and what a
        plain past tells is not to come: too few articles tell any of them.
        """
        if draft.status == "planned" and why == PAST:
            return self._time(draft) != "to come"
        if draft.status == "happened" and rule == "possible" and IN_CONDITION in why:
            # "As if it had attacked" sets no condition.
            return "as" not in clause.cases(self._document, draft.sentence, draft.index)
        return draft.type in _ARMED and draft.status == "alleged" and rule in _FACTS and self._own(draft)

    def _plain(self, draft: Draft) -> bool:
        """Whether the rules know better.

        What is said is said: only acts come about or not. A caption tells what its picture shows. What is denied or
        refused stays so, and so does what is a refusal since something is not done: too few articles have it to learn
        better from them. What a plain present sets for a day to come is planned. What its own verb means stands.
        What is only thought over is possible, what somebody is suspected of alleged, by whatever verb it is
        said: the rarer ones no article has to learn from.
        """
        caption = self._document.regions[draft.sentence] == "caption"
        return (
            caption
            or draft.status == "negated"
            or "refused" in draft.features
            or (PROGRAMME in draft.steps.get("status", "") and self._time(draft) == "to come")
            or self._meant(draft)
            or self._open(draft)
            or self._blamed(draft)
            or self._asked(draft)
            or (draft.type == "SAY" and bool(draft.features.get("statement")))
        )

    def _blamed(self, draft: Draft) -> bool:
        """Whether somebody else says whose deed it was: "rebels were behind the raid, the army said"."""
        laid = draft.status == "alleged" and clause.laid(self._document, draft.sentence, draft.index) is not None
        return laid and self._foreign(draft)

    def _asked(self, draft: Draft) -> bool:
        """Whether a word asks for the act that no article has to learn from: "gave them a day to leave"."""
        last = _name(draft.steps.get("status", "").split("; ")[-1])
        told = last.startswith("frame ") and last.endswith(" TO")
        return draft.status == "sought" and told and not knows("status", f"step:{last}")

    def _meant(self, draft: Draft) -> bool:
        """Whether the act's own verb says by itself how it stands; what lasts is over if it is dated before."""
        meant = MEANT in draft.steps.get("status", "")
        return meant and (draft.status == "sought" or (draft.status == "ongoing" and self._time(draft) != "before"))

    def _open(self, draft: Draft) -> bool:
        """Whether the word right above the act thinks it over, holds it against somebody or says it is at hand."""
        document, s, i = self._document, draft.sentence, draft.index
        above = document.head(s, i)
        if draft.status == "possible" and above is not None and document.lemmas[s][above] in cues.load().brink:
            return True  # "on the verge of invading"
        verbs = {"possible": cues.load().weighing, "alleged": cues.load().holding}.get(draft.status)
        if not verbs or above is None or document.lemmas[s][above] not in verbs:
            return False
        # "Considered the move a betrayal" thinks nothing over: what is judged stands beside the judgement.
        return document.rel(s, i) in _BELOW and len(document.deps(s, above, "obj", "xcomp", "ccomp")) <= 1

    def _question(self, draft: Draft) -> Question:
        document, s, i = self._document, draft.sentence, draft.index
        options = [{f"is:{status}", f"is:{status}, rule:{draft.status}"} for status in STATUSES]
        options[STATUSES.index(draft.status)].add("rule")
        signals = document.signals(s)
        if signals.known:
            shares = signals.statuses(i)
            for features, share in zip(options, shares, strict=True):
                features.add(f"heard:{chance(share)}")
            options[shares.index(max(shares))].add("heard best")
        told = "statement" if draft.features.get("statement") else _sort(document.upos[s][i])
        circumstances = [f"told:{told}", f"type:{draft.type}"]
        return Question(options, circumstances, _CLOSE, self._more(draft, told))

    def _more(self, draft: Draft, told: str) -> list[str]:
        document, s, i = self._document, draft.sentence, draft.index
        token, head = document.token(s, i), document.head(s, i)
        above = document.lemmas[s][head] if head is not None else "none"
        helpers = sorted(document.lemmas[s][child] for child in document.deps(s, i, "aux", "cop"))
        marks = sorted(document.lemmas[s][child] for child in document.deps(s, i, "case", "mark", "det"))
        form = clause.form(document, s, i)
        fact = token.factuality
        return [
            f"{told}:{draft.type}",
            f"form:{form}:{'+'.join(helpers)}",
            f"type form:{draft.type}:{form}:{bool(helpers)}",
            f"rel:{document.rel(s, i)}:{form}",
            f"above:{document.rel(s, i)}:{above}",
            *(f"mark:{mark}" for mark in marks),
            *(f"modifier:{document.lemmas[s][child]}" for child in document.deps(s, i, "amod", "advmod")),
            f"fact:{'none' if fact is None else round(fact)}",
            f"region:{document.regions[s]}",
            f"said:{draft.saying is not None}:{'foreign' if self._foreign(draft) else 'own'}",
            f"time:{self._time(draft)}",
            f"time:{self._time(draft)}:{draft.type}",
            f"sides:{bool(draft.actors)}:{bool(draft.recipients)}:{draft.type}",
            f"word:{document.lemmas[s][i]}",
            *(f"step:{_name(step)}" for step in draft.steps.get("status", "").split("; ")),
            f"number:{'many' if 'Number=Plur' in token.feats else 'one'}:{told}:{draft.type}",
            f"object:{document.dep(s, i, 'obj', 'ccomp', 'xcomp') is not None}:{form}",
            draft.frame or "no frame",
        ]

    def _foreign(self, draft: Draft) -> bool:
        """Whether it is told by another than who does it."""
        told, did = {actor.name for actor in draft.according_to}, {actor.name for actor in draft.actors}
        return bool(told) and not told & did

    def _own(self, draft: Draft) -> bool:
        """Whether it is told by who does it."""
        return not {actor.name for actor in draft.according_to}.isdisjoint(actor.name for actor in draft.actors)

    def _time(self, draft: Draft) -> str:
        """How its own time stands to the article's day."""
        published = self._clock.published
        if draft.when is None or published is None or published.latest is None or published.earliest is None:
            return "none"
        span = When.parse(draft.when)
        if span.earliest is not None and span.earliest > published.latest:
            return "to come"
        if span.latest is not None and span.latest < published.earliest:
            return "before"
        return "open" if span.latest is None else "around"


def _sort(upos: str) -> str:
    return "verb" if upos in ("VERB", "AUX") else "noun"


def _reasons(features: set[str]) -> list[str]:
    return [name for name in features if not name.startswith("is:")]


def _name(step: str) -> str:
    """A step of the rules without the line that its cue stands in."""
    return step.partition(" (")[0]
