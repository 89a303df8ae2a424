"""`dragoman merge`: entries that tell the same act, joined."""

from pathlib import Path

import click

from dragoman.cli.asking.judging import judge, judge_options
from dragoman.record import Judgement


@click.command()
@click.argument("id")
@click.argument("others", metavar="ID...", nargs=-1, required=True)
@judge_options
def merge(id: str, others: tuple[str, ...], by: str, reason: str, ledger: Path, form: str) -> None:
    """Join the entries with these IDs, and all that are with them already, in one act."""
    judge(ledger, form, lambda _: Judgement(verb="merge", target=id, others=others, by=by, reason=reason))
