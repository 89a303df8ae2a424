"""Sitting: leaders whom news calls by surname alone, without a word on their state."""

from dragoman.catalogue import Person
from dragoman.reading.who.context import Context

_BEARERS = 3
"""People whom the catalogue knows by a surname that still tells who is meant; a commoner one tells nothing."""


def sitting(context: Context, name: str) -> Person | None:
    """Give the one bearer of a surname who leads a state or a body on the day of the article: "Macron".

    Nobody where the article speaks of the state of another bearer, for then he may be meant.
    """
    day, leading = context.on, context.words.pointers["surnames"]["offices"]
    people = [one for one in context.catalogue.people(name, on=day) if one.role != "given"] if day else []
    if day is None or len({one.name for one in people}) > _BEARERS:
        return None
    held = {
        one.name: one for one in people if any(post.office in leading and post.held(day) is True for post in one.posts)
    }
    if len(held) != 1 or any(one.name not in held and one.country in context.countries for one in people):
        return None
    return next(iter(held.values()))
