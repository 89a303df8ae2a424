"""What a page says of itself in JSON-LD, the vocabulary of schema.org."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from lxml.html import HtmlElement

from dragoman.intake.vocabulary import vocabulary

Node = dict[str, Any]

_MOST_NODES = 20_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TAG = re.compile(r"<[^<>]{1,200}>")


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What the page's own article says of itself; null where it doesn't."""

    title: str | None = None
    """The headline."""
    published: str | None = None
    """`datePublished`, as it is written."""
    modified: str | None = None
    """`dateModified`, as it is written."""
    byline: str | None = None
    """The authors' names."""
    outlet: str | None = None
    """The publisher's name."""
    url: str | None = None
    """The address it names as its own."""
    language: str | None = None
    """`inLanguage`."""


def stated(root: HtmlElement, *, headings: Sequence[str] = ()) -> Stated:
    """Read the JSON-LD of a page; what is malformed is passed over.

    `root` is the page's tree; `headings`, what it prints as its headline, tell its own article from others that it
    carries along.

    >>> from lxml.html import document_fromstring
    >>> page = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet"}</script>'
    >>> stated(document_fromstring(page)).title
    'Envoys meet'
    """
    nodes = list(_nodes(list(_blocks(root))))
    by_id = {node["@id"]: node for node, _ in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    words = vocabulary().json_ld
    article = _first(nodes, words.articles, headings)
    page = _first(nodes, words.pages, ()) or {}
    if article is None and not (page and len(nodes) > 1):
        return Stated()
    article = article or {}
    site = _first(nodes, ("WebSite",), ()) or {}
    return Stated(
        title=text(article.get("headline")) or text(article.get("name")),
        published=text(article.get("datePublished")) or text(page.get("datePublished")),
        modified=text(article.get("dateModified")) or text(page.get("dateModified")),
        byline=", ".join(dict.fromkeys(_names(article.get("author") or article.get("creator"), by_id))) or None,
        outlet=next(_names(article.get("publisher") or page.get("publisher"), by_id), None) or text(site.get("name")),
        url=_url(article),
        language=text(article.get("inLanguage") or page.get("inLanguage")),
    )


def text(value: object) -> str | None:
    """Give the plain text of a value: a string, a value object, or the first of a list."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    # Twice: some systems escape what is escaped already.
    plain = html.unescape(html.unescape(value))
    return " ".join(_TAG.sub("", plain).split()) or None


def _blocks(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower().split(";")[0].strip() != "application/ld+json":
            continue
        source = _WRAPPING.sub("", script.text_content())
        try:
            # Not strict: raw line ends within strings are common.
            yield json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue


def _nodes(values: list[Any]) -> Iterator[tuple[Node, bool]]:
    """Walk all objects, the outer before the inner, and say whether each stands elsewhere than for the page."""
    skip = frozenset(vocabulary().json_ld.elsewhere)
    queue: deque[tuple[Any, bool]] = deque((value, False) for value in values)
    for _ in range(_MOST_NODES):
        if not queue:
            return
        value, elsewhere = queue.popleft()
        if isinstance(value, list):
            queue.extend((item, elsewhere) for item in value)
        elif isinstance(value, dict):
            yield value, elsewhere
            queue.extend(
                (inner, elsewhere or key in skip) for key, inner in value.items() if isinstance(inner, dict | list)
            )


def _first(nodes: list[tuple[Node, bool]], types: tuple[str, ...], headings: Sequence[str]) -> Node | None:
    """Find the first node of a type that stands for the page: the one that it prints, else one with a headline."""
    printed = [_letters(heading) for heading in headings]
    found = [(node, elsewhere) for node, elsewhere in nodes if _types(node) & set(types) and not elsewhere]
    for node, _ in found:
        headline = _letters(text(node.get("headline")) or "")
        if headline and any(headline in heading for heading in printed):
            return node
    full = [node for node, _ in found if "headline" in node and "datePublished" in node]
    return next(iter(full or [node for node, _ in found]), None)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def _types(node: Node) -> set[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {item.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for item in values if isinstance(item, str)}


def _names(value: object, by_id: dict[str, Node]) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            node = item if "name" in item else by_id.get(str(item.get("@id")), item)
            name = text(node.get("name"))
        else:
            name = text(item)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _url(article: Node) -> str | None:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = article.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return value
    return None
