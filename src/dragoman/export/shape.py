"""What an export is given."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.shapes import Article, Entry


class Record(Protocol):
    """An article with its entries."""

    @property
    def article(self) -> Article:
        """The article."""
        ...

    @property
    def entries(self) -> Sequence[Entry]:
        """Its entries, in the order of the text."""
        ...
