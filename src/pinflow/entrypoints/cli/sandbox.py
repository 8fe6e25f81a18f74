"""``pinflow sandbox``: a stand-in for Pinterest, to try accounts and pins without a key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import run

if TYPE_CHECKING:
    from pinflow.entrypoints.serve_stand_in import StandIn

PORT = 8322


def sandbox(
    token_file: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the account's token is written.", dir_okay=False)
    ] = Path("sandbox-token.txt"),
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where it listens, on this machine only.")
    ] = PORT,
    as_json: AsJson = False,
) -> None:
    """Run a stand-in for Pinterest: it speaks the official API, and nothing leaves this machine.

    It opens one account with two boards, writes a token for it, says what to do next, and runs until Ctrl-C.
    Account and pins stay in the data folder; each start writes a new token.

    Example: pinflow sandbox

    Example: pinflow sandbox --token-file /tmp/token.txt --port 9000 --json
    """
    from pinflow.entrypoints.bootstrap import open_clock
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.entrypoints.serve_stand_in import serve_stand_in
    from pinflow.kit.logging import configure_logging
    from pinflow.settings import load_settings

    refuse_server()
    settings = load_settings()
    configure_logging("console", level="ERROR")
    run(
        serve_stand_in(
            open_clock(settings),
            port=port,
            state_file=settings.data_dir / "sandbox" / "pinterest.sqlite",
            token_file=token_file,
            on_ready=lambda there: say_ready(there, as_json=as_json),
        )
    )


def say_ready(there: StandIn, *, as_json: bool) -> None:
    """Where it is, and the commands that publish a pin there."""
    import sys

    import msgspec

    if as_json:
        typer.echo(msgspec.json.encode(there).decode())
    else:
        typer.echo(
            f"The stand-in for Pinterest is at {there.page}: its pins are seen there. Ctrl-C ends it.\n"
            f"Its token is in {there.token_file}. In another terminal:\n\n"
            f"  pinflow account add --name Try --base-url {there.base_url} --token-file {there.token_file}\n"
            "  pinflow board list --account Try"
        )
    sys.stdout.flush()
