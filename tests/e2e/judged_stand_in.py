"""`pinflow` whose stand-in of Pinterest has the judge in front of it, whatever command it is given.

What breaks the contract is refused, so the line that did it does not come to its end, and
``/_judge/violations`` says what it was. Without Pinterest's description nothing is judged.
"""

from __future__ import annotations

import sys
from typing import Any

import httpx2
from starlette.types import ASGIApp

from pinflow.entrypoints import process_tree
from pinflow.entrypoints.cli import app
from pinflow.entrypoints.demo import serve_sandbox
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.judge import DESCRIPTION, official_judge
from tests.contract.judge_proxy import JudgeProxy

_command = process_tree.child_command


def create_judged(*args: Any, **kwargs: Any) -> ASGIApp:
    inside = httpx2.ASGITransport(app=create_app(*args, **kwargs))
    return JudgeProxy("http://127.0.0.1", official_judge(), inside)


def judged_command(part: str) -> tuple[str, ...]:
    """Starts the stand-ins through this file, everything else as always."""
    if part != "sandbox" or not DESCRIPTION.is_file():
        return _command(part)
    return (sys.executable, "-m", "tests.e2e.judged_stand_in", "service", part)


if __name__ == "__main__":
    if DESCRIPTION.is_file():
        serve_sandbox.create_pinterest = create_judged  # type: ignore[attr-defined, assignment]
    process_tree.child_command = judged_command
    app(prog_name="pinflow")
