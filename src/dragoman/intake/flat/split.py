"""From labelled lines to articles: where each begins, which headline is its own, what is too little to be one."""

from dataclasses import dataclass, field

from dragoman.intake.flat.decode import Weights, decode, weights
from dragoman.intake.flat.draftwise import second
from dragoman.intake.flat.features import Page
from dragoman.intake.flat.repeats import key
from dragoman.intake.flat.shape import CUT

LEAST = 40
"""Words of body below which a piece of a page is an article only if there is none bigger."""
UNTITLED = 0.5
"""Part of the biggest article's words that one without a headline must have beside others."""
STRAIT = 7
"""Lines that may part two pieces of one body before the smaller must show that it belongs."""
ISLAND = 0.3
"""Part of the biggest piece's words that makes a piece belong whatever it speaks of."""
KIN = 0.4
"""Share of its words that a small piece must have in common with the biggest."""
ABOVE = 12
"""Lines above a body among which an overlooked headline is sought."""
SHARE = 0.12
"""Part of the biggest article's words that a short one must have."""


@dataclass(slots=True)
class Draft:
    """An article as it is put together: numbers of lines."""

    titles: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)

    def size(self, page: Page) -> int:
        """Count the words of its body."""
        return sum(page.shapes[i].count for i in self.body)


FAVOURS = (0.0, 1.5, 3.0, 5.0, 8.0)
"""How much the body is favoured, step by step, on a page that seems to have none."""


def label(page: Page) -> list[str]:
    """Label a page's lines in two looks, the second one in the light of the first."""
    first, again = weights()
    described = page.features()
    labels = seek(page, described, using=first)
    more = [[*names, *found] for names, found in zip(described, second(page, labels), strict=True)]
    return settle(page, seek(page, more, using=again))


def seek(page: Page, described: list[list[str]], *, using: Weights) -> list[str]:
    """Label lines, looking harder for a body where there seems to be none."""
    sentences = sum(one.sentence for one in page.shapes)
    labels: list[str] = []
    for favour in FAVOURS:
        labels = decode(described, favour=favour, using=using)
        if sum(page.shapes[i].sentence for i, one in enumerate(labels) if one == "body") >= min(2, sentences):
            break
    return labels


def settle(page: Page, labels: list[str]) -> list[str]:
    """Mend labels that the page's own repeats speak against.

    A line that is a caption once is a caption each time; a page without a body is all body.
    """
    if "body" not in labels:
        plain = [i for i, one in enumerate(page.shapes) if one.covered < 0.6] or list(range(len(labels)))
        labels = ["body" if i in set(plain) else label for i, label in enumerate(labels)]
        if len(plain) > 1 and page.shapes[plain[0]].end in ("none", "quote") and page.shapes[plain[0]].count <= 25:
            labels[plain[0]] = "title"
        return labels
    captions = {page.keys[i] for i, label in enumerate(labels) if label == "caption" and page.shapes[i].count > 3}
    return [
        "caption" if label in ("body", "debris", "notes") and page.keys[i] in captions and page.counts[page.keys[i]] > 1 else label
        for i, label in enumerate(labels)
    ]


def drafts(page: Page, labels: list[str]) -> list[Draft]:
    """Gather the lines of each article."""
    found: list[Draft] = []
    now = Draft()
    for i, label in enumerate(labels):
        if label == "title":
            if now.body and page.keys[i] not in {page.keys[t] for t in now.titles}:
                found.append(now)
                now = Draft()
                lend(page, found[-1], now)
            now.titles.append(i)
        elif label == "body":
            now.body.append(i)
        elif label == "caption":
            now.captions.append(i)
        elif label == "notes":
            now.notes.append(i)
    found.append(now)
    return worthy(page, [draft for draft in found if draft.body])


def lend(page: Page, old: Draft, new: Draft) -> None:
    """Pass on captions and notes that stand behind an article's body, directly above the next headline."""
    last = old.body[-1]
    new.captions = [i for i in old.captions if i > last + 2 and page.keys[i] not in {page.keys[j] for j in old.captions if j < last}]
    old.captions = [i for i in old.captions if i not in new.captions]


