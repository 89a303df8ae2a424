"""Views: one file a page, each a plain function from what is asked to a page."""

from dragoman.serve.change import Change
from dragoman.serve.page import Place
from dragoman.serve.views import (
    actor,
    article,
    conflicts,
    dossiers,
    entry,
    find,
    front,
    instruments,
    judging,
    map,
    network,
    paste,
    ruling,
    sources,
    timeline,
)

PLACES: tuple[Place, ...] = (
    *front.PLACES,
    *find.PLACES,
    *dossiers.PLACES,
    *timeline.PLACES,
    *actor.PLACES,
    *network.PLACES,
    *map.PLACES,
    *conflicts.PLACES,
    *instruments.PLACES,
    *paste.PLACES,
    *sources.PLACES,
    *entry.PLACES,
    *article.PLACES,
)
"""Every page, in the order of the menu."""

CHANGES: tuple[Change, ...] = (*judging.CHANGES, *paste.CHANGES, *ruling.CHANGES, *dossiers.CHANGES)
"""Every change."""
