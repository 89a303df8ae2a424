"""Sitting: leaders whom news calls by one name alone, without a word on their state."""

from dragoman.catalogue import Person
from dragoman.reading.who.context import Context

_BEARERS = 3
"""People whom the catalogue knows by one name that still tells who is meant; a commoner one tells nothing."""


def sitting(context: Context, name: str) -> Person | None:
    """Give the one bearer of a name who leads a state or a body on the day of the article: "Macron".

    Nobody where the article speaks of the state of another bearer, for then he may be meant.
    """
    day, leading = context.on, context.words.pointers["surnames"]["offices"]
    known = context.catalogue.people(name, on=day) if day else ()
    # News calls some by a first name alone ("Abiy"), which tells who is meant where nobody bears it as a surname.
    people = [one for one in known if one.role != "given"] or known
    if day is None or len({one.name for one in people}) > _BEARERS:
        return None
    held = {
        one.name: one for one in people if any(post.office in leading and post.held(day) is True for post in one.posts)
    }
    if len(held) != 1 or any(one.name not in held and one.country in context.countries for one in people):
        return None
    return next(iter(held.values()))
