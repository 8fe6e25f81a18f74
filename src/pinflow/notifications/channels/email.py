"""Mail, through the installation's own mail server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

import httpx2

from pinflow.integrations.smtp import settings
from pinflow.integrations.smtp.client import MailClient
from pinflow.integrations.smtp.settings import MailServer, read_mail_server
from pinflow.notifications.channels.notifier import Message, Notifier
from pinflow.notifications.channels.write_mail import write_mail


class EmailNotifier(Notifier):
    """To the member's own address. Without its settings it is off, and says which are missing."""

    name: ClassVar[str] = "email"
    needs: ClassVar[tuple[str, ...]] = (settings.HOST, settings.FROM)
    wants: ClassVar[tuple[str, ...]] = (
        settings.PORT,
        settings.SECURITY,
        settings.USER,
        settings.PASSWORD,
        settings.CA_FILE,
        settings.TIMEOUT,
    )

    def __init__(self, server: MailServer) -> None:
        self._client = MailClient(server)
        self._sender = server.sender

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(read_mail_server(keys))

    async def send(self, message: Message) -> None:
        mail = write_mail(message, self._sender)
        await self._client.send(mail, sender=self._sender.addr_spec, recipient=message.recipient_address)
