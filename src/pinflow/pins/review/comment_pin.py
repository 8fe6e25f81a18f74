"""Comments on a pin: members talk about it where it is decided. A viewer, such as a client, does too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Member, Role
from pinflow.identity.queries import list_members
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.review.models import Comment
from pinflow.pins.review.queries import delete_comment, get_comment, insert_comment, update_comment

MAX_COMMENT = 2000


async def add_comment(
    session: TenantSession, actor: Actor, pin_id: PinId, text: str, now: datetime
) -> Comment:
    """Says something about a pin. ``@Name`` of a member puts the pin on top of that member's queue.

    Raises:
        ForbiddenError: no person.
        NotFoundError: no such pin.
        InvalidInputError: ``pins.bad_comment``.
    """
    user_id = _require_person(actor)
    await get_pin(session, pin_id)
    said = _clean(text)
    comment = Comment(
        id=new_id(now),
        pin_id=pin_id,
        user_id=user_id,
        author=actor.name,
        text=said,
        mentions=find_mentions(said, await list_members(session)),
        created_at=now,
        edited_at=None,
    )
    await insert_comment(session, comment)
    await _tell(session, actor, "comment.added", comment, now)
    return comment


async def edit_comment(
    session: TenantSession, actor: Actor, comment_id: UUID, text: str, now: datetime
) -> Comment:
    """Changes the actor's own comment.

    Raises:
        ForbiddenError: no person, or somebody else's comment.
        NotFoundError: no such comment.
        InvalidInputError: ``pins.bad_comment``.
    """
    comment = await _get_own(session, actor, comment_id)
    said = _clean(text)
    await update_comment(session, comment_id, said, find_mentions(said, await list_members(session)), now)
    await _tell(session, actor, "comment.edited", comment, now)
    return await get_comment(session, comment_id)


async def remove_comment(session: TenantSession, actor: Actor, comment_id: UUID, now: datetime) -> None:
    """Deletes the actor's own comment for good; that it was there stays in the audit log, without its words.

    Raises: as ``edit_comment``.
    """
    comment = await _get_own(session, actor, comment_id)
    await delete_comment(session, comment_id)
    await _tell(session, actor, "comment.deleted", comment, now)


def find_mentions(text: str, members: Sequence[Member]) -> tuple[UUID, ...]:
    """The members whose name or address stands behind an ``@``. A longer name goes before a shorter one."""
    rest, found = text, []
    names = [(name, member) for member in members for name in (member.name, member.email)]
    for name, member in sorted(names, key=lambda pair: -len(pair[0])):
        rest, count = re.subn(rf"(?<!\w)@{re.escape(name)}(?!\w)", " ", rest, flags=re.IGNORECASE)
        if count and member.user_id not in found:
            found.append(member.user_id)
    return tuple(found)


def _require_person(actor: Actor) -> UUID:
    # Saying something decides nothing: what a client thinks must reach the people who decide.
    require_role(actor, Role.VIEWER)
    if actor.user_id is None:
        raise ForbiddenError("pins.only_a_person_comments", "Only a person can comment.")
    return actor.user_id


async def _get_own(session: TenantSession, actor: Actor, comment_id: UUID) -> Comment:
    user_id = _require_person(actor)
    comment = await get_comment(session, comment_id)
    if comment.user_id != user_id:
        raise ForbiddenError(
            "pins.not_your_comment", f"This is {comment.author}'s comment. You can change your own."
        )
    return comment


def _clean(text: str) -> str:
    said = text.strip()
    if not 1 <= len(said) <= MAX_COMMENT:
        raise InvalidInputError(
            "pins.bad_comment", f"A comment has 1 to {MAX_COMMENT} characters.", field="text"
        )
    return said


async def _tell(session: TenantSession, actor: Actor, action: str, comment: Comment, now: datetime) -> None:
    await record_audit(session, actor, action, "pin", comment.pin_id, now, comment_id=str(comment.id))
    await record_change(
        session, tenant_id=session.tenant_id, kind="comment.changed", object_id=comment.pin_id, now=now
    )
