"""The JSON schemas of a template's two files, made from the model."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pinflow.pins.templates.model import Sample, Template

SCHEMA_DIRECTORY = Path(__file__).resolve().parent / "schemas"
SCHEMAS: dict[str, type[Template | Sample]] = {"template": Template, "sample": Sample}


def schema_of(file: str) -> bytes:
    """The JSON schema (2020-12) of ``template`` or ``sample``, as it is stored."""
    described = msgspec.json.schema(SCHEMAS[file])
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"pinflow {file}.json",
        **described,
    }
    return msgspec.json.format(msgspec.json.encode(_on_one_line(document)), indent=1) + b"\n"


def _on_one_line(value: object) -> object:
    """Descriptions come from docstrings, whose line breaks mean nothing to a reader of the schema."""
    if isinstance(value, dict):
        return {
            key: " ".join(inner.split())
            if key == "description" and isinstance(inner, str)
            else _on_one_line(inner)
            for key, inner in value.items()
        }
    return [_on_one_line(inner) for inner in value] if isinstance(value, list) else value


def write_schemas() -> None:
    """Write both files anew after a change of the model."""
    SCHEMA_DIRECTORY.mkdir(exist_ok=True)
    for file in SCHEMAS:
        (SCHEMA_DIRECTORY / f"{file}.schema.json").write_bytes(schema_of(file))


if __name__ == "__main__":
    write_schemas()
