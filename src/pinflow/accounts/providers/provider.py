"""The interface to the platform's account data, and its fake."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from pinflow.accounts.models import Board, Identity


class AccountProvider(ABC):
    """Asks the platform on behalf of one token. Called outside any transaction.

    Every method raises ExternalError: ``permanent`` when the token is refused, else try again later.
    """

    @abstractmethod
    async def identify(self, base_url: str, access_token: str) -> Identity:
        """Whose token this is."""

    @abstractmethod
    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        """All boards of the account, every page of them."""


class FakeProvider(AccountProvider):
    """Knows what it was told."""

    def __init__(self, identity: Identity, boards: Sequence[Board] = ()) -> None:
        self.identity = identity
        self.boards = list(boards)
        self.board_calls = 0

    async def identify(self, base_url: str, access_token: str) -> Identity:
        return self.identity

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        self.board_calls += 1
        return list(self.boards)
