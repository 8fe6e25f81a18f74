"""The stand-in's API: who asks, what goes wrong with it, and what is answered."""

from __future__ import annotations

import random
from collections.abc import Callable

import msgspec

from pinflow.kit.clock import Clock
from pinflow.sandbox.chaos.answers import (
    BAD_GATEWAY,
    LIMITED,
    OUR_END,
    Answer,
    BoardCreate,
    MediaCreate,
    Refusal,
    Request,
    account_shape,
    board_shape,
    new_pin,
    page_of,
    pin_shape,
    read_body,
)
from pinflow.sandbox.chaos.faults import PERMANENT, Fault, Faults, Troubles
from pinflow.sandbox.chaos.tokens import DEAD_GRANT, TokenEndpoint
from pinflow.sandbox.chaos.world import Account, Calls, Report, StandingPin, World

_SPAM = (
    Answer(status=429, body={"code": 9, "message": "Sorry! We blocked this because it may lead to spam."}),
    Answer(status=429, body={"code": 8, "message": "Slow down: your Pins look like spam to us."}),
)
_NO_TOKEN = Refusal(401, 2, "Authentication failed.")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``late_seconds``: longer than any client waits. ``settle_seconds``: within this a late pin stands.
    ``access_seconds``: how long OAuth's access tokens live on average; ``app``: id and secret, ``id:secret``.
    """

    seed: int
    kinds: list[Fault]
    share: float
    late_seconds: float
    settle_seconds: float
    access_seconds: float = 30 * 24 * 60 * 60
    app: str = "1500001:the-secret-of-the-app"


class NewAccounts(msgspec.Struct, frozen=True):
    """What the run asks for before it begins; ``pins_each``: how many pins an account is meant to get;
    ``by_oauth_every``: the first, and then every so many, are to be connected on our page (0: none)."""

    count: int
    boards: int = 1
    pins_each: int = 1
    by_oauth_every: int = 0


class Api:
    """Answers one request at a time; nothing here waits."""

    def __init__(self, clock: Clock, settings: Settings) -> None:
        self._clock = clock
        self._settings = settings
        self._faults = Faults(settings.seed, settings.kinds, settings.share)
        self._troubles = Troubles()
        self._calls = Calls()
        self.world = World()
        self._tokens = TokenEndpoint(
            self.world,
            self._faults,
            self._troubles,
            app=settings.app,
            access_seconds=settings.access_seconds,
            late_seconds=settings.late_seconds,
        )
        self.busy = 0

    def answer(self, request: Request) -> Answer | None:
        """What is answered; None: the connection breaks without an answer."""
        self.world.let_stand(self._now())
        try:
            if request.path.startswith("/_chaos/"):
                return self._control(request)
            return self._public(request)
        except Refusal as refusal:
            # What is over is nobody's wrong request.
            if refusal not in (_NO_TOKEN, DEAD_GRANT) and not request.path.startswith("/_chaos/"):
                self._calls.refused.append(f"{request.method} {request.path}: {refusal}")
            return refusal.answer

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _public(self, request: Request) -> Answer | None:
        path = request.path.removeprefix("/v5").strip("/").split("/")
        if path == ["oauth"]:
            return self._tokens.allow(request)
        if path == ["oauth", "token"]:
            return self._tokens.answer(request, self._now())
        account = self._whose(request)
        match request.method, path:
            case "POST", ["pins"]:
                return self._create_pin(account, request)
            case "GET", ["boards", board_id, "pins"]:
                board = self.world.board_of(account, board_id)
                if board is None:
                    raise Refusal(404, 40, "Board not found.")
                newest_first = [pin_shape(pin, account) for pin in reversed(board.pins)]
                return self._read(account, "list_pins", lambda: page_of(newest_first, request))
            case "GET", ["pins"]:
                pins = [pin for board in account.boards for pin in board.pins]
                shapes = [pin_shape(pin, account) for pin in pins]
                return self._read(account, "list_pins", lambda: page_of(shapes, request))
            case _:
                return self._other(account, request, path)

    def _whose(self, request: Request) -> Account:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        account = self.world.account_of(token)
        if account is not None:
            return account
        account_id = self._tokens.grants.use_access(token, self._now())
        if account_id is None:
            self._calls.by_kind["without_token"] += 1
            self._calls.by_kind["token_at_end"] += self._tokens.grants.is_at_end(token)
            raise _NO_TOKEN
        return self.world.accounts[account_id]

    def _other(self, account: Account, request: Request, path: list[str]) -> Answer | None:
        self._calls.by_kind["other"] += 1
        if account.blocked:
            return _SPAM[0]
        match request.method, path:
            case "GET", ["user_account"]:
                return Answer(status=200, body=account_shape(account))
            case "GET", ["boards"]:
                return page_of([board_shape(board, account) for board in account.boards], request)
            case "POST", ["boards"]:
                board = self.world.add_board(account, read_body(request, BoardCreate).name)
                return Answer(status=201, body=board_shape(board, account))
            case "GET", ["pins", pin_id]:
                return Answer(status=200, body=pin_shape(self._pin(account, pin_id), account))
            case "DELETE", ["pins", pin_id]:
                self.world.remove(self._pin(account, pin_id))
                return Answer(status=204)
            case "POST", ["media"]:
                return self._register_media(request)
            case "GET", ["media", media_id] if media_id in self.world.media:
                status = "succeeded" if self.world.media[media_id] else "registered"
                return Answer(
                    status=200, body={"media_id": media_id, "media_type": "video", "status": status}
                )
        raise Refusal(404, 4, "There is nothing here.")

    def _pin(self, account: Account, pin_id: str) -> StandingPin:
        pin = self.world.pins.get(pin_id)
        if pin is None or pin.account_id != account.id:
            raise Refusal(404, 50, "Pin not found.")
        return pin

    def _register_media(self, request: Request) -> Answer:
        read_body(request, MediaCreate)
        media_id = self.world.new_id()
        self.world.media[media_id] = False
        host = request.headers.get("host", "127.0.0.1")
        return Answer(
            status=201,
            body={
                "media_id": media_id,
                "media_type": "video",
                "upload_url": f"http://{host}/_chaos/upload/{media_id}",
                "upload_parameters": {"key": f"uploads/{media_id}", "Content-Type": "multipart/form-data"},
            },
        )

    def _create_pin(self, account: Account, request: Request) -> Answer | None:
        self._calls.by_kind["create_pin"] += 1
        account.creates += 1
        dice = self._faults.dice(account.id, "create", account.creates)
        pin = new_pin(self.world, account, request, self._now())
        trouble = self._bring_trouble(account)
        if account.blocked:
            self._faults.count(Fault.SPAM_BLOCK)
            return dice.choice(_SPAM)
        if trouble is not None:
            # Its token was good when the request set out.
            self._faults.count(trouble)
            raise _NO_TOKEN
        fault = self._faults.on_create(dice)
        if fault is not None:
            self._faults.count(fault)
        return self._strike(fault, dice, pin, account)

    def _bring_trouble(self, account: Account) -> Fault | None:
        trouble = self._troubles.strikes(account, Fault.TOKEN_EXPIRED, Fault.TOKEN_REVOKED, Fault.SPAM_BLOCK)
        match trouble:
            case Fault.SPAM_BLOCK:
                account.blocked = True
            case Fault.TOKEN_EXPIRED:
                self.world.take_token(account)
                self._tokens.grants.end_access(account.id)
            case Fault.TOKEN_REVOKED:
                self.world.take_token(account)
                self._tokens.grants.end(account.id)
        return trouble

    def _strike(
        self, fault: Fault | None, dice: random.Random, pin: StandingPin, account: Account
    ) -> Answer | None:
        created = Answer(status=201, body=pin_shape(pin, account))
        broken = dice.choice((OUR_END, BAD_GATEWAY))
        match fault:
            case Fault.ERROR_BEFORE_COMMIT:
                return broken
            case Fault.DROP_BEFORE_COMMIT:
                return None
            case Fault.LIMITED_WITH_WAIT:
                return Answer(status=429, body=LIMITED, headers={"retry-after": str(dice.randint(5, 1800))})
            case Fault.LIMITED_WITHOUT_WAIT:
                return Answer(status=429, body=LIMITED)
            case Fault.COMMIT_LATE:
                # Within the window of whoever gave up before the request was taken, which is up to a third
                # of it earlier on a clock that creeps meanwhile.
                self._take(pin, dice.uniform(1, 0.6 * self._settings.settle_seconds))
                return dice.choice((broken, None))
            case Fault.COMMIT_AFTER_WINDOW:
                pin.outside_window = True
                self._take(pin, self._settings.settle_seconds * dice.uniform(1.2, 5))
                return dice.choice((broken, None))
        # Half of the late ones stand a while before their answer would have come, half a while after.
        late = fault is Fault.ANSWER_LATE
        self._take(pin, dice.choice((0, 0.3 * self._settings.settle_seconds)) if late else 0)
        match fault:
            case Fault.ERROR_AFTER_COMMIT:
                return broken
            case Fault.DROP_AFTER_COMMIT:
                return dice.choice((None, msgspec.structs.replace(created, cut=True)))
            case Fault.ANSWER_LATE:
                return msgspec.structs.replace(created, late_seconds=self._settings.late_seconds)
        return created

    def _take(self, pin: StandingPin, later_seconds: float) -> None:
        now = self._now()
        pin.stands_at = now + later_seconds
        self.world.take(pin, now)

    def _read(self, account: Account, kind: str, make: Callable[[], Answer]) -> Answer | None:
        self._calls.by_kind[kind] += 1
        account.reads += 1
        dice = self._faults.dice(account.id, "read", account.reads)
        if account.blocked:
            self._faults.count(Fault.SPAM_BLOCK)
            return dice.choice(_SPAM)
        fault = self._faults.on_list(dice)
        answer = make()
        if fault is None:
            return answer
        self._faults.count(fault)
        limited = Answer(status=429, body=LIMITED, headers={"retry-after": str(dice.randint(5, 120))})
        cut = msgspec.structs.replace(answer, cut=True)
        # A late list costs its reader the whole wait: it stays the rarest.
        late = msgspec.structs.replace(answer, late_seconds=self._settings.late_seconds)
        return dice.choices((OUR_END, BAD_GATEWAY, limited, None, cut, late), (4, 4, 4, 4, 4, 1))[0]

    def _control(self, request: Request) -> Answer:
        match request.method, request.path.removeprefix("/_chaos/").split("/"):
            case "POST", ["accounts"]:
                return self._add_accounts(msgspec.json.decode(request.body, type=NewAccounts))
            case "POST", ["accounts", account_id, "token"]:
                account = self.world.accounts[account_id]
                if account.by_oauth or self._troubles.struck.get(account_id) in PERMANENT:
                    raise Refusal(403, 29, "Its owner does not paste another.")
                return Answer(status=200, body={"access_token": self.world.give_token(account)})
            case "POST", ["upload", media_id] if media_id in self.world.media:
                if "content-length" not in request.headers:
                    return Answer(status=411)
                self.world.media[media_id] = True
                return Answer(status=204)
            case "GET", ["busy"]:
                return Answer(status=200, body={"busy": self.busy - 1, "to_come": self.world.to_come})
            case "GET", ["report"]:
                return Answer(status=200, body=self._report())
        raise Refusal(404, 4, "There is nothing here.")

    def _add_accounts(self, asked: NewAccounts) -> Answer:
        every = asked.by_oauth_every
        made = [
            self.world.add_account(asked.boards, by_oauth=bool(every) and place % every == 0)
            for place in range(asked.count)
        ]
        self._troubles.add(self._faults.troubles(made, asked.pins_each))
        shapes = [
            {
                "id": account.id,
                "username": account.username,
                "access_token": account.token,
                "by_oauth": account.by_oauth,
                "boards": [board.id for board in account.boards],
            }
            for account in made
        ]
        return Answer(status=201, body={"accounts": shapes})

    def _report(self) -> Report:
        return Report(
            pins=list(self.world.pins.values()),
            to_come=self.world.to_come,
            calls=dict(self._calls.by_kind),
            struck={str(fault): count for fault, count in self._faults.struck.items()},
            troubled={account_id: str(fault) for account_id, fault in self._troubles.struck.items()},
            renewals={**self._tokens.renewals, "taken_up": self._tokens.grants.taken_up},
            busy=self.busy - 1,
            refused_requests=self._calls.refused[:20],
        )
