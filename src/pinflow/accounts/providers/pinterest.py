"""Pinterest's own account data."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import TypeVar

import httpx2

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.models import Account, Board, BoardPrivacy, Identity, Section, SeenLimit
from pinflow.accounts.pace.keep_pace import pace_now
from pinflow.accounts.providers.ask_in_turn import in_turn
from pinflow.accounts.providers.blame_account import blaming_account
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestError,
    PinterestNotFoundError,
    PinterestNotSentError,
    PinterestUnknownOutcomeError,
)
from pinflow.integrations.pinterest.rate_limits import read_rate_limits
from pinflow.kit.errors import ExternalError

T = TypeVar("T")
# A person is waiting: a blip is sat out, an outage is told.
_TRIES = 4
_FIRST_WAIT_SECONDS = 0.5
_LONGEST_WAIT_SECONDS = 5.0


class PinterestProvider(AccountProvider):
    """Asks the official API at the account's own address. Reads that get no answer are made again."""

    def __init__(
        self,
        http: httpx2.AsyncClient,
        egress: AccountEgress | None = None,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._http = http
        self._egress = egress
        self._sleep = sleep

    def speaking_for(self, account: Account) -> AbstractAsyncContextManager[None]:
        return nullcontext() if self._egress is None else self._egress.speaking_for(account)

    def counting_for(self, account: Account) -> AbstractAsyncContextManager[None]:
        return nullcontext() if self._egress is None else self._egress.counting_for(account)

    async def identify(self, base_url: str, access_token: str, *, patient: bool = True) -> Identity:
        try:
            client = self._client(base_url, access_token)
            account = await self._read(client.get_user_account, patient=patient, needed=False)
        except PinterestNotFoundError as error:
            raise ExternalError(
                "accounts.no_api_there",
                f"Pinterest's API does not answer at {base_url}. Its address ends in /v5, such as "
                "https://api.pinterest.com/v5.",
                permanent=True,
                status=error.status,
            ) from error
        return Identity(account.id or account.username or "", account.username or "")

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        boards = await self._read(self._client(base_url, access_token).list_boards)
        return [Board(board.id, board.name) for board in boards]

    async def list_sections(self, base_url: str, access_token: str, board_id: str) -> list[Section]:
        client = self._client(base_url, access_token)
        sections = await self._read(lambda: client.list_board_sections(board_id))
        return [Section(section.id, section.name) for section in sections]

    async def create_board(
        self, base_url: str, access_token: str, name: str, description: str | None, privacy: BoardPrivacy
    ) -> Board:
        client = self._client(base_url, access_token)
        try:
            with blaming_account(needed=False):
                made = await client.create_board(name, description=description, privacy=privacy)
        except PinterestUnknownOutcomeError:
            # Names are unique within an account: if it stands there, it is this one.
            standing = [board for board in await self._read(client.list_boards) if board.name == name]
            if not standing:
                raise
            made = standing[0]
        return Board(made.id, made.name)

    async def create_section(self, base_url: str, access_token: str, board_id: str, name: str) -> Section:
        client = self._client(base_url, access_token)
        try:
            with blaming_account(needed=False):
                made = await client.create_board_section(board_id, name)
        except PinterestUnknownOutcomeError:
            sections = await self._read(lambda: client.list_board_sections(board_id))
            standing = [section for section in sections if section.name == name]
            if not standing:
                raise
            made = standing[0]
        return Section(made.id, made.name)

    def _client(self, base_url: str, access_token: str) -> PinterestClient:
        return PinterestClient(self._http, base_url, access_token, **in_turn(pace_now()))

    async def _read(self, ask: Callable[[], Awaitable[T]], *, patient: bool = True, needed: bool = True) -> T:
        """The answer; what time alone can heal is asked again a few times. Reading twice does no harm.

        ``patient`` False: where nothing could be sent at all, that is the answer. ``needed``: as for
        ``blaming_account``.
        """
        wait = _FIRST_WAIT_SECONDS
        for left in range(_TRIES - 1, -1, -1):
            try:
                with blaming_account(needed=needed):
                    return await ask()
            except PinterestError as error:
                asked = error.retry_after.total_seconds() if error.retry_after is not None else 0.0
                over = not patient and isinstance(error, PinterestNotSentError)
                if error.permanent or over or left == 0 or asked > _LONGEST_WAIT_SECONDS:
                    raise
                await self._sleep(max(wait, asked))
                wait *= 2
        raise AssertionError("the last try returns or raises")


def read_limits(answer: httpx2.Response) -> list[SeenLimit]:
    """What the head of an answer says of limits: the count of this kind of request, and named policies."""
    told = read_rate_limits(answer.headers)
    if told.limit is None and told.remaining is None and not told.policies:
        return []
    named = [policy for policy in told.policies if policy.name]
    # The bare count belongs to the longest of the named windows: the others only catch bursts.
    main = max(named, key=lambda policy: policy.window_seconds or 0, default=None)
    seen = SeenLimit(
        kind=(main.name if main is not None and main.name else "requests")[:100],
        quota=told.limit if told.limit is not None else (main.quota if main is not None else None),
        window_seconds=main.window_seconds if main is not None else None,
        remaining=told.remaining,
        reset_seconds=told.reset_seconds,
    )
    others = [
        SeenLimit(
            kind=(policy.name or "")[:100],
            quota=policy.quota,
            window_seconds=policy.window_seconds,
            remaining=None,
            reset_seconds=None,
        )
        for policy in named
        if policy is not main
    ]
    return [seen, *others]
