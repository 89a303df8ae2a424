"""An entry as the ledger holds it while it looks for what it belongs to."""

import msgspec

from dragoman.shapes import Entry


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with the report that it stands in."""

    entry: Entry
    """The entry."""
    article: str
    """Id of the document: all revisions of an article share it."""
    origin: str
    """Id of the article that this one is a copy of; its own where it is none's."""
    published: str | None
    """When the report was published, EDTF."""
    outlet: str | None
    """Who published it."""
    event: str
    """Id of the event that the entry belongs to."""
