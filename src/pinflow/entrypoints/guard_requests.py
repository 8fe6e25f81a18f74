"""Around every request: its id, its log line, the Host check, a size limit, security headers, a last net."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Collection
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pinflow.entrypoints.http_errors import problem
from pinflow.kit.logging import bind_request
from pinflow.posting.exports.public_address import PREFIX as PUBLIC
from pinflow.settings import Network, Settings

log = structlog.get_logger(__name__)
HEALTH = "/api/v1/health"
# A saved page has up to 16 MiB; everything else is small.
MAX_BODY_BYTES = 17 * 1024 * 1024
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_FORWARDED_HOST = re.compile(r"(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?")
# Where the marketplaces' pages of all years have their pictures: old saved lists show theirs too.
_PICTURE_HOSTS = (
    "https://m.media-amazon.com",
    "https://images-na.ssl-images-amazon.com",
    "https://images-eu.ssl-images-amazon.com",
    "https://images-fe.ssl-images-amazon.com",
)
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class GuardRequests:
    """ASGI middleware. It never buffers, so that streams stay streams."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        allowed_hosts: Collection[str],
        policy: str,
        secure: bool,
        trusted_proxies: Collection[Network] = (),
    ) -> None:
        self._app = app
        self._trusted_proxies = tuple(trusted_proxies)
        self._allowed_hosts = frozenset(allowed_hosts)
        self._headers = security_headers(policy, secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        vouched = take_forwarded(scope, self._trusted_proxies)
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        scope["pinflow_request_id"] = request_id
        with bind_request(request_id=request_id):
            await self._answer(scope, receive, send, request_id, vouched=vouched)

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, request_id: str, *, vouched: bool
    ) -> None:
        began, status = time.perf_counter(), 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["x-request-id"] = request_id
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        app = self._refusal(scope, request_id, vouched=vouched) or self._app
        try:
            await app(scope, _limited(receive), send_marked)
        except _BodyTooLargeError:
            if status == 0:
                await _too_large(request_id)(scope, receive, send_marked)
        except Exception:
            log.exception("api.request.crashed", method=scope["method"], path=_without_secrets(scope["path"]))
            if status == 0:
                await _crashed(request_id)(scope, receive, send_marked)
        finally:
            log.info(
                "api.request.answered",
                method=scope["method"],
                path=_without_secrets(scope["path"]),
                status=status,
                duration_seconds=round(time.perf_counter() - began, 4),
            )

    def _refusal(self, scope: Scope, request_id: str, *, vouched: bool) -> ASGIApp | None:
        headers = Headers(scope=scope)
        # A web page may point a name of its own at this address; health checks come by address. A trusted
        # proxy knows for which name it was asked.
        if not vouched and _host(headers) not in self._allowed_hosts and scope["path"] != HEALTH:
            return problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                "request.unknown_host",
                "pinflow does not answer under this name. Set PINFLOW_PUBLIC_URL to the address you use.",
                request_id,
            )
        size = headers.get("content-length", "0")
        return _too_large(request_id) if size.isdecimal() and int(size) > MAX_BODY_BYTES else None


def _without_secrets(path: str) -> str:
    """The path for the log: whoever knows a public address whole may use it."""
    return f"{PUBLIC}/…" if path.startswith(f"{PUBLIC}/") else path


def take_forwarded(scope: Scope, trusted: Collection[Network]) -> bool:
    """Takes host and scheme from a trusted proxy's headers; whether it named the host.

    From anybody else the headers are what a client made up, and are left alone.
    """
    client = scope.get("client")
    try:
        peer = ip_address(client[0]) if client else None
    except ValueError:
        peer = None
    if peer is None or not any(peer in network for network in trusted):
        return False
    headers = MutableHeaders(scope=scope)
    # The proxy nearest to us wrote the last entry; those before it came from outside.
    scheme = headers.get("x-forwarded-proto", "").rpartition(",")[2].strip().lower()
    host = headers.get("x-forwarded-host", "").rpartition(",")[2].strip().lower()
    if scheme in ("http", "https"):
        scope["scheme"] = scheme
    if not _FORWARDED_HOST.fullmatch(host):
        return False
    headers["host"] = host
    return True


class _BodyTooLargeError(Exception):
    pass


def _limited(receive: Receive) -> Receive:
    """A body without a length is counted as it comes."""
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY_BYTES:
            raise _BodyTooLargeError
        return message

    return receive_limited


def _too_large(request_id: str) -> ASGIApp:
    return problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "request.too_large",
        "This is larger than 17 MB. A saved page has up to 16 MB.",
        request_id,
    )


def _crashed(request_id: str) -> ASGIApp:
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "server.unexpected",
        "Something unexpected happened on the server. Nothing was changed. If it happens again, look for "
        f"the request {request_id} in the log.",
        request_id,
    )


def _host(headers: Headers) -> str | None:
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname
    except ValueError:
        return None


def allowed_hosts(settings: Settings) -> set[str]:
    """The names under which this installation is reached."""
    names = {*_LOOPBACK, settings.host.lower()}
    if settings.public_url:
        names.add((urlsplit(settings.public_url).hostname or "").lower())
    return names - {"", "0.0.0.0", "::"}  # noqa: S104 - addresses to listen on, no names


def content_policy(settings: Settings) -> str:
    """Own scripts only; pictures also from the marketplace, or from the sandbox that stands in for it."""
    pictures = ["'self'", "data:", "blob:", *_PICTURE_HOSTS]
    if settings.sandbox_amazon_url:
        parts = urlsplit(settings.sandbox_amazon_url)
        pictures.append(f"{parts.scheme}://{parts.netloc}")
    return "; ".join(
        (
            "default-src 'self'",
            f"img-src {' '.join(pictures)}",
            # The component library writes its variables into a style element.
            "style-src 'self' 'unsafe-inline'",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def security_headers(policy: str, *, secure: bool) -> dict[str, str]:
    """What every answer carries."""
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "strict-origin-when-cross-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
    if secure:
        headers["strict-transport-security"] = "max-age=31536000"
    return headers
