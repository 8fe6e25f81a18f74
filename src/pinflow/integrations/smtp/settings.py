"""Which server takes mail, how it is reached, and from whom mail comes."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import msgspec

from pinflow.kit.errors import InvalidInputError

HOST = "PINFLOW_SMTP_HOST"
PORT = "PINFLOW_SMTP_PORT"
SECURITY = "PINFLOW_SMTP_SECURITY"
USER = "PINFLOW_SMTP_USER"
PASSWORD = "PINFLOW_SMTP_PASSWORD"  # noqa: S105 - a variable's name
FROM = "PINFLOW_SMTP_FROM"
CA_FILE = "PINFLOW_SMTP_CA_FILE"
TIMEOUT = "PINFLOW_SMTP_TIMEOUT_SECONDS"

Security: TypeAlias = Literal["starttls", "tls", "none"]
# RFC 6409, RFC 8314, RFC 5321.
DEFAULT_PORTS: dict[Security, int] = {"starttls": 587, "tls": 465, "none": 25}


class MailServer(msgspec.Struct, frozen=True, kw_only=True):
    """A server and the sender. ``user`` None: it asks for no login. ``ca_file``: who vouches for it, if not
    the authorities that this machine knows.
    """

    host: str
    port: int
    security: Security
    sender: Address
    user: str | None = None
    password: str | None = None
    ca_file: Path | None = None
    timeout_seconds: float = 20.0

    def __repr__(self) -> str:
        """Without the login: this may end up in a log."""
        return f"MailServer(host={self.host!r}, port={self.port}, security={self.security!r})"


def read_mail_server(keys: Mapping[str, str]) -> MailServer:
    """The server that these settings name.

    Raises:
        InvalidInputError: ``smtp.wrong_setting``; names it, and never repeats the password.
    """
    security = next((known for known in get_args(Security) if known == keys.get(SECURITY, "starttls")), None)
    if security is None:
        raise _wrong(f"{SECURITY} is starttls, tls or none.")
    user, password = keys.get(USER) or None, keys.get(PASSWORD) or None
    if (user is None) != (password is None):
        raise _wrong(f"{USER} and {PASSWORD} belong together: set both.")
    host = keys[HOST].strip()
    if password is not None and security == "none" and not _is_loopback(host):
        raise _wrong(f"{SECURITY}=none would send the password in the clear. Use starttls or tls.")
    ca_file = Path(keys[CA_FILE]) if keys.get(CA_FILE) else None
    if ca_file is not None:
        _check_ca_file(ca_file)
    return MailServer(
        host=host,
        port=int(keys.get(PORT) or DEFAULT_PORTS[security]),
        security=security,
        sender=read_sender(keys[FROM]),
        user=user,
        password=password,
        ca_file=ca_file,
        timeout_seconds=float(keys.get(TIMEOUT) or 20.0),
    )


def read_sender(text: str) -> Address:
    """A mailbox: ``pins@example.org`` or ``Pinflow <pins@example.org>``.

    Raises:
        InvalidInputError: ``smtp.wrong_setting``.
    """
    name, address = parseaddr(text.strip())
    try:
        sender = Address(display_name=name, addr_spec=address)
        if sender.username and sender.domain and address.isascii() and text.isprintable():
            return sender
    except (HeaderParseError, ValueError, IndexError):
        pass
    raise _wrong(f"{FROM} is an address such as pins@example.org, or Pinflow <pins@example.org>.")


def _check_ca_file(path: Path) -> None:
    try:
        ssl.create_default_context(cafile=str(path))
    except (OSError, ssl.SSLError):
        raise _wrong(f"{CA_FILE} names no readable file of certificates.") from None


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _wrong(message: str) -> InvalidInputError:
    return InvalidInputError("smtp.wrong_setting", message)
