"""Secrets at rest: a data key for each tenant, kept wrapped under the installation's master key."""

from pinflow.kit.crypto.master_keys import SecretBox
from pinflow.kit.crypto.read_master_keys import load_or_make_master_key, read_key_file, read_master_key
from pinflow.kit.crypto.rotate_secrets import Rotated, SealedColumn, rotate_secrets
from pinflow.kit.crypto.seal_secret import seal, unseal, unseal_several

__all__ = [
    "Rotated",
    "SealedColumn",
    "SecretBox",
    "load_or_make_master_key",
    "read_key_file",
    "read_master_key",
    "rotate_secrets",
    "seal",
    "unseal",
    "unseal_several",
]
