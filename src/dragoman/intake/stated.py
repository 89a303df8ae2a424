"""What a page states of itself outside its body: headline, date with its basis, author, outlet, address, language."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

import msgspec
from lxml.html import HtmlElement

from dragoman.intake import dates, ldjson, stamps, visible
from dragoman.intake.vocabulary import vocabulary
from dragoman.shapes.edtf import When

_SEPARATOR = re.compile(r"\s+(?:[|–—\-·•»«:]|::|\|\|)\s+|\s*\|\s*|:\s+")
_LETTERS = re.compile(r"[\W_]+")
_PATH_DAY = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_QUERY = re.compile(r"[?#]")
_BLOCK = {
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "div",
    "td",
    "span",
    "font",
    "b",
    "strong",
    "center",
    "li",
    "em",
    "i",
    "small",
    "a",
}
_LONG_PARAGRAPH = 150
_TIMES = 200
"""`<time>` elements that are looked at."""
_BELOW = 40
"""Lines below the headline among which its stamp may stand."""
_LONGEST_TITLE = 500
_SCRIPT = {"script", "style", "noscript", "template", "head", "title"}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page states; null where it doesn't."""

    title: str | None = None
    """The headline, without the outlet's name."""
    published: str | None = None
    """EDTF."""
    published_basis: str | None = None
    """Which field it was read from, and what stands there."""
    byline: str | None = None
    """Who wrote it."""
    outlet: str | None = None
    """Who publishes it."""
    url: str | None = None
    """Its own address."""
    language: str | None = None
    """Its declared language."""


def page(root: HtmlElement, *, url: str | None = None) -> Page:
    """Read what a page states: JSON-LD first, then its `<meta>`, microdata and `<time>`, then what it prints.

    `root` is the page's tree, `url` the address that it was read from, where known.

    >>> from lxml.html import document_fromstring
    >>> head = '<meta property="og:title" content="Envoys meet | The Post"><meta name="date" content="2025-01-13">'
    >>> found = page(document_fromstring(head + '<body><h1>Envoys meet</h1></body>'))
    >>> found.title, found.published, found.published_basis
    ('Envoys meet', '2025-01-13', 'the page\\'s meta "date": 2025-01-13')
    """
    graph, meta = ldjson.stated(root, headings=[visible.text(node) for node in root.iter("h1", "title")]), _meta(root)
    words = vocabulary().meta
    outlet = graph.outlet or _one(meta, words.outlet)
    address = _address(root, graph, meta) or url
    blocks = list(_blocks(root))
    title = _title(root, graph, meta, outlet=outlet, blocks=blocks)
    published, basis = _published(root, graph, meta, url=address, title=title, blocks=blocks)
    return Page(
        title=title,
        published=published,
        published_basis=basis,
        byline=graph.byline or _byline(root, meta),
        outlet=outlet,
        url=address,
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or graph.language,
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    """The first content of each named `<meta>`."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _one(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _address(root: HtmlElement, graph: ldjson.Stated, meta: dict[str, str]) -> str | None:
    canonical = [
        link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in (*canonical, _one(meta, vocabulary().meta.url), graph.url):
        if address and address.startswith(("http://", "https://")):
            return str(address)
    return None


def _title(
    root: HtmlElement,
    graph: ldjson.Stated,
    meta: dict[str, str],
    *,
    outlet: str | None,
    blocks: list[tuple[HtmlElement, str]],
) -> str | None:
    headings = [heading for heading in (visible.text(element) for element in root.iter("h1")) if heading]
    itemprop = [
        visible.text(element)
        for element in root.iter()
        if element.get("itemprop") == "headline" and not element.get("content")
    ]
    head = [visible.text(element) for element in root.iter("title")]
    site = [heading for heading in headings if not outlet or _letters(heading) != _letters(outlet)]
    printed = {text for _, text in blocks}
    for candidate in (graph.title, _one(meta, vocabulary().meta.title), *itemprop):
        if candidate and (title := _bare(candidate, outlet=outlet, printed=printed)):
            return title
    own = _bare(head[0], outlet=outlet, printed=printed) if head and head[0] else None
    # Of several headings, the one that the title repeats; a sole one needs no witness.
    agreeing = [heading for heading in site if own and _letters(heading) in _letters(head[0])]
    return next(iter(agreeing), None) or (site[0] if len(site) == 1 else None) or own or next(iter(site), None)


def _bare(title: str, *, outlet: str | None, printed: set[str]) -> str | None:
    """A title without the site's name: the longest part that the page prints as it stands, else less the outlet."""
    if title in printed:
        return title
    if len(title) > _LONGEST_TITLE:
        return None
    cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)][:12]
    parts = [title[:start] for start, _ in reversed(cuts)] + [title[end:] for _, end in cuts]
    for part in sorted(parts, key=len, reverse=True):
        if part in printed and len(part) * 3 > len(title):
            return part
    name = _letters(outlet or "")
    for start, end in cuts:
        if name and _letters(title[end:]) == name:
            return title[:start]
        if name and _letters(title[:start]) == name:
            return title[end:]
    return None if name and _letters(title) == name else title


