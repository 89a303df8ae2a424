"""`dragoman reject`: an entry that is to count no longer."""

from pathlib import Path

import click

from dragoman.cli.asking.judging import judge, judge_options
from dragoman.record import Judgement


@click.command()
@click.argument("id")
@judge_options
def reject(id: str, by: str, reason: str, ledger: Path, form: str) -> None:
    """Let the entry with this ID count no longer: no question finds it any more, but `dragoman show` still does."""
    judge(ledger, form, lambda _: Judgement(verb="reject", target=id, by=by, reason=reason))
