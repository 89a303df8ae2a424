"""An article: its clean text with every entry marked in place, its revisions, its source as it came."""

import difflib
import re

from markupsafe import Markup, escape

from dragoman.record import Query
from dragoman.record.shape import StoredArticle
from dragoman.serve.answers import Changed, Original, Told
from dragoman.serve.asked import number
from dragoman.serve.marking import in_place
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.views.find import row


def article(asked: Asked) -> Page | None:
    """Give an article and its entries in the order of its words; `revision` for an older one."""
    found = asked.ledger.article(asked.path["id"], revision=_revision(asked))
    if found is None:
        return None
    newest = found.revision == found.revisions
    entries = asked.ledger.find(Query(article=(found.article.id,), limit=None)) if newest else []
    entries.sort(key=lambda one: (one.entry.evidence[0].start, one.entry.evidence[0].end, one.entry.id))
    return Page(
        title=found.article.title or found.article.text[:60],
        template="article.html",
        data=Told(article=found, entries=entries),
        rows=[row(one) for one in entries],
        extra={
            "text": in_place(found.article, [one.entry for one in entries]),
            "newest": newest,
            "copy": _copy(asked, found),
        },
    )


def question(asked: Asked) -> Query | None:
    """Give what asks for all entries of an article."""
    found = asked.ledger.article(asked.path["id"])
    return Query(article=(found.article.id,), limit=None, oldest_first=True) if found else None


def _copy(asked: Asked, found: StoredArticle) -> StoredArticle | None:
    return asked.ledger.article(found.origin) if found.origin != found.document else None


def raw(asked: Asked) -> Page | None:
    """Give the source of an article as it came, as text and never as a page."""
    found = asked.ledger.article(asked.path["id"])
    kept = asked.ledger.raw(found.raw) if found and found.raw else None
    if found is None:
        return None
    text = kept.data.decode("utf-8", "replace") if kept else None
    return Page(
        title=f"Source of {found.article.title or found.article.id}",
        template="raw.html",
        data=Original(id=found.article.id, sha256=found.raw, media=kept.media if kept else None, text=text),
        extra={"article": found},
    )


def diff(asked: Asked) -> Page | None:
    """Give what changed from one revision of an article to the next."""
    newest = asked.ledger.article(asked.path["id"])
    if newest is None:
        return None
    number = _revision(asked) or newest.revisions
    after = asked.ledger.article(asked.path["id"], revision=number)
    before = asked.ledger.article(asked.path["id"], revision=number - 1)
    if after is None or before is None:
        return None
    return Page(
        title=f"Revision {number} of {after.article.title or after.article.id}",
        template="diff.html",
        data=Changed(before=before.article.text, after=after.article.text, recorded=after.recorded),
        extra={"diff": changes(before.article.text, after.article.text), "article": after},
    )


def _revision(asked: Asked) -> int | None:
    given = asked.query.get("revision", "").strip()
    return number("revision", given, least=1, most=10**6) if given else None


def changes(before: str, after: str, /) -> Markup:
    """Write what changed between two texts, word by word; paragraphs that are the same are only counted.

    >>> changes("They met.", "They never met.")
    Markup('They <ins>never </ins>met.')
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    found: list[Markup] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Markup('<span class="skipped">{} paragraphs unchanged</span>').format(b - a))
        else:
            found.append(_words("\n\n".join(old[a:b]), "\n\n".join(new[c:d])))
    return Markup("").join(found)


def _words(old: str, new: str) -> Markup:
    one, two = (re.findall(r"\s+|\S+\s?", text) for text in (old, new))
    if len(one) + len(two) > 4000:  # comparing word by word takes time that grows with the product
        return Markup("<del>{}</del><ins>{}</ins>").format(old, new)
    found: list[Markup] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        gone, come = "".join(one[a:b]), "".join(two[c:d])
        if what == "equal":
            found.append(escape(gone))
        else:
            found += [Markup("<del>{}</del>").format(gone)] if gone else []
            found += [Markup("<ins>{}</ins>").format(come)] if come else []
    return Markup("").join(found)


PLACES = (
    Place(path="/article/{id:path}/raw", view=raw, name="raw", says="The source of an article as it came.",
          gives=Original),
    Place(path="/article/{id:path}/diff", view=diff, name="diff",
          says="What changed from one revision to the next.", gives=Changed,
          parameters={"revision": "number of the later revision; the newest if left out"}),
    Place(path="/article/{id:path}", view=article, name="article", question=question,
          says="An article with its entries.", gives=Told,
          parameters={"revision": "number of a revision; the newest if left out"}),
)  # fmt: skip
