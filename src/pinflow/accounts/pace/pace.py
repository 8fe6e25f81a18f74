"""How fast an account may ask, as those see it who ask: before each request, and what each answer told."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import msgspec

from pinflow.kit.errors import ExternalError

# What the platform counts a request as; asking for figures is counted apart from other reading.
Resource = Literal["read", "write", "analytics"]


class NotSentError(ExternalError):
    """Nothing was sent: the same attempt may be made again."""


class ToldPolicy(msgspec.Struct, frozen=True):
    """A limit as the platform tells it: ``quota`` requests in ``window_seconds``."""

    name: str
    quota: int
    window_seconds: int


class ToldLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer said of the limits; None and () where it said nothing.

    ``remaining`` and ``reset_seconds`` belong to the policies whose quota is ``limit``. ``closed_for``: the
    answer refused, and asks for so long a silence.
    """

    resource: Resource
    policies: tuple[ToldPolicy, ...] = ()
    limit: int | None = None
    remaining: int | None = None
    reset_seconds: int | None = None
    closed_for: timedelta | None = None


class Pace:
    """How fast an account may ask. This one knows no limit; `AccountPace` is shared by all processes."""

    async def before(self, resource: Resource) -> None:
        """Awaited before each request.

        Raises:
            NotSentError: the account has asked as often as it may; ``retry_after`` says when it may again.
        """

    def tell(self, limits: ToldLimits) -> None:
        """Told what each answer said of the limits."""


NO_PACE = Pace()
