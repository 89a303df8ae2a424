"""Copies of wire stories: texts that repeat, abridge or embed an earlier one, found through an index of word runs.

The index names a few earlier articles that may be meant; each of them is then compared word for word. Boilerplate
stands in many articles, so its runs count for nothing. What a copy shares with its original is not indexed again: a
story that four hundred papers print stays rare, and the index does not grow with it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from dragoman.record.shingles import RUN, Shingles, keys, sampled, shared, shingles, spans

COPIED = 0.45
"""The share of a text's runs, boilerplate discounted, that makes it a copy, or its counterpart one."""
LEAST = 12
"""Runs that must be shared in any case: fewer are a phrase, not a story."""
PASSAGE = 150
"""Shared runs that make a copied passage of texts which are otherwise their own."""
PASSAGE_SHARE = 0.2
"""The share of one of the texts that such a passage must be."""
USUAL = 2
"""A run that stands in more earlier articles than these is boilerplate."""
FREQUENT = 16
"""A run that stands in so many articles is not indexed again: it can find nothing any more."""
CANDIDATES = 12
"""Earlier articles that a new one is compared with, at most; the likeliest first."""
APART = 45
"""Days after which the same words are taken for a form filled in again, where they are not nearly all the same."""
REPRINT = 0.95
"""Share of both texts that is shared by a reprint, however late it comes."""
GAP = 3
"""Changed words in a row that do not break a copied stretch in two."""
WHOLE = 0.8
"""The share of a text's runs that shows beyond doubt a copy and no form: its keys need not be indexed again."""
FELLOWS = 3
"""Other holders of a text's runs that are looked at to tell copies of one story from uses of one form."""
ALIKE = 0.5
"""How often, at least, another copy has what the new text left out, for one time that it has what both share."""
_SCORE = 0.5
"""What the common keys of two articles must weigh, each by one over the number of its articles, to compare the two."""

Kind = Literal["repeats", "abridges", "embeds", "passage"]


