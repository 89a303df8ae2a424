"""How many sources are independent."""

from collections.abc import Iterable


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
