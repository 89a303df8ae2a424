"""`dragoman undo`: a judgement taken back."""

from pathlib import Path

import click

from dragoman.cli.asking.judging import judge, judge_options
from dragoman.record import Judgement, Ledger
from dragoman.shapes.errors import UsageError


class Number(click.IntRange):
    """A number of a judgement; what is none is told as that."""

    name = "number"


@click.command()
@click.argument("number", type=Number(1))
@judge_options
def undo(number: int, by: str, reason: str, ledger: Path, form: str) -> None:
    """Take back the judgement of this NUMBER; `dragoman show ID` tells the numbers of an entry's judgements."""

    def make(store: Ledger) -> Judgement:
        old = next((one for one in store.judgements() if one.id == number), None)
        if old is None:
            raise UsageError(
                "judgement", got=str(number), expected="the number of one that this ledger has",
                remedy="see `dragoman show ID` for those of an entry",
            )  # fmt: skip
        return Judgement(verb="undo", target=old.target, undone=number, by=by, reason=reason)

    judge(ledger, form, make)
