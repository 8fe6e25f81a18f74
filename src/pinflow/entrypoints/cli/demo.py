"""`pinflow demo`: the whole line on stand-ins."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from typing import Annotated

import typer

app = typer.Typer(
    help="See the whole line work on stand-ins: nothing leaves this machine.\n\n"
    "Example: pinflow demo\n\nExample: pinflow demo --once --json\n\nExample: pinflow demo --reset",
    invoke_without_command=True,
)


@app.callback()
def demo(
    *,
    once: Annotated[
        bool,
        typer.Option(
            "--once",
            help="Run to the published pins, without browser. Keeps demo-pictures in the data folder.",
        ),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --once or --reset: print one JSON object.")
    ] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Forget the demo and all its data.")] = False,
    open_browser: Annotated[
        bool, typer.Option("--open", help="Open the dashboard in the browser when it is ready.")
    ] = False,
) -> None:
    """See the whole line work on stand-ins: nothing leaves this machine.

    Examples:

      pinflow demo                 everything running, for a browser; Ctrl-C stops it

      pinflow demo --once --json   the same without a browser, then one JSON object

      pinflow demo --reset         forget the demo
    """
    from pinflow.entrypoints.cli.server import refuse_server

    if as_json and not (once or reset):
        raise typer.BadParameter("--json goes with --once or --reset.")
    refuse_server()
    if reset:
        _reset(as_json)
    elif once:
        _once(as_json)
    else:
        _watch(open_browser)


def _reset(as_json: bool) -> None:
    from pinflow.entrypoints.demo.files import DemoFiles
    from pinflow.settings import load_settings

    forgotten = DemoFiles(load_settings().data_dir / "demo").forget()
    if as_json:
        print(f'{{"forgotten": {str(forgotten).lower()}}}')
    else:
        print("The demo is forgotten." if forgotten else "There was no demo to forget.")


def _once(as_json: bool) -> None:
    import msgspec

    from pinflow.entrypoints.demo.once import run_once
    from pinflow.entrypoints.find_plugins import wrong_choices
    from pinflow.kit.logging import configure_logging
    from pinflow.settings import load_settings

    settings = load_settings(look=wrong_choices)
    configure_logging("console", level="ERROR")
    report = asyncio.run(run_once(settings, _tell))
    if as_json:
        print(msgspec.json.encode(report).decode())
    else:
        for name, value in msgspec.to_builtins(report).items():
            print(f"{name.replace('_', ' '):>18}  {_in_words(value)}")
    if not report.ok:
        print("Not every approved pin stands exactly once on the stand-in.", file=sys.stderr)
        raise typer.Exit(1)


def _in_words(value: object) -> str:
    """A count or a table of counts of the report, as a person reads it."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {count}" for name, count in value.items()) or "none"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _watch(open_browser: bool) -> None:
    from pinflow.entrypoints.demo.files import DemoFiles, demo_settings
    from pinflow.entrypoints.demo.watch import run_demo
    from pinflow.entrypoints.find_plugins import wrong_choices
    from pinflow.entrypoints.up import with_real_port
    from pinflow.kit.logging import configure_logging
    from pinflow.settings import load_settings

    own = with_real_port(load_settings(look=wrong_choices))
    if DemoFiles(own.data_dir / "demo").forget_unfinished():
        _tell("The last start was stopped before it was ready: beginning anew")
    settings = demo_settings(own)
    configure_logging("console", level="ERROR")

    def ready(screen: str) -> None:
        print(screen, flush=True)
        if open_browser:
            import webbrowser

            webbrowser.open(settings.base_url)

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(run_demo(settings, _tell, ready))


def _tell(words: str) -> None:
    print(f"  {words.removesuffix('.')} …", file=sys.stderr, flush=True)
