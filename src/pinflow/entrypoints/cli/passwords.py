"""Takes a password from a prompt, from standard input, or makes one; never from an argument."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal

FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]
Generate = Annotated[bool, typer.Option("--generate", help="Make a random password and print it once.")]


def take_password(*, from_stdin: bool, generate: bool) -> tuple[str, bool]:
    """The password, and whether it was made here and has to be shown.

    Raises:
        InvalidInputError: ``cli.two_passwords``, or ``cli.no_password`` where nobody can be asked.
    """
    if from_stdin and generate:
        raise refuse("cli.two_passwords", "Give --password-stdin or --generate, not both.")
    if generate:
        from pinflow.identity.passwords import new_password

        return new_password(), True
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    if not stdin_is_terminal():
        raise refuse(
            "cli.no_password", "Give the password with --password-stdin, or let --generate make one."
        )
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)), False
