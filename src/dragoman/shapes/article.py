"""An article as it was found in its source."""

import hashlib

import msgspec

from dragoman.shapes.markup import Bare


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where in the input an article stood."""

    file: str
    """The input's name, as it was given."""
    start: int | None = None
    """First code point of the article in the decoded input."""
    end: int | None = None
    """Code point after its last."""
    record: str | None = None
    """Record in a container: a WARC record's id, a line of JSON Lines, an item of a feed."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One article: its clean text and what the page says about it.

    `text` is the headline, the captions and the body's paragraphs, each once, separated by blank lines;
    every offset of an entry's evidence counts its code points.
    """

    id: str
    """The input's own id where it has one, else a hash of the text."""
    url: str | None = None
    """Address the article was read from or names as its own."""
    outlet: str | None = None
    """Who publishes it."""
    issuer: str | None = None
    """The party whose own document this is (a readout, a communiqué); null for reporting."""
    title: str | None = None
    """The headline."""
    byline: str | None = None
    """Who wrote it, as printed."""
    published: str | None = None
    """EDTF: a day, or the interval that the evidence allows; null where nothing tells."""
    published_basis: str | None = None
    """What `published` rests on, in words that a reader can follow."""
    language: str | None = None
    """BCP 47 code of the text's language."""
    text: str
    """The clean text."""
    paragraphs: tuple[str, ...] = ()
    """The body only, a paragraph an item."""
    captions: tuple[str, ...] = ()
    """Captions of pictures, each once."""
    credits: tuple[str, ...] = ()
    """Credits of pictures and agencies, as printed."""
    source: Source
    """Where it was found."""


def text_id(text: str) -> str:
    """Give the stable id of a text: the first 16 hex digits of the SHA-256 of its UTF-8 bytes.

    Lone surrogates, which UTF-8 cannot hold, are hashed as they stand.

    >>> text_id("Envoys met in Geneva.")
    'bd7a18cbc42f99e0'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def compose(title: str | None, captions: tuple[str, ...], paragraphs: tuple[str, ...]) -> str:
    r"""Join headline, captions and paragraphs to the clean text, blank lines between.

    >>> compose("Envoys meet", (), ("They met.", "They left."))
    'Envoys meet\n\nThey met.\n\nThey left.'
    """
    return "\n\n".join(part for part in (title, *captions, *paragraphs) if part)


def bared(article: Article, bare: Bare | None = None) -> Article:
    """Give an article with its words as a reader sees them, without the marks of HTML (`shapes.markup`).

    `bare` is its text so seen, for who has it already.

    >>> found = bared(Article(id="a", title="Q&amp;A", text="They met&hellip;", source=Source(file="x")))
    >>> found.title, found.text
    ('Q&A', 'They met…')
    """
    bare = bare or Bare(article.text)
    if bare.same and Bare(article.title or "").same:
        return article
    return msgspec.structs.replace(
        article,
        title=article.title and Bare(article.title).text,
        text=bare.text,
        paragraphs=tuple(Bare(one).text for one in article.paragraphs),
        captions=tuple(Bare(one).text for one in article.captions),
    )
