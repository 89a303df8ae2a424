"""The two looks at a page by which its lines get their labels."""

from dragoman.intake.flat.decode import Weights, decode, weights
from dragoman.intake.flat.draftwise import second
from dragoman.intake.flat.features import Page

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
