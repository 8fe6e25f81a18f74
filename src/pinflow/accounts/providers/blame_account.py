"""Whether a refusal of Pinterest's is the account's, in the words of this slice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pinflow.accounts.providers.provider import AccountRefusedError
from pinflow.integrations.pinterest.errors import (
    PinterestAccountError,
    PinterestNotPermittedError,
    PinterestScopeError,
)


@contextmanager
def blaming_account(*, needed: bool = True) -> Iterator[None]:
    """Raises AccountRefusedError for what Pinterest refuses to the account, whatever it is asked for.

    Args:
        needed: pins cannot be published without the permission that is asked for. Where they can, one that is
            missing is no refusal of the account.
    """
    try:
        yield
    except PinterestAccountError as error:
        if not needed and isinstance(error, PinterestScopeError | PinterestNotPermittedError):
            raise
        raise AccountRefusedError(
            error.code,
            error.message,
            reconnect=error.reconnect,
            renewable=error.renewable,
            status=error.status,
        ) from error
