"""Pinterest's own account data."""

from __future__ import annotations

import httpx2

from pinflow.accounts.models import Board, Identity
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.integrations.pinterest.client import PinterestClient


class PinterestProvider(AccountProvider):
    """Asks the official API at the account's own address."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    async def identify(self, base_url: str, access_token: str) -> Identity:
        account = await PinterestClient(self._http, base_url, access_token).get_user_account()
        return Identity(account.id, account.username)

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        boards = await PinterestClient(self._http, base_url, access_token).list_boards()
        return [Board(board.id, board.name) for board in boards]
