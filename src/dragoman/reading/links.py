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
from dragoman.shapes.signals import LINK_RANK, LINKED, PARTS, SPOKEN

MOST = 4
"""Words by which one value is named that are asked: more only stand in lists."""
_ENDS = [PARTS[part].stop - SPOKEN for part in ("link_asks", "link_offers", "link_any")]
"""Where in a word's numbers of links the parts end, but for the last."""
Word = tuple[int, int]
"""A sentence and a word of it."""


class Links:
    """The links of the fields of `LINKED` in one article; nothing is known where the network did not read it."""

    def __init__(self, document: Document) -> None:
        read = [document.signals(s) for s in range(len(document.words))]
        self._known = bool(read) and all(signals.known for signals in read)
        self._first = [0, *accumulate(map(len, document.words))]
        if self._known:
            rows = np.concatenate([signals.links for signals in read]).astype(np.float32)
            asks, offers, self._any, self._none = np.split(rows, _ENDS, 1)
            self._asks, self._offers = (part.reshape(len(rows), len(LINKED), LINK_RANK) for part in (asks, offers))

    def hear(self, field: str, draft: Draft, options: Sequence[set[str]], words: Sequence[Sequence[Word]]) -> None:
        """Add to the features of a field's values how likely each is; `words` name it, the last value is none.

        Values that no word around names are left as they are.
        """
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
        found = (self._offers[at, field] * self._asks[asking, field]).sum(1) + self._any[at, field]
        scores: list[float] = found.tolist()
        best, start = list[float](), 0
        for of in words:
            best.append(max(scores[start : start + len(of)]))
            start += len(of)
        return [*best, float(self._none[asking, field])]
