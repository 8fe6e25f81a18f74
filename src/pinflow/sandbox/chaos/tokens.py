"""The page on which an owner allows the app, and the token endpoint, which goes wrong as all does here."""

from __future__ import annotations

import base64
from collections import Counter
from urllib.parse import parse_qs, urlencode

import msgspec

from pinflow.sandbox.chaos.answers import BAD_GATEWAY, LIMITED, OUR_END, Answer, Refusal, Request
from pinflow.sandbox.chaos.faults import Fault, Faults, Troubles
from pinflow.sandbox.chaos.grants import Grants
from pinflow.sandbox.chaos.world import Account, World

_REFRESH_SECONDS = 60 * 24 * 60 * 60
_SCOPES = "user_accounts:read boards:read boards:write pins:read pins:write"
# What nobody did wrong who asked: its owner took the permission back, or a renewal was lost.
DEAD_GRANT = Refusal(401, 283, "The authorization grant is invalid: your refresh token is over.")


class TokenEndpoint:
    """Gives tokens. ``renewals`` counts: asked, renewed, dead, and by the fault that struck.

    Args:
        app: id and secret with a colon between them, as HTTP Basic has them.
        access_seconds: how long access tokens live on average.
        late_seconds: longer than any client waits.
    """

    def __init__(
        self,
        world: World,
        faults: Faults,
        troubles: Troubles,
        *,
        app: str,
        access_seconds: float,
        late_seconds: float,
    ) -> None:
        self._world = world
        self._faults = faults
        self._troubles = troubles
        self._app = app
        self._access_seconds = access_seconds
        self._late_seconds = late_seconds
        self.grants = Grants()
        self.renewals: Counter[str] = Counter()

    def allow(self, request: Request) -> Answer:
        """The owner of the account ``account_id`` (whose browser comes here) allows what is asked.

        Raises:
            Refusal: it is not a request by Pinterest's description.
        """
        asked = {name: request.parameter(name) for name in ("redirect_uri", "state", "scope", "account_id")}
        account_id, redirect_uri = asked["account_id"] or "", asked["redirect_uri"] or ""
        if (
            request.parameter("response_type") != "code"
            or request.parameter("client_id") != self._app.partition(":")[0]
            or None in asked.values()
            or account_id not in self._world.accounts
        ):
            raise Refusal(400, 1, "response_type, client_id, redirect_uri, scope and state are needed.")
        back = {"code": self.grants.allow(account_id, redirect_uri), "state": asked["state"]}
        return Answer(status=302, headers={"location": f"{redirect_uri}?{urlencode(back)}"})

    def answer(self, request: Request, now: float) -> Answer | None:
        """Tokens for a code or a refresh token; None: the connection breaks without an answer.

        Raises:
            Refusal: the app is another, the grant no good, or the request none by the description.
        """
        basic = base64.b64encode(self._app.encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            raise Refusal(401, 2, "Authentication failed.")
        form = {name: values[0] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        match form.get("grant_type"):
            case "authorization_code" if {"code", "redirect_uri"} <= form.keys():
                return self._by_code(form, now)
            case "refresh_token" if "refresh_token" in form:
                return self._by_refresh(form["refresh_token"], now)
        raise Refusal(400, 1, "grant_type, and what belongs to it, is missing.")

    def _by_code(self, form: dict[str, str], now: float) -> Answer:
        account_id = self.grants.take_code(form["code"], form["redirect_uri"])
        if account_id is None:
            raise Refusal(400, 283, "The authorization code is invalid or was used.")
        account = self._world.accounts[account_id]
        # What was pasted before is not what it speaks with from now on.
        self._world.take_token(account)
        self.grants.end(account.id)
        return self._give("authorization_code", account, now)

    def _by_refresh(self, token: str, now: float) -> Answer | None:
        self.renewals["asked"] += 1
        account_id = self.grants.use_refresh(token)
        if account_id is None:
            self.renewals["dead"] += 1
            raise DEAD_GRANT
        account = self._world.accounts[account_id]
        account.renewals += 1
        dice = self._faults.dice(account.id, "renewal", account.renewals)
        broken = dice.choice((OUR_END, BAD_GATEWAY))
        if self._troubles.strikes(account, Fault.RENEWAL_LOST):
            # What it gave out nobody has, and what they have is over: only the owner's way helps.
            self.renewals[Fault.RENEWAL_LOST] += 1
            self.grants.end(account.id)
            return dice.choice((broken, None))
        fault = self._faults.on_renewal(dice)
        if fault is not None:
            self.renewals[fault] += 1
        match fault:
            case Fault.ERROR_BEFORE_COMMIT:
                return broken
            case Fault.DROP_BEFORE_COMMIT:
                return None
            case Fault.LIMITED_WITH_WAIT:
                return Answer(status=429, body=LIMITED, headers={"retry-after": str(dice.randint(5, 300))})
            case Fault.LIMITED_WITHOUT_WAIT:
                return Answer(status=429, body=LIMITED)
        given = self._give("refresh_token", account, now)
        match fault:
            case Fault.ERROR_AFTER_COMMIT:
                return broken
            case Fault.DROP_AFTER_COMMIT:
                return dice.choice((None, msgspec.structs.replace(given, cut=True)))
            case Fault.ANSWER_LATE:
                return msgspec.structs.replace(given, late_seconds=self._late_seconds)
        self.renewals["renewed"] += 1
        return given

    def _give(self, response_type: str, account: Account, now: float) -> Answer:
        dice = self._faults.dice(account.id, "life", account.renewals)
        seconds = int(self._access_seconds * dice.uniform(0.6, 1.4))
        pair = self.grants.offer(account.id, now + seconds)
        return Answer(
            status=200,
            body={
                "access_token": pair.access_token,
                "token_type": "bearer",
                "expires_in": seconds,
                "scope": _SCOPES,
                "response_type": response_type,
                "refresh_token": pair.refresh_token,
                "refresh_token_expires_in": _REFRESH_SECONDS,
                "refresh_token_expires_at": int(now) + _REFRESH_SECONDS,
            },
        )
