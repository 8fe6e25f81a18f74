"""The interfaces to the platform's account data and to its OAuth, and their fakes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, nullcontext

from pinflow.accounts.models import Account, Board, BoardPrivacy, Grant, Identity, Section
from pinflow.kit.errors import ExternalError


class AccountProvider(ABC):
    """Asks the platform on behalf of one token. Called outside any transaction.

    Every method raises ExternalError: ``permanent`` when the token is refused, else try again later; and
    NotSentError when the account has asked as often as it may for now, AccountRefusedError when the account
    itself is refused.
    """

    def speaking_for(self, account: Account) -> AbstractAsyncContextManager[None]:
        """Calls inside the block leave as this account's settings say (its proxy), at its pace."""
        del account
        return nullcontext()

    def counting_for(self, account: Account) -> AbstractAsyncContextManager[None]:
        """Calls inside the block are counted as this account's, whatever way they leave."""
        del account
        return nullcontext()

    @abstractmethod
    async def identify(self, base_url: str, access_token: str, *, patient: bool = True) -> Identity:
        """Whose token this is.

        Args:
            patient: False: where no connection comes about it is told at once, for whoever tries a way out.

        Raises:
            AccountRefusedError: with ``reconnect`` where the token is no good.
        """

    @abstractmethod
    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        """All boards of the account, every page of them."""

    @abstractmethod
    async def list_sections(self, base_url: str, access_token: str, board_id: str) -> list[Section]:
        """All sections of a board, every page of them."""

    @abstractmethod
    async def create_board(
        self, base_url: str, access_token: str, name: str, description: str | None, privacy: BoardPrivacy
    ) -> Board:
        """Makes a board; when no answer came, the one of this name that stands there now."""

    @abstractmethod
    async def create_section(self, base_url: str, access_token: str, board_id: str, name: str) -> Section:
        """Makes a section; when no answer came, the one of this name that stands there now."""


class AccountRefusedError(ExternalError):
    """The platform refuses the account, whatever it is asked for: hold it and tell its owner.

    ``reconnect``: its key is refused or lacks a permission; ``renewable``: a new key could help.
    """

    def __init__(
        self, code: str, message: str, *, reconnect: bool, renewable: bool = True, status: int | None = None
    ) -> None:
        super().__init__(code, message, permanent=True, status=status)
        self.reconnect = reconnect
        self.renewable = renewable


class ConnectionRefusedForGoodError(ExternalError):
    """The platform no longer accepts this code or refresh token: only its owner can connect again."""

    def __init__(self, message: str) -> None:
        super().__init__("accounts.connection_refused", message, permanent=True)


class OAuthProvider(ABC):
    """The app through which owners connect their accounts. Called outside any transaction."""

    # Why nobody can connect through it now, in words; None: they can.
    problem: str | None
    # The API addresses that may be told the app's secret; the first one is what new connections use.
    base_urls: tuple[str, ...]
    # What the owner is asked to allow.
    scopes: tuple[str, ...]
    # Whether the authorization server understands PKCE.
    pkce: bool

    @abstractmethod
    def authorize_url(self, redirect_uri: str, state: str, challenge: str | None) -> str:
        """The page on which the owner allows the app; they come back to ``redirect_uri``."""

    @abstractmethod
    async def exchange_code(self, base_url: str, code: str, redirect_uri: str, verifier: str | None) -> Grant:
        """Tokens for the code that came back.

        Raises:
            ConnectionRefusedForGoodError: the code is no good.
            ExternalError: no answer, or the app itself is refused.
        """

    @abstractmethod
    async def renew(self, base_url: str, refresh_token: str) -> Grant:
        """A new access token and, usually, a new refresh token.

        Raises: as ``exchange_code``. Only the first means that the owner must connect again.
        """


class FakeProvider(AccountProvider):
    """Knows what it was told."""

    def __init__(self, identity: Identity, boards: Sequence[Board] = ()) -> None:
        self.identity = identity
        self.boards = list(boards)
        self.sections: dict[str, list[Section]] = {}
        self.board_calls = 0

    async def identify(self, base_url: str, access_token: str, *, patient: bool = True) -> Identity:
        return self.identity

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        self.board_calls += 1
        return list(self.boards)

    async def list_sections(self, base_url: str, access_token: str, board_id: str) -> list[Section]:
        return list(self.sections.get(board_id, ()))

    async def create_board(
        self, base_url: str, access_token: str, name: str, description: str | None, privacy: BoardPrivacy
    ) -> Board:
        board = Board(str(1000 + len(self.boards)), name)
        self.boards.append(board)
        return board

    async def create_section(self, base_url: str, access_token: str, board_id: str, name: str) -> Section:
        section = Section(str(5000 + len(self.sections)), name)
        self.sections.setdefault(board_id, []).append(section)
        return section


class FakeOAuth(OAuthProvider):
    """Gives what it was told to give, one answer a call; an exception is raised."""

    def __init__(
        self, *answers: Grant | ExternalError, base_url: str = "https://api.pinterest.test/v5"
    ) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, ...]] = []
        self.problem = None
        self.base_urls = (base_url,)
        self.scopes = ("user_accounts:read", "boards:read", "boards:write", "pins:read", "pins:write")
        self.pkce = True

    def authorize_url(self, redirect_uri: str, state: str, challenge: str | None) -> str:
        return f"https://pinterest.test/oauth/?state={state}&code_challenge={challenge}"

    async def exchange_code(self, base_url: str, code: str, redirect_uri: str, verifier: str | None) -> Grant:
        self.asked.append(("code", code, redirect_uri, verifier or ""))
        return self._next()

    async def renew(self, base_url: str, refresh_token: str) -> Grant:
        self.asked.append(("renew", refresh_token))
        return self._next()

    def _next(self) -> Grant:
        answer = self.answers.pop(0)
        if isinstance(answer, ExternalError):
            raise answer
        return answer
