"""Search: entries by words and filters."""

from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.page import Asked, Page, Place


def find(asked: Asked) -> Page:
    """Give the entries that answer a question, with how many there are."""
    query = query_of(asked.query)
    found = asked.ledger.find(query)
    total = asked.ledger.count(query)[0][1]
    return Page(title="Search", template="find.html", data={"total": total, "entries": found})


PLACES = (
    Place(
        path="/find", view=find, name="find", menu="Search", says="Entries by words and filters.", parameters=MEANINGS
    ),
)
