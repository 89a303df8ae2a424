"""From labelled lines to articles: where each begins, which headline is its own, what is too little to be one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.intake.flat.features import Page

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
RECENT = 40
"""Lines of an article, the last ones, that are looked at: enough to know it, few enough for time linear in the page."""
AGAIN = 80
"""Lines within which a page says an article's headline again when it is the same article's."""
GOES_ON = 0.2
"""Share of its words that a piece must have in common with the one before it to be taken for its continuation."""
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


def drafts(page: Page, labels: list[str]) -> list[Draft]:
    """Gather the lines of each article."""
    found: list[Draft] = []
    now = Draft()
    last = {one: i for i, one in enumerate(page.keys)}
    for i, label in enumerate(labels):
        if label == "title":
            # Where an article's headline is still to come once more, what stands between is the article's own.
            if now.body and between_copies(page, i, now, last=last) and not leads(page, i, labels):
                aside(page, i, now)
                continue
            if now.body and page.keys[i] not in {page.keys[t] for t in now.titles[-RECENT:]}:
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


def between_copies(page: Page, i: int, now: Draft, *, last: dict[str, int]) -> bool:
    """Tell whether a line stands between two copies of an article's headline, and is none of them."""
    titles = {page.keys[t] for t in now.titles[-RECENT:]}
    return page.keys[i] not in titles and any(i < last[one] <= i + AGAIN for one in titles)


def leads(page: Page, i: int, labels: Sequence[str]) -> bool:
    """Tell whether the body below a line speaks of what the line speaks of."""
    below = [j for j in range(i + 1, min(len(labels), i + AGAIN)) if labels[j] == "body"][:3]
    shared = page.subjects[i] & subject(page, below)
    return len(shared) >= 2 or len(shared) >= 0.4 * max(1, len(page.subjects[i]))


def aside(page: Page, i: int, now: Draft) -> None:
    """Put a line that looked like a headline where it belongs inside an article: a caption or a heading."""
    if page.counts[page.keys[i]] > 1 or page.shapes[i].marks & {"credit", "picture"}:
        now.captions.append(i)
    elif heading(page, i):
        now.body.append(i)


def lend(page: Page, old: Draft, new: Draft) -> None:
    """Pass on captions and notes that stand behind an article's body, directly above the next headline."""
    last = old.body[-1]
    new.captions = [
        i for i in old.captions if i > last + 2 and page.keys[i] not in {page.keys[j] for j in old.captions if j < last}
    ]
    old.captions = [i for i in old.captions if i not in new.captions]


def worthy(page: Page, found: list[Draft]) -> list[Draft]:
    """Leave out what is too little to be an article beside the others, and join what is no article of its own."""
    for draft in found:
        draft.body = mainland(page, draft.body)
    found = joined(page, found)
    biggest = max((draft.size(page) for draft in found), default=0)
    kept = []
    for draft in found:
        size = draft.size(page)
        enough = size >= min(biggest, max(LEAST, min(SHARE * biggest, 2 * LEAST))) or (
            size >= LEAST and len(draft.body) > 1
        )
        if enough and (draft.titles or len(found) == 1 or size >= UNTITLED * biggest):
            kept.append(draft)
    return kept or found[:1]


def joined(page: Page, found: list[Draft]) -> list[Draft]:
    """Join a piece to the article before it where its headline says nothing of it and its body goes on with the other.

    Such a headline is a heading inside the body, or a caption or a link that looked like one.
    """
    out: list[Draft] = []
    for draft in found:
        before = out[-1] if out else None
        if before is not None and draft.titles and goes_on(page, before, draft):
            before.body += [i for i in draft.titles if heading(page, i)] + draft.body
            before.captions += draft.captions
            before.notes += draft.notes
        else:
            out.append(draft)
    return out


def goes_on(page: Page, before: Draft, draft: Draft) -> bool:
    """Tell whether a piece goes on with the one before it."""
    if draft.body[0] - before.body[-1] > 2 * STRAIT:
        return False
    own = subject(page, draft.body)
    shared = len(own & subject(page, before.body[-RECENT:])) / max(1, len(own))
    headed = any(page.subjects[i] & own for i in draft.titles)
    small = draft.size(page) < LEAST
    return (small or not headed) and shared >= GOES_ON


def heading(page: Page, i: int) -> bool:
    """Tell whether a line can be a heading inside a body: short, printed once, no furniture, no credit."""
    one = page.shapes[i]
    return one.count <= 9 and page.counts[page.keys[i]] == 1 and one.covered < 0.5 and "credit" not in one.marks


def subject(page: Page, lines: list[int]) -> frozenset[str]:
    """Gather the subject words of some lines."""
    return frozenset().union(*(page.subjects[i] for i in lines))


def mainland(page: Page, body: list[int]) -> list[int]:
    """Leave out what lies far from the rest of a body, is little, and speaks of other things: remarks, boxes."""
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
    words = subject(page, main)
    kept: list[int] = []
    for part, size in zip(parts, sizes, strict=True):
        own = subject(page, part)
        shared = len(own & words) / max(1, len(own))
        remarks = any("self" in page.shapes[i].marks or "shrill" in page.shapes[i].marks for i in part)
        if (
            part is main
            or size >= ISLAND * max(sizes)
            or (shared >= KIN and not remarks and any(page.shapes[i].sentence for i in part))
        ):
            kept.extend(part)
    return kept
