"""A real mail server on loopback that does as it is told, and everything it took."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

import msgspec
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


class Taken(msgspec.Struct, frozen=True):
    """A mail that the server said yes to, or took before its answer was lost."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes
    secure: bool

    @property
    def mail(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=default)


class MailRoom:
    """What arrived; ``answers``: what the next messages are answered with, ``None`` drops the connection."""

    def __init__(self) -> None:
        self.taken: list[Taken] = []
        self.answers: list[str | None] = []
        self.refused_recipients: dict[str, str] = {}
        self.logins: list[tuple[str, str]] = []
        self.login = ("pins", "a-mail-password")
        self.port = 0
        self.close: Any = None

    # The hooks' names are aiosmtpd's.
    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused_recipients:
            return self.refused_recipients[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer is None or answer.startswith("2"):
            self.taken.append(
                Taken(
                    sender=envelope.mail_from or "",
                    recipients=tuple(envelope.rcpt_tos),
                    raw=cast(bytes, envelope.original_content),
                    secure=session.ssl is not None,
                )
            )
        if answer is None:
            cast(asyncio.Transport, server.transport).abort()
            return "250 nobody hears this"
        return answer

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> Any:
        assert isinstance(data, LoginPassword)
        given = (data.login.decode(), data.password.decode())
        self.logins.append(given)
        return AuthResult(success=given == self.login, handled=given == self.login)


@asynccontextmanager
async def running_mail_server(
    *, tls: ssl.SSLContext | None = None, at_once: bool = False, needs_login: bool = False
) -> AsyncIterator[MailRoom]:
    """``tls``: offered by STARTTLS, or spoken from the first byte with ``at_once``."""
    room = MailRoom()

    def new() -> SMTP:
        return SMTP(
            room,
            hostname="mail.example.test",
            tls_context=None if at_once else tls,
            require_starttls=tls is not None and not at_once,
            authenticator=room.authenticate,
            auth_required=needs_login,
            auth_require_tls=not at_once and tls is not None,
            enable_SMTPUTF8=False,
        )

    server = await asyncio.get_running_loop().create_server(new, "127.0.0.1", 0, ssl=tls if at_once else None)
    room.port = server.sockets[0].getsockname()[1]
    room.close = server.close
    try:
        yield room
    finally:
        server.close()


def make_certificate(directory: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that vouches for itself: its file, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example.test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = directory / "mail.pem"
    file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret = directory / "mail.key"
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, secret)
    return file, context
