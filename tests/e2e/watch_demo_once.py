"""`pinflow demo --once --json`, judged, and the stand-in's last words go to a file: watch_demo_once FILE.

What the judge refused goes to a file of the same name that ends in ``.violations``.
"""

from __future__ import annotations

import sys
from pathlib import Path

import httpx2

from pinflow.entrypoints import process_tree
from pinflow.entrypoints.cli import app
from pinflow.entrypoints.demo import line
from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.demo.line import StandInPins
from tests.e2e.judged_stand_in import judged_command

_ask = line.ask_stand_in


async def ask(http: httpx2.AsyncClient, files: DemoFiles) -> StandInPins:
    """Asks as the line does, and keeps the whole answer."""
    told, pointer = Path(sys.argv[1]), files.folder / "postgres" / "location"
    # As root the database may lie outside the folder.
    told.with_suffix(".location").write_text(pointer.read_text("utf-8") if pointer.exists() else "", "utf-8")
    told.write_bytes((await http.get(f"{files.pinterest_url}/_sandbox/pins")).content)
    told.with_suffix(".violations").write_bytes(
        (await http.get(f"{files.pinterest_url}/_judge/violations")).content
    )
    return await _ask(http, files)


if __name__ == "__main__":
    line.ask_stand_in = ask
    process_tree.child_command = judged_command
    app(["demo", "--once", "--json"], prog_name="pinflow")
