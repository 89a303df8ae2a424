"""Quoting: the words in quotation marks that belong to an entry, chosen by weights learnt on annotated articles.

They stand around its word or beside it in its sentence, or the same speaker says in them what was first told of him.
"""

import math
from collections import Counter

from dragoman.reading.carry import SPOKEN
from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.saying import Sayings
from dragoman.reading.stretches import Stretch, stretches
from dragoman.reading.voice import Voices
from dragoman.reading.weights import Question

_BACK, _ON = 1, 3
"""Sentences before and after an entry's own in which its words may be quoted."""
_LEAD = 5
"""Sentences after the headline or the first ones in which they may be: a report begins with what it then tells."""
_TOLD = 8
"""Entries of a sentence that its quoted words are weighed against: more only stand in lists."""
QUOTED = "quoted here"
"""Marks entries with quoted words in their own sentence."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_CLOSE = frozenset({"none", "rule", "holds", "below", "here", "elsewhere"})
"""What is crossed with everything that is known of the entry."""
_ANOTHER = "another's"
"""Whose words of other sentences are never an entry's own."""
_SIZES = (1, 3, 6, 12, 24)
"""Words up to which quotations count as of one size."""


class Quoting:
    """Chooses the quoted words of one article's entries; linear in their number."""

    def __init__(self, document: Document, *, sayings: Sayings, voices: Voices) -> None:
        self._document = document
        self._sayings = sayings
        self._voices = voices
        self._content: dict[int, frozenset[str]] = {}
        self._quoted: dict[tuple[int, tuple[int, int], int], frozenset[str]] = {}
        self._told: dict[int, list[Draft]] = {}
        self._in = stretches(document, sayings.quotes)
        sentences = range(len(document.words)) if self._in else ()
        self._common = Counter(lemma for s in sentences for lemma in self._lemmas(s))

    def settle(self, found: list[Draft], *, watch: Watch | None = None) -> None:
        """Give the drafts their likeliest words; `watch` is told what they may be."""
        for draft in found:
            beside = self._told.setdefault(draft.sentence, [])
            if len(beside) < _TOLD:
                beside.append(draft)
        for draft in found:
            near = self._near(draft)
            if not near and draft.quote is None:
                continue
            values, question = self._options(draft, near)
            if choose(draft, "quote", values, question, watch):
                self._cite(draft, near)

    def _cite(self, draft: Draft, near: list[Stretch]) -> None:
        """What is quoted elsewhere is evidence too."""
        chosen = next((stretch for stretch in near if stretch.text == draft.quote), None)
        if chosen is None:
            return
        for s in range(chosen.sentence, chosen.last + 1):
            if all(sentence != s for sentence, _ in draft.places) and len(draft.places) < 8:
                draft.places = [*draft.places, (s, chosen.words[0] if s == chosen.sentence else 0)]

    # What speaks for each.

    def _near(self, draft: Draft) -> list[Stretch]:
        sentences = {draft.sentence, *(s for s, _ in draft.places)}
        lead = draft.sentence <= self._document.body + 1
        sentences.update(range(draft.sentence - _BACK, draft.sentence + (_LEAD if lead else _ON) + 1))
        found = (stretch for s in sorted(sentences) for stretch in self._in.get(s, ()))
        return [one for one in found if one.sentence == draft.sentence or self._whose(draft, one) != _ANOTHER]

    def _options(self, draft: Draft, near: list[Stretch]) -> tuple[list[str | None], Question]:
        rows: dict[str, set[str]] = {}
        if draft.quote is not None:
            rows[draft.quote] = {"rule"}
        alike = {stretch: self._alike(draft, stretch) for stretch in near if stretch.sentence != draft.sentence}
        most = max(alike.values(), default=0.0)
        for stretch in near:
            names = rows.setdefault(stretch.text, set())
            names.update(self._features(draft, stretch))
            if stretch in alike:
                names.update(_likeness(alike[stretch], most, self._whose(draft, stretch)))
        here = len(alike) < len(near)
        values: list[str | None] = [*rows, None]
        options = [*rows.values(), {"none", "none, rule" if draft.quote is None else "none, no rule"}]
        upos = self._document.upos[draft.sentence][draft.index]
        told = "statement" if draft.features.get("statement") else "verb" if upos in ("VERB", "AUX") else "noun"
        circumstances = [f"told:{told}", QUOTED if here else "quoted elsewhere", "some" if draft.quote else "no"]
        more = [f"type:{draft.type}", f"status:{draft.status}", f"region:{self._document.regions[draft.sentence]}"]
        more.append("in saying" if draft.saying is not None else "told by the article")
        return values, Question(options, circumstances, _CLOSE, more)

    def _features(self, draft: Draft, stretch: Stretch) -> set[str]:
        """Say how quoted words stand to an entry."""
        document = self._document
        first, last = stretch.words
        size = sum(last - first + 1 >= least for least in _SIZES)
        finite = any("VerbForm=Fin" in t.feats for t in document.sentences[stretch.sentence][first : last + 1])
        others = [one for one in self._told.get(stretch.sentence, ()) if one is not draft]
        inside = min(sum(first <= one.index <= last for one in others), 2)
        found = {f"size:{size}", stretch.kind, "a clause" if finite else "no clause", f"place:{min(stretch.place, 2)}"}
        found |= {f"{stretch.kind}:{self._whose(draft, stretch)}", f"others inside:{inside}"}
        if stretch.sentence == draft.sentence:
            where = self._stands(draft, stretch)
            found |= {where, f"{where}:size:{size}", f"{where}:{'after' if first > draft.index else 'before'}"}
            found.add(f"{where}:apart:{min(abs(first - draft.index) // 4, 4)}")
            found.add(f"{where}:{'clause' if finite else 'words'}")
            return found
        found |= {"elsewhere", f"size elsewhere:{size}", f"elsewhere:others inside:{inside}"}
        found.add(f"elsewhere:{self._whose(draft, stretch)}")
        found.add(f"same type there:{any(one.type == draft.type for one in others)}")
        return found | self._way(draft, stretch)

    def _stands(self, draft: Draft, stretch: Stretch) -> str:
        """How quoted words of an entry's own sentence stand to its word: around it, below it, or beside it."""
        first, last = stretch.words
        if first <= draft.index <= last:
            return "holds"
        return "below" if self._document.covers(draft.sentence, draft.index, below=first) else "here"

    def _way(self, draft: Draft, stretch: Stretch) -> set[str]:
        """How far it is to quoted words of another sentence, and who introduces them how."""
        gap = stretch.sentence - draft.sentence
        told = stretch.sentence in {sentence for sentence, _ in draft.places}
        found = {"told there" if told else "not told there", f"gap:{gap if abs(gap) <= _ON else 'far'}"}
        if draft.sentence <= self._document.body + 1:
            found.add("lead's")
        index = self._sayings.at(stretch.sentence, stretch.words[0])
        if index is not None:
            found.add(f"said with:{self._sayings.all[index].verb}")
        return found

    def _whose(self, draft: Draft, stretch: Stretch) -> str:
        """Whether the quoted words are the entry's speaker's."""
        index = self._sayings.at(stretch.sentence, stretch.words[0])
        if index is None:
            return "nobody's"
        said = self._voices.sources(index)
        own = (*draft.according_to, *(draft.actors if draft.type in SPOKEN else ()))
        if not said or not own:
            return "unknown"
        if {actor.name for actor in said} & {actor.name for actor in own}:
            return "the same speaker's"
        lands = {actor.country for actor in said} & {actor.country for actor in own}
        return "the same side's" if lands - {None} else _ANOTHER

    def _alike(self, draft: Draft, stretch: Stretch) -> float:
        """How much of what an entry's sentence tells is quoted elsewhere; rare words of the article count for more."""
        own, other = self._lemmas(draft.sentence), self._said(stretch)
        shared = own & other
        if not shared:
            return 0.0
        return self._worth(shared) / math.sqrt(self._worth(own) * self._worth(other))

    def _worth(self, lemmas: frozenset[str]) -> float:
        return math.fsum(1 / self._common[lemma] for lemma in lemmas)

    def _said(self, stretch: Stretch) -> frozenset[str]:
        """The words of quoted words that tell something."""
        key = stretch.sentence, stretch.words, stretch.last
        if key not in self._quoted:
            first, last = stretch.words
            own = _content(self._document, stretch.sentence, first=first, last=last)
            more = [self._lemmas(s) for s in range(stretch.sentence + 1, stretch.last + 1)]
            self._quoted[key] = own.union(*more)
        return self._quoted[key]

    def _lemmas(self, s: int) -> frozenset[str]:
        """The words of a sentence that tell something."""
        if s not in self._content:
            self._content[s] = _content(self._document, s, first=0, last=len(self._document.words[s]) - 1)
        return self._content[s]


def _content(document: Document, s: int, *, first: int, last: int) -> frozenset[str]:
    lemmas, upos = document.lemmas[s], document.upos[s]
    return frozenset(lemmas[i] for i in range(first, last + 1) if upos[i] in _CONTENT)


def _likeness(alike: float, most: float, whose: str) -> list[str]:
    """Say how much of an entry quoted words of another sentence say again, and whether others say more of it."""
    size = min(int(alike * 10), 6)
    found = [f"alike:{size}", f"alike:{size}:{whose}"]
    if alike and alike == most:
        found += ["most alike", f"most alike:{whose}", f"most alike:{size}"]
    return found
