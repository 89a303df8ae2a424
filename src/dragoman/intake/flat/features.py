"""What the decoder sees of each line: its shape, its place, its echoes, and what it shares with the text around."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from dragoman.intake.flat.furniture import function_words
from dragoman.intake.flat.lines import Line
from dragoman.intake.flat.repeats import count, held, key
from dragoman.intake.flat.shape import Shape, shape

SENTENCE_CUT = re.compile(r"(?<=[.!?])[\"”’']? +(?=[A-Z“\"‘])|[“”\"]")
NEAR = 5
"""Paragraphs before and after a line that it is compared with."""
HEADS = frozenset(("comments", "more", "subscribe", "legal", "site", "ads", "share"))
TELLING = frozenset(("dateline", "by", "date", "credit", "owner", "speaker", "picture", "tail-credit"))
QUOTES = "“\"‘'«"
LENGTHS = (0, 1, 2, 3, 5, 8, 12, 18, 30, 60)
SHARES = (0.0, 0.15, 0.3, 0.45, 0.65, 0.99)


def bucket(value: float, edges: Sequence[float]) -> int:
    """Give the number of edges that lie below a value."""
    return bisect_left(edges, value)


class Page:
    """The lines of a page with their shapes and what they have to do with each other."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.shapes = [shape(line.text) for line in lines]
        self.keys = [key(line.text) for line in lines]
        self.counts = count(self.keys)
        self.held = held(self.keys)
        self.sentences = sentence_keys(lines, self.shapes)
        self.strong = [i for i, one in enumerate(self.shapes) if one.strong]
        self.subjects = [subjects(one) for one in self.shapes]
        self._windows()

    def _windows(self) -> None:
        """Gather, for each place between two paragraphs, the words of those before and after it."""
        self.before: list[frozenset[str]] = []
        self.after: list[frozenset[str]] = []
        self.lead: list[frozenset[str]] = []
        for at in range(len(self.strong) + 1):
            earlier = self.strong[max(0, at - NEAR) : at]
            later = self.strong[at : at + NEAR]
            self.before.append(frozenset().union(*(self.subjects[i] for i in earlier)))
            self.after.append(frozenset().union(*(self.subjects[i] for i in later)))
            self.lead.append(frozenset().union(*(self.subjects[i] for i in later[:2])))
        self.rarity = self._rarity()
        self.seams = [self.likeness(one, two) for one, two in zip(self.before, self.after, strict=True)]
        inner = self.seams[1:-1] or [0.0]
        self.usual = sum(inner) / len(inner)

    def _rarity(self) -> dict[str, float]:
        """Weigh words by how few paragraphs of the page have them."""
        held_by = Counter(word for i in self.strong for word in self.subjects[i])
        return {word: log(1 + len(self.strong) / times) ** 2 for word, times in held_by.items()}

    def likeness(self, one: frozenset[str], two: frozenset[str]) -> float:
        """Measure how like two sets of words are, from 0 to 1, rare words first."""
        weigh = self.rarity
        norm = sum(weigh[word] for word in one) * sum(weigh[word] for word in two)
        return sum(weigh[word] for word in one & two) / sqrt(norm) if norm else 0.0

    def features(self) -> list[list[str]]:
        """Describe each line by the names of the features that it has.

        >>> page = Page([Line("Envoys meet in Oslo", 0, 19), Line("They met in Oslo, the ministry said.", 20, 56)])
        >>> "end=none" in page.features()[0]
        True
        """
        seen: dict[str, int] = {}
        heads = self._heads()
        out: list[list[str]] = []
        for i in range(len(self.lines)):
            found = own(self.shapes[i]) + heads[i]
            found += self._echoes(i, earlier=seen.get(self.keys[i], 0))
            found += self._place(i)
            found += self._neighbours(i)
            found += self._shared(i)
            seen[self.keys[i]] = seen.get(self.keys[i], 0) + 1
            out.append(found)
        return out

    def _echoes(self, i: int, *, earlier: int) -> list[str]:
        """Describe how a line repeats others."""
        total = self.counts[self.keys[i]]
        one = self.shapes[i]
        size = "short" if one.count < 5 else "mid" if one.count < 14 else "long"
        found = [f"times={min(total, 4)}/{size}", f"held={self.held[i]}/{size}"]
        if one.count >= 4:
            elsewhere = self.sentences[self.keys[i]] - (one.sentences > 1) > (
                0 if one.count < 8 or one.sentences > 1 else 1
            )
            found.append(f"echo={elsewhere}/{size}/{'credit' in one.marks}/{self.lines[i].text[:1] in QUOTES}")
        if total > 1:
            found.append(f"copy={'first' if earlier == 0 else 'later'}/{size}/{one.end}")
            near = (i > 0 and self.keys[i] == self.keys[i - 1]) or (
                i + 1 < len(self.keys) and self.keys[i] == self.keys[i + 1]
            )
            found.append(f"beside={near}/{size}/{'credit' in one.marks}")
        return found

    def _heads(self) -> list[list[str]]:
        """Describe how far above each line the last short line of some kind of furniture stood.

        What follows `3 comments` or `Most read` is judged otherwise than what follows a paragraph.
        """
        last: dict[str, int] = {}
        out: list[list[str]] = []
        for i, one in enumerate(self.shapes):
            size = "paragraph" if one.strong else "sentence" if one.sentence else "short"
            found = []
            for kind in HEADS:
                away = bucket(i - last[kind], (1, 2, 4, 8, 16, 32)) if kind in last else 9
                found.append(f"under={kind}/{away}/{size}")
            out.append(found)
            if one.count <= 7 and one.covered >= 0.6:
                for kind in one.kinds & HEADS:
                    last[kind] = i
        return out

    def _place(self, i: int) -> list[str]:
        """Describe where a line stands among the paragraphs."""
        at = bisect_left(self.strong, i)
        own_place = at < len(self.strong) and self.strong[at] == i
        last = at == len(self.strong) or (own_place and at == len(self.strong) - 1)
        zone = "none" if not self.strong else "head" if at == 0 else "tail" if last else "body"
        back = i - self.strong[at - 1] if at else 99
        following = at + 1 if own_place else at
        ahead = self.strong[following] - i if following < len(self.strong) else 99
        size = bucket(self.shapes[i].count, LENGTHS)
        far = (1, 2, 4, 8, 16, 40)
        found = [f"zone={zone}/{size}", f"back={bucket(back, far)}", f"ahead={bucket(ahead, far)}"]
        found.append(f"gapped={bucket(back, far)}/{bucket(ahead, far)}/{'S' if own_place else 's'}")
        found.append(f"crowd={self._crowd(i)}/{'S' if self.shapes[i].sentence else 's'}")
        found.append(f"space={min(self.lines[i].gap, 2)}")
        if i == 0:
            found.append(f"first/{zone}")
        if i == len(self.lines) - 1:
            found.append("last")
        return found

    def _crowd(self, i: int) -> int:
        """Count the lines around one that read as sentences, of eight."""
        around = self.shapes[max(0, i - 4) : i] + self.shapes[i + 1 : i + 5]
        return sum(one.sentence for one in around)

    def _neighbours(self, i: int) -> list[str]:
        """Describe the two lines before and after."""
        found = []
        for step in (-2, -1, 1, 2):
            j = i + step
            found.append(f"n{step}={outline(self.shapes[j]) if 0 <= j < len(self.shapes) else 'edge'}")
        mine = outline(self.shapes[i])
        before = outline(self.shapes[i - 1]) if i else "edge"
        after = outline(self.shapes[i + 1]) if i + 1 < len(self.shapes) else "edge"
        found += [f"in={before}/{mine}/{after}", f"to={mine}/{after}", f"from={before}/{mine}"]
        for step in (-1, 1):
            if 0 <= i + step < len(self.shapes):
                near = self.shapes[i + step]
                found += [f"n{step}-mark={mark}/{mine}" for mark in near.marks & TELLING]
                found += [
                    f"n{step}-kind={kind}/{mine}" for kind in near.kinds if near.covered >= 0.5 and near.count < 9
                ]
        return found

    def _shared(self, i: int) -> list[str]:
        """Describe how much of a line's subject is that of the paragraphs before and after."""
        mine = self.subjects[i]
        size = "one" if len(mine) < 3 else "few" if len(mine) < 8 else "many"
        at = bisect_left(self.strong, i)
        one_paragraph = at < len(self.strong) and self.strong[at] == i
        before = self.before[at]
        after = self.after[at + 1] if one_paragraph else self.after[at]
        back = bucket(len(mine & before) / max(len(mine), 1), SHARES)
        ahead = bucket(len(mine & after) / max(len(mine), 1), SHARES)
        found = [f"as-before={back}/{size}", f"as-after={ahead}/{size}", f"turn={back}/{ahead}/{size}"]
        if not one_paragraph:
            fresh, stale = len(mine & (after - before)), len(mine & (before - after))
            found.append(f"news={bucket(fresh, (0, 1, 2, 4))}/{bucket(stale, (0, 1, 2, 4))}/{outline(self.shapes[i])}")
            lead = bucket(len(mine & self.lead[at]) / max(len(mine), 1), SHARES)
            found.append(f"lead={lead}/{size}/{outline(self.shapes[i])}")
        if not one_paragraph and before and after:
            likeness = self.seams[at]
            seam = bucket(likeness, (0.01, 0.025, 0.05, 0.08, 0.12, 0.2))
            found.append(f"seam={seam}/{outline(self.shapes[i])}")
            leads = bucket(len(mine & self.lead[at]) / max(len(mine), 1), (0.2, 0.5))
            found.append(f"seam+lead={seam}/{leads}/{outline(self.shapes[i])}")
            usual = bucket(likeness / max(self.usual, 0.001), (0.2, 0.4, 0.6, 0.8, 1.1))
            found.append(f"usual={usual}/{outline(self.shapes[i])}")
        return found


