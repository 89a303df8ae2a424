"""What the commands on instruments share: the day, the facts, the choice of readings."""

import shlex
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from dragoman.instruments import Fact, Instrument, Timeline, facts_of, load
from dragoman.instruments.fact import read_facts
from dragoman.instruments.known import check_facts
from dragoman.instruments.node import Node
from dragoman.shapes.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


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


def fact_options(command: Command) -> Command:
    """Give a command the name of an instrument and its facts."""
    for decorate in reversed(
        (
            click.argument("name"),
            click.option("--facts", "files", multiple=True, metavar="FILE", help="Further facts, in TOML."),
            click.option("--only", is_flag=True, help="Leave out the facts that come with the program."),
        )
    ):
        command = decorate(command)
    return command


def gathered(name: str, files: tuple[str, ...], *, only: bool = False) -> tuple[Instrument, tuple[Fact, ...]]:
    """Load an instrument with its facts; a file's own `[[facts]]` come with it."""
    found = load(name)
    own = (name,) if name.endswith(".toml") else ()
    return found, facts_of(found, more=(*own, *files), shipped=not only)


def timeline_of(instrument: Instrument, facts: tuple[Fact, ...], until: date) -> Timeline:
    """Run an instrument."""
    return Timeline(instrument, facts, until=until)


def supposed(texts: tuple[str, ...], instrument: Instrument) -> tuple[Fact, ...]:
    """Read facts of `--what-if`: `day=2025-09-20 kind=notified act=issue_resolved by=FRA,DEU,GBR`."""
    rows = []
    for text in texts:
        row = ["[[facts]]", 'source = "supposed"', 'checked = "assumed"']
        for part in shlex.split(text):
            key, equals, value = part.partition("=")
            if not equals:
                raise UsageError("--what-if", got=repr(part), expected="key=value, as in a file of facts",
                                 remedy="write day=2025-09-20 kind=… act=… by=…")  # fmt: skip
            row.append(f"{key} = {_toml(key, value)}")
        rows.append("\n".join(row))
    root = Node.parse("\n".join(rows), file="--what-if")
    check_facts(root, instrument)
    return read_facts(root, zone=instrument.calendar.zone)


def _toml(key: str, value: str) -> str:
    if key in ("by", "to", "vetoes", "reading") or (key in ("for", "against", "abstain") and not value.isdigit()):
        return "[" + ", ".join(f'"{part}"' for part in value.split(",") if part) + "]"
    plain = value in ("true", "false") or value.replace(".", "", 1).lstrip("-").isdigit()
    return value if plain and key in ("value", "for", "against", "abstain") else '"' + value.replace('"', "'") + '"'
