"""From labelled lines to articles: where each begins, which headline is its own, what is too little to be one."""

from dataclasses import dataclass, field

from dragoman.intake.flat.features import Page
from dragoman.intake.flat.repeats import key
from dragoman.intake.flat.shape import CUT

LEAST = 40
"""Words of body below which a piece of a page is an article only if there is none bigger."""
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
    biggest = max((draft.size(page) for draft in found), default=0)
    return [
        draft
        for draft in found
        if draft.size(page) >= min(biggest, max(LEAST, min(SHARE * biggest, 2 * LEAST))) or (draft.size(page) >= LEAST and len(draft.body) > 1)
    ]


def headline(page: Page, draft: Draft) -> tuple[int | None, list[int]]:
    """Choose an article's own headline among the lines that look like one; give the lines to be kept as body, too.

    Its own is the one that the page repeats, and that speaks of what the body speaks of.
    """
    first = draft.body[0]
    titles = [i for i in draft.titles if i < first] or draft.titles[:1]
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


def known_titles(page: Page, draft: Draft) -> set[str]:
    """Give the keys of an article's headlines, so that its body does not say them again."""
    return {key(page.lines[i].text) for i in draft.titles}
