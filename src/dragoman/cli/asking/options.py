"""The filters of a question as options of a command."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

import click
import msgspec

from dragoman.cli.common import edtf
from dragoman.cli.ledgers import as_of_option, ledger_option, rows_option
from dragoman.dossier.names import Names
from dragoman.record import Ledger, Query
from dragoman.record.query import Order
from dragoman.shapes.terms import MODES_OF, Act, Context, Status, Type

Command = TypeVar("Command", bound=Callable[..., Any])


class Word(click.Choice[str]):
    """One of a few words, in capitals or not; names itself briefly in the help."""

    def __init__(self, words: Sequence[str], name: str) -> None:
        super().__init__(sorted(words), case_sensitive=False)
        self._name = name

    def get_metavar(self, param: click.Parameter, *_: Any, **__: Any) -> str:
        """Give the name instead of all words."""
        return self._name


_MODES = sorted({mode for modes in MODES_OF.values() for mode in modes})

_FILTERS = (
    click.option("--text", help="Words that all stand in it; \"in quotation marks\" in that order."),
    click.option("--actor", multiple=True, metavar="NAME", help="A party, whatever its part. Again for others."),
    click.option("--by", multiple=True, metavar="NAME", help="Who does it, or says so."),
    click.option("--to", multiple=True, metavar="NAME", help="To whom it is done."),
    click.option("--pair", nargs=2, metavar="NAME NAME", help="Two parties that are both in it."),
    click.option("--country", multiple=True, metavar="NAME", help="A party of this country."),
    click.option("--type", multiple=True, type=Word(get_args(Type), "TYPE"), help="CONSULT, TREATY, ACCUSE …"),
    click.option("--act", multiple=True, type=Word(get_args(Act), "ACT"), help="sign, ratify, resign, enrich …"),
    click.option("--mode", multiple=True, type=Word(_MODES, "MODE"), help="visit, phone, arrest, aerial …"),
    click.option("--context", multiple=True, type=Word(get_args(Context), "CONTEXT"), help="military, legal, cbrn …"),
    click.option("--status", multiple=True, type=Word(get_args(Status), "STATUS"),
                 help=f"{', '.join(get_args(Status))}."),
    click.option("--when", callback=edtf, metavar="EDTF", help="When the act was: 2025-01, 2018, 2024-11/2025-02."),
    click.option("--reported", callback=edtf, metavar="EDTF", help="When the article was published."),
    click.option("--where", multiple=True, metavar="PLACE", help="Where the act was: a town or a country."),
    click.option("--instrument", multiple=True, metavar="NAME", help="The agreement it is upon."),
    click.option("--source", multiple=True, metavar="NAME", help="The outlet, its site, or by whose word it stands."),
    click.option("--confidence", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="The least."),
    click.option("--event", metavar="ID", help="Entries that tell this act."),
    click.option("--article", multiple=True, metavar="ID", help="Entries of this article."),
)  # fmt: skip

_PAGE = (
    click.option("--order", type=click.Choice(get_args(Order)), default="when", show_default=True,
                 help="By time of the act, of the report, or of recording; the newest first."),
    click.option("--oldest-first", is_flag=True, help="The other way round."),
    click.option("--limit", type=click.IntRange(0), help="How many at most; 0 for all."),
    click.option("--offset", type=click.IntRange(0), default=0, help="How many to pass over."),
)  # fmt: skip


def filter_options(command: Command) -> Command:
    """Give a command the filters of a question."""
    return _decorated(command, _FILTERS)


def page_options(command: Command) -> Command:
    """Give a command order, limit and offset."""
    return _decorated(command, _PAGE)


def sides_options(command: Command) -> Command:
    """Give a command that lists two sides its filters, limit, time, ledger and format."""
    limit = click.option("--limit", type=click.IntRange(0), default=0, help="How many at most; 0 for all.",
                         show_default=True)  # fmt: skip
    words = click.argument("words", metavar="[TEXT]...", nargs=-1)
    return _decorated(command, (words, filter_options, limit, as_of_option, ledger_option, rows_option))


def _decorated(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for decorate in reversed(options):
        command = decorate(command)
    return command


def asked(ledger: Ledger, /, words: Sequence[str] = (), **given: Any) -> Query:
    """Make the question of a command's options, names looked up; `UsageError` for a name or id that nobody knows.

    `words` are free words, for full text; `given` the values of the options, by the names of Query's fields.
    """
    names = Names(ledger)
    fields = {key: value for key, value in given.items() if value not in (None, ())}
    for key in ("actor", "by", "to"):
        if key in fields:
            fields[key] = _each(names.parties, fields[key])
    if "pair" in fields:
        fields["pair"] = tuple(names.parties(name)[0] for name in fields["pair"])
    if "country" in fields:
        fields["country"] = tuple(names.country(name) for name in fields["country"])
    if "instrument" in fields:
        fields["instrument"] = tuple(names.instrument(name) for name in fields["instrument"])
    for key, known in (("where", names.place), ("source", names.source)):
        if key in fields:
            fields[key] = _each(known, fields[key])
    if "article" in fields:
        fields["article"] = tuple(names.article(id) for id in fields["article"])
    if "event" in fields:
        names.event(fields["event"])
    text = " ".join((fields.pop("text", ""), *words)).strip()
    return msgspec.convert({**fields, "text": text or None}, Query)


def _each(look: Callable[[str], tuple[str, ...]], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names for found in look(name)))
