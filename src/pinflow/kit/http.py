"""The one way to get an HTTP client: bounded in time, named in its user agent, silent about secrets."""

from __future__ import annotations

import logging
import ssl
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx2

from pinflow import __version__
from pinflow.kit.errors import InvalidInputError

USER_AGENT = f"pinflow/{__version__}"
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
_DIRECT_HOSTS = ("localhost", "127.0.0.1", "[::1]")
_LONGEST_WAIT = timedelta(days=1)


def new_http_client(
    *,
    timeout_seconds: float = 30.0,
    connect_timeout_seconds: float = 10.0,
    max_connections: int = 20,
    http2: bool = True,
    proxy: str | None = None,
    tls: ssl.SSLContext | None = None,
    transport: httpx2.AsyncBaseTransport | None = None,
) -> httpx2.AsyncClient:
    """A client that follows no redirect and reads no proxy from the environment.

    Args:
        timeout_seconds: longest silence while sending, while receiving and while waiting for a connection.
        connect_timeout_seconds: longest wait for TCP and TLS.
        http2: offered over TLS; plain HTTP stays HTTP/1.1.
        proxy: ``http``, ``https``, ``socks5`` or ``socks5h`` URL; may hold a user and a password. This
            machine's own addresses are reached without it.
        tls: trust other than the system's, for a private certificate authority.
        transport: what carries the requests instead of the network; for tests and for judging proxies.

    Raises:
        InvalidInputError: ``http.proxy_invalid``; its message does not repeat the proxy's address.
    """
    _keep_wire_logs_out()
    if proxy is not None and not is_usable_proxy(proxy):
        raise InvalidInputError(
            "http.proxy_invalid",
            "The proxy is not usable. Write it as http://host:port, https://host:port or socks5://host:port.",
        )
    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(timeout_seconds, connect=connect_timeout_seconds),
        limits=httpx2.Limits(max_connections=max_connections, max_keepalive_connections=max_connections),
        http2=http2,
        proxy=proxy,
        # What runs on this machine, such as the sandbox, is not reached through a proxy elsewhere.
        mounts=None if proxy is None else {f"all://{host}": None for host in _DIRECT_HOSTS},
        verify=tls if tls is not None else True,
        transport=transport,
        headers={"user-agent": USER_AGENT},
        follow_redirects=False,
        # The egress of an account is a setting of that account: an inherited variable must not change it.
        trust_env=False,
    )


def read_retry_after(headers: httpx2.Headers) -> timedelta | None:
    """How long an answer asks to wait, at most a day; None when it does not say or cannot be read.

    ``Retry-After`` (RFC 9110) in seconds, or as a date that is measured against the answer's own ``Date``: a
    wrong clock here changes nothing.
    """
    value = headers.get("retry-after", "").strip()
    try:
        wait = timedelta(seconds=float(value))
    except (ValueError, OverflowError):
        try:
            wait = parsedate_to_datetime(value) - parsedate_to_datetime(headers["date"])
        except (ValueError, TypeError, KeyError):
            return None
    return min(max(wait, timedelta(0)), _LONGEST_WAIT)


def is_loopback_url(url: str) -> bool:
    """Whether ``url`` leads to this machine by a name or address that cannot lead elsewhere."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    return host in _LOOPBACK_HOSTS


def is_usable_proxy(proxy: str) -> bool:
    """Whether ``proxy`` is a whole URL of a kind of proxy that `new_http_client` can use."""
    try:
        parts = urlsplit(proxy)
        return parts.scheme in _PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _keep_wire_logs_out() -> None:
    # At DEBUG both libraries print request headers (Authorization) and at INFO whole URLs (codes, tags).
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
