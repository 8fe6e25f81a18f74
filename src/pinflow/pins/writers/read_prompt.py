"""The prompts as they are kept: a file a version, so that a draft can name what it was written with."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

PIN_COPY = "pin-copy-v3"


@lru_cache
def read_prompt(version: str) -> str:
    """The text of ``NAME-vN``."""
    return files("pinflow.pins.writers.prompts").joinpath(f"{version}.txt").read_text("utf-8")
