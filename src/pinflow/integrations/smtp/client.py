"""Hands messages to a mail server, a connection each."""

from __future__ import annotations

import ssl
from email.message import EmailMessage

import aiosmtplib

from pinflow.integrations.smtp.errors import translate_smtp_errors
from pinflow.integrations.smtp.settings import MailServer


class MailClient:
    """One server. A message that it answered for is its business from then on."""

    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def send(self, message: EmailMessage, *, sender: str, recipient: str) -> None:
        """Returns once the server has taken the message.

        An answer that is lost after the message was sent raises as well: the server may have it, and whoever
        sends it again does so under the same ``Message-ID``.

        Raises:
            ExternalError, MailRefusedError: see `translate_smtp_errors`.
        """
        server = self._server
        with translate_smtp_errors(server.host):
            await aiosmtplib.send(
                message,
                sender=sender,
                recipients=[recipient],
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.security == "tls",
                start_tls=server.security == "starttls",
                tls_context=None if server.security == "none" else self._trust(),
                timeout=server.timeout_seconds,
            )

    def _trust(self) -> ssl.SSLContext:
        file = self._server.ca_file
        return ssl.create_default_context(cafile=None if file is None else str(file))
