"""Accounts, boards and pins of the stand-in, in memory. A pin may come to stand later than it was taken."""

from __future__ import annotations

import hashlib
import heapq
import secrets
from collections import Counter
from datetime import UTC, datetime

import msgspec


class Board(msgspec.Struct, kw_only=True):
    id: str
    name: str
    pins: list[StandingPin] = []


class Account(msgspec.Struct, kw_only=True):
    """``token``: what its owner pastes; None: there is none, or it is good no longer. ``by_oauth``: to be
    connected on our page instead, see `Grants`. ``blocked``: taken for a spammer, everything is refused."""

    id: str
    username: str
    token: str | None
    boards: list[Board]
    by_oauth: bool = False
    blocked: bool = False
    renewals: int = 0
    creates: int = 0
    reads: int = 0
    standing: int = 0


class StandingPin(msgspec.Struct, kw_only=True):
    """A pin that was taken. ``stands_at``: seconds since 1970 from which it can be seen.

    ``taken_at``: when its request came; ``outside_window``: it stands later than promised, on purpose.
    """

    id: str
    account_id: str
    board_id: str
    section_id: str | None
    title: str | None
    description: str | None
    alt_text: str | None
    link: str | None
    dominant_color: str | None
    ai_disclosures: list[str]
    picture_sha256: str
    width: int
    height: int
    taken_at: float
    stands_at: float
    outside_window: bool = False


class World:
    """Everything that stands."""

    def __init__(self) -> None:
        self.accounts: dict[str, Account] = {}
        self.pins: dict[str, StandingPin] = {}
        self.media: dict[str, bool] = {}
        self._boards: dict[str, tuple[Account, Board]] = {}
        self._by_token: dict[str, Account] = {}
        self._to_come: list[tuple[float, str]] = []
        self._taken: dict[str, StandingPin] = {}
        self._last_id = 1_000_000

    def new_id(self) -> str:
        """Digits, as Pinterest's ids are."""
        self._last_id += 1
        return str(self._last_id)

    def add_account(self, boards: int, *, by_oauth: bool = False) -> Account:
        """A new account with a good token and boards."""
        number = self.new_id()
        account = Account(
            id=number,
            username=f"chaos_{number}",
            token=None,
            boards=[],
            by_oauth=by_oauth,
        )
        for place in range(boards):
            self.add_board(account, f"Board {place + 1}")
        self.accounts[account.id] = account
        self.give_token(account)
        return account

    def add_board(self, account: Account, name: str) -> Board:
        board = Board(id=self.new_id(), name=name)
        account.boards.append(board)
        self._boards[board.id] = (account, board)
        return board

    def give_token(self, account: Account) -> str:
        """A new token; the one before is good no longer."""
        self.take_token(account)
        account.token = f"pina_{secrets.token_urlsafe(24)}"
        self._by_token[account.token] = account
        return account.token

    def take_token(self, account: Account) -> None:
        """No token of the account is good any more."""
        if account.token is not None:
            del self._by_token[account.token]
            account.token = None

    def account_of(self, token: str) -> Account | None:
        """Whose pasted token this is."""
        return self._by_token.get(token)

    def board_of(self, account: Account, board_id: str) -> Board | None:
        owner, board = self._boards.get(board_id, (None, None))
        return board if owner is account else None

    def take(self, pin: StandingPin, now: float) -> None:
        """Keeps the pin; it can be seen from its ``stands_at`` on."""
        self._taken[pin.id] = pin
        heapq.heappush(self._to_come, (pin.stands_at, pin.id))
        self.let_stand(now)

    def let_stand(self, now: float) -> None:
        """Shows what has come to stand by now. What was seen once stays, whatever the clock does."""
        while self._to_come and self._to_come[0][0] <= now:
            _, pin_id = heapq.heappop(self._to_come)
            pin = self._taken.pop(pin_id)
            self.pins[pin.id] = pin
            account, board = self._boards[pin.board_id]
            board.pins.append(pin)
            account.standing += 1

    def remove(self, pin: StandingPin) -> None:
        del self.pins[pin.id]
        self._boards[pin.board_id][1].pins.remove(pin)

    @property
    def to_come(self) -> int:
        """How many pins were taken and stand later."""
        return len(self._taken)


class Report(msgspec.Struct, kw_only=True):
    """What the stand-in saw. ``struck``: calls about pins that a fault hit, by kind; ``troubled``: accounts
    by what befell them; ``busy``: requests it is answering right now; ``calls``: by what was asked;
    ``renewals``: at the token endpoint: asked, renewed, dead (a refresh token that is over), taken_up (what
    was renewed came into use), and by the fault that struck."""

    pins: list[StandingPin]
    to_come: int
    calls: dict[str, int]
    struck: dict[str, int]
    troubled: dict[str, str]
    renewals: dict[str, int]
    busy: int
    refused_requests: list[str]


class Calls:
    """Counts what was asked."""

    def __init__(self) -> None:
        self.by_kind: Counter[str] = Counter()
        # Requests that no description allows: a fault of the publisher, not of chaos.
        self.refused: list[str] = []


def whole_seconds(moment: float) -> str:
    """UTC, as Pinterest writes it."""
    return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
