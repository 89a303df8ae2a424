"""`dragoman split`: an entry that tells another act than those it was put with."""

from pathlib import Path

import click

from dragoman.cli.asking.judging import judge, judge_options
from dragoman.record import Judgement


@click.command()
@click.argument("id")
@judge_options
def split(id: str, by: str, reason: str, ledger: Path, form: str) -> None:
    """Take the entry with this ID out of its act, into one of its own; it is not joined with the others again."""
    judge(ledger, form, lambda _: Judgement(verb="split", target=id, by=by, reason=reason))
