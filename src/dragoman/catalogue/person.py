"""People and the posts they held."""

from datetime import date

import msgspec

from dragoman.shapes.edtf import Point, When


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post that somebody held."""

    country: str
    """Alpha-3 code of the state, or a group's id (`UN`, `EU`, `NATO`, `IAEA`)."""
    office: str
    """Class of the office: `head of state`, `foreign minister` …"""
    sector: str = "GOV"
    """PLOVER sector of who holds it: `GOV`, `MIL`, `LEG`, `IGO`, `REB` …"""
    title: str
    """The title as its source has it."""
    start: str | None = None
    """When it began: a day, a month or a year (EDTF)."""
    end: str | None = None
    """When it ended. Null does not mean that it goes on: see `as_of`."""
    as_of: str | None = None
    """The last day or month at which a source attests it, where no end was found."""
    end_basis: str = "source"
    """`source`, `second source`, `inferred: successor start`, or `open`."""
    source: str = ""
    """Where it was checked."""

    def held(self, on: date) -> bool | None:
        """Tell whether it was held on a day; null where the data doesn't reach (after `as_of`, or an open start).

        >>> post = Post(country="NOR", office="head of government", title="Prime Minister", start="2021-10", end="2024")
        >>> post.held(date(2022, 5, 1)), post.held(date(2020, 1, 1)), post.held(date(2021, 10, 5))
        (True, False, True)
        """
        start = _point(self.start)
        end = _point(self.end)
        if (start and on < start.first) or (end and on > end.last):
            return False
        if end is None:
            known = _point(self.as_of)
            return True if start and known and on <= known.last else None
        return True if start else None

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether it may have been held on some day of an interval, open ends counted as held."""
        start = _point(self.start)
        end = _point(self.end)
        return not ((start and last < start.first) or (end and first > end.last))


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody with the posts that the catalogue knows."""

    id: str
    """Wikidata's id, or an id made of country and name."""
    name: str
    """Full name in the spelling of English-language news."""
    country: str | None = None
    """Alpha-3 code of the state served; null for those who served organisations only."""
    sector: str = "GOV"
    """PLOVER sector of the latest post."""
    role: str = "name"
    """How the look-up found the person: `name`, `spelling`, `alike` (short, spelt alike), `surname` or `given`."""
    posts: tuple[Post, ...] = ()
    """Posts, earliest first."""

    def holds(self, on: date) -> tuple[Post, ...]:
        """Give the posts held on a day, certain ones first, then those the data no longer reaches."""
        ranked = ((post.held(on), post) for post in self.posts)
        kept = [(sure, post) for sure, post in ranked if sure is not False]
        return tuple(post for _, post in sorted(kept, key=lambda pair: pair[0] is None))


_points: dict[str, Point] = {}


def _point(text: str | None) -> Point | None:
    if not text:
        return None
    if text not in _points:
        point = When.parse(text).start
        assert point is not None
        _points[text] = point
    return _points[text]
