"""`dragoman correct`: another value for a field of an entry."""

from pathlib import Path

import click

from dragoman.cli.asking.changes import changes
from dragoman.cli.asking.judging import judge, judge_options
from dragoman.dossier.names import Names
from dragoman.record import Judgement, Ledger


@click.command()
@click.argument("id")
@click.argument("values", metavar="FIELD=VALUE...", nargs=-1, required=True)
@judge_options
def correct(id: str, values: tuple[str, ...], by: str, reason: str, ledger: Path, form: str) -> None:
    """Give fields of the entry with this ID other values; what was read stays in the ledger, and can be had back.

    Names of parties, places and agreements are looked up, several with ; between: actors="Norway; Denmark". A value may
    also be JSON, as the record has it; an empty one empties the field.
    """

    def make(store: Ledger) -> Judgement:
        made = changes(values, names=Names(store))
        return Judgement(verb="correct", target=id, changes=made, by=by, reason=reason)

    judge(ledger, form, make)
