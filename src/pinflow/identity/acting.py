"""Who makes a request: the member behind its cookie or its API token.

Routes ask for ``Who``; it opens the sessions of that member's tenant and of no other.
"""

from __future__ import annotations

import dataclasses
import secrets
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

import structlog
from fastapi import Depends
from starlette.requests import HTTPConnection, Request

from pinflow.identity.models import Actor, UserSession
from pinflow.identity.sign_in import authenticate_token, resume_session
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ForbiddenError, UnauthenticatedError
from pinflow.kit.provide import provided

COOKIE = "pinflow_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

ProvidedClock = Annotated[Clock, provided(Clock)]
ProvidedDatabase = Annotated[Database, provided(Database)]
ProvidedSystem = Annotated[SystemDatabase, provided(SystemDatabase)]


@dataclasses.dataclass(frozen=True)
class Origins:
    """Where the dashboard is reached: ``public`` is scheme://host[:port] if one is configured."""

    public: str | None

    @property
    def secure(self) -> bool:
        """Whether cookies are for HTTPS only."""
        return self.public is not None and self.public.startswith("https://")


ProvidedOrigins = Annotated[Origins, provided(Origins)]


@dataclasses.dataclass(frozen=True)
class Acting:
    """The member, the moment, and the database of the member's tenant.

    ``session`` None: the request came with an API token.
    """

    actor: Actor
    session: UserSession | None
    now: datetime
    database: Database

    @property
    def tenant_id(self) -> TenantId:
        return self.actor.tenant_id

    def read(self) -> AbstractAsyncContextManager[TenantSession]:
        """A read-only transaction of the tenant."""
        return self.database.tenant_session(self.actor.tenant_id, read_only=True)

    def write(self) -> AbstractAsyncContextManager[TenantSession]:
        """A transaction of the tenant; it commits at its end."""
        return self.database.tenant_session(self.actor.tenant_id)


async def identify(
    connection: HTTPConnection, system: SystemDatabase, now: datetime
) -> tuple[Actor, UserSession | None]:
    """The member behind a bearer token, else behind the cookie.

    Raises:
        UnauthenticatedError: neither is there, or it is no longer valid.
    """
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await authenticate_token(system, token.strip(), now), None
    cookie = connection.cookies.get(COOKIE)
    if not cookie:
        raise UnauthenticatedError("identity.not_signed_in", "Sign in first.")
    session = await resume_session(system, cookie, now)
    return session.actor("dashboard"), session


async def _acting(
    request: Request,
    system: ProvidedSystem,
    database: ProvidedDatabase,
    clock: ProvidedClock,
    origins: ProvidedOrigins,
) -> Acting:
    now = clock.now()
    actor, session = await identify(request, system, now)
    structlog.contextvars.bind_contextvars(tenant_id=str(actor.tenant_id), user_id=str(actor.user_id))
    if session is not None and request.method not in SAFE_METHODS:
        require_same_origin(request, origins)
        _require_csrf_token(request, session)
    return Acting(actor=actor, session=session, now=now, database=database)


Who = Annotated[Acting, Depends(_acting)]


def require_same_origin(request: Request, origins: Origins) -> None:
    """Refuses what another site made a browser send. A client that is no browser sends neither header.

    Raises:
        ForbiddenError: ``request.other_origin``.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None:
        own = {request.headers.get("host", ""), urlsplit(origins.public or "").netloc}
        same = bool(urlsplit(origin).netloc) and urlsplit(origin).netloc in own
    else:
        same = site in (None, "same-origin", "none")
    if not same:
        raise ForbiddenError(
            "request.other_origin", "This came from another site. Use the dashboard or an API token."
        )


def _require_csrf_token(request: Request, session: UserSession) -> None:
    given = request.headers.get(CSRF_HEADER, "")
    if not secrets.compare_digest(given.encode(), session.csrf_token.encode()):
        raise ForbiddenError(
            "request.csrf_token_missing",
            f"Send the session's token in the header {CSRF_HEADER}. Reloading the page brings a new one.",
        )
