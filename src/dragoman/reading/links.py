"""Links: how likely each name around an act is that of a linked field's value, by what the network says of both words.

Of who does an act, to whom, where and when, it chooses among the names that an article offers, as weights do; what it
chooses is a feature for those.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import exp

import numpy as np

from dragoman.reading.document import Document
from dragoman.reading.draft import Draft
from dragoman.reading.signals import chance
from dragoman.reading.weights import Question, Word
from dragoman.shapes.signals import LINK_RANK, LINKED, PARTS, SPOKEN

MOST = 4
"""Words by which one value is named that are asked: more only stand in lists."""
_ENDS = [PARTS[part].stop - SPOKEN for part in ("link_asks", "link_offers", "link_any")]
"""Where in a word's numbers of links the parts end, but for the last."""


class Links:
    """The links of the fields of `LINKED` in one article; nothing is known where the network did not read it."""

    def __init__(self, document: Document) -> None:
        rows = document.page.links.astype(np.float32)
        self._first = [0, *accumulate(map(len, document.words))]
        self._known = len(rows) == self._first[-1]
        asks, offers, any, none = np.split(rows, _ENDS, 1)
        # How likely a word is named at all is one more number that each act asks for.
        ones = np.ones((len(rows), len(LINKED), 1), np.float32)
        shape = (len(rows), len(LINKED), LINK_RANK)
        asks = np.concatenate([asks.reshape(shape), ones], 2)
        offers = np.concatenate([offers.reshape(shape), any[:, :, None]], 2)
        self._asks, self._offers, self._none = ([*np.moveaxis(part, 1, 0)] for part in (asks, offers, none))

    def hear(self, field: str, draft: Draft, question: Question) -> None:
        """Add to the features of a field's values how likely each is, by its words; the last value is none.

        Values that no word around names are left as they are.
        """
        options, words = question.options, question.words
        named = [place for place, of in enumerate(words) if of]
        if not self._known or not named:
            return
        asking = self._first[draft.sentence] + draft.index
        scores = self._scores(LINKED.index(field), asking, [words[place][:MOST] for place in named])
        top = max(scores)
        risen = [exp(score - top) for score in scores]
        whole = sum(risen)
        for place, one, score in zip((*named, len(options) - 1), risen, scores, strict=True):
            sort = "linked" if words[place] else "unlinked"
            options[place].add(f"{sort}:{chance(one / whole)}")
            if score == top:
                options[place].add(f"{sort} best")

    def _scores(self, field: int, asking: int, words: list[Sequence[Word]]) -> list[float]:
        """Score each value by the likeliest word that names it, and none as the last."""
        first = self._first
        at = [first[s] + word for of in words for s, word in of]
        scores: list[float] = self._offers[field].take(at, 0).dot(self._asks[field][asking]).tolist()
        best, start = list[float](), 0
        for of in words:
            best.append(max(scores[start : start + len(of)]))
            start += len(of)
        return [*best, float(self._none[field][asking])]
