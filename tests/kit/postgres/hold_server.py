"""Holds a server in a process of its own, which tests kill. Run as a program by ``conftest.Child``.

Prints one JSON object a line: every event, then ``{"up": postmaster's pid, "uid": ...}``; stops the
server when its input ends and prints ``{"stopped": outcome}``.
"""

from __future__ import annotations

import argparse
import codecs
import fcntl  # noqa: F401  loaded before the rights are dropped
import json
import os
import pwd
import signal
import sys
from pathlib import Path

import psutil

from pinflow.kit.errors import AppError
from pinflow.kit.postgres import EmbeddedPostgres, ServerEvent, find_postgres_binaries
from pinflow.kit.postgres.copy_binaries import reachable_binaries
from pinflow.kit.postgres.server_account import ServerAccount


def main() -> int:
    """Starts, waits for the end of the input, stops."""
    options = argparse.ArgumentParser()
    options.add_argument("data_dir", type=Path)
    options.add_argument("--die-at", default="")
    options.add_argument("--as-user", default="")
    options.add_argument("--system-dir", type=Path, required=True)
    given = options.parse_args()

    def tell(event: ServerEvent) -> None:
        say({"event": event.kind, "message": event.message})
        if event.kind == given.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    binaries = find_postgres_binaries()
    if given.as_user:
        codecs.lookup("ascii")  # like fcntl loaded late otherwise, when the interpreter may be out of reach
        entry = pwd.getpwnam(given.as_user)
        account = ServerAccount(given.as_user, entry.pw_uid, entry.pw_gid, drop=True)
        binaries = reachable_binaries(binaries, account, given.system_dir)
        os.setgroups([])
        os.setgid(entry.pw_gid)
        os.setuid(entry.pw_uid)
    server = EmbeddedPostgres(
        given.data_dir, durable=False, on_event=tell, binaries=binaries, system_dir=given.system_dir
    )
    try:
        server.start()
    except AppError as fault:
        say({"refused": fault.code})
        return 1
    say({"up": server.server_pid, "uid": psutil.Process(server.server_pid).uids().real})
    sys.stdin.read()
    say({"stopped": server.stop()})
    return 0


def say(what: dict[str, object]) -> None:
    """One line for the parent."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
