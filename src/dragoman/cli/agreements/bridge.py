"""`dragoman instrument propose`, `accept`, `refuse`: entries of the record as facts of an agreement."""

import shlex
from pathlib import Path

import click

from dragoman.cli.agreements.options import accepting, entries_of, kept_option
from dragoman.cli.asking.judging import user
from dragoman.cli.ledgers import ledger_option, open_ledger
from dragoman.dossier import agreement
from dragoman.instruments import load
from dragoman.instruments.bridge import Ruling, as_toml, read_rows
from dragoman.instruments.bridge import propose as proposals
from dragoman.instruments.library import read_text
from dragoman.shapes.errors import UsageError

LISTS = ("by", "to", "vetoes", "reading", "for", "against", "abstain")
"""Keys of a fact that hold several names."""


@click.command()
@click.argument("name")
@click.argument("entries", metavar="[ENTRIES]", type=click.Path(allow_dash=True), required=False)
@kept_option()
@click.option("--accept", "rules", multiple=True, metavar="FILE", help="Rules of yours, [[accept]], that accept facts.")
@click.option("--table", metavar="FILE", help="Your own table of what becomes which kind of fact.")
def propose(name: str, entries: str | None, ledger: Path | None, rules: tuple[str, ...], table: str | None) -> None:
    """Print, as a file of facts, what the ledger, or ENTRIES of `dragoman read --format jsonl`, tells of NAME.

    Nothing counts before you accept it, or a rule of yours does.
    """
    instrument = load(name)
    rows = read_rows(read_text(Path(table)), file=table) if table else None
    rulings = {}
    if entries:
        found = list(proposals(entries_of(entries), instrument, table=rows))
    elif ledger:
        with open_ledger(ledger) as kept:
            found = agreement.proposals(kept, instrument, table=rows)
            rulings = agreement.rulings(kept, instrument)
    else:
        raise UsageError("propose", got="neither entries nor a ledger", expected="a file of entries, or --ledger PATH",
                         remedy="name one of them")  # fmt: skip
    for line in as_toml(found, instrument, rules=accepting(rules), rulings=rulings):
        click.echo(line)
    if not found:
        click.echo(f"no entry tells a fact of {instrument.id}", err=True)


@click.command()
@click.argument("name")
@click.argument("entry")
@click.argument("answers", metavar="[KEY=VALUE]...", nargs=-1)
@ledger_option
@click.option("--by", default=user, show_default="$DRAGOMAN_USER, else your login", help="Who decides.")
@click.option("--reason", required=True, help="Why.")
def accept(name: str, entry: str, answers: tuple[str, ...], ledger: Path, by: str, reason: str) -> None:
    """Let ENTRY of the ledger be a fact of the instrument NAME from now on.

    KEY=VALUE answers what the proposal asks, as in a file of facts: day=2025-08-28 kind=notified by=FRA,DEU,GBR.
    """
    instrument = load(name)
    ruling = Ruling(fields=_fields(answers), by=by, reason=reason)
    with open_ledger(ledger, write=True) as kept:
        for fact in agreement.rule(kept, instrument, entry, ruling):
            click.echo(f"{fact.day}  {fact.kind}  {fact.act}  {', '.join(fact.by)}".rstrip())


@click.command()
@click.argument("name")
@click.argument("entry")
@ledger_option
@click.option("--by", default=user, show_default="$DRAGOMAN_USER, else your login", help="Who decides.")
@click.option("--reason", required=True, help="Why.")
def refuse(name: str, entry: str, ledger: Path, by: str, reason: str) -> None:
    """Let ENTRY of the ledger be no fact of the instrument NAME, whatever a rule accepts."""
    instrument = load(name)
    with open_ledger(ledger, write=True) as kept:
        agreement.rule(kept, instrument, entry, Ruling(accepted=False, by=by, reason=reason))


def _fields(answers: tuple[str, ...]) -> dict[str, str | float | list[str]]:
    found: dict[str, str | float | list[str]] = {}
    for answer in answers:
        key, equals, value = answer.partition("=")
        if not equals:
            raise UsageError("accept", got=shlex.quote(answer), expected="KEY=VALUE, as in a file of facts",
                             remedy="write it so")  # fmt: skip
        if key in LISTS and not value.isdigit():
            found[key] = [part for part in value.split(",") if part]
        elif key in ("value", *LISTS):
            found[key] = _number(key, value)
        else:
            found[key] = value
    return found


def _number(key: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UsageError("accept", got=f"{key}={value!r}", expected="a number", remedy="write it so") from None
