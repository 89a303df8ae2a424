"""Who publishes, and how many sources are independent."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def publisher(outlet: str | None, url: str | None) -> str | None:
    """Give who published an article: the outlet, else the host of its address; null if neither is known.

    >>> publisher("Post", None), publisher(None, "https://www.example.org/news")
    ('Post', 'example.org')
    """
    return outlet or hosted(url)


def hosted(url: str | None) -> str | None:
    """Give the host of an address, without `www.`; null for none, or for what is no address.

    >>> hosted("https://www.example.org/news"), hosted("http://[")
    ('example.org', None)
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None


def independent(reports: Iterable[tuple[str, str, str | None]]) -> int:
    """Count independent sources among reports; copies of one text, and what one outlet publishes, count once.

    `reports` are, for each article, its id, the id of the article whose copy it is (its own if none's), and its outlet.

    >>> independent([("a", "a", "Post"), ("b", "a", "Times"), ("c", "c", "times"), ("d", "d", None)])
    2
    """
    groups: dict[str, str] = {}

    def top(node: str) -> str:
        while groups.setdefault(node, node) != node:
            groups[node] = groups[groups[node]]
            node = groups[node]
        return node

    articles = []
    for id, origin, outlet in reports:
        articles.append(f"article {id}")
        for tie in (f"origin {origin}", *([f"outlet {outlet.casefold()}"] if outlet else [])):
            groups[top(tie)] = top(articles[-1])
    return len({top(one) for one in articles})
