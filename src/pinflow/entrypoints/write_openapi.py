"""``python -m pinflow.entrypoints.write_openapi [FILE]`` writes the OpenAPI document the dashboard reads."""

from __future__ import annotations

import sys
from pathlib import Path

from pinflow.entrypoints.api import build_app
from pinflow.entrypoints.describe_api import dump

DEFAULT = Path(__file__).parents[3] / "dashboard" / "openapi.json"


def main(arguments: list[str]) -> None:
    """Writes the file only if it differs, so that nothing is built anew for nothing."""
    target = Path(arguments[0]) if arguments else DEFAULT
    text = dump(build_app().openapi())
    if not target.is_file() or target.read_text("utf-8") != text:
        target.write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
