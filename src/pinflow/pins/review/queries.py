"""All SQL about versions, who saw what, comments, assignment and the queue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.review.models import Comment, PinVersion, QueueRow, Reason, VersionContent

_VERSION = "pin_id, number, content, payload_hash, replaced_by, via, replaced_at"
_COMMENT = "id, pin_id, user_id, author, text, mentions, created_at, edited_at"


async def insert_version(
    session: TenantSession, actor: Actor, pin: Pin, content: VersionContent, now: datetime
) -> None:
    """Notes what ``pin`` was; its number follows the last one's."""
    await session.execute(
        "insert into pin_version (tenant_id, pin_id, number, content, picture_sha256, payload_hash,"
        " replaced_by, via, replaced_at) select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8"
        " from pin_version where pin_id = $2",
        session.tenant_id,
        pin.id,
        content,
        pin.picture_sha256,
        pin.payload().hash(),
        actor.name,
        actor.via,
        now,
    )


async def list_versions(session: TenantSession, pin_id: PinId) -> list[PinVersion]:
    """The former versions, the oldest first."""
    return await session.fetch_all(
        PinVersion, f"select {_VERSION} from pin_version where pin_id = $1 order by number", pin_id
    )


async def upsert_seen(
    session: TenantSession, user_id: UUID, pin_id: PinId, payload_hash: str, now: datetime
) -> None:
    """Notes that a member saw a payload; the first time counts."""
    await session.execute(
        "insert into pin_seen (tenant_id, pin_id, user_id, payload_hash, seen_at) values ($1, $2, $3, $4, $5)"
        " on conflict do nothing",
        session.tenant_id,
        pin_id,
        user_id,
        payload_hash,
        now,
    )


async def has_seen(session: TenantSession, user_id: UUID, pin_id: PinId, payload_hash: str) -> bool:
    """Whether this very payload was shown to the member."""
    return bool(
        await session.fetch_value(
            "select exists (select from pin_seen where pin_id = $1 and user_id = $2 and payload_hash = $3)",
            pin_id,
            user_id,
            payload_hash,
        )
    )


async def insert_comment(session: TenantSession, comment: Comment) -> None:
    await session.execute(
        "insert into pin_comment (tenant_id, id, pin_id, user_id, author, text, mentions, created_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)",
        session.tenant_id,
        comment.id,
        comment.pin_id,
        comment.user_id,
        comment.author,
        comment.text,
        list(comment.mentions),
        comment.created_at,
    )


async def get_comment(session: TenantSession, comment_id: UUID) -> Comment:
    """The comment, locked until the transaction ends.

    Raises:
        NotFoundError: ``pins.no_such_comment``.
    """
    found = await session.fetch_one(
        Comment, f"select {_COMMENT} from pin_comment where id = $1 for update", comment_id
    )
    if found is None:
        raise NotFoundError("pins.no_such_comment", "There is no such comment; it may have been deleted.")
    return found


async def update_comment(
    session: TenantSession, comment_id: UUID, text: str, mentions: Sequence[UUID], now: datetime
) -> None:
    await session.execute(
        "update pin_comment set text = $2, mentions = $3, edited_at = $4 where id = $1",
        comment_id,
        text,
        list(mentions),
        now,
    )


async def delete_comment(session: TenantSession, comment_id: UUID) -> None:
    await session.execute("delete from pin_comment where id = $1", comment_id)


async def list_comments(session: TenantSession, pin_id: PinId) -> list[Comment]:
    """What was said about a pin, the oldest first."""
    return await session.fetch_all(
        Comment, f"select {_COMMENT} from pin_comment where pin_id = $1 order by created_at, id", pin_id
    )


async def find_assignee(session: TenantSession, pin_id: PinId) -> UUID | None:
    value: UUID | None = await session.fetch_value(
        "select user_id from pin_assignment where pin_id = $1", pin_id
    )
    return value


async def upsert_assignment(
    session: TenantSession, pin_id: PinId, user_id: UUID, by: str, now: datetime
) -> None:
    await session.execute(
        "insert into pin_assignment (tenant_id, pin_id, user_id, assigned_by, assigned_at)"
        " values ($1, $2, $3, $4, $5) on conflict (tenant_id, pin_id) do update"
        " set user_id = excluded.user_id, assigned_by = excluded.assigned_by,"
        " assigned_at = excluded.assigned_at",
        session.tenant_id,
        pin_id,
        user_id,
        by,
        now,
    )


