"""An article's text with the words of its entries marked in place, overlapping ones too."""

from collections.abc import Iterable, Sequence

import msgspec
from markupsafe import Markup

from dragoman.serve.drawing.status import glyph
from dragoman.serve.drawing.svg import element
from dragoman.shapes.terms import Status


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A span of evidence to mark."""

    entry: str
    """The entry's id."""
    number: int
    """The entry's number on the page, printed beside the words."""
    status: Status
    """The entry's status."""
    start: int
    """First code point."""
    end: int
    """Code point after the last."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the text."""

    start: int
    """First code point."""
    end: int
    """Code point after the last."""
    kind: str = "para"
    """`title`, `caption` or `para`: its class on the page."""


def blocks(text: str, /, *, kinds: Sequence[str] = ()) -> list[Block]:
    """Part a clean text at its blank lines; `kinds` names the first ones, the rest are `para`.

    >>> [(block.start, block.end, block.kind) for block in blocks("Head\\n\\nBody.", kinds=("title",))]
    [(0, 4, 'title'), (6, 11, 'para')]
    """
    found: list[Block] = []
    at = 0
    for piece in text.split("\n\n"):
        if piece:
            kind = kinds[len(found)] if len(found) < len(kinds) else "para"
            found.append(Block(start=at, end=at + len(piece), kind=kind))
        at += len(piece) + 2
    return found


def marked(text: str, words: Iterable[Words], /, *, parts: Sequence[Block] | None = None) -> Markup:
    """Write a text as paragraphs in which every span is marked; all of it is escaped.

    `words` may overlap, nest and touch; a stretch under several is one mark that names all its entries
    (`data-entry="a b"`), and thicker underlining shows it. Where an entry's first span ends stand its status's shape
    and its number, a link to `#entry-ID`. `parts` are the paragraphs (default: the text parted at blank
    lines). A span that reaches beyond the text is cut there. Time grows with the text and the marks alone.

    >>> marked("A & B met.", [Words(entry="e1", number=1, status="happened", start=0, end=9)])  # doctest: +ELLIPSIS
    Markup('<p class="para"><mark class="words st-happened" data-entry="e1">A &amp; B met</mark>...</p>')
    """
    ordered = sorted(words, key=lambda span: (span.start, span.number))
    found: list[Markup] = []
    numbered: set[str] = set()
    at = 0
    open_: list[Words] = []
    for block in parts if parts is not None else blocks(text):
        while at < len(ordered) and ordered[at].start < block.end:
            open_.append(ordered[at])
            at += 1
        within = [span for span in open_ if span.end > block.start]
        open_ = [span for span in within if span.end > block.end]
        found.append(_block(text, block, within, numbered))
    return Markup("\n").join(found)


def _block(text: str, block: Block, words: Sequence[Words], numbered: set[str]) -> Markup:
    """Cut a paragraph wherever a span begins or ends, and write the pieces."""
    begins: dict[int, list[Words]] = {}
    ends: dict[int, list[Words]] = {}
    for span in words:
        start, end = max(span.start, block.start), min(span.end, block.end)
        if start < end:
            begins.setdefault(start, []).append(span)
            ends.setdefault(end, []).append(span)
    cuts = sorted({block.start, block.end, *begins, *ends})
    live: list[Words] = []
    pieces: list[Markup | str] = []
    for cut, following in zip(cuts, [*cuts[1:], block.end], strict=True):
        numbers = []
        for span in ends.get(cut, ()):
            live.remove(span)
            if span.entry not in numbered:
                numbered.add(span.entry)
                numbers.append(_number(span))
        if numbers:
            pieces.append(element("span", *numbers, class_="words-numbers"))
        live += begins.get(cut, ())
        piece = text[cut:following]
        if piece:
            pieces.append(_mark(piece, live) if live else piece)
    tag = {"title": "h1", "caption": "p"}.get(block.kind, "p")
    return element(tag, *pieces, class_=block.kind)


def _mark(piece: str, live: Sequence[Words]) -> Markup:
    entries = list(dict.fromkeys(span.entry for span in live))
    shared = f" shared-{min(3, len(entries))}" if len(entries) > 1 else ""
    inner = min(live, key=lambda span: (span.end - span.start, span.number))  # the closest words tell the look
    return element("mark", piece, class_=f"words st-{inner.status}{shared}", data_entry=" ".join(entries))


def _number(span: Words) -> Markup:
    """Link to the entry, at the end of its first words."""
    return element(
        "a", glyph(span.status), str(span.number), href=f"#entry-{span.entry}", data_entry=span.entry,
        class_=f"words-number st-{span.status}", aria_label=f"entry {span.number}, {span.status}",
    )  # fmt: skip
