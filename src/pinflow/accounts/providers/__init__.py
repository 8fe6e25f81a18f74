"""Who an account belongs to, which boards it has and how its owner lets us in, as the platform says."""

from pinflow.accounts.providers.pinterest import PinterestProvider
from pinflow.accounts.providers.pinterest_oauth import PinterestOAuth
from pinflow.accounts.providers.provider import (
    AccountProvider,
    ConnectionRefusedForGoodError,
    FakeOAuth,
    FakeProvider,
    OAuthProvider,
)

__all__ = [
    "AccountProvider",
    "ConnectionRefusedForGoodError",
    "FakeOAuth",
    "FakeProvider",
    "OAuthProvider",
    "PinterestOAuth",
    "PinterestProvider",
]
