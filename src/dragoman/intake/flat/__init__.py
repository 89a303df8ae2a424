"""Flat text, as a scraper or a hand gives it: a page's visible words, to the articles that stand in it."""

from dragoman.intake.flat.captions import credit, once
from dragoman.intake.flat.features import Page
from dragoman.intake.flat.lines import lines
from dragoman.intake.flat.looks import label
from dragoman.intake.flat.notes import byline, is_credit, outlet
from dragoman.intake.flat.repeats import unglue
from dragoman.intake.flat.split import Draft, drafts
from dragoman.intake.flat.titles import headline, pictured
from dragoman.shapes import Article
from dragoman.shapes.article import Source, compose, text_id

__all__ = ["articles", "body"]


def articles(text: str, *, file: str) -> list[Article]:
    r"""Find the articles of a flat page.

    `text` is the page's visible text, with any kind of line end; `file` its name, which the articles' source keeps.
    Menus, widgets, notices, related links and copies of headlines and captions are left out; a text that is no page
    but an article, with or without headline, passes whole.

    >>> page = "Envoys meet in Oslo\n\nThe envoys of both sides met in Oslo on Friday, the ministry said."
    >>> [article] = articles(page, file="page.txt")
    >>> article.title, article.paragraphs
    ('Envoys meet in Oslo', ('The envoys of both sides met in Oslo on Friday, the ministry said.',))
    """
    found = unglue(lines(text))
    if not found:
        return []
    page = Page(found)
    labels = label(page)
    publisher = outlet(page.lines, page.shapes)
    out = []
    floor = 0
    for draft in drafts(page, labels):
        title, summary = headline(page, draft, labels=labels, floor=floor)
        draft.body = sorted({*summary, *draft.body})
        # What stands between headline and body and bears a picture's credit is the picture's caption.
        above = range(draft.body[0] if title is None else title + 1, draft.body[0])
        seen = [i for i in above if labels[i] in ("title", "debris") and i not in summary and pictured(page, i)]
        draft.captions = sorted({*draft.captions, *seen})
        out.append(article(page, draft, title=title, file=file, publisher=publisher))
        floor = draft.body[-1] + 1
    return out


def body(text: str) -> list[str]:
    r"""Give the paragraphs of all articles of a flat page.

    >>> body("The envoys of both sides met in Oslo on Friday, the ministry said.")
    ['The envoys of both sides met in Oslo on Friday, the ministry said.']
    """
    return [paragraph for one in articles(text, file="") for paragraph in one.paragraphs]


def article(page: Page, draft: Draft, *, title: int | None, file: str, publisher: str | None) -> Article:
    """Write out one article."""
    said = set() if title is None else {page.keys[title]}
    chosen = [i for i in draft.body if page.keys[i] not in said or not page.keys[i]]
    if not chosen:
        title, chosen = None, draft.body
    paragraphs = tuple(page.lines[i].text for i in chosen)
    captions = once(page.lines[i].text for i in draft.captions)
    notes = [(page.lines[i], page.shapes[i]) for i in draft.notes]
    credits = dict.fromkeys(
        [line.text for line, one in notes if is_credit(one)] + [c for text in captions if (c := credit(text))]
    )
    heading = page.lines[title].text if title is not None else None
    parts = [*draft.titles, *([] if title is None else [title]), *chosen, *draft.captions]
    text = compose(heading, captions, paragraphs)
    return Article(
        id=text_id(text),
        outlet=publisher,
        title=heading,
        byline=byline(notes),
        text=text,
        paragraphs=paragraphs,
        captions=captions,
        credits=tuple(credits),
        source=Source(file=file, start=page.lines[min(parts)].start, end=page.lines[max(parts)].end),
    )
