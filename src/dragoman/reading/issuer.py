"""Whose own document an article is: a readout, a statement, a communiqué."""

from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from dragoman.reading import tables
from dragoman.shapes import Article


@cache
def _hosts() -> dict[str, str]:
    source = files("dragoman.reading") / "data" / "issuers.toml"
    table = tables.read(source, allowed={"issuer": frozenset({"party", "hosts"})})
    return {host: row.values["party"] for row in table for host in row.words("hosts")}


def issuer(article: Article) -> str | None:
    """Give the party that issued the article: its own field, else the owner of the host it was published on.

    >>> from dragoman.shapes import Source
    >>> issuer(Article(id="a", url="https://www.mofa.go.jp/press/1.html", text="", source=Source(file="a")))
    'Japan'
    """
    if article.issuer:
        return article.issuer
    try:
        host = (urlsplit(article.url or "").hostname or "").lower()
    except ValueError:
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        party = _hosts().get(".".join(parts[start:]))
        if party:
            return party
    return None
