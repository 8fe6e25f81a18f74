"""Makes a directory with a template of one's own, as a copy of another one."""

from __future__ import annotations

import json
import re
from pathlib import Path

from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.pins.templates.json_schema import SCHEMAS, schema_of
from pinflow.pins.templates.load_template import load_template, template_directory, template_names

_NAME = re.compile(r"[a-z][a-z0-9-]{1,39}")


def start_template(directory: Path, start: str) -> None:
    """Make ``directory`` with a working copy of the template ``start`` under the directory's name.

    Its title is that name in words: two of one title could not be told apart in a list.

    Raises:
        InvalidInputError: ``pins.bad_template_name``; ``pins.template_unknown``: no template ``start``.
        ConflictError: ``pins.template_exists``: something is there already, or has the name.
        OSError: the directory cannot be made.
    """
    name = directory.resolve().name
    if not _NAME.fullmatch(name):
        raise InvalidInputError(
            "pins.bad_template_name",
            f"“{name}” cannot be a template's name. Use 2 to 40 small letters, digits and hyphens.",
        )
    source = template_directory(start)
    if name in template_names():
        raise ConflictError(
            "pins.template_exists", f"There is a template “{name}” already. Choose another name."
        )
    if directory.exists() and any(directory.iterdir()):
        raise ConflictError("pins.template_exists", f"{directory} is not empty. Choose another place.")
    directory.mkdir(parents=True, exist_ok=True)
    title = name.replace("-", " ").strip().capitalize()
    old_title = load_template(start).title
    for file in SCHEMAS:
        text = (source / f"{file}.json").read_text(encoding="utf-8")
        text = text.replace(f'"../schemas/{file}.schema.json"', f'"./{file}.schema.json"', 1)
        text = text.replace(f'"name": "{start}"', f'"name": "{name}"', 1)
        text = text.replace(f'"title": {_quoted(old_title)}', f'"title": {_quoted(title)}', 1)
        (directory / f"{file}.json").write_text(text, encoding="utf-8")
        (directory / f"{file}.schema.json").write_bytes(schema_of(file))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
