"""Signing in and out, the team, API tokens."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response

from pinflow.identity import schemas
from pinflow.identity.acting import (
    COOKIE,
    Origins,
    ProvidedClock,
    ProvidedDatabase,
    ProvidedOrigins,
    ProvidedSystem,
    Who,
    require_same_origin,
)
from pinflow.identity.add_member import add_member, change_role, remove_member
from pinflow.identity.authorize import require_role
from pinflow.identity.create_api_token import create_api_token, revoke_token
from pinflow.identity.models import ApiToken, Member, Role
from pinflow.identity.queries import (
    find_home_time_zone,
    get_member,
    get_own_tenant,
    list_api_tokens,
    list_members,
)
from pinflow.identity.sign_in import SESSION_LIFE, sign_in, sign_out
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided


@dataclasses.dataclass(frozen=True)
class Installation:
    """What the dashboard shows of the installation. ``demo``: everything outside is a sandbox."""

    demo: bool


ProvidedInstallation = Annotated[Installation, provided(Installation)]
router = APIRouter()


@router.post("/session", tags=["identity"], summary="Sign in")
async def open_session(
    body: schemas.Credentials,
    request: Request,
    response: Response,
    system: ProvidedSystem,
    database: ProvidedDatabase,
    clock: ProvidedClock,
    origins: ProvidedOrigins,
    installation: ProvidedInstallation,
) -> schemas.SessionInfo:
    """Opens a session and sets its cookie. After eight failures the login rests for five minutes."""
    require_same_origin(request, origins)
    opened = await sign_in(
        system,
        email=body.email,
        password=body.password,
        user_agent=request.headers.get("user-agent"),
        now=clock.now(),
    )
    _set_cookie(response, opened.token, origins)
    async with database.tenant_session(opened.session.tenant_id, read_only=True) as session:
        zone = await find_home_time_zone(session)
    return schemas.SessionInfo.of(opened.session, demo=installation.demo, time_zone=zone)


def _set_cookie(response: Response, token: str, origins: Origins) -> None:
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(SESSION_LIFE.total_seconds()),
        path="/",
        httponly=True,
        secure=origins.secure,
        samesite="lax",
    )


@router.get("/session", tags=["identity"], summary="Who is signed in")
async def get_session(
    who: Who,
    request: Request,
    response: Response,
    origins: ProvidedOrigins,
    installation: ProvidedInstallation,
) -> schemas.SessionInfo:
    """The signed-in member, and the token that unsafe requests carry in `X-CSRF-Token`."""
    async with who.read() as session:
        zone = await find_home_time_zone(session)
        if who.session is not None:
            # The server's session lives on with use: so must the cookie.
            _set_cookie(response, request.cookies[COOKIE], origins)
            return schemas.SessionInfo.of(who.session, demo=installation.demo, time_zone=zone)
        assert who.actor.user_id is not None
        member = await get_member(session, who.actor.user_id)
        tenant = await get_own_tenant(session)
    return schemas.SessionInfo(
        user=schemas.User(id=member.user_id, name=member.name, email=member.email),
        tenant=schemas.Named(id=tenant.id, name=tenant.name),
        role=member.role,
        csrf_token="",
        demo=installation.demo,
        time_zone=zone,
    )


@router.delete("/session", tags=["identity"], summary="Sign out", status_code=204)
async def close_session(
    who: Who, request: Request, response: Response, system: ProvidedSystem, origins: ProvidedOrigins
) -> None:
    """Ends the session on the server."""
    if who.session is not None:
        await sign_out(system, request.cookies[COOKIE])
    response.delete_cookie(COOKIE, path="/", httponly=True, secure=origins.secure, samesite="lax")


@router.get("/members", tags=["identity"], summary="The team")
async def list_team(who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> schemas.MemberPage:
    """All members. For admins."""
    require_role(who.actor, Role.ADMIN)
    async with who.read() as session:
        members = await list_members(session)
    page, following = cut_page(
        members, cursor, limit, key=lambda row: (row.created_at, row.user_id), into=tuple[datetime, UUID]
    )
    return schemas.MemberPage(items=[_member(row) for row in page], next_cursor=following)


@router.post("/members", tags=["identity"], summary="Add a member", status_code=201)
async def create_member(body: schemas.NewMember, who: Who, system: ProvidedSystem) -> schemas.Member:
    """A new user in the team. For admins."""
    async with system.system_session() as session:
        member = await add_member(
            session,
            who.actor,
            email=body.email,
            name=body.name,
            password=body.password,
            role=body.role,
            now=who.now,
        )
    return _member(member)


@router.patch("/members/{id}", tags=["identity"], summary="Change a role")
async def change_member(
    user_id: PathId, body: schemas.MemberChange, who: Who, system: ProvidedSystem
) -> schemas.Member:
    """Gives a member another role. A team keeps an admin. For admins."""
    async with system.system_session() as session:
        await change_role(session, who.actor, user_id, body.role, who.now)
    async with who.read() as reading:
        return _member(await get_member(reading, user_id))


@router.delete("/members/{id}", tags=["identity"], summary="Remove a member", status_code=204)
async def delete_member(user_id: PathId, who: Who, system: ProvidedSystem) -> None:
    """Takes a member out of the team and ends their sessions. For admins."""
    async with system.system_session() as session:
        await remove_member(session, who.actor, user_id, who.now)


def _member(member: Member) -> schemas.Member:
    return schemas.Member(
        id=member.user_id, user_id=member.user_id, name=member.name, email=member.email, role=member.role
    )


@router.get("/tokens", tags=["identity"], summary="API tokens")
async def list_tokens(
    who: Who, system: ProvidedSystem, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.TokenPage:
    """One's own tokens; for admins the whole team's."""
    owner = None if who.actor.role is Role.ADMIN else who.actor.user_id
    async with system.system_session() as session:
        tokens = await list_api_tokens(session, who.tenant_id, owner)
    page, following = cut_page(
        tokens, cursor, limit, key=lambda row: (row.created_at, row.id), into=tuple[datetime, UUID]
    )
    return schemas.TokenPage(items=[_token(row) for row in page], next_cursor=following)


def _token(token: ApiToken) -> schemas.Token:
    return schemas.Token(
        id=token.id,
        user_id=token.user_id,
        name=token.name,
        scope=token.scope,
        created_at=token.created_at,
        last_used_at=token.last_used_at,
        expires_at=token.expires_at,
    )


@router.post("/tokens", tags=["identity"], summary="Make an API token", status_code=201)
async def create_token(body: schemas.NewToken, who: Who, system: ProvidedSystem) -> schemas.CreatedToken:
    """A token that may do what its owner may, or only what its scope names. It is shown this once."""
    async with system.system_session() as session:
        made = await create_api_token(
            session, who.actor, name=body.name, expires_at=body.expires_at, scope=body.scope, now=who.now
        )
    return schemas.CreatedToken(id=made.id, name=made.name, token=made.token)


@router.delete("/tokens/{id}", tags=["identity"], summary="Revoke an API token", status_code=204)
async def delete_token(token_id: PathId, who: Who, system: ProvidedSystem) -> None:
    """Ends one's own token; an admin ends anybody's."""
    async with system.system_session() as session:
        await revoke_token(session, who.actor, token_id, who.now)
