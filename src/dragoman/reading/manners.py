"""Manners: the PLOVER mode of acts, chosen by weights learnt on annotated articles.

Most acts tell their mode by a word of their own, and the network says how likely each is. Whether a meeting is a visit
hangs on who meets where as well, and whether an accusation alleges or only disapproves on what is said of whom.
"""

from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.signals import chance
from dragoman.reading.status import finite
from dragoman.reading.weights import Question
from dragoman.shapes.terms import MODES_OF, Type

_OPEN: frozenset[Type] = frozenset({"CONSULT", "ACCUSE"})
"""Types whose mode no word of theirs alone tells."""
_HEARD: frozenset[Type] = frozenset({"ASSAULT", "RETREAT"})
"""Types whose mode is told by a word that is often not theirs: what the network hears is weighed against it."""
_LEAST = 0.02
"""How likely a mode must be to the network, to be weighed where another word tells one or none does."""

_MANY = 8
"""Entries of a sentence that are weighed against each other: more only stand in lists."""


class Manners:
    """Chooses the modes of one article's entries; linear in the number of words."""

    def __init__(self, document: Document, found: list[Draft], *, issued: bool) -> None:
        self._document = document
        self._issued = issued
        self._in: dict[int, list[Draft]] = {}
        for draft in found:
            beside = self._in.setdefault(draft.sentence, [])
            if len(beside) < _MANY:
                beside.append(draft)

    def settle(self, found: list[Draft], *, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest mode; `watch` is told what they may be."""
        for draft in found:
            if draft.type in _OPEN or draft.type in _HEARD:
                self._choose(draft, watch)

    def _choose(self, draft: Draft, watch: Watch | None) -> None:
        values, question = self._options(draft)
        # A mode's own features only name it: what is told of the act speaks for it.
        choose(draft, "mode", values, question, watch, why=lambda _: question.more)

    def _options(self, draft: Draft) -> tuple[list[str | None], Question]:
        heard = self._heard(draft)
        open = draft.type in _OPEN
        values: list[str | None] = [
            *(mode for mode in sorted(MODES_OF[draft.type]) if open or mode == draft.mode or heard[mode] >= _LEAST),
            # A meeting whose ground or word tells a mode has one.
            *([] if draft.mode and draft.type == "CONSULT" else [None]),
        ]
        options = []
        best = max(heard.values())
        for value in values:
            chance_of = heard[value or ""]
            names = {f"{draft.type}:{value}", "any" if value else "none", f"heard:{chance(chance_of)}"}
            if chance_of == best:
                names.add("heard best")
            options.append(names | ({"rule"} if value == draft.mode else set()))
        close = frozenset(f"{draft.type}:{value}" for value in values)
        circumstances = [f"rule:{draft.mode}", f"type:{draft.type}"]
        words = self._meeting if draft.type == "CONSULT" else self._words if open else self._word
        return values, Question(options, circumstances, close | {"rule"}, sorted(words(draft)))

    def _heard(self, draft: Draft) -> dict[str, float]:
        """How likely each mode is to the network, and none, the empty name; all alike where it said nothing."""
        signals = self._document.signals(draft.sentence)
        if signals.known:
            return signals.modes(draft.index, draft.type)
        return dict.fromkeys(("", *MODES_OF[draft.type]), 0.0)

    def _word(self, draft: Draft) -> set[str]:
        """Say by what word it is done."""
        return {f"word:{self._document.lemmas[draft.sentence][draft.index]}"}

    def _meeting(self, draft: Draft) -> set[str]:
        """Say who meets where."""
        document, s = self._document, draft.sentence
        sides = {actor.country for actor in draft.actors if actor.country}
        grounds = {place.country for place in draft.where if place.country}
        where = "own" if grounds & sides else "elsewhere" if grounds else "nowhere"
        found = {f"sides:{min(len(sides), 3)}", f"where:{where}", f"sides:{min(len(sides), 3)}:{where}"}
        found |= {f"actors:{min(len(draft.actors), 4)}", f"word:{document.lemmas[s][draft.index]}"}
        kinds = {actor.kind for actor in draft.actors}
        found |= {f"who:{kind}" for kind in kinds}
        found |= {f"to:{actor.kind}" for actor in draft.recipients} or {"to nobody"}
        found.add("issued" if self._issued else "reported")
        found |= {f"status:{draft.status}", f"channel:{draft.channel}"}
        return found

    def _words(self, draft: Draft) -> set[str]:
        """Say by what word it is done, to whom, and what acts it is about."""
        document, s, i = self._document, draft.sentence, draft.index
        upos = document.upos[s][i]
        found = {f"word:{document.lemmas[s][i]}", f"upos:{upos}", "issued" if self._issued else "reported"}
        found.add("statement" if draft.features.get("statement") else "act")
        found.add(f"status:{finite(document, s, i)[0]}")
        deed = upos == "VERB" and document.dep(s, i, "cop") is None
        found.add("deed" if deed else "judgement")
        others = [one for one in self._in[s] if one is not draft]
        below = [one for one in others if document.covers(s, i, below=one.index)]
        found |= {f"beside:{one.type}" for one in others} | {f"holds:{one.type}" for one in below}
        found |= {f"holds:{one.status}" for one in below}
        found |= {f"to:{actor.kind}" for actor in draft.recipients} or {"to nobody"}
        return found