def worthy(page: Page, found: list[Draft]) -> list[Draft]:
    """Leave out what is too little to be an article beside the others: teasers, boxes, blurbs."""
    for draft in found:
        draft.body = mainland(page, draft.body)
    biggest = max((draft.size(page) for draft in found), default=0)
    kept = []
    for draft in found:
        size = draft.size(page)
        enough = size >= min(biggest, max(LEAST, min(SHARE * biggest, 2 * LEAST))) or (size >= LEAST and len(draft.body) > 1)
        if enough and (draft.titles or len(found) == 1 or size >= UNTITLED * biggest):
            kept.append(draft)
    return kept or found[:1]


def mainland(page: Page, body: list[int]) -> list[int]:
    """Leave out what lies far from the rest of a body, is little, and speaks of other things: remarks, boxes, teasers."""
    parts: list[list[int]] = []
    for i in body:
        if parts and i - parts[-1][-1] <= STRAIT:
            parts[-1].append(i)
        else:
            parts.append([i])
    if len(parts) == 1:
        return body
    sizes = [sum(page.shapes[i].count for i in part) for part in parts]
    main = parts[sizes.index(max(sizes))]
    words = frozenset().union(*(page.subjects[i] for i in main))
    kept: list[int] = []
    for part, size in zip(parts, sizes, strict=True):
        own = frozenset().union(*(page.subjects[i] for i in part))
        shared = len(own & words) / max(1, len(own))
        remarks = any("self" in page.shapes[i].marks or "shrill" in page.shapes[i].marks for i in part)
        if part is main or size >= ISLAND * max(sizes) or (shared >= KIN and not remarks and any(page.shapes[i].sentence for i in part)):
            kept.extend(part)
    return kept


def headline(page: Page, draft: Draft) -> tuple[int | None, list[int]]:
    """Choose an article's own headline among the lines that look like one; give the lines to be kept as body, too.

    Its own is the one that the page repeats, and that speaks of what the body speaks of.
    """
    first = draft.body[0]
    titles = [i for i in draft.titles if i < first] or draft.titles[:1] or overlooked(page, draft)
    if not titles:
        return None, []
    words = frozenset().union(*(page.subjects[i] for i in draft.body[:8]))

    def worth(i: int) -> float:
        shared = len(page.subjects[i] & words) / max(len(page.subjects[i]), 1)
        again = sum(page.keys[j] == page.keys[i] for j in titles) > 1
        return shared + 0.5 * again - 0.5 * bool(CUT.search(page.lines[i].text)) - 0.02 * (first - i)

    best = max(titles, key=worth)
    stand = [i for i in titles if best < i < first and page.shapes[i].count >= 9 and page.keys[i] != page.keys[best] and page.counts[page.keys[i]] == 1]
    return best, stand


def overlooked(page: Page, draft: Draft) -> list[int]:
    """Find a headline that the decoder took for something else: shaped like one, and speaking of what the body speaks of."""
    first = draft.body[0]
    words = frozenset().union(*(page.subjects[i] for i in draft.body if i != first))
    found = []
    for i in range(max(0, first - ABOVE), first + 1):
        one = page.shapes[i]
        shared = len(page.subjects[i] & words)
        alone = i == first and len(draft.body) > 1 and page.shapes[draft.body[1]].count > one.count
        if one.count >= 3 and one.count <= 28 and one.end in ("none", "quote", "ask", "close") and one.covered < 0.5:
            if shared >= 2 and shared >= 0.4 * len(page.subjects[i]) and not one.marks & {"credit", "by", "owner", "date"} or (alone and one.begin != "lower" and shared):
                found.append(i)
    return found


def known_titles(page: Page, draft: Draft) -> set[str]:
    """Give the keys of an article's headlines, so that its body does not say them again."""
    return {key(page.lines[i].text) for i in draft.titles}
