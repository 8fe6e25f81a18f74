"""Under which address the public parts of exports are reached, and why not."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import urlsplit

from pinflow.kit.errors import ConflictError
from pinflow.pins.pin import PinId

PREFIX = "/api/v1/public"
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}
# Names that only machines of one's own network know.
_HOME_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa", ".lan")


@dataclass(frozen=True)
class PublicAddress:
    """``url``: ``PINFLOW_PUBLIC_URL``, None if it is not set."""

    url: str | None

    @property
    def fault(self) -> str | None:
        """Why nobody outside can fetch anything from it, in words; None if they can, as far as we can see."""
        if not self.url:
            return (
                "Pinterest fetches pictures from this installation, and it does not know its public address. "
                "Set PINFLOW_PUBLIC_URL, such as https://pins.example.org."
            )
        parts = urlsplit(self.url)
        if parts.scheme != "https":
            return f"PINFLOW_PUBLIC_URL is {self.url}: Pinterest takes https addresses only."
        host = (parts.hostname or "").rstrip(".").lower()
        try:
            public = ip_address(host).is_global
        except ValueError:
            public = "." in host and not host.endswith(_HOME_NAMES)
        if not public:
            return (
                f"PINFLOW_PUBLIC_URL is {self.url}, which only your own network reaches: Pinterest could "
                "fetch no picture from it."
            )
        return None

    def require(self) -> str:
        """The address.

        Raises:
            ConflictError: ``exports.no_public_address``.
        """
        if (fault := self.fault) is not None:
            raise ConflictError("exports.no_public_address", fault)
        assert self.url is not None
        return self.url.rstrip("/")

    def picture(self, token_hash: bytes, pin_id: PinId, media_type: str) -> str:
        """Where a handed-out picture is fetched. A new token of the account ends the address."""
        name = f"{sign_picture(token_hash, pin_id)}{_ENDINGS.get(media_type, '')}"
        return f"{self.require()}{PREFIX}/pictures/{pin_id}/{name}"

    def feed(self, token: str) -> str:
        """Where an account's feed is fetched."""
        return f"{self.require()}{PREFIX}/feeds/{token}"


def sign_picture(token_hash: bytes, pin_id: PinId) -> str:
    """What nobody can guess who does not hold the account's token hash."""
    return hmac.new(token_hash, b"public picture\n" + pin_id.bytes, sha256).hexdigest()
