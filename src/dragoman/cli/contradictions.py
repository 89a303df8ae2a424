"""`dragoman contradictions`: accounts that cannot both be true, side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.asking.options import asked, sides_options
from dragoman.cli.ledgers import open_ledger
from dragoman.record.contradictions import Contradiction
from dragoman.record.contradictions import contradictions as find_contradictions


@click.command()
@sides_options
def contradictions(
    words: tuple[str, ...], as_of: str | None, ledger: Path, form: str, limit: int, **given: Any
) -> None:
    """List accounts that cannot both be true, the surest first: of one act they tell that it took place and that it
    did not, other days, other numbers, or other doers.

    With filters, those of which one telling passes them. Nothing is thrown away: both stay in the ledger.
    """
    with open_ledger(ledger) as store, store.snapshot():
        found = find_contradictions(store, query=asked(store, words, **given), as_of=as_of)
    found = found[: limit or None]
    if form == "text":
        _print(found)
    else:
        _write(found, form)


def _print(found: Sequence[Contradiction]) -> None:
    from dragoman.cli.asking.cards import console, safe
    from dragoman.cli.asking.sides import beside, side

    if not found:
        click.echo("No contradictions.")
    out = console()
    for number, one in enumerate(found, 1):
        out.print("\n" * (number > 1) + f"{number}. {safe(one.why)}", style="bold")
        beside(out, side(one.one), side(one.two), heads=("first told", "against it"))


def _write(found: Sequence[Contradiction], form: str) -> None:
    from dragoman.cli.asking import formats, sides

    if form == "csv":
        heads = (*sides.columns("one"), *sides.columns("two"), "why", "score")
        made = [
            {**sides.cells("one", one.one), **sides.cells("two", one.two), "why": one.why, "score": one.score}
            for one in found
        ]
    else:
        heads = ("one", "two", "why", "score")
        made = [
            {"one": sides.rows(one.one), "two": sides.rows(one.two), "why": one.why, "score": one.score}
            for one in found
        ]
    formats.table(made, form, columns=heads)
