"""Sources: who published how much, how much of it is copied, and what of it is contradicted or denied."""

import msgspec

from dragoman.dossier.outlets import Outlet, outlets
from dragoman.serve.page import Asked, Page, Place


def sources(asked: Asked) -> Page:
    """Give the sources of the ledger, the one with most articles first."""
    found = outlets(asked.ledger)
    rows = [msgspec.to_builtins(one) for one in found]
    totals = {name: sum(getattr(one, name) for one in found) for name in ("articles", "copies", "independent")}
    return Page(title="Sources", template="sources.html", data=found, rows=rows, extra={"totals": totals})


PLACES = (
    Place(path="/sources", view=sources, name="sources",
          says="Who published how much: articles, copies among them, entries, how many contradicted or denied.",
          gives=list[Outlet]),
)  # fmt: skip
