"""Passwords: Argon2id, with the library's current parameters."""

from __future__ import annotations

import base64
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from pinflow.kit.errors import InvalidInputError

MIN_LENGTH = 10
_hasher = PasswordHasher()


def _hash_of_nobody() -> str:
    """A hash that no password has, with the parameters of all others.

    It is not computed: that takes a tenth of a second, and every command imports this.
    """
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).rstrip(b"=").decode()
        for size in (_hasher.salt_len, _hasher.hash_len)
    )
    costs = f"m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"


# Verified against when the user does not exist, so that the answer takes as long as for one who does.
_NOBODY = _hash_of_nobody()


def hash_password(password: str) -> str:
    """The hash to store.

    Raises:
        InvalidInputError: ``identity.weak_password``.
    """
    if len(password) < MIN_LENGTH:
        raise InvalidInputError(
            "identity.weak_password",
            f"Choose a password of at least {MIN_LENGTH} characters.",
            field="password",
        )
    return _hasher.hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password fits. None stands for a user who does not exist and takes as long."""
    try:
        _hasher.verify(password_hash or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def new_password() -> str:
    """A random password a person can type: five groups of four letters and digits, about 100 bits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(5))
