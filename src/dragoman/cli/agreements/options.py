"""What the commands on instruments share: the day, the facts, the choice of readings."""

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
import msgspec

from dragoman.instruments import Fact, Instrument, Timeline, facts_of, load
from dragoman.instruments.bridge import Acceptance, accepted, propose, read_acceptances
from dragoman.instruments.library import distinct, read_text
from dragoman.shapes.entry import Entry
from dragoman.shapes.errors import UsageError


def day_of(text: str | None, instrument: Instrument, /) -> date:
    """Read a day, or an instant, which is turned into a day of the instrument's zone; today without one."""
    zone = ZoneInfo(instrument.calendar.zone)
    if text is None:
        return datetime.now(zone).date()
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        found = datetime.fromisoformat(text)
        return (found.astimezone(zone) if found.tzinfo else found).date()
    except ValueError:
        raise UsageError(
            "--as-of",
            got=repr(text),
            expected="a date that exists such as 2025-09-10, or an instant such as 2025-09-27T20:30-04:00",
            remedy="correct it",
        ) from None


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line says of an instrument and its facts."""

    name: str
    """Its id, or the path of a file."""
    files: tuple[str, ...] = ()
    """Further files of facts."""
    only: bool = False
    """Whether the facts that come with the program are left out."""
    entries: tuple[str, ...] = ()
    """Files of entries of the record."""
    rules: tuple[str, ...] = ()
    """Files of rules that accept what the entries tell."""
    ledger: Path | None = None
    """A ledger whose accepted entries count too."""

    def gather(self) -> tuple[Instrument, tuple[Fact, ...]]:
        """Load the instrument with its facts; a file's own `[[facts]]` come with it, accepted entries too."""
        found = load(self.name)
        own = (self.name,) if self.name.endswith(".toml") else ()
        facts = facts_of(found, more=(*own, *self.files), shipped=not self.only)
        accepts = accepting(self.rules)
        told = accepted((p for path in self.entries for p in propose(entries_of(path), found)), found, rules=accepts)
        kept = self._kept(found, accepts)
        return found, distinct((*facts, *told, *kept))

    def _kept(self, found: Instrument, rules: tuple[Acceptance, ...]) -> tuple[Fact, ...]:
        if self.ledger is None:
            return ()
        # A bare question about an agreement needs no store.
        from dragoman.cli.ledgers import open_ledger
        from dragoman.dossier import agreement

        with open_ledger(self.ledger) as ledger:
            return agreement.facts(ledger, found, rules=rules)


def accepting(paths: Iterable[str], /) -> tuple[Acceptance, ...]:
    """Read the rules of files by which a person accepts proposals."""
    return tuple(rule for path in paths for rule in read_acceptances(read_text(Path(path)), file=path))


def entries_of(path: str, /) -> Iterator[Entry]:
    """Read the entries of a file of `dragoman read --format jsonl`, or of standard input where it is `-`."""
    text = sys.stdin.read() if path == "-" else read_text(Path(path))
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError as error:
            raise UsageError(
                f"{path}, line {number}",
                got=str(error),
                expected="an entry of dragoman read --format jsonl",
                remedy="check the file",
            ) from None


def kept_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command a ledger that it may do without: only where it is named, by option or environment."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        default=lambda: Path(os.environ["DRAGOMAN_LEDGER"]) if os.environ.get("DRAGOMAN_LEDGER") else None,
        show_default="$DRAGOMAN_LEDGER",
        help="A ledger whose accepted entries count too.",
    )


def fact_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the name of an instrument and its facts, as one `given`."""

    @functools.wraps(command)
    def run(
        name: str,
        files: tuple[str, ...],
        only: bool,
        entries: tuple[str, ...],
        rules: tuple[str, ...],
        ledger: Path | None,
        **rest: Any,
    ) -> None:
        command(given=Given(name=name, files=files, only=only, entries=entries, rules=rules, ledger=ledger), **rest)

    decorated: Callable[..., None] = run
    for decorate in reversed(
        (
            click.argument("name"),
            click.option("--facts", "files", multiple=True, metavar="FILE", help="Further facts, in TOML."),
            click.option("--only", is_flag=True, help="Leave out the facts that come with the program."),
            click.option("--entries", multiple=True, metavar="FILE", help="Entries of dragoman read --format jsonl."),
            click.option("--accept", "rules", multiple=True, metavar="FILE", help="Your rules that accept entries."),
            kept_option(),
        )
    ):
        decorated = decorate(decorated)
    return decorated


def timeline_of(instrument: Instrument, facts: tuple[Fact, ...], until: date) -> Timeline:
    """Run an instrument."""
    return Timeline(instrument, facts, until=until)
