"""Master keys as text: from the environment, or from a file that is made on the first call."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from pinflow.kit.errors import InvalidInputError


def read_master_key(text: str) -> bytes:
    """A key from its base64 text, as PINFLOW_MASTER_KEY holds it.

    Raises:
        InvalidInputError: ``crypto.bad_key``; the message never holds the text.
    """
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise InvalidInputError(
            "crypto.bad_key",
            "PINFLOW_MASTER_KEY must be 32 random bytes in base64 (`openssl rand -base64 32`).",
        )
    return key


def read_key_file(path: Path) -> list[bytes]:
    """The keys in a key file, one a line, the current one first; more than one while a rotation runs.

    Raises:
        InvalidInputError: ``crypto.bad_key``.
    """
    return [read_master_key(line) for line in path.read_text("ascii").split()] or [read_master_key("")]


def load_or_make_master_key(path: Path) -> bytes:
    """The current key in the file at ``path``, made on the first call and readable by its owner only.

    Two processes that start together agree: the one whose link wins is read by both.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = _draft(path, [secrets.token_bytes(32)])
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return read_key_file(path)[0]


def write_key_file(path: Path, keys: Sequence[bytes]) -> None:
    """Puts ``keys`` into the file, the current one first: the old content or the new, never half of one."""
    _draft(path, keys).replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _draft(path: Path, keys: Sequence[bytes]) -> Path:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(b"\n".join(base64.b64encode(key) for key in keys))
        os.fsync(file.fileno())
    return draft
