"""Views: one file a page, each a plain function from what is asked to a page."""

from dragoman.serve.change import Change
from dragoman.serve.page import Place
from dragoman.serve.views import (
    actor,
    article,
    conflicts,
    entry,
    find,
    front,
    instruments,
    judging,
    map,
    network,
    paste,
    ruling,
    timeline,
)

PLACES: tuple[Place, ...] = (
    *front.PLACES,
    *find.PLACES,
    *timeline.PLACES,
    *actor.PLACES,
    *network.PLACES,
    *map.PLACES,
    *conflicts.PLACES,
    *instruments.PLACES,
    *paste.PLACES,
    *entry.PLACES,
    *article.PLACES,
)
"""Every page, in the order of the menu."""

CHANGES: tuple[Change, ...] = (*judging.CHANGES, *paste.CHANGES, *ruling.CHANGES)
"""Every change."""
