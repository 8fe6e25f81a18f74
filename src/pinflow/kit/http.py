"""The one way to get an HTTP client: bounded in time, named in its user agent, silent about secrets."""

from __future__ import annotations

import logging
import ssl
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx2

from pinflow import __version__
from pinflow.kit.errors import InvalidInputError

USER_AGENT = f"pinflow/{__version__}"
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
# Connections to proxies of their own that are kept; the one that was used longest ago is closed first.
_MOST_PROXIES = 200
OnAnswer = Callable[[httpx2.Response], Awaitable[None]]
LONGEST_WAIT = timedelta(days=1)


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
        raise _proxy_invalid()
    limits = httpx2.Limits(max_connections=max_connections, max_keepalive_connections=max_connections)

    def carrier(through: str | None) -> httpx2.AsyncBaseTransport:
        return httpx2.AsyncHTTPTransport(
            proxy=through,
            http2=http2,
            limits=limits,
            verify=tls if tls is not None else True,
            # The egress of an account is a setting of that account: an inherited variable must not change it.
            trust_env=False,
        )

    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(timeout_seconds, connect=connect_timeout_seconds),
        transport=transport if transport is not None else _Egress(carrier, proxy),
        headers={"user-agent": USER_AGENT},
        follow_redirects=False,
        trust_env=False,
    )


@dataclass(frozen=True)
class _Line:
    """What a ``speaking_through`` block asks for."""

    proxy: str | None
    on_answer: OnAnswer | None


_line: ContextVar[_Line | None] = ContextVar("pinflow_http_line", default=None)


@contextmanager
def speaking_through(proxy: str | None, on_answer: OnAnswer | None = None) -> Iterator[None]:
    """Every request that is made inside the block, by whichever client, leaves through ``proxy``.

    A client that is handed to a plug-in obeys too, without the plug-in's knowing. Blocks do not mix: what
    runs beside this one in another task is not touched.

    Args:
        proxy: as for ``new_http_client``; None: as the client was made.
        on_answer: told of the head of every answer before its body is read.

    Raises:
        InvalidInputError: ``http.proxy_invalid``.
    """
    if proxy is not None and not is_usable_proxy(proxy):
        raise _proxy_invalid()
    token = _line.set(_Line(proxy, on_answer))
    try:
        yield
    finally:
        _line.reset(token)


@dataclass
class _Carrier:
    transport: httpx2.AsyncBaseTransport
    # Requests whose answer's head has not come: a connection in use is not closed for want of room.
    busy: int = 0


@dataclass
class _Egress(httpx2.AsyncBaseTransport):
    """Carries requests directly, through the client's proxy, or through that of the surrounding block."""

    make: Callable[[str | None], httpx2.AsyncBaseTransport]
    proxy: str | None
    carriers: OrderedDict[str | None, _Carrier] = field(default_factory=OrderedDict)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        line = _line.get()
        carrier = await self._carrier(self._way(request, line))
        carrier.busy += 1
        try:
            answer = await carrier.transport.handle_async_request(request)
        finally:
            carrier.busy -= 1
        if line is not None and line.on_answer is not None:
            await line.on_answer(answer)
        return answer

    def _way(self, request: httpx2.Request, line: _Line | None) -> str | None:
        proxy = line.proxy if line is not None and line.proxy is not None else self.proxy
        if proxy is None or not is_loopback_url(str(request.url)):
            return proxy
        # What runs on this machine, such as the sandbox, is not reached through a proxy elsewhere; one that a
        # block names and that runs on this machine as well can reach it.
        asked = line is not None and line.proxy is not None
        return proxy if asked and is_loopback_url(proxy) else None

    async def _carrier(self, proxy: str | None) -> _Carrier:
        carrier = self.carriers.get(proxy)
        if carrier is None:
            carrier = self.carriers[proxy] = _Carrier(self.make(proxy))
        self.carriers.move_to_end(proxy)
        if len(self.carriers) > _MOST_PROXIES:
            idle = next(
                (way for way, each in self.carriers.items() if not each.busy and each is not carrier), None
            )
            if idle is not None:
                await self.carriers.pop(idle).transport.aclose()
        return carrier

    async def aclose(self) -> None:
        for carrier in self.carriers.values():
            await carrier.transport.aclose()


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
    return min(max(wait, timedelta(0)), LONGEST_WAIT)


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


def hide_login(proxy: str) -> str:
    """The proxy's address as it may be shown: without user and password."""
    parts = urlsplit(proxy)
    port = f":{parts.port}" if parts.port is not None else ""
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def _proxy_invalid() -> InvalidInputError:
    return InvalidInputError(
        "http.proxy_invalid",
        "The proxy is not usable. Write it as http://host:port, https://host:port or socks5://host:port.",
        field="proxy",
    )


def _keep_wire_logs_out() -> None:
    # At DEBUG both libraries print request headers (Authorization) and at INFO whole URLs (codes, tags).
    for name in ("httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
