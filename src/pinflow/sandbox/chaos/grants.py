"""What owners allowed an app at the stand-in: codes, and pairs of a short-lived access and a refresh token.

Every renewal brings a new pair. The one before stays good until a pair that came after it is used for the
first time; then every other is over. So what got lost on its way can be asked for again, and a client that
throws the new refresh token away, or uses an access token before it kept what came with it, is locked out.
That is stricter than what is known of Pinterest (a used refresh token goes on until its own end); strictest
of all, a provider that ends it at once, is the fault ``renewal_lost``.
"""

from __future__ import annotations

import secrets

import msgspec


class Pair(msgspec.Struct, frozen=True):
    """``access_ends_at``: seconds since 1970."""

    account_id: str
    access_token: str
    refresh_token: str
    access_ends_at: float


class Grants:
    """Codes and pairs of every account. ``taken_up``: how many renewed pairs came into use."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, str]] = {}
        # By account: the pair in use, then those that were given out since and not used yet.
        self._good: dict[str, list[Pair]] = {}
        self._by_access: dict[str, Pair] = {}
        self._by_refresh: dict[str, Pair] = {}
        self.taken_up = 0

    def allow(self, account_id: str, redirect_uri: str) -> str:
        """The code with which the owner's browser goes back to ``redirect_uri``."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = (account_id, redirect_uri)
        return code

    def take_code(self, code: str, redirect_uri: str) -> str | None:
        """Whose code it is, once, and only for the address it went to."""
        account_id, allowed_uri = self._codes.pop(code, (None, ""))
        return account_id if allowed_uri == redirect_uri else None

    def offer(self, account_id: str, access_ends_at: float) -> Pair:
        """A new pair, beside those that are good."""
        pair = Pair(
            account_id,
            f"pina_{secrets.token_urlsafe(24)}",
            f"pinr.{secrets.token_urlsafe(24)}",
            access_ends_at,
        )
        self._good.setdefault(account_id, []).append(pair)
        self._by_access[pair.access_token] = self._by_refresh[pair.refresh_token] = pair
        return pair

    def use_access(self, token: str, now: float) -> str | None:
        """Whose access token it is; None: nobody's, over, or at its end."""
        pair = self._by_access.get(token)
        if pair is None or pair.access_ends_at <= now:
            return None
        self._use(pair)
        return pair.account_id

    def is_at_end(self, token: str) -> bool:
        """Whether it is an access token whose time is up, of a pair that is good still."""
        return token in self._by_access

    def use_refresh(self, token: str) -> str | None:
        """Whose refresh token it is; None: nobody's, or over."""
        pair = self._by_refresh.get(token)
        if pair is None:
            return None
        self._use(pair)
        return pair.account_id

    def end_access(self, account_id: str) -> None:
        """The access token in use is good no longer; what was given out since is, and refresh tokens are."""
        for pair in self._good.get(account_id, [])[:1]:
            self._by_access.pop(pair.access_token, None)

    def end(self, account_id: str) -> None:
        """Nothing of the account is good any more."""
        for pair in self._good.pop(account_id, []):
            self._forget(pair)

    def _use(self, pair: Pair) -> None:
        first, *others = self._good[pair.account_id]
        if first is pair:
            return
        self.taken_up += 1
        self._good[pair.account_id] = [pair]
        for other in (first, *others):
            if other is not pair:
                self._forget(other)

    def _forget(self, pair: Pair) -> None:
        self._by_access.pop(pair.access_token, None)
        self._by_refresh.pop(pair.refresh_token, None)
