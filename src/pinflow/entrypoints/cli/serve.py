"""`pinflow service`: one part alone, as many of each as one likes."""

from __future__ import annotations

import typer

from pinflow.entrypoints.cli.runtime import run

app = typer.Typer(
    help="Run one part alone; several of each share the work.\n\n"
    "Example: pinflow service poster\n\nExample: PINFLOW_PORT=9000 pinflow service api",
    no_args_is_help=True,
)


@app.command()
def api() -> None:
    """The REST API and the dashboard.

    Example: pinflow service api
    """
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.entrypoints.serve import run_api
    from pinflow.settings import load_settings

    refuse_server()
    run(run_api(load_settings()))


@app.command()
def scraper() -> None:
    """Visits lists and scores opportunities.

    Example: pinflow service scraper
    """
    _run("scraper")


@app.command()
def studio() -> None:
    """Writes copy and draws pictures.

    Example: pinflow service studio
    """
    _run("studio")


@app.command()
def poster() -> None:
    """Publishes approved pins and settles unknown outcomes.

    Example: pinflow service poster
    """
    _run("poster")


@app.command()
def scheduler() -> None:
    """Fires schedules; any number may run, each firing happens once.

    Example: pinflow service scheduler
    """
    _run("scheduler")


@app.command(hidden=True)
def sandbox() -> None:
    """The stand-ins of the demo: marketplace, Pinterest, site.

    Example: pinflow service sandbox
    """
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.entrypoints.demo.serve_sandbox import run_sandbox
    from pinflow.settings import load_settings

    refuse_server()
    run(run_sandbox(load_settings()))


def _run(part: str) -> None:
    from pinflow.entrypoints.cli.server import refuse_server
    from pinflow.entrypoints.serve import run_part
    from pinflow.entrypoints.worker import SLICES
    from pinflow.settings import load_settings

    refuse_server()
    found = next(known for known in SLICES if known == part)
    run(run_part(load_settings(), found))
