"""The demo's person: approves what a user would, and only where nothing real can happen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from pinflow.accounts.queries import list_base_urls
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.identity.models import Actor, Member
from pinflow.kit.errors import ForbiddenError
from pinflow.kit.http import is_loopback_url
from pinflow.pins.approve_pin import approve_pin
from pinflow.pins.pin import Pin


def actor_of(member: Member) -> Actor:
    """The demo's person in the audit log."""
    return Actor(
        tenant_id=member.tenant_id, user_id=member.user_id, name=member.name, role=member.role, via="demo"
    )


async def require_sandbox_only(runtime: Runtime, sandbox_base_url: str) -> None:
    """Refuses unless every account of every tenant speaks to our own stand-in on loopback.

    Raises:
        ForbiddenError: ``demo.real_account``.
    """
    async with _only_the_sandbox(runtime, sandbox_base_url):
        pass


@asynccontextmanager
async def _only_the_sandbox(runtime: Runtime, sandbox_base_url: str) -> AsyncIterator[None]:
    """Refuses as `require_sandbox_only` does; inside the block no account is connected or changed."""
    async with runtime.system_database.system_session() as session:
        _refuse_others(await list_base_urls(session, hold=True), sandbox_base_url)
        yield


def _refuse_others(base_urls: Sequence[str], sandbox_base_url: str) -> None:
    foreign = [url for url in base_urls if url != sandbox_base_url or not is_loopback_url(url)]
    if foreign or not base_urls:
        raise ForbiddenError(
            "demo.real_account",
            "The demo's person approves only while every account is a stand-in on this machine. "
            f"Not so: {', '.join(foreign) or 'there is no account yet'}.",
        )


async def approve_as_demo(
    runtime: Runtime, actor: Actor, pin: Pin, sandbox_base_url: str, now: datetime
) -> Pin:
    """Approves a pin as the demo's person.

    Raises:
        ForbiddenError: ``demo.real_account``, or the actor is not the demo's.
        ConflictError, InvalidInputError: as for anybody who approves.
    """
    if actor.via != "demo":
        raise ForbiddenError("demo.not_the_person", "Only the demo's own person approves this way.")
    async with (
        _only_the_sandbox(runtime, sandbox_base_url),
        runtime.database.tenant_session(actor.tenant_id) as session,
    ):
        return await approve_pin(
            session, runtime.jobs, actor, pin.id, seen_hash=pin.payload().hash(), now=now
        )
