"""What the stand-in remembers: credentials, tokens, orders, and every request."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

# The region of each version, and the marketplaces its credentials open.
VERSION_REGIONS = {"2.1": "na", "2.2": "eu", "2.3": "fe", "3.1": "na", "3.2": "eu", "3.3": "fe"}
REGION_HOSTS = {
    "na": ["www.amazon.com", "www.amazon.ca", "www.amazon.com.mx", "www.amazon.com.br"],
    "eu": [
        "www.amazon.co.uk",
        "www.amazon.de",
        "www.amazon.fr",
        "www.amazon.it",
        "www.amazon.es",
        "www.amazon.nl",
        "www.amazon.se",
        "www.amazon.pl",
        "www.amazon.com.be",
        "www.amazon.com.tr",
        "www.amazon.ae",
        "www.amazon.sa",
        "www.amazon.eg",
        "www.amazon.in",
    ],
    "fe": ["www.amazon.co.jp", "www.amazon.sg", "www.amazon.com.au"],
}
TOKEN_SECONDS = 3600
OrderKind = Literal["throttle", "unavailable", "garbage"]


class Credential(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """An associate's credential. ``tags`` are good in every marketplace of its region."""

    id: str
    secret: str
    version: str = "2.1"
    tags: tuple[str, ...] = ("finds-20",)
    eligible: bool = True
    revoked: bool = False


class Order(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the next ``times`` catalogue requests get instead of an answer."""

    kind: OrderKind
    times: int = 1
    retry_after: int | None = None


class LoggedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as it came, without its secrets; ``ticks`` are seconds of the machine's own count."""

    path: str
    marketplace: str | None
    body: str
    status: int
    ticks: float


class State:
    """Everything in memory; gone with the process."""

    def __init__(self) -> None:
        self.credentials: dict[str, Credential] = {}
        self.orders: list[Order] = []
        self.requests: list[LoggedRequest] = []
        self._tokens: dict[str, tuple[str, float]] = {}
        self._given = 0

    def grant(self, credential: Credential, now: float) -> str:
        """A new token for an hour."""
        self._given += 1
        token = hashlib.blake2b(f"{credential.id}:{self._given}".encode(), digest_size=20).hexdigest()
        self._tokens[token] = (credential.id, now + TOKEN_SECONDS)
        return token

    def expire_tokens(self) -> None:
        """Every token that was given is over."""
        self._tokens = {token: (owner, 0.0) for token, (owner, _) in self._tokens.items()}

    def owner(self, token: str, now: float) -> tuple[Credential | None, bool]:
        """Whose token it is, and whether it is over."""
        owner, expires_at = self._tokens.get(token, ("", 0.0))
        return self.credentials.get(owner), owner != "" and expires_at <= now

    def take_order(self) -> Order | None:
        """The order that strikes this request; one of its times is used up."""
        for order in self.orders:
            if order.times > 0:
                order.times -= 1
                return order
        return None
