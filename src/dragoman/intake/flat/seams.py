"""Seams at which no headline was seen: a page turns to other matters below a line like a headline."""

from collections.abc import Sequence

from dragoman.intake.flat.features import Page

AROUND = 5
"""Paragraphs before and after a line that are compared."""
REACH = 5
"""Lines between a headline and its first paragraph, at most."""
LEAST = 45
"""Words below a line that make it worth a headline."""
APART = 0.055
"""Likeness of the paragraphs before and after below which a page has turned to other matters."""
FRESH = 1
"""Times more words that a headline has in common with what is below it than with what is above."""
COPIES = 3
"""Times that a headline is printed, at most: more are a template's."""
ENDS = ("none", "quote", "ask", "close")
SMALL = frozenset(("date", "by", "owner", "credit", "link", "picture"))


def parted(page: Page, labels: list[str]) -> list[str]:
    """Make headlines of lines at which the body turns to what they speak of and the body above does not.

    >>> from dragoman.intake.flat.lines import Line
    >>> page = Page([Line("Envoys meet in Oslo", 0, 19), Line("They met in Oslo, the ministry said.", 20, 56)])
    >>> parted(page, ["debris", "body"])
    ['debris', 'body']
    """
    bodies = [i for i, label in enumerate(labels) if label == "body" and page.shapes[i].strong]
    titles = {i for i, label in enumerate(labels) if label == "title"}
    out = list(labels)
    for at in range(1, len(bodies)):
        between = range(bodies[at] - 1, bodies[at - 1], -1)
        if titles.intersection(between):
            continue
        before = bodies[max(0, at - AROUND) : at]
        after = untitled(bodies[at : at + AROUND], titles)
        if sum(page.shapes[j].count for j in after) < LEAST:
            continue
        near = [j for j in between[:REACH] if labels[j] in ("body", "debris")]
        best = next((j for j in near if heads(page, j, before=before, after=after)), None)
        if best is not None and page.likeness(gather(page, before), gather(page, after)) < APART:
            out[best] = "title"
    return out


def untitled(after: Sequence[int], titles: set[int]) -> Sequence[int]:
    """Give the first of some paragraphs, up to the next headline."""
    for n in range(1, len(after)):
        if titles.intersection(range(after[n - 1] + 1, after[n])):
            return after[:n]
    return after


def gather(page: Page, lines: Sequence[int]) -> frozenset[str]:
    """Gather the subject words of some lines."""
    return frozenset().union(*(page.subjects[i] for i in lines))


def tied(page: Page, i: int, after: Sequence[int]) -> bool:
    """Tell whether a line shares subject words with the paragraphs below it."""
    mine = page.subjects[i]
    shared = len(mine & gather(page, after[:3]))
    return shared >= 2 and shared >= 0.3 * len(mine)


def heads(page: Page, i: int, *, before: Sequence[int], after: Sequence[int]) -> bool:
    """Tell whether a line has the shape of a headline and speaks of what is below it rather than above."""
    one = page.shapes[i]
    if not 3 <= one.count <= 28 or one.end not in ENDS or one.begin in ("lower", "bullet"):
        return False
    if one.covered >= 0.5 or page.counts[page.keys[i]] > COPIES or one.marks & SMALL:
        return False
    mine = page.subjects[i]
    above = gather(page, before)
    return tied(page, i, after) and len(mine & gather(page, after)) > FRESH * len(mine & above)