def sentence_keys(lines: Sequence[Line], shapes: Sequence[Shape]) -> Counter[str]:
    """Count the sentences of a page's longer lines by their keys, to know what is printed twice."""
    found: Counter[str] = Counter()
    for line, one in zip(lines, shapes, strict=True):
        if one.sentence or one.count >= 8:
            found.update({key(part) for part in SENTENCE_CUT.split(line.text[:4000])})
    return found


def subjects(one: Shape) -> frozenset[str]:
    """Give the open-class words of a line, cut to their stems' first letters."""
    known = function_words()
    return frozenset(word[:6] for word in one.words if len(word) > 1 and not word.isdigit() and word not in known)


def outline(one: Shape) -> str:
    """Sum up a line in one word, as its neighbours see it."""
    if one.strong:
        return "paragraph"
    if one.sentence:
        return "sentence"
    if "credit" in one.marks and one.count > 4:
        return "credit"
    if one.covered >= 0.6:
        return "furniture"
    if one.count <= 3:
        return "label"
    if one.end in ("none", "quote", "ask") and one.count <= 22:
        return "headline" if one.count >= 5 else "label"
    return "other"


def own(one: Shape) -> list[str]:
    """Describe a line from itself."""
    size = bucket(one.count, LENGTHS)
    cover = bucket(one.covered, SHARES)
    found = [
        f"size={size}",
        f"end={one.end}",
        f"begin={one.begin}",
        f"size+end={size}/{one.end}",
        f"sentences={one.sentences}",
        f"prose={bucket(one.prose, (0.0, 0.1, 0.2, 0.3, 0.4, 0.5))}",
        f"prose+size={bucket(one.prose, (0.0, 0.15, 0.25, 0.4))}/{size}",
        f"capital={bucket(one.capital, SHARES)}/{'long' if one.count > 12 else 'mid' if one.count > 4 else 'short'}",
        f"cover={cover}",
        f"cover+size={cover}/{size}",
        f"digits={bucket(one.digits, SHARES)}",
        f"begin+end={one.begin}/{one.end}",
    ]
    if one.shout:
        found.append(f"shout/{size}")
    long = "long" if one.count > 12 else "short"
    found += [f"mark={mark}/{long}" for mark in one.marks]
    found += [f"kind={kind}/{long}" for kind in one.kinds]
    found += [f"kind+cover={kind}/{cover}" for kind in one.kinds]
    if one.strong:
        found.append(f"many-kinds={min(len(one.kinds), 8)}/{cover}")
        found.append(f"reader+legal={'reader' in one.kinds}/{'legal' in one.kinds or 'subscribe' in one.kinds}")
    return found
