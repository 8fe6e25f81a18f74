"""``pinflow key``: the keys that stored tokens and passwords are sealed under."""

from __future__ import annotations

from typing import Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_installation, run

app = typer.Typer(
    no_args_is_help=True,
    help="Seal stored secrets under new keys.\n\nExample: pinflow key rotate",
)


@app.callback()
def key() -> None:
    """Seal stored secrets under new keys.

    Example: pinflow key rotate
    """


@app.command()
def rotate(
    new_master: Annotated[
        bool,
        typer.Option(
            "--new-master", help="Also replace the master key in the data folder's key file by a new one."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Give every team a new data key and seal all its secrets anew. Everything may run meanwhile.

    It can be stopped at any moment; a further call goes on. A master key of your own is replaced so: set
    PINFLOW_MASTER_KEY to the new one and PINFLOW_FORMER_MASTER_KEYS to the old one everywhere, start again,
    run this, then take the old one away.

    Example: pinflow key rotate

    Example: pinflow key rotate --new-master --json
    """
    run(_rotate(new_master, as_json))


async def _rotate(new_master: bool, as_json: bool) -> None:
    from pinflow.entrypoints.bootstrap import key_file
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import SEALED_COLUMNS
    from pinflow.kit.crypto import rotate_secrets
    from pinflow.kit.crypto.rotate_master_key import rotate_master_key

    async with open_installation() as runtime:
        if new_master and runtime.settings.master_key is not None:
            raise refuse(
                "key.not_ours",
                "The master key stands in PINFLOW_MASTER_KEY, which only you can change. Set the new one "
                "there and the old one in PINFLOW_FORMER_MASTER_KEYS, then run this without --new-master.",
            )
        if new_master:
            rotated = await rotate_master_key(
                runtime.system_database, key_file(runtime.settings), runtime.secrets, SEALED_COLUMNS
            )
        else:
            rotated = await rotate_secrets(runtime.system_database, runtime.secrets, SEALED_COLUMNS)
    words = f"Sealed anew: {rotated.secrets} secrets of {rotated.tenants} teams."
    if rotated.unreadable:
        words += (
            f" {rotated.unreadable} could not be opened and stay as they were, with the keys they may need. "
            "Connect those accounts again, then rotate once more."
        )
    say(
        {"tenants": rotated.tenants, "secrets": rotated.secrets, "unreadable": rotated.unreadable},
        words,
        as_json=as_json,
    )
    if rotated.unreadable:
        raise typer.Exit(1)
