"""Seals a secret under its tenant's data key (AES-256-GCM), and opens it again."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pinflow.kit.crypto.master_keys import (
    FIRST_FORMAT,
    KEY_BYTES,
    NONCE_BYTES,
    SecretBox,
    cannot_decrypt,
)
from pinflow.kit.crypto.queries import (
    DataKey,
    find_data_key,
    find_newest_data_key,
    hold_data_keys,
    hold_master_key,
    insert_data_key,
)
from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.errors import ExternalError

Name = TypeVar("Name")
FORMAT = b"\x02"
_NUMBER_BYTES = 4
_HEAD = len(FORMAT) + _NUMBER_BYTES


async def seal(session: TenantSession, box: SecretBox, purpose: str, secret: str) -> bytes:
    """``secret`` bound to the session's tenant and to what it is for (``account.access_token``).

    The session must be one that can write: the tenant's first secret makes its data key.

    Raises:
        ExternalError: ``crypto.key_missing`` or ``crypto.cannot_decrypt``.
    """
    # Held to the transaction's end: a rotation that ends meanwhile waits, and finds this secret.
    await hold_data_keys(session, session.tenant_id)
    key = await find_newest_data_key(session, session.tenant_id)
    if key is None:
        key = await make_data_key(session, box, session.tenant_id, number=1)
    return seal_under(box, key, purpose, secret)


async def unseal(session: TenantSession, box: SecretBox, purpose: str, sealed: bytes) -> str:
    """The secret again, whatever format and data key it was sealed with.

    Raises:
        ExternalError: ``crypto.key_missing``: the wrong master key is set. ``crypto.cannot_decrypt``:
            another tenant's, another purpose's, or damaged bytes.
    """
    return await open_secret(session, box, session.tenant_id, purpose, sealed)


async def unseal_several(
    session: TenantSession, box: SecretBox, purpose: str, sealed: Mapping[Name, bytes]
) -> dict[Name, str | ExternalError]:
    """The secrets again by name, or why one cannot be opened; each data key is read once."""
    keys = {
        number: await find_data_key(session, session.tenant_id, number)
        for number in {number_of(each) for each in sealed.values() if each[:1] == FORMAT}
    }
    opened: dict[Name, str | ExternalError] = {}
    for name, each in sealed.items():
        try:
            opened[name] = _open(box, session.tenant_id, purpose, each, keys.get(number_of(each)))
        except ExternalError as error:
            opened[name] = error
    return opened


async def open_secret(
    session: Session, box: SecretBox, tenant_id: TenantId, purpose: str, sealed: bytes
) -> str:
    """As ``unseal``, for a session that is bound to no tenant."""
    key = await find_data_key(session, tenant_id, number_of(sealed)) if sealed[:1] == FORMAT else None
    return _open(box, tenant_id, purpose, sealed, key)


def _open(box: SecretBox, tenant_id: TenantId, purpose: str, sealed: bytes, key: DataKey | None) -> str:
    if sealed[:1] == FIRST_FORMAT:
        return box.open_first_format(tenant_id, purpose, sealed)
    if sealed[:1] != FORMAT or len(sealed) < _HEAD + NONCE_BYTES or key is None:
        raise cannot_decrypt()
    body = sealed[_HEAD:]
    try:
        return (
            AESGCM(box.unwrap(tenant_id, key.number, key.master_key_id, key.wrapped))
            .decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], _context(key, purpose))
            .decode()
        )
    except (InvalidTag, ValueError):
        raise cannot_decrypt() from None


def seal_under(box: SecretBox, key: DataKey, purpose: str, secret: str) -> bytes:
    """``secret`` under one data key; the sealed bytes name the key's number."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    data_key = box.unwrap(key.tenant_id, key.number, key.master_key_id, key.wrapped)
    sealed = AESGCM(data_key).encrypt(nonce, secret.encode(), _context(key, purpose))
    return FORMAT + key.number.to_bytes(_NUMBER_BYTES) + nonce + sealed


def number_of(sealed: bytes) -> int:
    """Which data key of its tenant a secret of today's format is sealed under."""
    return int.from_bytes(sealed[len(FORMAT) : _HEAD])


async def make_data_key(session: Session, box: SecretBox, tenant_id: TenantId, *, number: int) -> DataKey:
    """The tenant's data key of this number: made now, or the one that another process made first."""
    # The master key that is current may be replaced only when nobody is about to wrap under the old one.
    await hold_master_key(session)
    box.refresh()
    made = DataKey(
        tenant_id=tenant_id,
        number=number,
        master_key_id=box.key_id,
        wrapped=box.wrap(tenant_id, number, secrets.token_bytes(KEY_BYTES)),
    )
    await insert_data_key(session, made)
    key = await find_data_key(session, tenant_id, number)
    assert key is not None
    return key


def _context(key: DataKey, purpose: str) -> bytes:
    return b"secret" + key.number.to_bytes(_NUMBER_BYTES) + key.tenant_id.bytes + purpose.encode()
