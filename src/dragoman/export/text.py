"""Strangers' text made fit for a format: characters, addresses, ids."""

import re
import uuid
from urllib.parse import quote, urlsplit

from dragoman.shapes import Article

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:dragoman")
LONGEST = 2000
"""Code points of an address; what is longer is no address that a reader would open."""


def plain(text: str) -> str:
    r"""Replace what XML 1.0 cannot hold (most control characters, lone surrogates) by U+FFFD.

    >>> plain("a\x00b")
    'a\ufffdb'
    """
    return _UNFIT.sub("\ufffd", text)


def line(text: str, *, limit: int | None = None) -> str:
    r"""Make one line of it: no breaks, single spaces; cut with an ellipsis after `limit` code points.

    >>> line(" Envoys\n met ", limit=9)
    'Envoys m…'
    """
    text = " ".join(plain(text).split())
    return text if limit is None or len(text) <= limit else text[: limit - 1].rstrip() + "…"


def urn(kind: str, key: str, /) -> str:
    """Give the stable name of a thing as a URN that every program takes.

    >>> urn("entry", "66f316743958c4f0")
    'urn:uuid:6b184333-721e-513b-a77b-0640a9932d76'
    """
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, f'{kind}:{plain(key)}')}"


def address(article: Article, /) -> str | None:
    """Give an article's address if a reader may follow it: http or https, no other scheme, nothing to break out with.

    >>> from dragoman.shapes import Source
    >>> page = Article(id="a", text="", source=Source(file="f"), url="javascript:alert(1)")
    >>> address(page) is None
    True
    """
    url = (article.url or "").strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(url) > LONGEST:
        return None
    return quote(plain(url), safe="/:?#@!$&()*+,;=%~-._[]")
