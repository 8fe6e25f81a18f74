"""Secrets at rest: AES-256-GCM under a key derived for each tenant from one master key (HKDF-SHA256)."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pinflow.kit.errors import ExternalError, InvalidInputError

_FORMAT = b"\x01"
_NONCE_BYTES = 12


class SecretBox:
    """Encrypts short secrets so that a stolen table, or a row moved to another tenant, is worth nothing."""

    def __init__(self, master_key: bytes) -> None:
        if len(master_key) != 32:
            raise InvalidInputError("crypto.bad_key", "The master key must be 32 bytes.")
        self._master_key = master_key

    def encrypt(self, tenant_id: UUID, purpose: str, secret: str) -> bytes:
        """``secret`` bound to the tenant and to what it is for (``account.access_token``)."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._cipher(tenant_id).encrypt(nonce, secret.encode(), _context(tenant_id, purpose))
        return _FORMAT + nonce + sealed

    def decrypt(self, tenant_id: UUID, purpose: str, sealed: bytes) -> str:
        """The secret again.

        Raises:
            ExternalError: ``crypto.cannot_decrypt``: another master key, another tenant, or damaged bytes.
        """
        body = sealed[1 + _NONCE_BYTES :]
        try:
            if sealed[:1] != _FORMAT:
                raise InvalidTag
            opened = self._cipher(tenant_id).decrypt(
                sealed[1 : 1 + _NONCE_BYTES], body, _context(tenant_id, purpose)
            )
        except (InvalidTag, ValueError):
            raise ExternalError(
                "crypto.cannot_decrypt",
                "A stored secret cannot be decrypted: PINFLOW_MASTER_KEY (or the key file in the data "
                "folder) is not the one it was stored with. Restore that key, or connect the account again.",
                permanent=True,
            ) from None
        return opened.decode()

    def _cipher(self, tenant_id: UUID) -> AESGCM:
        derived = HKDF(SHA256(), 32, salt=tenant_id.bytes, info=b"pinflow secrets v1").derive(
            self._master_key
        )
        return AESGCM(derived)


def _context(tenant_id: UUID, purpose: str) -> bytes:
    return tenant_id.bytes + purpose.encode()


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


def load_or_make_master_key(path: Path) -> bytes:
    """The key in the file at ``path``, made on the first call and readable by its owner only.

    Two processes that start together agree: the one whose link wins is read by both.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)))
            os.fsync(file.fileno())
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return read_master_key(path.read_text("ascii"))
