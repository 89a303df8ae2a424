"""`dragoman mcp`: the record for language-model clients."""

from pathlib import Path

import click

from dragoman.cli.ledgers import ledger_option, open_ledger


@click.command()
@ledger_option
@click.option("--write", is_flag=True, help="Also let the client judge: correct, reject, merge, split, undo.")
def mcp(ledger: Path, write: bool) -> None:
    """Serve the record over the Model Context Protocol, on standard input and output; needs `dragoman[mcp]`."""
    from dragoman.serve.desk import Desk
    from dragoman.serve.mcp import server

    open_ledger(ledger, write=write).close()  # one that is not there is no place to look, and none is made
    server(Desk(ledger, writable=write), write=write).run("stdio")