async def delete_assignment(session: TenantSession, pin_id: PinId) -> bool:
    """Whether somebody was assigned."""
    return bool(await session.execute("delete from pin_assignment where pin_id = $1", pin_id))


# $1 is the member whose queue it is, $2 the project or null. The reasons stand in the order of `Reason`; a
# pin takes the place of its first one, except that what another person has to do next goes behind all others.
_QUEUE = """
  with waiting as (
    select p.id as pin_id, p.created_at, p.blocked, s.user_id as assignee_id, m.name as assignee,
      f.user_id as first_by_id, f.actor as first_by, v.void_reason = 'edited' and f.id is null as edited,
      c.author as last_comment_by, c.user_id as last_comment_by_id,
      exists (select from pin_comment said where said.tenant_id = p.tenant_id and said.pin_id = p.id
        and $1 = any (said.mentions) and said.user_id <> $1 and said.created_at > coalesce(
          (select max(own.created_at) from pin_comment own where own.tenant_id = p.tenant_id
            and own.pin_id = p.id and own.user_id = $1), '-infinity')) as mentioned
    from pin p
    left join pin_assignment s on s.tenant_id = p.tenant_id and s.pin_id = p.id
    left join member m on m.tenant_id = s.tenant_id and m.user_id = s.user_id
    join project on project.id = p.project_id
    left join approval f on f.pin_id = p.id and f.voided_at is null and f.needs_second
      and f.second_user_id is null and f.payload_hash = p.payload_hash and project.two_person_approval
    left join lateral (select a.void_reason from approval a where a.pin_id = p.id and a.voided_at is not null
      order by a.approved_at desc limit 1) v on true
    left join lateral (select author, user_id from pin_comment l where l.tenant_id = p.tenant_id
      and l.pin_id = p.id order by l.created_at desc, l.id desc limit 1) c on true
    where p.state = 'in_review' and ($2::uuid is null or p.project_id = $2)
  ), told as (
    select *, array_remove(array[
        case when mentioned then 'mentioned' end,
        case when assignee_id = $1 then 'assigned_to_me' end,
        case when first_by_id <> $1 then 'needs_second_person' end,
        case when edited then 'changed_since_approved' end,
        case when last_comment_by_id <> $1 and not mentioned then 'comment_waits' end,
        case when blocked then 'blocked' end,
        case when assignee_id <> $1 then 'assigned_to_other' end,
        case when first_by_id = $1 then 'waits_for_another' end], null) as found
    from waiting
  ), queue as (
    select pin_id, created_at, assignee, first_by, last_comment_by,
      case when found = '{}' then array['new'] else found end as reasons,
      case when mentioned then 0 when first_by_id = $1 then 8 when assignee_id <> $1 then 7
        when found = '{}' then 5
        else array_position(array['mentioned', 'assigned_to_me', 'needs_second_person',
          'changed_since_approved', 'comment_waits', 'new', 'blocked'], found[1]) - 1 end as rank
    from told
  )
"""


async def list_queue_rows(
    session: TenantSession,
    user_id: UUID,
    *,
    project_id: UUID | None,
    reason: Reason | None,
    after: tuple[int, datetime, UUID] | None,
    limit: int,
) -> list[QueueRow]:
    """A member's queue, the most pressing first; ``after``: (rank, created_at, id) of the last row before."""
    return await session.fetch_all(
        QueueRow,
        _QUEUE + "select * from queue where ($3::text is null or $3 = any (reasons))"
        " and ($4::int is null or (rank, created_at, pin_id) > ($4, $5::timestamptz, $6::uuid))"
        " order by rank, created_at, pin_id limit $7",
        user_id,
        project_id,
        reason,
        after[0] if after else None,
        after[1] if after else None,
        after[2] if after else None,
        limit,
    )


async def count_queue(
    session: TenantSession, user_id: UUID, *, project_id: UUID | None = None
) -> dict[str, int]:
    """How many pins wait for each reason; ``total``: how many wait. A pin may wait for several reasons."""
    counts: dict[str, int] = await session.fetch_value(
        _QUEUE + "select coalesce(jsonb_object_agg(reason, n), '{}') from ("
        " select reason, count(*) as n from queue, unnest(reasons) as reason group by reason"
        " union all select 'total', count(*) from queue) counted",
        user_id,
        project_id,
    )
    return counts
