"""The two looks at a page by which its lines get their labels."""

from dragoman.intake.flat.decode import Weights, decode, weights
from dragoman.intake.flat.draftwise import second
from dragoman.intake.flat.features import Page
from dragoman.intake.flat.seams import parted
from dragoman.intake.flat.settle import settle

FEW = 0.15
"""Share of sentences among the lines below which a page is mostly furniture, so that less of it is body."""
CROWDED = -0.6
"""How much the body is disfavoured on such a page."""
FAVOURS = (0.0, 1.5, 3.0, 5.0, 8.0)
"""How much the body is favoured, step by step, on a page that seems to have none."""


def label(page: Page) -> list[str]:
    """Label a page's lines in two looks, the second one in the light of the first."""
    first, again = weights()
    described = page.features()
    labels = seek(page, described, using=first)
    more = [[*names, *found] for names, found in zip(described, second(page, labels), strict=True)]
    return parted(page, settle(page, seek(page, more, using=again)))


def seek(page: Page, described: list[list[str]], *, using: Weights) -> list[str]:
    """Label lines, looking harder for a body where there seems to be none."""
    sentences = sum(one.sentence for one in page.shapes)
    labels: list[str] = []
    prior = CROWDED if sentences < FEW * len(page.lines) else 0.0
    for favour in (prior, *FAVOURS):
        labels = decode(described, favour=favour, using=using)
        if sum(page.shapes[i].sentence for i, one in enumerate(labels) if one == "body") >= min(2, sentences):
            break
    return labels
