"""`dragoman denials`: what is held against somebody beside his denial."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.asking.options import asked, sides_options
from dragoman.cli.ledgers import open_ledger
from dragoman.record.denials import Denial
from dragoman.record.denials import denials as find_denials


@click.command()
@sides_options
def denials(words: tuple[str, ...], as_of: str | None, ledger: Path, form: str, limit: int, **given: Any) -> None:
    """List who denied what, the last reported first: what is held against somebody, and beside it the denial.

    With filters, those of which one telling passes them. A charge that is denied, but that nobody in the ledger makes,
    is listed with one side only.
    """
    with open_ledger(ledger) as store, store.snapshot():
        found = find_denials(store, query=asked(store, words, **given), as_of=as_of)
    found = found[: limit or None]
    if form == "text":
        _print(found)
    else:
        _write(found, form)


def _print(found: Sequence[Denial]) -> None:
    from dragoman.cli.asking.cards import console, safe
    from dragoman.cli.asking.sides import beside, side
    from dragoman.cli.table import names

    if not found:
        click.echo("No denials.")
    out = console()
    for number, one in enumerate(found, 1):
        out.print("\n" * (number > 1) + f"{number}. {safe(names(one.by))}: {safe(one.why)}", style="bold")
        left = side(one.denied, nobody="Nobody in the ledger makes the charge.")
        right = side(one.denials, nobody="Only told of in passing.")
        beside(out, left, right, heads=("held against", "denied"))


def _write(found: Sequence[Denial], form: str) -> None:
    from dragoman.cli.asking import formats, sides

    if form == "csv":
        heads = ("by", *sides.columns("denied"), *sides.columns("denial"), "why")
        made = [
            {
                "by": [actor.name for actor in one.by],
                **sides.cells("denied", one.denied),
                **sides.cells("denial", one.denials),
                "why": one.why,
            }
            for one in found
        ]
    else:
        heads = ("by", "denied", "denials", "why")
        made = [
            {"by": one.by, "denied": sides.rows(one.denied), "denials": sides.rows(one.denials), "why": one.why}
            for one in found
        ]
    formats.table(made, form, columns=heads)
