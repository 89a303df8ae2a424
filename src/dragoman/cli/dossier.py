"""`dragoman dossier`: questions kept under a name, and their answers."""

import click

from dragoman.cli.asking.dossiers import answer, delete, listing, save


class ByName(click.Group):
    """Takes what is no command of its own for the name of a dossier."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or answer the question of that name."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["answer", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=ByName)
def dossier() -> None:
    """Keep questions: who, what, when, upon which agreement, in which words.

    `dragoman dossier NAME` answers the one kept under NAME.
    """


for _command in (answer, save, listing, delete):
    dossier.add_command(_command)
