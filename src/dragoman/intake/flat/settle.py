"""What a page's own structure says against a label, mended once the decoder has spoken."""

from bisect import bisect_left
from collections import defaultdict

from dragoman.intake.flat.features import Page, outline
from dragoman.intake.flat.shape import Shape

LONGEST_CAPTION = 60
"""Words."""
MOST_CAPTIONS = 60
"""Captions of a page that other lines are compared with."""
LEAST_LETTERS = 24
"""Letters below which a line is not taken for a part of a caption."""
LONG = 15
"""Words from which on a sentence printed twice is one sentence and no refrain."""
REACH = 10
"""Lines from a paragraph before and after within which a sentence stands between them."""
ASIDE = frozenset(("reader", "legal", "subscribe", "comments", "share"))
"""Classes of furniture of which a sentence of a body has no two words."""
REFRAIN = 4
"""Copies from which on a line of few words is a template's."""
LEAST_SENTENCE = 6
"""Words."""
LONGEST_STAMP = 8
"""Words."""


def settle(page: Page, labels: list[str]) -> list[str]:
    """Mend labels that the page's own repeats and marks speak against.

    A line that is a caption once is a caption each time; a sentence that ends in a picture's credit is a caption; a
    line that is a date and no more is none of the body's; a page without a body is all body.

    >>> from dragoman.intake.flat.lines import Line
    >>> page = Page([Line("The hall in Oslo. Photo: Ida Falk", 0, 33), Line("They met in Oslo.", 34, 51)])
    >>> settle(page, ["body", "body"])
    ['caption', 'body']
    """
    if "body" not in labels:
        return all_body(page)
    known = {page.keys[i] for i, label in enumerate(labels) if label == "caption" and page.shapes[i].count > 4}
    out = list(labels)
    for i, label in enumerate(labels):
        one = page.shapes[i]
        if label == "title" or (label == "debris" and page.counts[page.keys[i]] == 1):
            continue
        if page.keys[i] in known and page.counts[page.keys[i]] > 1:
            out[i] = "caption"
        elif label == "body" and is_caption(one):
            out[i] = "caption" if one.count > 4 else "notes"
        elif label == "body" and is_stamp(one):
            out[i] = "notes"
    out = doubled(page, without_refrains(page, out))
    return without_list(page, printed_once(page, with_sentences(page, nearly(page, out))))


def without_refrains(page: Page, labels: list[str]) -> list[str]:
    """Leave out of the body what a template prints again and again: a word or two without a full stop."""
    out = list(labels)
    for i, label in enumerate(labels):
        one = page.shapes[i]
        again = page.counts[page.keys[i]] >= REFRAIN and one.count <= 3 and one.end in ("none", "mark")
        if label == "body" and again and not one.shout and "speaker" not in one.marks:
            out[i] = "debris"
    return out


def doubled(page: Page, labels: list[str]) -> list[str]:
    """Make captions of sentences that a page prints twice, one copy by the other, where pictures stand.

    That is below a headline before the body begins, or anywhere if their words are those of captions.
    """
    headlines = {page.keys[i] for i, label in enumerate(labels) if label == "title"}
    out = list(labels)
    begun = False
    for i in range(len(labels) - 1):
        begun = labels[i] != "title" and (begun or (i > 0 and labels[i - 1] == "body" == out[i - 1]))
        one, copy = page.shapes[i], page.keys[i]
        near = next((j for j in (i + 1, i + 2) if j < len(labels) and page.keys[j] == copy), None)
        if near is None or one.count <= 4 or one.count > LONGEST_CAPTION or copy in headlines:
            continue
        opening = not begun and labels[i] == labels[near] == "body"
        if opening or (one.end == "stop" and one.kinds & {"picture", "credit"}):
            out[i] = out[near] = "caption"
    return out


def nearly(page: Page, labels: list[str]) -> list[str]:
    """Make captions of lines that say a caption again with less, or with a credit more."""
    captions = [page.keys[i] for i, label in enumerate(labels) if label == "caption" and page.shapes[i].count > 4]
    known = list(dict.fromkeys(captions))[:MOST_CAPTIONS]
    out = list(labels)
    for i, label in enumerate(labels):
        one = page.keys[i]
        if label != "body" or not LEAST_LETTERS <= len(one) < 400 or page.shapes[i].count > LONGEST_CAPTION:
            continue
        # A body may begin with the very sentence that a caption has: there it is followed by the rest of the body.
        opens = "credit" not in page.shapes[i].marks and labels[i + 1 : i + 2] == ["body"]
        if not opens and any(one in other or (other in one and len(other) > 0.6 * len(one)) for other in known):
            out[i] = "caption"
    return out


