"""`dragoman add`: sources read into the ledger."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from dragoman.cli.common import Problems, source_options
from dragoman.cli.difference import difference
from dragoman.cli.ledgers import ledger_option
from dragoman.pipeline import add as add_sources
from dragoman.record import Added, SqliteLedger
from dragoman.shapes.codec import encode

FOUND = {"merged": ("same",), "contradictions": ("contradicts", "denies"), "followed": ("fulfils", "cancels")}
"""What is said of new relations: their kinds by its name."""


@click.command()
@source_options
@ledger_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--threads", type=click.IntRange(1, 64), default=2, show_default=True, help="Threads of each parser.")
@click.option("--raw/--no-raw", "raw", default=True, show_default=True, help="Keep the bytes of each page or record.")
def add(
    sources: tuple[str, ...], date: str | None, allow_private: bool, ledger: Path, form: str, workers: int,
    threads: int, raw: bool,
) -> None:  # fmt: skip
    """Read SOURCE... into the ledger, and say what that added.

    Articles that it holds are passed over, so that adding the same sources again changes nothing, and an interrupted
    run is taken up by starting it again. An edited article becomes a new revision, and how it differs is shown. The
    ledger is made if there is none.
    """
    problems = Problems()
    counted: Counter[str] = Counter()
    with closing(SqliteLedger(ledger)) as store:
        results = add_sources(
            store, sources, on_problem=problems, published=date, allow_private=allow_private, threads=threads,
            processes=workers, keep_raw=raw,
        )  # fmt: skip
        for one in _progress(results, counted):
            _count(counted, one)
            if one.outcome == "revised" and form == "text":
                for line in difference(store, one):
                    click.echo(line)
    click.echo(_summary(counted, ledger) if form == "text" else _json(counted, problems))
    problems.leave()


def _count(counted: Counter[str], one: Added) -> None:
    counted[one.outcome] += 1
    counted["entries"] += one.entries
    counted["copies"] += one.origin is not None
    for name, kinds in FOUND.items():
        counted[name] += sum(relation.kind in kinds for relation in one.relations)


def _summary(counted: Counter[str], ledger: Path) -> str:
    """Say in one paragraph what was added.

    >>> print(_summary(Counter(new=2, known=1, entries=20, copies=1), Path("a.db")))
    a.db: 2 new articles (1 copy) with 20 entries, 1 known already
    >>> print(_summary(Counter(known=3), Path("a.db")))
    a.db: 0 new articles, 3 known already
    >>> print(_summary(Counter(revised=1, entries=4), Path("a.db")))
    a.db: 0 new articles, 1 revised with 4 entries
    """
    copies = f" ({_many(counted['copies'], 'copy', 'copies')})" if counted["copies"] else ""
    entries = f" with {_many(counted['entries'], 'entry', 'entries')}" if counted["new"] or counted["entries"] else ""
    articles = [_many(counted["new"], "new article") + copies]
    if counted["revised"]:
        articles.append(f"{counted['revised']} revised")
    articles[-1] += entries
    if counted["sighted"]:
        articles.append(f"{counted['sighted']} seen at another address")
    if counted["known"]:
        articles.append(f"{counted['known']} known already")
    found = [
        f"{counted[name]} {said}"
        for name, said in (("merged", "told again"), ("contradictions", "contradicted"), ("followed", "followed up"))
        if counted[name]
    ]
    return f"{ledger}: {', '.join(articles)}" + (f"; of the entries {', '.join(found)}" if found else "")


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _json(counted: Counter[str], problems: Problems) -> str:
    names = ("new", "revised", "sighted", "known", "copies", "entries", *FOUND)
    return encode({name: counted[name] for name in names} | {"problems": problems.count})


def _progress(results: Iterable[Added], counted: Counter[str]) -> Iterator[Added]:
    """Show how far we are, but only to a person."""
    if not sys.stderr.isatty():
        yield from results
        return
    said = TextColumn("{task.completed:,} articles, {task.fields[new]:,} new, {task.fields[entries]:,} entries")
    columns = (SpinnerColumn(), said, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("adding", total=None, new=0, entries=0)
        for one in results:
            yield one
            progress.update(task, advance=1, new=counted["new"], entries=counted["entries"])
