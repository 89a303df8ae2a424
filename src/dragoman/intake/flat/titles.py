"""An article's own headline among the lines that look like one."""

import re
from collections.abc import Sequence

from dragoman.intake.flat.features import Page
from dragoman.intake.flat.notes import is_credit
from dragoman.intake.flat.shape import CUT
from dragoman.intake.flat.split import Draft, subject

ABOVE = 30
"""Lines above a body among which its headline is sought."""
LEAST = 0.6
"""What must speak for a line that the decoder did not take for a headline."""
NEAR = 12
"""Lines above a body among which any line of a headline's shape will do where nothing better is found."""
NAMES = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,2}[A-Z][\w.'’-]+(?:,? (?:in|and|&|for|with) (?:[A-Z][\w.'’-]+ ?){1,4})*$")
"""A line of names and places only: somebody's byline rather than a headline."""
ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}['’]?s?$")
"""An end with a full stop that ends no sentence."""
BEFORE_STAMP = 0.3
"""What speaks for a line with the byline or the stamp below it, and against one with them above: a caption."""
STAMPED = 12
"""Lines within which a byline or a stamp is sought."""
SMALL = frozenset(("by", "owner", "date", "credit", "clock", "link"))


def headline(page: Page, draft: Draft, *, labels: Sequence[str], floor: int) -> tuple[int | None, list[int]]:
    """Choose an article's own headline; give the summaries below it that are to be kept as body, too.

    Its own is the one that speaks of what the body speaks of and that the page repeats. `floor` is the first line
    that belongs to no other article.
    """
    first = draft.body[0]
    words = subject(page, [i for i in draft.body[:9] if i != first or page.shapes[i].sentence or len(draft.body) == 1])
    titles = [i for i in draft.titles if i < first] or draft.titles[:1]
    others = [
        i for i in range(max(floor, first - ABOVE), first + 1) if i not in titles and could_be(page, i, labels[i])
    ]
    rated = [(worth(page, i, words) + 0.5 + order(page, i, first), i) for i in titles]
    rated += [(worth(page, i, words) + order(page, i, first), i) for i in others if worth(page, i, words) >= LEAST]
    if not rated and opens(page, draft):
        rated = [(0.0, first)]
    if not rated:
        near = [i for i in others if first - NEAR <= i < first and page.shapes[i].count >= 4]
        rated = [(worth(page, i, words) - 0.5 * bool(NAMES.match(page.lines[i].text)), i) for i in near]
    if not rated:
        return None, []
    best = max(rated)[1]
    stand = [i for i in titles if best < i < first and summary(page, i, best) and not pictured(page, i)]
    return best, stand


def could_be(page: Page, i: int, label: str) -> bool:
    """Tell whether a line has the shape of a headline."""
    one = page.shapes[i]
    if label in ("caption", "notes") or one.covered >= 0.5 or (one.marks & SMALL and one.count < 9):
        return False
    ends = one.end in ("none", "quote", "ask", "close") or bool(ABBREVIATED.search(page.lines[i].text[-12:]))
    return 3 <= one.count <= 28 and ends and one.begin != "lower"


def worth(page: Page, i: int, words: frozenset[str]) -> float:
    """Weigh what speaks for a line as the headline of a body with these words."""
    mine = page.subjects[i]
    shared = len(mine & words)
    again = page.counts[page.keys[i]] > 1 or page.held[i] == "start"
    cut = bool(CUT.search(page.lines[i].text))
    return 0.6 * shared / max(len(mine), 1) + 0.1 * min(shared, 4) + 0.3 * again - 0.5 * cut


def order(page: Page, i: int, first: int) -> float:
    """Weigh where a line stands to the byline and the stamp above a body that begins at `first`.

    A page prints headline, byline or stamp, then perhaps a picture with its caption, which its credit follows.
    """
    if pictured(page, i):
        return -2 * BEFORE_STAMP
    if any(stamp(page, j) for j in range(i + 1, min(first, i + STAMPED))):
        return BEFORE_STAMP
    return -BEFORE_STAMP if any(stamp(page, j) for j in range(max(0, i - STAMPED), i)) else 0.0


def pictured(page: Page, i: int) -> bool:
    """Tell whether a line that stands once is followed by a picture's credit."""
    one = page.shapes[i]
    if i + 1 == len(page.lines) or page.counts[page.keys[i]] > 1 or one.count < 4 or one.covered >= 0.5:
        return False
    below = page.shapes[i + 1]
    return is_credit(below) and below.count <= 8


def stamp(page: Page, i: int) -> bool:
    """Tell whether a line is a byline or a stamp."""
    one = page.shapes[i]
    return one.count <= STAMPED and bool(one.marks & {"by", "date"})


def opens(page: Page, draft: Draft) -> bool:
    """Tell whether a body begins with its headline: a line that is no sentence, followed by sentences."""
    if len(draft.body) < 2:
        return False
    first, then = draft.body[0], draft.body[1:4]
    one = page.shapes[first]
    shaped = 2 <= one.count <= 25 and one.end in ("none", "quote", "ask") and one.begin in ("upper", "quote", "digit")
    followed = all(page.shapes[i].count > 5 for i in then) and page.shapes[then[0]].end in ("stop", "ask", "colon")
    return shaped and followed and not one.marks & {"dateline", "speaker", "by", "date"}


def summary(page: Page, i: int, best: int) -> bool:
    """Tell whether a line below a headline, taken for another one, is the article's summary."""
    return page.shapes[i].count >= 9 and page.keys[i] != page.keys[best] and page.counts[page.keys[i]] == 1
