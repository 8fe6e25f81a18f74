"""What a member wants sent, of which kind, through which channel. In the app all are told everything."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.models import Actor, Member
from pinflow.identity.queries import get_member
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.notifications.deliver import NotifyTools
from pinflow.notifications.kinds import KINDS, Kind, NotificationKind
from pinflow.notifications.queries import list_choices, upsert_choice


class ChannelChoice(msgspec.Struct, frozen=True, kw_only=True):
    """``wanted``: it is sent. ``reason``: why it cannot be chosen; None if it can."""

    channel: str
    wanted: bool
    reason: str | None


class KindChoices(msgspec.Struct, frozen=True, kw_only=True):
    """A kind and what becomes of it outside the app."""

    id: NotificationKind
    kind: Kind
    channels: tuple[ChannelChoice, ...]


class ChannelState(msgspec.Struct, frozen=True):
    """A channel of this installation; ``reason``: why it is off."""

    name: str
    reason: str | None


class Preferences(msgspec.Struct, frozen=True, kw_only=True):
    """A member's preferences. ``address``: where e-mail goes."""

    address: str
    channels: tuple[ChannelState, ...]
    kinds: tuple[KindChoices, ...]


async def show_preferences(session: TenantSession, tools: NotifyTools, actor: Actor) -> Preferences:
    """What is sent to the actor: by choice, or as each kind's default says.

    Raises:
        ForbiddenError: the system itself asks.
    """
    member = await _member(session, actor)
    chosen = {
        (choice.kind, choice.channel): choice.wanted for choice in await list_choices(session, member.user_id)
    }
    names = sorted({*tools.notifiers, *tools.off})
    return Preferences(
        address=member.email,
        channels=tuple(ChannelState(name, tools.off.get(name)) for name in names),
        kinds=tuple(
            KindChoices(
                id=kind_id,
                kind=kind,
                channels=tuple(
                    ChannelChoice(
                        channel=name,
                        wanted=not (reason := _why_not(member, kind))
                        and chosen.get((kind_id, name), kind.sent_by_default),
                        reason=reason,
                    )
                    for name in names
                ),
            )
            for kind_id, kind in KINDS.items()
        ),
    )


async def choose_preference(
    session: TenantSession,
    tools: NotifyTools,
    actor: Actor,
    kind: NotificationKind,
    channel: str,
    *,
    wanted: bool,
    now: datetime,
) -> Preferences:
    """Says whether a kind is sent to the actor through a channel, also through one that is off for now.

    Raises:
        ForbiddenError: ``notifications.not_for_this_role``, or the system itself asks.
        InvalidInputError: ``notifications.in_app_only``.
        NotFoundError: ``notifications.unknown_channel``.
    """
    if channel not in {*tools.notifiers, *tools.off}:
        raise NotFoundError("notifications.unknown_channel", f"Nothing is sent through “{channel}”.")
    member = await _member(session, actor)
    if wanted and KINDS[kind].in_app_only:
        raise InvalidInputError("notifications.in_app_only", _IN_APP_ONLY, field="wanted")
    if wanted and (reason := _why_not(member, KINDS[kind])):
        raise ForbiddenError("notifications.not_for_this_role", reason)
    await upsert_choice(session, member.user_id, kind, channel, wanted=wanted, now=now)
    return await show_preferences(session, tools, actor)


_IN_APP_ONLY = "There can be one a pin: it is told in the app only."


def _why_not(member: Member, kind: Kind) -> str | None:
    if kind.in_app_only:
        return _IN_APP_ONLY
    if not member.role.includes(kind.audience):
        return f"This is sent to members with the role “{kind.audience}” or a higher one."
    return None


async def _member(session: TenantSession, actor: Actor) -> Member:
    if actor.user_id is None:
        raise ForbiddenError("notifications.nobody", "Only a member has preferences.")
    return await get_member(session, actor.user_id)
