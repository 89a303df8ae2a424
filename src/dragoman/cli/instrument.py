"""`dragoman instrument`: agreements as data: what stands on a day, what runs, what happens by default."""

import click

from dragoman.cli.agreements.bridge import accept, propose, refuse
from dragoman.cli.agreements.calendar import calendar
from dragoman.cli.agreements.files import new, validate
from dragoman.cli.agreements.listing import listing
from dragoman.cli.agreements.replay import replay
from dragoman.cli.agreements.show import show


class ByName(click.Group):
    """Takes what is no command of its own for the name of an instrument."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or show the instrument of that name."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["show", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=ByName)
def instrument() -> None:
    """Say what agreements ask on a day: who is in, what is met or breached, which clocks run.

    `dragoman instrument NAME --as-of DATE` answers for the instrument NAME: an id of the library, or a file.
    """


for _command in (listing, show, new, validate, replay, calendar, propose, accept, refuse):
    instrument.add_command(_command)
