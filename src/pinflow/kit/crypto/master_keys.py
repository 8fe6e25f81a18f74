"""The master keys of an installation: they wrap the tenants' data keys and seal nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinflow.kit.errors import ExternalError, InvalidInputError

FIRST_FORMAT = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


class SecretBox:
    """Wraps and unwraps data keys so that a stolen table, or a row moved to another tenant, is worth nothing.

    Args:
        master_key: 32 bytes that everything is wrapped under from now on.
        former: master keys that may still be needed until a rotation is over.
        reload: reads the keys anew, the current one first; asked when a row names a key this process does
            not know, and before a data key is made: another process may have rotated meanwhile.
    """

    def __init__(
        self,
        master_key: bytes,
        former: Sequence[bytes] = (),
        *,
        reload: Callable[[], Sequence[bytes]] | None = None,
    ) -> None:
        self._keys: dict[bytes, bytes] = {}
        self._current = b""
        self._reload = reload
        self._take((master_key, *former))

    @property
    def key_id(self) -> bytes:
        """What rows say of the master key they are wrapped under; it tells nothing of the key."""
        return self._current

    @property
    def former_key_ids(self) -> list[bytes]:
        """The master keys beside the current one."""
        return [key_id for key_id in self._keys if key_id != self._current]

    def wrap(self, tenant_id: UUID, number: int, data_key: bytes) -> bytes:
        """``data_key`` sealed under the current master key, for this tenant and number alone."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + AESGCM(self._keys[self._current]).encrypt(nonce, data_key, _context(tenant_id, number))

    def unwrap(self, tenant_id: UUID, number: int, key_id: bytes, wrapped: bytes) -> bytes:
        """The data key again.

        Raises:
            ExternalError: ``crypto.key_missing``: the master key is not this one; passes when the right one
                is set. ``crypto.cannot_decrypt``: another tenant's, or damaged.
        """
        if key_id not in self._keys:
            self.refresh()
        master = self._keys.get(key_id)
        if master is None:
            raise ExternalError(
                "crypto.key_missing",
                "A stored secret cannot be decrypted: PINFLOW_MASTER_KEY (or the key file in the data "
                "folder) is not the one it was stored with. Set that key again, or name it in "
                "PINFLOW_FORMER_MASTER_KEYS.",
            )
        try:
            return AESGCM(master).decrypt(
                wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], _context(tenant_id, number)
            )
        except (InvalidTag, ValueError):
            raise cannot_decrypt() from None

    def refresh(self) -> None:
        """Reads the keys anew where they can have changed under this process: in a key file."""
        if self._reload is not None:
            self._take(self._reload())

    def open_first_format(self, tenant_id: UUID, purpose: str, sealed: bytes) -> str:
        """A secret as it was sealed before tenants had data keys: under one derived from the master key.

        Raises:
            ExternalError: ``crypto.cannot_decrypt``.
        """
        start = len(FIRST_FORMAT) + NONCE_BYTES
        for master in self._keys.values():
            derived = HKDF(SHA256(), KEY_BYTES, salt=tenant_id.bytes, info=b"pinflow secrets v1").derive(
                master
            )
            try:
                return (
                    AESGCM(derived)
                    .decrypt(
                        sealed[len(FIRST_FORMAT) : start], sealed[start:], tenant_id.bytes + purpose.encode()
                    )
                    .decode()
                )
            except (InvalidTag, ValueError):
                continue
        raise cannot_decrypt()

    def _take(self, keys: Sequence[bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise InvalidInputError("crypto.bad_key", "The master key must be 32 bytes.")
        self._keys = {_id_of(key): key for key in keys}
        self._current = _id_of(keys[0])


def cannot_decrypt() -> ExternalError:
    """The error for bytes that no key of ours opens."""
    return ExternalError(
        "crypto.cannot_decrypt",
        "A stored secret cannot be decrypted: it is damaged, or PINFLOW_MASTER_KEY (or the key file in the "
        "data folder) is not the one it was stored with. Restore that key, or connect the account again.",
        permanent=True,
    )


def _id_of(master_key: bytes) -> bytes:
    return HKDF(SHA256(), 8, salt=None, info=b"pinflow master key id").derive(master_key)


def _context(tenant_id: UUID, number: int) -> bytes:
    return b"data key" + tenant_id.bytes + number.to_bytes(4)
