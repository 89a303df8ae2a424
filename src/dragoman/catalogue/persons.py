"""Persons made of their rows, and how near their posts are to a day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.catalogue.keys import fold
from dragoman.catalogue.person import Person, Post
from dragoman.catalogue.table import Row

Groups = Mapping[str, tuple[str, str]]
"""Ids of organisations and armed groups with the state where they are based (or none) and their sector."""

_SECTORS = {
    "speaker of parliament": "LEG",
    "legislative leader": "LEG",
    "chair of foreign affairs committee": "LEG",
    "chief of the armed forces": "MIL",
    "military commander": "MIL",
    "intelligence chief": "SPY",
    "presidential candidate": "PTY",
    "leader of the opposition": "PTY",
    "prosecutor": "JUD",
    "chief of judiciary": "JUD",
}
"""Sectors of offices that are not the government's."""


def made(rows: Sequence[Row], groups: Groups, crowns: frozenset[str]) -> Person:
    """Make the person of the rows of its posts; of several states under one crown, that of `crowns` is its own."""
    posts = sorted((_post(row, groups) for row in rows), key=lambda post: post.start or "")
    first, last = next((row for row in rows if row["wikidata"]), rows[0]), posts[-1]
    written = Counter(row["person"] for row in (first, *rows))
    served = [post.country for post in posts if post.country not in groups]
    own = next((code for code in served if code in crowns), served[-1]) if served else groups[last.country][0] or None
    return Person(
        id=first["wikidata"] or f"{first['country']}-{fold(first['person']).replace(' ', '-')}",
        name=written.most_common(1)[0][0],
        country=own,
        sector=next((post.sector for post in reversed(posts) if post.sector != "PTY"), last.sector),
        posts=tuple(posts),
    )


def _post(row: Row, groups: Groups) -> Post:
    country, office = row["country"], row["office"]
    return Post(
        country=country,
        office=office,
        sector=groups[country][1] if country in groups else _SECTORS.get(office, "GOV"),
        title=row["title"],
        start=row["start"] or None,
        end=row["end"] or None,
        as_of=row["as_of"] or None,
        end_basis=row["end_basis"],
        source=row["source"],
    )


def fits(person: Person, country: str | None, office: str | None) -> bool:
    """Tell whether somebody held a post in a state, of a class, or one that is both."""
    return (country is None and office is None) or any(
        (country is None or post.country == country) and (office is None or post.office == office)
        for post in person.posts
    )


def distance(person: Person, on: date | None) -> tuple[int, int]:
    """Order people by how near their posts are to a day: in office, then by days; without a day the latest first."""
    if on is None:
        latest = max((post.end or post.as_of or post.start or "" for post in person.posts), default="")
        return 0, -int(latest.replace("-", "").ljust(8, "0") or 0)
    held = [post.held(on) for post in person.posts]
    if True in held:
        return 0, 0
    if None in held:
        return 1, 0
    return 2, min(_gap(post, on) for post in person.posts)


def _gap(post: Post, on: date) -> int:
    days = on.toordinal()
    ends = [int(text[:4]) * 365 + int(text[5:7] or 6) * 30 for text in (post.start, post.end or post.as_of) if text]
    return min((abs(days - end) for end in ends), default=10**6)


def start(person: Person, office: str, country: str) -> str:
    """Give when somebody last took an office."""
    return max(post.start or "" for post in person.posts if post.office == office and post.country == country)
