"""Keeps conditions under a name, for the member who made them; finds and forgets them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.research.filters.conditions import Conditions, check_conditions
from pinflow.research.filters.queries import (
    SavedFilter,
    delete_filter,
    find_filter,
    insert_filter,
    list_filters,
)

MAX_NAME = 80
MAX_FILTERS = 100


async def save_filter(
    session: TenantSession, actor: Actor, name: str, conditions: Conditions, now: datetime
) -> SavedFilter:
    """Saves the conditions. Whoever may look may save: it is the member's own and changes nothing else.

    Raises:
        InvalidInputError: ``research.bad_filter_name``, ``research.bad_conditions`` or
            ``research.too_many_filters``.
        ConflictError: ``research.filter_exists``.
        ForbiddenError: ``research.no_member``: nobody acts.
    """
    if actor.user_id is None:
        raise ForbiddenError("research.no_member", "A filter belongs to a member; the system has none.")
    text = " ".join(name.split())
    if not 1 <= len(text) <= MAX_NAME or not text.isprintable():
        raise InvalidInputError(
            "research.bad_filter_name", f"A name has 1 to {MAX_NAME} characters.", field="name"
        )
    if len(await list_filters(session, actor.user_id)) >= MAX_FILTERS:
        raise InvalidInputError(
            "research.too_many_filters", f"You have {MAX_FILTERS} filters. Delete one that you do not need."
        )
    saved = SavedFilter(
        id=new_id(now),
        user_id=actor.user_id,
        name=text,
        conditions=check_conditions(conditions),
        created_at=now,
    )
    if not await insert_filter(session, saved):
        raise ConflictError("research.filter_exists", f"You have a filter “{text}” already.")
    return saved


async def get_filter(session: TenantSession, actor: Actor, filter_id: UUID) -> SavedFilter:
    """One of the member's own filters.

    Raises:
        NotFoundError: ``research.no_such_filter``.
    """
    found = await find_filter(session, actor.user_id, filter_id)
    if found is None:
        raise _no_such_filter()
    return found


async def forget_filter(session: TenantSession, actor: Actor, filter_id: UUID) -> None:
    """Deletes one of the member's own filters.

    Raises:
        NotFoundError: ``research.no_such_filter``.
    """
    if not await delete_filter(session, actor.user_id, filter_id):
        raise _no_such_filter()


def _no_such_filter() -> NotFoundError:
    return NotFoundError("research.no_such_filter", "You have no such filter.")
