"""``pinflow settings``: what can be set, and what is set."""

from __future__ import annotations

from typing import Any

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import read_settings

app = typer.Typer()
HIDDEN = "•••"


@app.command("settings")
def show_settings(as_json: AsJson = False) -> None:
    """Show every PINFLOW_ setting: what it is for, its default and its value. Secrets are masked.

    Example: pinflow settings

    Example: PINFLOW_PORT=9000 pinflow settings --json
    """
    from pinflow.entrypoints.cli.output import print_items

    found = _describe()
    if as_json:
        print_items(found)
        return
    for setting in found:
        mark = "  (set)" if setting["set"] else ""
        typer.echo(f"{setting['name']} = {_words(setting['value'])}{mark}")
        typer.echo(f"    {setting['description']} Default: {_words(setting['default'])}.")


def _words(value: object) -> str:
    return "unset" if value is None else str(value)


def _describe() -> list[dict[str, Any]]:
    from pydantic import SecretStr

    from pinflow.settings import PREFIX

    settings = read_settings()
    found = []
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        default = field.get_default(call_default_factory=True, validated_data={})
        found.append(
            {
                "name": f"{PREFIX}{name.upper()}",
                "value": HIDDEN if isinstance(value, SecretStr) else _masked(value),
                "default": _masked(default),
                "set": value != default,
                "description": field.description or "",
            }
        )
    return found


def _masked(value: object) -> object:
    """Addresses may carry a user and a password."""
    from pinflow.kit.logging import redact_text

    if value is None or isinstance(value, bool | int | float):
        return value
    return redact_text(str(value))