class Index(Protocol):
    """What finding copies needs of a store: rows (key, article), and the texts."""

    def lookup(self, keys: Collection[int], /) -> Iterable[tuple[int, int]]:
        """Give the rows (key, article) of these keys, in any order."""

    def text(self, article: int, /) -> str:
        """Give the clean text of an article that `lookup` named."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An earlier article that the new text copies, or is copied from, and why this is thought."""

    article: int
    """The earlier article, by the number it has in the index."""
    kind: Kind
    """What the new text does: repeats, abridges or embeds the earlier one, or shares a long passage with it."""
    of_new: float
    """Share of the new text's runs that stand in the earlier one, 0 to 1, boilerplate included."""
    of_old: float
    """Share of the earlier text's runs that stand in the new one, 0 to 1, boilerplate included."""
    rare: float
    """Share of the shared runs that are no boilerplate, 0 to 1, estimated from those that are indexed."""
    shared: int
    """Runs of the new text that stand in the earlier one."""
    spans: tuple[tuple[int, int], ...]
    """The shared stretches in the new text, as code-point offsets."""
    company: tuple[int, ...]
    """Other earlier articles that share these runs because they are copies of the same story, not uses of one form."""
    why: str
    """The same figures in words."""

    @property
    def containment(self) -> float:
        """The larger of both shares, boilerplate discounted: what the decision rests on."""
        return max(self.of_new, self.of_old) * self.rare


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about a new text."""

    copies: tuple[Copy, ...]
    """Its originals among the earlier articles, the likeliest first; the copies of these follow through them."""
    fresh: frozenset[int]
    """The keys to index under the new article: those that no original has already, and no boilerplate."""


def copies(
    text: str,
    *,
    index: Index,
    ignore: Collection[int] = (),
    days_apart: Callable[[int], int | None] | None = None,
) -> Found:
    """Find the earlier articles that a new text copies, abridges or embeds, or that copy, abridge or embed it.

    `index` holds the earlier articles; `ignore` names those that are no answer, such as earlier revisions of the same
    article. `days_apart` tells how many days lie between the publication of the new text and of an earlier article, or
    None where it is not known; without it the words alone decide. Texts of fewer than 17 words are never copies, and of
    those of twenty words one in twenty is missed. Costs one lookup and a handful of comparisons, each linear in its
    texts. Raises what the index raises.

    >>> index = MemoryIndex()
    >>> story = "Envoys of Grey Bay and Cape Lind met on the ferry on Monday and agreed to count the herring together. "
    >>> story += "The count will begin in March, the harbour master said, and last until the nets are dry again."
    >>> index.add(1, story).copies
    ()
    >>> [copy] = copies("CAPE LIND (Agency) - " + story, index=index).copies
    >>> copy.article, copy.kind, round(copy.of_old, 2)
    (1, 'repeats', 1.0)
    >>> print(copy.why)
    92 % of its 36 runs of 6 words stand in the earlier text, and 100 % of the earlier text's 33 in it; 100 % of the \
shared ones are rare
    """
    new = shingles(text)
    holders = _holders(keys(new), index=index, ignore=ignore)
    found = []
    for article in _candidates(holders):
        copy = compare(new, shingles(index.text(article)), article=article, holders=holders, index=index)
        apart = days_apart(article) if days_apart else None
        if copy and (apart is None or apart <= APART or min(copy.of_new, copy.of_old) >= REPRINT):
            found.append(copy)
    originals = {copy.article for copy in found if copy.company or max(copy.of_new, copy.of_old) >= WHOLE}
    fresh = (key for key, articles in holders.items() if len(articles) < FREQUENT and originals.isdisjoint(articles))
    return Found(tuple(sorted(found, key=lambda copy: (-copy.containment, copy.article))), frozenset(fresh))


def compare(
    new: Shingles, old: Shingles, *, article: int, holders: Mapping[int, Collection[int]], index: Index
) -> Copy | None:
    """Compare a new text with one earlier article, run by run; None where neither is a copy of the other.

    `holders` names, for each key of the new text, the earlier articles that have it: where more than `USUAL` have a
    run, it is boilerplate, unless they are copies of the same story; `index` gives their texts to tell that.

    >>> text = "Envoys of both ports met on the ferry on Monday and agreed to count the herring in the spring, "
    >>> one = shingles(text + "if the nets are dry by then and the harbour master has found his spectacles again.")
    >>> index = MemoryIndex()
    >>> compare(one, one, article=1, holders={key: [1] for key in keys(one)}, index=index).of_new
    1.0
    >>> compare(one, one, article=9, holders={key: range(9) for key in keys(one)}, index=index) is None
    True
    """
    here = shared(new, old)
    held = [holders.get(key, ()) for key, both in zip(keys(new), here[sampled(new)].tolist(), strict=True) if both]
    count = int(here.sum())
    if not held or not count:
        return None
    company = _company(new, old, held, article, index)
    rare = sum(sum(one not in company for one in articles) <= USUAL for articles in held) / len(held)
    of_new, of_old = float(here.mean()), float(shared(old, new).mean())
    kind = _kind(of_new * rare, of_old * rare, count * rare)
    if kind is None:
        return None
    why = (
        f"{of_new * 100:.0f} % of its {len(new.hashes)} runs of {RUN} words stand in the earlier text, and "
        f"{of_old * 100:.0f} % of the earlier text's {len(old.hashes)} in it; "
        f"{rare * 100:.0f} % of the shared ones are rare"
    )
    return Copy(article, kind, of_new, of_old, rare, count, spans(new, here, gap=GAP), tuple(sorted(company)), why)


class MemoryIndex:
    """An index in memory, for tests, measurements and small collections."""

    def __init__(self) -> None:
        self._rows: dict[int, list[int]] = defaultdict(list)
        self._texts: dict[int, str] = {}

    def __len__(self) -> int:
        """Count the rows.

        >>> len(MemoryIndex())
        0
        """
        return sum(len(articles) for articles in self._rows.values())

    def lookup(self, keys: Collection[int], /) -> Iterable[tuple[int, int]]:
        """Give the rows (key, article) of these keys.

        >>> list(MemoryIndex().lookup([7]))
        []
        """
        return [(key, article) for key in keys if key in self._rows for article in self._rows[key]]

    def text(self, article: int, /) -> str:
        """Give the text of an article; KeyError where it was not added.

        >>> index = MemoryIndex()
        >>> _ = index.add(3, "Nothing new.")
        >>> index.text(3)
        'Nothing new.'
        """
        return self._texts[article]

    def add(self, article: int, text: str, *, days_apart: Callable[[int], int | None] | None = None) -> Found:
        """Find the originals of a text among those added before, then add it too.

        >>> MemoryIndex().add(1, "Nothing is known of this yet.").copies
        ()
        """
        found = copies(text, index=self, days_apart=days_apart)
        self._texts[article] = text
        for key in found.fresh:
            self._rows[key].append(article)
        return found


def _holders(held: Iterable[int], *, index: Index, ignore: Collection[int]) -> dict[int, list[int]]:
    """Look up which earlier articles have each key; a key that none has is there too."""
    holders: dict[int, list[int]] = {key: [] for key in sorted(set(held))}
    for key, article in index.lookup(list(holders)):
        if article not in ignore:
            holders[key].append(article)
    return holders


def _candidates(holders: Mapping[int, Collection[int]]) -> list[int]:
    """Choose the articles to compare with: those with most keys in common, a rare key weighing more."""
    score: dict[int, float] = defaultdict(float)
    for articles in holders.values():
        for article in articles:
            score[article] += 1 / len(articles)
    best = sorted(score, key=lambda article: (-score[article], article))
    return [article for article in best[:CANDIDATES] if score[article] >= _SCORE]


def _company(new: Shingles, old: Shingles, held: Sequence[Collection[int]], article: int, index: Index) -> set[int]:
    """Tell which other articles are copies of the old text as well: that they have a run makes it no boilerplate.

    `held` names the holders of each key that both texts have. Another copy has what the new text left out as often as
    what it kept, since each editor changes other words; but what only one use of a form says, no other use has.
    """
    counts = Counter(one for articles in held for one in articles if one != article)
    ranked = sorted(counts, key=lambda one: (-counts[one], one))  # not most_common: rows come in any order
    most = [one for one in ranked if counts[one] >= len(held) / 3]
    kept = shared(old, new)
    if not most or max(len(articles) for articles in held) <= USUAL or kept.sum() < LEAST or (~kept).sum() < LEAST:
        return set()
    fellows = [shared(old, shingles(index.text(one))) for one in most[:FELLOWS]]
    left_out, as_kept = (sum(float(fellow[part].mean()) for fellow in fellows) for part in (~kept, kept))
    return set(most) if left_out >= ALIKE * as_kept else set()


def _kind(of_new: float, of_old: float, count: float) -> Kind | None:
    """Decide from the shares and the number of shared runs, boilerplate discounted."""
    if count < LEAST:
        return None
    if min(of_new, of_old) >= COPIED:
        return "repeats"
    if of_new >= COPIED:
        return "abridges"
    if of_old >= COPIED:
        return "embeds"
    return "passage" if count >= PASSAGE and max(of_new, of_old) >= PASSAGE_SHARE else None
