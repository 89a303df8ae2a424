"""`dragoman serve`: the desk, the record as pages in a browser."""

import ipaddress
import secrets
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

import click

from dragoman.cli.ledgers import ledger_option, open_ledger
from dragoman.shapes.errors import UsageError

CONNECTIONS = 512
"""Connections at a time; beyond them the answer is that the desk is busy."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine to itself."""


@click.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port to listen on.")
@click.option("--token", metavar="TOKEN", envvar="DRAGOMAN_TOKEN", show_envvar=True,
              help="Who asks must bring it; made up where others can reach the desk.")  # fmt: skip
@click.option("--read-only", is_flag=True, help="Let nobody change the record from the page.")
def serve(ledger: Path, host: str, port: int, token: str | None, read_only: bool) -> None:
    """Open the desk on a ledger: the record as pages in a browser, for this machine alone unless --host says more."""
    open_ledger(ledger, write=not read_only).close()  # a name that was mistyped is told, and no empty ledger made of it
    import uvicorn

    from dragoman.serve.app import make, warm
    from dragoman.serve.patient import Patient

    local = host in LOOPBACK or _is_loopback(host)
    if not local and token is None:
        token = secrets.token_urlsafe(24)
    app = make(ledger, token=token, hosts=LOOPBACK | {host} if local else None, writable=not read_only)
    taken = _bound(host, port)
    port = taken.getsockname()[1]
    address = f"http://{'[' + host + ']' if ':' in host else host}:{port}/" + (f"?token={token}" if token else "")
    if not local:
        click.echo(
            f"dragoman: warning: others can reach {host}; whoever has the token reads"
            f"{'' if read_only else ' and changes'} the ledger, and nothing is encrypted", err=True,
        )  # fmt: skip
    click.echo(f"The desk on {ledger} is at {address}  (Ctrl-C ends it)", err=True)
    # Whoever answers requests should not wait long for whoever works out a page.
    sys.setswitchinterval(0.001)
    threading.Thread(target=warm, args=(app,), daemon=True).start()
    settings = uvicorn.Config(
        app, log_level="warning", timeout_keep_alive=15, server_header=False, http=Patient, proxy_headers=False,
        ws="none", limit_concurrency=CONNECTIONS, h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[taken])


def _bound(host: str, port: int) -> socket.socket:
    """Take an address before we say that we are there; `UsageError` if it can't be had."""
    taken: socket.socket | None = None
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
    except OSError as error:
        if taken is not None:
            taken.close()
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"{host}:{port}", got=reason, expected="an address of this machine that is free",
            remedy="end the other program, or give another --port or --host",
        ) from None  # fmt: skip
    return taken


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
