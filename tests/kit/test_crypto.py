"""Secrets at rest."""

from __future__ import annotations

import base64
from pathlib import Path
from uuid import uuid4

import pytest

from pinflow.kit.crypto import SecretBox, load_or_make_master_key, read_master_key
from pinflow.kit.errors import ExternalError, InvalidInputError

KEY = bytes(range(32))
TENANT = uuid4()


def test_a_secret_comes_back_and_is_not_visible_in_between() -> None:
    sealed = SecretBox(KEY).encrypt(TENANT, "account.access_token", "pina_secret")
    assert b"pina_secret" not in sealed
    assert SecretBox(KEY).decrypt(TENANT, "account.access_token", sealed) == "pina_secret"


def test_the_same_secret_looks_different_each_time() -> None:
    box = SecretBox(KEY)
    assert box.encrypt(TENANT, "a", "x") != box.encrypt(TENANT, "a", "x")


@pytest.mark.parametrize("fault", ["key", "tenant", "purpose", "byte", "format", "cut"])
def test_a_wrong_key_tenant_purpose_or_byte_opens_nothing(fault: str) -> None:
    sealed = bytearray(SecretBox(KEY).encrypt(TENANT, "a", "x"))
    if fault == "byte":
        sealed[-1] ^= 1
    if fault == "format":
        sealed[0] = 9
    if fault == "cut":
        del sealed[6:]
    box = SecretBox(bytes(32) if fault == "key" else KEY)
    tenant = uuid4() if fault == "tenant" else TENANT
    with pytest.raises(ExternalError, match="cannot be decrypted"):
        box.decrypt(tenant, "b" if fault == "purpose" else "a", bytes(sealed))


def test_the_key_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    key = load_or_make_master_key(path)
    assert load_or_make_master_key(path) == key
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == ["master.key"]


@pytest.mark.parametrize("text", ["", "short", "not base64 !!", base64.b64encode(b"x" * 31).decode()])
def test_a_bad_master_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_master_key(text)
    assert not text or text not in caught.value.message
