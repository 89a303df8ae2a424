"""`dragoman check`: is every byte of the ledger what was recorded?"""

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import click

from dragoman.cli.ledgers import ledger_option
from dragoman.record import Finding, SqliteLedger
from dragoman.record.shape import State
from dragoman.shapes.codec import encode


@click.command()
@ledger_option
@click.option("--repair", is_flag=True, help="Build again what can be worked out from what was recorded.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
def check(ledger: Path, repair: bool, form: str) -> None:
    """Verify the whole ledger: its pages, its hashes, the words that each entry stands on, its indexes.

    What is wrong is told, a line each, with whether it can be put right: indexes can, from the facts; a fact that was
    lost cannot, and is told for what it is. The exit status is 1 as long as anything is wrong.
    """
    with closing(SqliteLedger(ledger, create=False, read_only=not repair)) as store:
        found = store.check(repair=repair)
    for one in found:
        click.echo(encode(one) if form == "jsonl" else f"{one.state}: {one.place}: {one.got}")
    if form == "text":
        click.echo(_summary(ledger, found))
    if any(one.state != "repaired" for one in found):
        sys.exit(1)


def _summary(ledger: Path, found: list[Finding]) -> str:
    """Say what was found in one line.

    >>> print(_summary(Path("a.db"), []))
    a.db: everything is as it was recorded
    >>> print(_summary(Path("a.db"), [Finding(place="at_key", got="1 row missing", state="repairable")]))
    a.db: 1 fault that can be repaired (run it with --repair)
    """
    if not found:
        return f"{ledger}: everything is as it was recorded"
    counted = Counter(one.state for one in found)
    said: dict[State, str] = {
        "lost": "that cannot be repaired: the facts themselves are hurt",
        "repairable": "that can be repaired (run it with --repair)",
        "repaired": "repaired",
    }
    parts = [f"{counted[state]} {_faults(counted[state])} {what}" for state, what in said.items() if counted[state]]
    return f"{ledger}: {'; '.join(parts)}"


def _faults(count: int) -> str:
    return "fault" if count == 1 else "faults"
