"""A page: what a view hands over to be shown as HTML, JSON or CSV."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from dragoman.catalogue import Catalogue
from dragoman.record import Ledger, Query


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a view found.

    `data` is what `.json` gives, `rows` what `.csv` gives; the template sees `data`, and `extra`, which only it needs.
    """

    title: str
    """The page's name, in the window's title and as its heading."""
    template: str
    """File in `templates/`."""
    data: Any
    """A record or plain data that JSON can hold."""
    rows: Sequence[Mapping[str, object]] = ()
    """The same as a table, for CSV."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """What only the template needs: drawings, facets."""
    status: int = 200
    """HTTP status."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a view is asked: the ledger, the path's parts, the query."""

    ledger: Ledger
    """The ledger, all of whose answers are of one state."""
    catalogue: Catalogue
    """Who is who."""
    path: Mapping[str, str]
    """Parts of the path by name."""
    query: QueryParams
    """Parts after the question mark."""


Question = Callable[[Asked], Query | None]
"""Gives the question whose entries are a page's answer; null where the ledger has nothing of that name."""

View = Callable[[Asked], Page | None]
"""Answers a request; null where the ledger has nothing of that name."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a view stands."""

    path: str
    """Its path, with parts in braces: `/actor/{id:path}`."""
    view: View
    """What answers."""
    name: str
    """By which templates link to it."""
    question: Question | None = None
    """Gives what its exports hold; null where its answer is no list of entries."""
    menu: str = ""
    """Its word in the menu; none if it isn't there."""
    says: str = ""
    """One sentence on what it gives, for the description of the API."""
    gives: Any = None
    """The type of its data, or a union of such; null for a page that is no data."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """Names of what may stand after the question mark, each with what it means."""
