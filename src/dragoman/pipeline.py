"""The one place where intake, language, reading and record meet."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from dragoman import catalogue as who_is_who
from dragoman import intake, language, reading, workers
from dragoman.catalogue import Catalogue
from dragoman.record import Added, Ledger, Raw
from dragoman.shapes import Article, Entry, Parse
from dragoman.shapes.errors import CollisionError, DragomanError, SourceError

BATCH = 64
"""Articles parsed together: enough to fill the model's batches, few enough to stay small and to stream."""

GROUP = 16
"""New articles that are read together before they are stored: what an interruption can cost."""


class Reading(msgspec.Struct, frozen=True):
    """An article with what was made of it."""

    article: Article
    """The article."""
    parse: Parse
    """Its parse."""
    entries: tuple[Entry, ...]
    """Its record."""


def read(
    sources: Iterable[str | Path],
    *,
    on_problem: Callable[[SourceError], None] | None = None,
    published: str | None = None,
    allow_private: bool = False,
    threads: int = 2,
    catalogue: Catalogue | None = None,
) -> Iterator[Reading]:
    r"""Read sources to their records, one article after the other.

    `sources` are files, folders, globs, `-` or addresses; `published` (EDTF) stands for what the pages say of their
    date. Without `on_problem` the first unreadable input raises its `SourceError`; with it, it is told each and the
    rest is read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "page.txt")
    ...     _ = page.write_text("Envoys meet\n\nThe foreign minister of Norway met his Danish counterpart in Oslo.\n")
    ...     [reading] = read([page], published="2024-05-02")
    >>> reading.article.title
    'Envoys meet'
    """
    catalogue = catalogue or who_is_who.load()
    articles = (
        article
        for source in sources
        for article in intake.read(
            source, on_problem=on_problem, published=published, allow_private=allow_private, catalogue=catalogue
        )
    )
    yield from read_articles(articles, threads=threads, catalogue=catalogue)


def read_articles(
    articles: Iterable[Article], *, threads: int = 2, catalogue: Catalogue | None = None
) -> Iterator[Reading]:
    """Parse and read articles that are at hand, in order, a batch at a time."""
    catalogue = catalogue or who_is_who.load()
    parser = language.load(threads=threads)
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        parses = list(parser.parse(article.text for article in batch))
        records = reading.read(batch, parses, catalogue=catalogue)
        for article, parse, entries in zip(batch, parses, records, strict=True):
            yield Reading(article, parse, tuple(entries))


def add(
    ledger: Ledger,
    sources: Iterable[str | Path],
    *,
    on_problem: Callable[[DragomanError], None] | None = None,
    published: str | None = None,
    allow_private: bool = False,
    threads: int = 2,
    processes: int = 1,
    keep_raw: bool = True,
    catalogue: Catalogue | None = None,
) -> Iterator[Added]:
    r"""Read sources into a ledger, one transaction an article; tells, in their order, what became of each.

    Articles that the ledger holds are not read again, so that what was interrupted goes on where it was when it is
    started once more. `sources`, `on_problem`, `published`, `allow_private`, `threads` and `catalogue` are as in
    `read`; what the ledger refuses of an article (`CollisionError`) is told to `on_problem` like an unreadable input.
    `processes` read side by side, each with a model and the usual catalogue of its own (`catalogue` then only dates
    pages), and whatever their number the ledger is the same;
    `keep_raw` keeps the bytes that each article was found in. `LedgerError` if the ledger cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from dragoman.record import SqliteLedger
    >>> ledger = SqliteLedger(":memory:")
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "page.txt")
    ...     _ = page.write_text("Envoys meet\n\nThe foreign minister of Norway met his Danish counterpart in Oslo.\n")
    ...     [one.outcome for one in [*add(ledger, [page]), *add(ledger, [page])]]
    ['new', 'known']
    """
    catalogue = catalogue or who_is_who.load()
    found = _found(
        sources, on_problem=on_problem, published=published, allow_private=allow_private, catalogue=catalogue,
        keep_raw=keep_raw,
    )  # fmt: skip
    groups = _groups(found, ledger)
    if processes > 1:
        told = _side_by_side(groups, processes=processes, threads=threads)
    else:
        reader = workers.Reader(threads=threads, catalogue=catalogue)
        told = ((group, reader.read([one.article for one in group if one.new])) for group in groups)
    with ledger.bulk():
        for group, records in told:
            yield from _stored(ledger, group, records, on_problem=on_problem)


class _Found(msgspec.Struct):
    """An article on its way into a ledger."""

    article: Article
    raw: Raw | None
    new: bool = True


def _found(
    sources: Iterable[str | Path], *, on_problem: Callable[[DragomanError], None] | None, published: str | None,
    allow_private: bool, catalogue: Catalogue, keep_raw: bool,
) -> Iterator[_Found]:  # fmt: skip
    """Give articles with the bytes that they were found in."""
    held: list[Raw] = []

    def keep(data: bytes, media: str) -> None:
        held[:] = [Raw(data=data, media=media)]

    for source in sources:
        for article in intake.read(
            source, on_problem=on_problem, published=published, allow_private=allow_private, catalogue=catalogue,
            on_raw=keep if keep_raw else None,
        ):  # fmt: skip
            yield _Found(article, held.pop() if held else None)


def _groups(found: Iterable[_Found], ledger: Ledger) -> Iterator[list[_Found]]:
    """Gather articles until there are enough new ones to be read together."""
    group: list[_Found] = []
    new = 0
    for one in found:
        one.new = not ledger.holds(one.article)
        if not one.new:
            one.raw = None
        new += one.new
        group.append(one)
        if new == GROUP or len(group) == 4 * GROUP:
            yield group
            group, new = [], 0
    if group:
        yield group


def _side_by_side(
    groups: Iterator[list[_Found]], *, processes: int, threads: int
) -> Iterator[tuple[list[_Found], list[workers.Told]]]:
    waiting: deque[list[_Found]] = deque()

    def articles() -> Iterator[list[Article]]:
        for group in groups:
            waiting.append(group)
            yield [one.article for one in group if one.new]

    for records in workers.read(articles(), workers=processes, threads=threads):
        yield waiting.popleft(), records


def _stored(
    ledger: Ledger, group: list[_Found], records: list[workers.Told], *,
    on_problem: Callable[[DragomanError], None] | None,
) -> Iterator[Added]:  # fmt: skip
    """Store a group, and tell what became of each article."""
    read = iter(records)
    for one in group:
        told = next(read) if one.new else workers.Told((), {})
        try:
            if told.failed:
                raise _unread(one.article, told.failed)
            yield ledger.add(one.article, told.entries, raw=one.raw, traces=told.traces)
        except (CollisionError, SourceError) as error:
            if on_problem is None:
                raise
            on_problem(error)


def _unread(article: Article, failed: str) -> SourceError:
    place = article.source
    return SourceError(
        f"{place.file}, {place.record or article.id}", got=f"an error of our own ({failed})", expected="a record",
        remedy="tell us, with the article; it was not stored, the others are",
    )  # fmt: skip
