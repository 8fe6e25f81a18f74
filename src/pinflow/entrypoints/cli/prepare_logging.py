"""Where a command's logs go."""

from __future__ import annotations

from pinflow.entrypoints.cli.options import given


def prepare_logging() -> None:
    """Logs go to stderr, so that what a command prints stays what it promised."""
    from pinflow.kit.logging import configure_logging

    configure_logging("console", level="DEBUG" if given.get().debug else "ERROR")