def _published(
    root: HtmlElement,
    graph: ldjson.Stated,
    meta: dict[str, str],
    *,
    url: str | None,
    title: str | None,
    blocks: list[tuple[HtmlElement, str]],
) -> tuple[str | None, str | None]:
    """The date and its basis, from the first field that states one."""
    for basis, stated in _fields(root, graph, meta):
        if stated and (found := _stamp(stated)):
            note = f" ({found.note})" if found.note else ""
            return found.edtf, f"{basis}: {stated}{note}"
    if printed := _printed(blocks, title=title):
        return printed
    if url and (match := _PATH_DAY.search(_QUERY.split(url)[0])) and (stamp := stamps.read("-".join(match.groups()))):
        return stamp.edtf, f"the page's address: {match[0].rstrip('/-')}"
    return _not_after(graph, meta)


def _fields(root: HtmlElement, graph: ldjson.Stated, meta: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    yield "the page's JSON-LD datePublished", graph.published
    for name in vocabulary().meta.published:
        yield f'the page\'s meta "{name}"', meta.get(name)
    for element in root.iter():
        if "datePublished" in (element.get("itemprop") or "").split():
            for stated in (*map(element.get, ("content", "datetime", "title")), visible.text(element)):
                yield "the page's datePublished", stated
    yield "the page's <time>", _time(root)
    for element in root.iter("abbr", "span"):
        if "published" in visible.classes(element):
            yield "the page's marked date", element.get("title")


def _stamp(stated: str) -> stamps.Stamp | None:
    stamp = stamps.read(stated)
    return None if stamp is None or stamp.edtf in vocabulary().dates.placeholders else stamp


def _time(root: HtmlElement) -> str | None:
    """The `<time>` of the article: one that says so, else the only day that those by its headline or in it tell."""
    first = islice(root.iter("time"), _TIMES)
    times = [element for element in first if not _is_modified(element) and not _is_aside(element)]
    for element in times:
        if element.get("pubdate") is not None or any(word.startswith("publi") for word in visible.classes(element)):
            return element.get("datetime") or visible.text(element)
    near = _by_headline(root)
    inner = (element for element in times if next(element.iterancestors("article"), None) is not None)
    chosen = [element for element in times if element in near] or list(inner)
    stated: dict[str, str] = {}
    for element in chosen:
        words = element.get("datetime") or visible.text(element)
        if stamp := _stamp(words):
            stated.setdefault(stamp.edtf, words)
    return next(iter(stated.values())) if len(stated) == 1 else None


def _by_headline(root: HtmlElement) -> set[HtmlElement]:
    """The `<time>` elements between the main heading and the first long paragraph."""
    found: set[HtmlElement] = set()
    below = False
    for element in root.iter("h1", "p", "time"):
        if element.tag == "time" and below:
            found.add(element)
        elif element.tag == "p" and below and len(visible.text(element)) >= _LONG_PARAGRAPH:
            break
        below = below or element.tag == "h1"
    return found


def _is_modified(element: HtmlElement) -> bool:
    words = vocabulary()
    parent = element.getparent()
    if any(node is not None and visible.classes(node) & words.classes.modified for node in (element, parent)):
        return True
    before = element.getprevious()
    lead = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    label = f"{lead} {visible.text(element)}".lower().split()
    return bool(label) and label[0].strip(":") in words.printed.modified


def _is_aside(element: HtmlElement) -> bool:
    """Whether it stands in a side column, or in the card of another article, which has no main heading."""
    if next(element.iterancestors("aside", "nav", "footer"), None) is not None:
        return True
    article = next(element.iterancestors("article"), None)
    if article is None or next(article.iter("h1"), None) is not None:
        return False
    return next(element.getroottree().getroot().iter("h1"), None) is not None


def _printed(blocks: list[tuple[HtmlElement, str]], *, title: str | None) -> tuple[str, str] | None:
    """The stamp among the lines between the headline and the first paragraph that is long enough to be the body's."""
    start = next((number for number, (_, words) in enumerate(blocks) if words == title), None)
    if start is None:
        return None
    below = takewhile(lambda block: len(block[1]) < _LONG_PARAGRAPH, blocks[start + 1 :][:_BELOW])
    edtf, basis = dates.published(None, (), (), [words for element, words in below if not _is_aside(element)])
    return (edtf, f"below the headline: {basis}") if edtf and basis else None


def _not_after(graph: ldjson.Stated, meta: dict[str, str]) -> tuple[str | None, str | None]:
    """Where only the last change is dated, the publication was that day or before."""
    for basis, stated in (
        ("the page's JSON-LD dateModified", graph.modified),
        *((f'the page\'s meta "{name}"', meta.get(name)) for name in vocabulary().meta.modified),
    ):
        if stated and (stamp := _stamp(stated)):
            return str(When.within(None, When.parse(stamp.edtf).latest)), f"not after {basis}: {stated}"
    return None, None


def _byline(root: HtmlElement, meta: dict[str, str]) -> str | None:
    stated = [meta[name] for name in vocabulary().meta.byline if name in meta]
    linked = [
        visible.text(element) for element in root.iter("a") if "author" in (element.get("rel") or "").lower().split()
    ]
    marked = [visible.text(element) for element in root.iter() if "author" in (element.get("itemprop") or "").split()]
    classed = [
        visible.text(element)
        for element in root.iter("p", "div", "span", "address")
        if visible.classes(element) & vocabulary().classes.byline
    ]
    for name in (*stated, *linked, *marked, *classed):
        if 2 < len(name) <= 150 and not name.startswith(("http://", "https://", "@")):
            return name
    return None


def _blocks(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Walk the elements that hold a line of text and, at most, a level of marks within it."""
    for element in root.iter():
        if element.tag not in _BLOCK or any(len(child) for child in element):
            continue
        if words := visible.text(element):
            yield element, words


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
