"""Replaces the master key in a key file. Killed anywhere, the file still holds every key that is needed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from pathlib import Path

from pinflow.kit.crypto.master_keys import KEY_BYTES, SecretBox
from pinflow.kit.crypto.queries import count_wrapped_under_others, hold_master_key
from pinflow.kit.crypto.read_master_keys import read_key_file, write_key_file
from pinflow.kit.crypto.rotate_secrets import Rotated, SealedColumn, rotate_secrets
from pinflow.kit.db.system import SystemDatabase


async def rotate_master_key(
    database: SystemDatabase, path: Path, box: SecretBox, columns: Sequence[SealedColumn]
) -> Rotated:
    """Puts a new master key before the old one, seals everything anew, and then forgets the old one.

    ``box`` reads its keys from ``path``; so do the processes that run meanwhile. A rotation that was stopped
    half way is finished with the key it had made.

    Raises: as ``rotate_secrets``.
    """
    keys = read_key_file(path)
    if len(keys) == 1:
        write_key_file(path, [secrets.token_bytes(KEY_BYTES), *keys])
    box.refresh()
    rotated = await rotate_secrets(database, box, columns)
    async with database.system_session() as session:
        # Nobody wraps under the old key from here on: whoever makes a data key reads the file first.
        await hold_master_key(session)
        if rotated.unreadable == 0 and await count_wrapped_under_others(session, box.key_id) == 0:
            write_key_file(path, read_key_file(path)[:1])
    return rotated
