"""Who an account belongs to and which boards it has, as the platform says."""

from pinflow.accounts.providers.pinterest import PinterestProvider
from pinflow.accounts.providers.provider import AccountProvider, FakeProvider

__all__ = ["AccountProvider", "FakeProvider", "PinterestProvider"]
