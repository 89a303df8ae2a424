"""Pacts: which instrument an entry is upon, chosen among those that its article names by weights learnt."""

from itertools import islice

from dragoman.reading.choosing import choose
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch
from dragoman.reading.instruments import Instruments, Named, words
from dragoman.reading.ties import Ties
from dragoman.reading.weights import Question
from dragoman.shapes import InstrumentRef

_BACK = 12
"""Earlier names that are weighed: what was named long before is no longer meant, unless it is what all is about."""
_CLOSE = frozenset({"none", "rule", "here", "below", "before", "main"})
"""What is crossed with everything that is known of the entry."""


def settle(document: Document, found: list[Draft], *, instruments: Instruments, watch: Watch | None = None) -> None:
    """Give the drafts their likeliest instrument; `watch` is told what they may be.

    Linear in the number of drafts: each weighs the few names around it.
    """
    if instruments.all:
        chooser = _Pacts(document, instruments)
        for draft in found:
            options, question = chooser.options(draft)
            choose(draft, "instrument", options, question, watch)


class _Pacts:
    """What speaks for each of the instruments of one article."""

    def __init__(self, document: Document, instruments: Instruments) -> None:
        self._document = document
        self._instruments = instruments
        self._main = instruments.counts.most_common(1)[0][0]
        self._titled = {named.ref.id for named in instruments.all if document.regions[named.sentence] == "title"}
        self._mains = next(named for named in instruments.all if named.ref.id == self._main)

    def options(self, draft: Draft) -> tuple[list[InstrumentRef | None], Question]:
        """List what a draft may be upon, nothing as the last."""
        rows: dict[str | None, tuple[InstrumentRef, set[str]]] = {}
        if draft.instrument is not None:
            rows[draft.instrument.id] = draft.instrument, {"rule"}
        old = self._old(draft)
        for named, names in self._near(draft):
            rows.setdefault(named.ref.id, (named.ref, set()))[1].update(names)
        rows = {id: row for id, row in rows.items() if id not in old}
        if draft.instrument is not None and draft.instrument.id in old:
            draft.instrument = None
        for id, (_, names) in rows.items():
            names |= self._standing(id)
        options: list[InstrumentRef | None] = [*(ref for ref, _ in rows.values()), None]
        features = [names for _, names in rows.values()]
        features.append({"none", "none, rule" if draft.instrument is None else "none, no rule"})
        told = "statement" if draft.features.get("statement") else "act"
        circumstances = [f"type:{draft.type}", f"told:{told}", "some" if draft.instrument else "no"]
        return options, Question(features, circumstances, _CLOSE, self._known(draft))

    def _old(self, draft: Draft) -> set[str | None]:
        """Instruments that were signed before: what is to be signed is another."""
        if draft.type != "TREATY" or draft.act != "sign" or draft.status not in ("planned", "possible", "sought"):
            return set()
        return {id for id in self._instruments.counts if self._instruments.signed(id)}

    def _near(self, draft: Draft) -> list[tuple[Named, set[str]]]:
        """The names in its sentences and before them, and what the article names most, each with how it stands."""
        found: list[tuple[Named, set[str]]] = []
        here = self._instruments.at(draft.sentence)
        if here:
            ties = Ties(self._document, draft.sentence, draft.index)
            found += [(named, self._stands(draft, named, ties)) for named in here]
        for s in dict.fromkeys(s for s, _ in draft.places if s != draft.sentence):
            found += [(named, {"told there", f"told there:{named.kind}"}) for named in self._instruments.at(s)]
        seen: set[str | None] = set()
        for named in islice(self._instruments.before(draft.sentence), _BACK):
            if named.ref.id not in seen:
                rank = min(len(seen), 2)
                seen.add(named.ref.id)
                found.append((named, {"before", *self._away(draft, named, rank)}))
        found.append((self._mains, {"main", f"main:{self._mains.kind}"}))
        return found

    def _stands(self, draft: Draft, named: Named, ties: Ties) -> set[str]:
        """Say how an instrument of the same sentence stands to what is told."""
        document, s = self._document, draft.sentence
        head = next(
            (i for i in range(named.start, named.end) if not named.start <= document.heads[s][i] < named.end),
            named.start,
        )
        tie = ties.of(head)
        marker = document.dep(s, head, "case")
        side = "after" if named.start > draft.index else "before"
        found = {"here", f"here:{named.kind}", f"here:{'loose' if named.loose else 'firm'}"}
        found.add(f"as:{document.rel(s, head)}:{document.lemmas[s][marker] if marker is not None else ''}")
        found.add(f"up:{min(tie.one, 4)}:{min(tie.two, 3)}")
        found.add(f"clauses:{min(tie.one_clauses, 2)}:{min(tie.two_clauses, 2)}")
        found.add(f"{side}:{min(abs(named.start - draft.index) // 5, 4)}")
        if tie.one == 0 or tie.two == 0:
            found |= {"below", f"below:{named.kind}"} if tie.one == 0 else {"above"}
        others = len({other.ref.id for other in self._instruments.at(s)})
        found.add(f"here among:{min(others, 3)}")
        return found

    def _away(self, draft: Draft, named: Named, rank: int) -> set[str]:
        """Say how far back an instrument was named, and whether the sentence points to one of its kind."""
        gap = draft.sentence - named.sentence
        size = next((size for size in (1, 2, 4, 8, 16) if gap <= size), 99)
        lemmas = self._document.lemmas[draft.sentence]
        pointers = {lemma for lemma in lemmas if lemma in words().pointers}
        alone = "none here" if not self._instruments.at(draft.sentence) else "some here"
        found = {f"ago:{size}", f"rank:{rank}", f"rank:{rank}:{alone}", f"ago:{size}:{alone}"}
        found |= {f"points:{lemma}:{named.kind}" for lemma in pointers}
        found.add(f"points:{bool(pointers)}:{rank}")
        return found

    def _standing(self, id: str | None) -> set[str]:
        """Say how much of the article an instrument has."""
        counts = self._instruments.counts
        share = counts[id] / max(sum(counts.values()), 1)
        found = {f"share:{int(share * 3.99)}", f"named:{min(counts[id], 5)}"}
        if id in self._titled:
            found.add("titled")
        if counts[id] == counts[self._main]:
            found |= {"most", f"most:{min(counts[id], 5)}"}
        return found

    def _picked(self, s: int, word: int) -> str:
        """How a noun is picked out: "the deal", "a deal", "their deal", "deals"."""
        document = self._document
        marker = document.dep(s, word, "det")
        if marker is not None:
            return document.lemmas[s][marker]
        return "owned" if document.dep(s, word, "nmod:poss") is not None else "bare"

    def _known(self, draft: Draft) -> list[str]:
        """Say what the entry is and what its sentence speaks of."""
        document, s = self._document, draft.sentence
        lemmas = document.lemmas[s]
        vocabulary = words()
        around = {lemma for lemma in lemmas if lemma in vocabulary.about}
        found = [f"about:{lemma}" for lemma in sorted(around)]
        for word, lemma in enumerate(lemmas):
            if lemma in vocabulary.pointers:
                # "Signed the deal" points back to one, "signed a deal" tells of a new one.
                how = self._picked(s, word)
                found += [f"{how} {lemma}", *([f"upon {how}"] if document.heads[s][word] == draft.index else [])]
        found += [f"act:{draft.act}", f"status:{draft.status}", f"word:{lemmas[draft.index]}"]
        found.append(f"region:{document.regions[s]}")
        found.append("in saying" if draft.saying is not None else "told by the article")
        found.append("points" if any(lemma in vocabulary.pointers for lemma in lemmas) else "points not")
        return found
