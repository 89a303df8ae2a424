"""An article's text with the words of its entries marked in place, as pages show it."""

from collections.abc import Iterable

from markupsafe import Markup

from dragoman.serve.drawing.marks import Words, blocks, marked
from dragoman.shapes import Article, Entry


def in_place(article: Article, entries: Iterable[Entry], /) -> Markup:
    """Mark the words of entries, which are numbered in their order, in the text of their article.

    >>> from dragoman.shapes import Source
    >>> in_place(Article(id="a", text="They met.", source=Source(file="a.txt")), [])
    Markup('<p class="para">They met.</p>')
    """
    kinds = (["title"] if article.title else []) + ["caption"] * len(article.captions)
    words = [
        Words(entry=entry.id, number=number, status=entry.status, start=span.start, end=span.end)
        for number, entry in enumerate(entries, 1)
        for span in entry.evidence
    ]
    return marked(article.text, words, parts=blocks(article.text, kinds=kinds))