def printed_once(page: Page, labels: list[str]) -> list[str]:
    """Keep one copy of a paragraph that a page prints again as a summary: the one with more of the body around it."""
    copies: dict[str, list[int]] = defaultdict(list)
    for i, label in enumerate(labels):
        if (
            label == "body"
            and page.counts[page.keys[i]] > 1
            and page.shapes[i].count >= LONG
            and page.shapes[i].sentence
        ):
            copies[page.keys[i]].append(i)
    out = list(labels)
    for places in copies.values():
        best = max(places, key=lambda i: (labels[max(0, i - 3) : i + 4].count("body"), -i))
        for i in places:
            if i != best:
                out[i] = "debris"
    return out


def all_body(page: Page) -> list[str]:
    """Label a page without a body: all that is no furniture is body, a headline above it."""
    plain = [i for i, one in enumerate(page.shapes) if one.covered < 0.6] or list(range(len(page.shapes)))
    kept = set(plain)
    labels = ["body" if i in kept else "debris" for i in range(len(page.shapes))]
    first = page.shapes[plain[0]]
    if len(plain) > 1 and first.end in ("none", "quote") and first.count <= 25:
        labels[plain[0]] = "title"
    return labels


def is_caption(one: Shape) -> bool:
    """Tell whether a line bears the credit of a picture, as no line of a body does."""
    if one.count > LONGEST_CAPTION or one.sentences > 2 or "dateline" in one.marks:
        return False
    return "tail-credit" in one.marks and ("picture" in one.marks or one.end in ("none", "stop"))


def is_stamp(one: Shape) -> bool:
    """Tell whether a line is a date, perhaps with a place or a label, and no more."""
    return (
        "date" in one.marks
        and one.count <= LONGEST_STAMP
        and one.end not in ("stop", "ask", "colon")
        and not one.prose > 0.3
    )


def with_sentences(page: Page, labels: list[str]) -> list[str]:
    """Take back sentences that stand between paragraphs and have nothing of furniture, a teaser or a remark about them.

    Pages put boxes of links into a body, and what follows such a box is easily taken for a part of it.
    """
    out = list(labels)
    body = [i for i, label in enumerate(labels) if label == "body"]
    for i, label in enumerate(labels):
        if label == "debris" and i and out[i - 1] == "body" and ends_body(page, i):
            out[i] = "body"
        if label != "debris" or not plain_sentence(page, i):
            continue
        at = bisect_left(body, i)
        amid = 0 < at < len(body) and i - body[at - 1] <= REACH and body[at] - i <= REACH
        above = outline(page.shapes[i - 1]) if amid else ""
        if amid and (out[i - 1] == "body" or above not in ("headline", "sentence", "paragraph", "other")):
            out[i] = "body"
    return out


def ends_body(page: Page, i: int) -> bool:
    """Tell whether a line directly behind a body goes on with it: it reports, perhaps with an editor's initials."""
    one = page.shapes[i]
    if one.count < LEAST_SENTENCE or not {"reporting"} <= one.marks or one.covered >= 0.2 or one.kinds & ASIDE:
        return False
    whole = one.end == "stop" or "initials" in one.marks
    return whole and page.counts[page.keys[i]] == 1 and not one.marks & {"self", "shrill", "link", "handle", "owner"}


def plain_sentence(page: Page, i: int) -> bool:
    """Tell whether a line is a sentence as a body has them: printed once, whole, about no site and to no reader."""
    one = page.shapes[i]
    if not one.sentence or one.end != "stop" or one.covered >= 0.3 or page.counts[page.keys[i]] > 1 or page.held[i]:
        return False
    if one.marks & {"link", "handle", "self", "shrill", "owner", "credit", "clock"} or one.kinds & ASIDE:
        return False
    return page.sentences[page.keys[i]] <= 1


def without_list(page: Page, labels: list[str]) -> list[str]:
    """Leave out a list of links below the last paragraph of the page: a label, then lines of a headline's shape.

    A list of the body's own stands under a colon, or has bullets, or ends in stops.
    """
    body = [i for i, label in enumerate(labels) if label == "body"]
    run: list[int] = []
    while body and outline(page.shapes[body[-1]]) in ("headline", "label") and page.shapes[body[-1]].begin != "bullet":
        run.append(body.pop())
    if len(run) < 3 or not body or page.shapes[body[-1]].end != "stop" or page.shapes[run[-1]].count > 5:
        return labels
    dropped = set(run)
    return ["debris" if i in dropped else label for i, label in enumerate(labels)]
