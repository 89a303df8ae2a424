"""Who is who and when: states, offices, groups, bodies, media, events, instruments, as data with one lookup."""

from functools import lru_cache
from pathlib import Path

from dragoman.catalogue.catalogue import Catalogue
from dragoman.catalogue.event import Event, EventMatch, Instrument, InstrumentMatch
from dragoman.catalogue.files import Files, user_files
from dragoman.catalogue.locality import Locality
from dragoman.catalogue.person import Person, Post
from dragoman.catalogue.record import Match, Record
from dragoman.catalogue.title import Title, TitleMatch

__all__ = [
    "Catalogue",
    "Event",
    "EventMatch",
    "Instrument",
    "InstrumentMatch",
    "Locality",
    "Match",
    "Person",
    "Post",
    "Record",
    "Title",
    "TitleMatch",
    "load",
]


def load(*extra: Path | str) -> Catalogue:
    """Load the catalogue, with the user's own files if there are any.

    `extra` are CSV or TOML files in the formats of docs/catalogue.md; the files of the folder that the environment
    variable `DRAGOMAN_CATALOGUE` names are added to them. Loaded once for the same files. `DataError` names the file
    and line of a row that breaks its schema, `SourceError` a file that cannot be read.

    >>> load().lookup("Tehran")[0].name
    'Iran'
    """
    return _load(user_files(map(Path, extra)))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Catalogue:
    return Catalogue(Files(extra))
