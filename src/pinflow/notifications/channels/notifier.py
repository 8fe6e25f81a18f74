"""The interface of what carries notifications out of the app."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

import httpx2
import msgspec

from pinflow.notifications.kinds import Severity


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A notification to one member.

    ``id``: the same one at every try, so that a repetition can be recognised. ``title``: one line; ``body``:
    plain text. Both may hold what people and other systems wrote: they are words, never markup. ``url``: the
    page of the dashboard; ``settings_url``: where the member says what is sent.
    """

    id: UUID
    recipient_name: str
    recipient_address: str
    title: str
    body: str
    severity: Severity
    at: datetime
    url: str
    settings_url: str


class Notifier(ABC):
    """A way to a member. Made once a process."""

    # How it is named in preferences and settings: small letters, digits, underscores.
    name: ClassVar[str]
    # Environment variables without which it is off; those it can do without.
    needs: ClassVar[tuple[str, ...]] = ()
    wants: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with; ``keys``: the values of ``needs`` and ``wants``.

        Raises:
            InvalidInputError: a setting is wrong; it is off, and the message is shown as the reason.
        """
        return cls()

    @abstractmethod
    async def send(self, message: Message) -> None:
        """Sends it, and returns once the other side has taken it. Called outside any transaction.

        It is never tried again in here: the caller tries again later, under the same ``id``.

        Raises:
            ExternalError: it was not taken. ``permanent``: this message never will be, and the reason is
                shown to the member. Otherwise it is tried again, not before ``retry_after``. The message
                holds no secret.
        """
