"""Signing in and out: passwords against Argon2id, server-side sessions, a lock after repeated failures."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from datetime import datetime, timedelta

import msgspec

from pinflow.identity.models import Actor, Member, TokenScope, UserSession
from pinflow.identity.passwords import verify_password
from pinflow.identity.queries import (
    delete_session,
    find_session,
    find_sign_in,
    insert_session,
    list_memberships,
    record_failed_login,
    touch_session,
    use_api_token,
)
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db.system import SystemDatabase, SystemSession
from pinflow.kit.errors import ForbiddenError, LimitReachedError, UnauthenticatedError

SESSION_LIFE = timedelta(days=14)
_RENEW_AFTER = timedelta(minutes=10)
_FAILURES_BEFORE_LOCK = 8
_LOCK = timedelta(minutes=5)


class NewSession(msgspec.Struct, frozen=True):
    """``token`` goes into the cookie and is never stored."""

    token: str
    session: UserSession


def token_hash(token: str) -> bytes:
    """What the database keeps of a random token. It is random enough for a plain hash."""
    return hashlib.sha256(token.encode()).digest()


async def sign_in(
    database: SystemDatabase, *, email: str, password: str, user_agent: str | None, now: datetime
) -> NewSession:
    """Checks the password and opens a session in the user's first tenant.

    Raises:
        UnauthenticatedError: ``identity.wrong_login``: the same words for a wrong address and a wrong
            password.
        LimitReachedError: ``identity.locked``: too many failures; says until when.
    """
    async with database.system_session() as session:
        user = await find_sign_in(session, email.strip().lower())
        if user is not None and user.locked_until is not None and user.locked_until > now:
            raise LimitReachedError(
                "identity.locked",
                "Too many failed attempts. Wait a few minutes, then try again.",
                retry_after=user.locked_until - now,
            )
        # Argon2 takes tens of milliseconds of CPU: off the event loop.
        fits = await asyncio.to_thread(verify_password, user.password_hash if user else None, password)
        memberships = await list_memberships(session, user.user_id) if user else []
        accepted = fits and user is not None and user.disabled_at is None and bool(memberships)
        if user is not None and not accepted:
            failed = user.failed_logins + 1
            lock = now + _LOCK if failed % _FAILURES_BEFORE_LOCK == 0 else None
            await record_failed_login(session, user.user_id, failed, lock)
        if user is not None and accepted:
            await record_failed_login(session, user.user_id, 0, None)
            return await _open_session(session, memberships[0], user_agent, now)
    # Raised outside the transaction: the counted failure must be committed.
    raise UnauthenticatedError("identity.wrong_login", "E-mail address or password is wrong.")


async def _open_session(
    session: SystemSession, member: Member, user_agent: str | None, now: datetime
) -> NewSession:
    token = secrets.token_urlsafe(32)
    await insert_session(
        session,
        token_hash(token),
        member,
        secrets.token_urlsafe(24),
        user_agent[:300] if user_agent else None,
        now,
        now + SESSION_LIFE,
    )
    found = await find_session(session, token_hash(token), now)
    assert found is not None
    await record_audit(session, found.actor("dashboard"), "session.opened", "user", member.user_id, now)
    return NewSession(token, found)


async def resume_session(database: SystemDatabase, token: str, now: datetime) -> UserSession:
    """The session a cookie stands for; its life begins anew with use.

    Raises:
        UnauthenticatedError: ``identity.session_ended``.
    """
    async with database.system_session() as session:
        found = await find_session(session, token_hash(token), now)
        if found is not None and now - found.last_seen_at > _RENEW_AFTER:
            await touch_session(session, token_hash(token), now, now + SESSION_LIFE)
    if found is None:
        raise UnauthenticatedError("identity.session_ended", "Your session has ended. Sign in again.")
    return found


async def sign_out(database: SystemDatabase, token: str) -> None:
    """Ends the session on the server; the cookie is worth nothing afterwards."""
    async with database.system_session() as session:
        await delete_session(session, token_hash(token))


async def authenticate_token(
    database: SystemDatabase, token: str, now: datetime, *, scope: TokenScope | None = None
) -> Actor:
    """The member behind an API token.

    ``scope``: what is to be done, if there are tokens that may do nothing else; without it those are refused.

    Raises:
        UnauthenticatedError: ``identity.bad_token``.
        ForbiddenError: ``identity.token_may_not``.
    """
    async with database.system_session() as session:
        member = await use_api_token(session, token_hash(token), now)
    if member is None:
        raise UnauthenticatedError("identity.bad_token", "This API token is unknown, expired or revoked.")
    if member.scope is not None and member.scope is not scope:
        raise ForbiddenError(
            "identity.token_may_not",
            "This API token may only bring pages. Make a token without a scope for anything else.",
            scope=str(member.scope),
        )
    return Actor(
        tenant_id=member.tenant_id, user_id=member.user_id, name=member.name, role=member.role, via="api"
    )
