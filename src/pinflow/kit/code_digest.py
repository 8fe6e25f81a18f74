"""Which code runs: what was computed by the same code from the same values is still right."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import pinflow


@cache
def code_digest() -> bytes:
    """A digest of all our modules and of Python's version; computed once a process, in milliseconds."""
    root = Path(pinflow.__file__).parent
    digest = hashlib.sha256(sys.version.encode())
    for module in sorted(root.rglob("*.py")):
        digest.update(module.relative_to(root).as_posix().encode() + b"\0")
        digest.update(module.read_bytes() + b"\0")
    return digest.digest()
