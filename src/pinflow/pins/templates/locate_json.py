"""Finds the line on which a value of a JSON text stands, so that a fault can be pointed at."""

from __future__ import annotations

import contextlib
import json
import re
from functools import lru_cache

_SPACE = re.compile(r"[ \t\r\n]*")


def line_of(text: str, path: str) -> int:
    """1-based line of ``path`` (``$.layers[2].size``) in valid JSON; of the nearest parent that exists."""
    offsets = _offsets(text)
    while path and path not in offsets:
        shorter = re.sub(r"(\.[^.\[\]]+|\[[^\]]*\])$", "", path)
        path = "$" if shorter == path else shorter
    return text.count("\n", 0, offsets.get(path, 0)) + 1


@lru_cache(maxsize=4)
def _offsets(text: str) -> dict[str, int]:
    """Where each value of the text begins: faults come many at a time, of one text."""
    offsets: dict[str, int] = {}
    # Of a text nested too deeply, what was found so far is near enough.
    with contextlib.suppress(RecursionError):
        _walk(text, _skip(text, 0), "$", offsets)
    return offsets


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _walk(text: str, at: int, path: str, offsets: dict[str, int]) -> int:
    offsets.setdefault(path, at)
    if text[at] not in "{[":
        return json.JSONDecoder().raw_decode(text, at)[1]
    closing, index = ("}" if text[at] == "{" else "]"), 0
    at = _skip(text, at + 1)
    while text[at] != closing:
        if closing == "}":
            start = at
            key, at = json.JSONDecoder().raw_decode(text, at)
            at = _skip(text, _skip(text, at) + 1)
            child = f"{path}.{key}"
            offsets[child] = start
        else:
            child = f"{path}[{index}]"
        at = _skip(text, _walk(text, at, child, offsets))
        index += 1
        if text[at] == ",":
            at = _skip(text, at + 1)
    return at + 1
