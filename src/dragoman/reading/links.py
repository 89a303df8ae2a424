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
from dragoman.reading.signals import band, chances
from dragoman.reading.weights import Question, Word
from dragoman.shapes.signals import LINK_RANK, LINKED, PARTS, SPOKEN

MOST = 4
"""Words by which one value is named that are asked: more only stand in lists."""
_LINKED, _UNLINKED = ((chances(sort), f"{sort} best") for sort in ("linked", "unlinked"))
"""Features of a value that words name, and of none: by how likely it is, and that it is the likeliest."""
_ENDS = [PARTS[part].stop - SPOKEN for part in ("link_asks", "link_offers", "link_any")]
"""Where in a word's numbers of links the parts end, but for the last."""


class Links:
    """The links of the fields of `LINKED` in one article; nothing is known where the network did not read it."""

    def __init__(self, document: Document) -> None:
        rows = document.page.links
        self._first = [0, *accumulate(map(len, document.words))]
        self._known = len(rows) == self._first[-1]
        asks, offers, any, none = np.split(rows, _ENDS, 1)
        # How likely a word is named at all is one more number that each act asks for. Field by field: rows are taken
        # one by one, and of a view that is not contiguous each time a copy of the whole would be made.
        self._asks, self._offers = np.ones((2, len(LINKED), len(rows), LINK_RANK + 1), np.float32)
        shape = (len(rows), len(LINKED), LINK_RANK)
        self._asks[:, :, :-1] = asks.reshape(shape).transpose(1, 0, 2)
        self._offers[:, :, :-1] = offers.reshape(shape).transpose(1, 0, 2)
        self._offers[:, :, -1] = any.T
        self._none = none.T.astype(np.float32)

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
            names, best = _LINKED if words[place] else _UNLINKED
            options[place].add(names[band(one / whole)])
            if score == top:
                options[place].add(best)

    def _scores(self, field: int, asking: int, words: list[Sequence[Word]]) -> list[float]:
        """Score each value by the likeliest word that names it, and none as the last."""
        first = self._first
        at = [first[s] + word for of in words for s, word in of]
        scores: list[float] = self._offers[field].take(at, 0).dot(self._asks[field][asking]).tolist()
        best, start = list[float](), 0
        for of in words:
            end = start + len(of)
            best.append(scores[start] if end - start == 1 else max(scores[start:end]))
            start = end
        return [*best, float(self._none[field][asking])]
