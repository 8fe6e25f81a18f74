"""All SQL of the posting slice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import bits_apart, shown_bits
from pinflow.pins.similar.near_candidate import NearCandidate
from pinflow.posting.channels.channel import Published
from pinflow.posting.models import (
    Attempt,
    AttemptEvent,
    AttemptId,
    AttemptState,
    DuePin,
    EventKind,
    OpenAttempt,
    PostingHours,
)

_COLUMNS = """id, tenant_id, pin_id, account_id, number, state, payload_hash, board_id, marker, fencing_token,
  lease_until, started_at, sent_at, ended_at, settles_at, next_reading_at, complete_readings, last_reading_at,
  http_status, error_code, message, pinterest_pin_id, heartbeat_at"""
# From the claim on: between claim and call a second pin of the account must not slip in.
_HOLDS_ITS_PLACE = "state in ('prepared', 'sending', 'unknown', 'accepted', 'reconciled')"
_SENT_AT = "coalesce(sent_at, started_at)"
# A pin that has a moment: it stands, may stand, or is going to.
_HAS_A_MOMENT = "state in ('scheduled', 'publishing', 'published', 'needs_attention')"


async def lock_account(session: TenantSession, account_id: AccountId) -> None:
    """Everybody who plans or publishes for an account waits here: two can never count the same free slot."""
    await session.execute("select 1 from account where id = $1 for update", account_id)


async def list_taken_moments(
    session: TenantSession, account_id: AccountId, since: datetime, except_pin: PinId | None = None
) -> list[datetime]:
    """When the account publishes, published, or may have published, since a moment; one moment a pin.

    What may stand counts: an attempt whose outcome is unknown holds its place.
    """
    return await session.fetch_values(
        f"""
        select {_SENT_AT} from publish_attempt where account_id = $1 and {_SENT_AT} >= $2
          and {_HOLDS_ITS_PLACE} and pin_id is distinct from $3
        union all
        select coalesce(p.published_at, p.scheduled_at) from pin p where p.account_id = $1
          and p.state in ('scheduled', 'publishing', 'published', 'needs_attention')
          and coalesce(p.published_at, p.scheduled_at) >= $2 and p.id is distinct from $3
          and not exists (select from publish_attempt a where a.pin_id = p.id and a.account_id = $1
            and {_HOLDS_ITS_PLACE})
        order by 1
        """,
        account_id,
        since,
        except_pin,
    )


class _Sent(msgspec.Struct, frozen=True):
    account_id: AccountId
    at: datetime


async def list_sent_moments(
    session: TenantSession, account_ids: Collection[AccountId], since: datetime
) -> dict[AccountId, list[datetime]]:
    """By account when something was sent that stands or may stand, or is about to be sent, since a moment."""
    rows = await session.fetch_all(
        _Sent,
        f"select account_id, {_SENT_AT} as at from publish_attempt where account_id = any ($1)"
        f" and {_SENT_AT} >= $2 and {_HOLDS_ITS_PLACE} order by 2",
        list(account_ids),
        since,
    )
    sent: dict[AccountId, list[datetime]] = {account_id: [] for account_id in account_ids}
    for row in rows:
        sent[row.account_id].append(row.at)
    return sent


class PinPlace(msgspec.Struct, frozen=True):
    """On which account a pin is to go out."""

    pin_id: PinId
    account_id: AccountId | None


async def list_pin_places(session: TenantSession, pin_ids: Collection[PinId]) -> list[PinPlace]:
    """Of those of these pins that there are, the first due ones first."""
    return await session.fetch_all(
        PinPlace,
        "select id as pin_id, account_id from pin where id = any ($1) order by scheduled_at, id",
        list(pin_ids),
    )


async def list_standing(session: TenantSession, pin_ids: Collection[PinId]) -> dict[PinId, Attempt]:
    """The attempts by which these pins stand on the platform, of those that do."""
    rows = await session.fetch_all(
        Attempt,
        f"select {_COLUMNS} from publish_attempt where pin_id = any ($1)"
        " and state in ('accepted', 'reconciled') and pinterest_pin_id is not null",
        list(pin_ids),
    )
    return {row.pin_id: row for row in rows}


async def schedule_pin(
    session: TenantSession, pin_id: PinId, at: datetime, reason: str, now: datetime
) -> None:
    """Gives a pin its slot."""
    await session.execute(
        "update pin set state = 'scheduled', scheduled_at = $2, slot_reason = $3, updated_at = $4,"
        " version = version + 1, failure_code = null, failure_message = null where id = $1",
        pin_id,
        at,
        reason,
        now,
    )


class Stands(msgspec.Struct, frozen=True):
    """A pin, its id on Pinterest, and since when it stands there."""

    pin_id: PinId
    pinterest_pin_id: str
    published_at: datetime


async def record_published(session: TenantSession, pins: Sequence[Stands], now: datetime) -> None:
    await session.execute(
        "update pin set state = 'published', pinterest_pin_id = stands.there, published_at = stands.since,"
        " updated_at = $4, version = version + 1,"
        " failure_message = case when failure_code = 'posting.duplicate_found' then failure_message end,"
        " failure_code = case when failure_code = 'posting.duplicate_found' then failure_code end"
        " from unnest($1::uuid[], $2::text[], $3::timestamptz[]) as stands(id, there, since)"
        " where pin.id = stands.id",
        [pin.pin_id for pin in pins],
        [pin.pinterest_pin_id for pin in pins],
        [pin.published_at for pin in pins],
        now,
    )


async def flag_pin(session: TenantSession, pin_id: PinId, code: str, message: str) -> None:
    """Leaves a note for the owner on a pin, whatever its state."""
    await session.execute(
        "update pin set failure_code = $2, failure_message = $3 where id = $1", pin_id, code, message
    )


async def flag_waiting(session: TenantSession, pin_id: PinId, code: str, message: str) -> None:
    """The same of a pin that is on its way; what a person is asked stays."""
    await session.execute(
        "update pin set failure_code = $2, failure_message = $3 where id = $1 and state = 'publishing'",
        pin_id,
        code,
        message,
    )


async def begin_publishing(session: TenantSession, pin_ids: Sequence[PinId], now: datetime) -> None:
    """Notes that these pins are on their way; their slots stay."""
    await session.execute(
        "update pin set state = 'publishing', updated_at = $2, version = version + 1, failure_code = null,"
        " failure_message = null where id = any ($1)",
        list(pin_ids),
        now,
    )


class NewAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """What is committed before anything is sent."""

    id: AttemptId
    pin_id: PinId
    account_id: AccountId
    payload_hash: str
    board_id: str
    marker: str


async def insert_attempts(
    session: TenantSession, new: Sequence[NewAttempt], lease_until: datetime, now: datetime
) -> dict[PinId, Attempt]:
    """Opens attempts. The database refuses a second open one of a pin, and one beside a success."""
    rows = await session.fetch_all(
        Attempt,
        "insert into publish_attempt (id, tenant_id, pin_id, account_id, number, state, payload_hash,"
        " board_id, marker, fencing_token, lease_until, started_at) select id, $1, pin_id, account_id,"
        " (select count(*) + 1 from publish_attempt a where a.pin_id = made.pin_id), 'prepared',"
        " payload_hash, board_id, marker, nextval('fencing_token'), $3, $4"
        " from jsonb_to_recordset($2::jsonb) as made(id uuid, pin_id uuid, account_id uuid,"
        f" payload_hash text, board_id text, marker text) returning {_COLUMNS}",
        session.tenant_id,
        list(new),
        lease_until,
        now,
    )
    return {row.pin_id: row for row in rows}


async def begin_sending(
    session: TenantSession,
    attempts: Sequence[tuple[Attempt, datetime]],
    now: datetime,
    lease_until: datetime,
) -> set[AttemptId]:
    """Which of them may be sent: still prepared, still their holder's, their lease holds, and their account
    was neither paused nor stopped meanwhile.

    Beside each attempt: when its pin goes out, which is later than now if it is handed out before.
    """
    return set(
        await session.fetch_values(
            "update publish_attempt a set state = 'sending', sent_at = held.counts_at, lease_until = $5"
            " from unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as held(id, token, counts_at)"
            " where a.id = held.id and a.fencing_token = held.token and a.state = 'prepared'"
            " and a.lease_until > $4 and exists (select from account where account.id = a.account_id"
            " and account.state = 'connected') returning a.id",
            [attempt.id for attempt, _ in attempts],
            [attempt.fencing_token for attempt, _ in attempts],
            [counts_at for _, counts_at in attempts],
            now,
            lease_until,
        )
    )


async def extend_lease(
    session: TenantSession, attempt: Attempt, now: datetime, lease_until: datetime
) -> bool:
    """The holder's sign of life; False when the attempt is not its own any more."""
    return bool(
        await session.execute(
            "update publish_attempt set heartbeat_at = $3, lease_until = greatest(lease_until, $4)"
            " where id = $1 and fencing_token = $2 and state in ('prepared', 'sending')",
            attempt.id,
            attempt.fencing_token,
            now,
            lease_until,
        )
    )


async def end_attempt(
    session: TenantSession,
    attempt_id: AttemptId,
    state: AttemptState,
    now: datetime,
    *,
    from_states: Sequence[AttemptState],
    fencing_token: int,
    http_status: int | None = None,
    error_code: str | None = None,
    message: str | None = None,
    pinterest_pin_id: str | None = None,
) -> bool:
    """Closes an attempt; False when it has moved on meanwhile."""
    return bool(
        await session.execute(
            "update publish_attempt set state = $3, ended_at = $4, http_status = $5, error_code = $6,"
            " message = $7, pinterest_pin_id = $8, next_reading_at = null where id = $1"
            " and fencing_token = $2 and state = any ($9)",
            attempt_id,
            fencing_token,
            state,
            now,
            http_status,
            error_code,
            message,
            pinterest_pin_id,
            list(from_states),
        )
    )


async def accept_attempts(
    session: TenantSession,
    accepted: Sequence[tuple[Attempt, Published]],
    now: datetime,
    *,
    from_states: Sequence[AttemptState],
) -> set[AttemptId]:
    """Closes attempts by which a pin stands, each with its id there; which of them had not moved on."""
    return set(
        await session.fetch_values(
            "update publish_attempt a set state = 'accepted', ended_at = $4, http_status = stands.answered,"
            " error_code = null, message = null, pinterest_pin_id = stands.there, next_reading_at = null"
            " from unnest($1::uuid[], $2::bigint[], $3::text[], $6::integer[])"
            " as stands(id, token, there, answered)"
            " where a.id = stands.id and a.fencing_token = stands.token and a.state = any ($5)"
            " returning a.id",
            [attempt.id for attempt, _ in accepted],
            [attempt.fencing_token for attempt, _ in accepted],
            [published.id for _, published in accepted],
            now,
            list(from_states),
            [published.http_status for _, published in accepted],
        )
    )


async def mark_unknown(
    session: TenantSession,
    attempt: Attempt,
    *,
    settles_at: datetime,
    next_reading_at: datetime,
    http_status: int | None,
    error_code: str,
    message: str,
) -> bool:
    """Notes that the pin may stand; False when the attempt has moved on meanwhile."""
    return bool(
        await session.execute(
            "update publish_attempt set state = 'unknown', settles_at = $3, next_reading_at = $4,"
            " http_status = $5, error_code = $6, message = $7 where id = $1 and fencing_token = $2"
            " and state = 'sending'",
            attempt.id,
            attempt.fencing_token,
            settles_at,
            next_reading_at,
            http_status,
            error_code,
            message,
        )
    )


async def claim_reading(
    session: TenantSession,
    attempt_id: AttemptId,
    now: datetime,
    next_reading_at: datetime,
    *,
    at_once: bool = False,
) -> Attempt | None:
    """Takes the next look at an unknown attempt for this process; None when it is not due.

    ``at_once``: due or not. Two who look at the same time do no harm, only one can end the attempt.
    """
    return await session.fetch_one(
        Attempt,
        f"update publish_attempt set next_reading_at = $3 where id = $1 and state = 'unknown'"
        f" and ($4 or next_reading_at <= $2) returning {_COLUMNS}",
        attempt_id,
        now,
        next_reading_at,
        at_once,
    )


async def record_reading(
    session: TenantSession,
    attempt_id: AttemptId,
    read_at: datetime,
    next_reading_at: datetime,
    message: str,
    *,
    complete: bool,
) -> int | None:
    """Notes a look at the board; how many complete ones there were, None when the attempt has moved on."""
    readings: int | None = await session.fetch_value(
        "update publish_attempt set complete_readings = complete_readings + $2::boolean::integer,"
        " last_reading_at = case when $2 then $3 else last_reading_at end, next_reading_at = $4, message = $5"
        " where id = $1 and state = 'unknown' returning complete_readings",
        attempt_id,
        complete,
        read_at,
        next_reading_at,
        message,
    )
    return readings


async def get_attempt(session: TenantSession, attempt_id: AttemptId, *, lock: bool = False) -> Attempt:
    attempt = await session.fetch_one(
        Attempt,
        f"select {_COLUMNS} from publish_attempt where id = $1{' for update' if lock else ''}",
        attempt_id,
    )
    if attempt is None:
        raise NotFoundError("posting.no_such_attempt", "There is no such attempt.")
    return attempt


async def list_attempts(session: TenantSession, pin_id: PinId) -> list[Attempt]:
    """The attempts of a pin, the first one first."""
    return await session.fetch_all(
        Attempt, f"select {_COLUMNS} from publish_attempt where pin_id = $1 order by number", pin_id
    )


async def find_open_attempt(session: TenantSession, pin_id: PinId) -> Attempt | None:
    """The attempt of a pin that may still come to something."""
    return await session.fetch_one(
        Attempt,
        f"select {_COLUMNS} from publish_attempt where pin_id = $1"
        " and state in ('prepared', 'sending', 'unknown')",
        pin_id,
    )


async def list_ids_of_others(session: TenantSession, pin_id: PinId, ids: Sequence[str]) -> list[str]:
    """Which of these ids on Pinterest are known to be other pins of ours."""
    return await session.fetch_values(
        "select pinterest_pin_id from publish_attempt where pin_id <> $1 and pinterest_pin_id = any ($2)",
        pin_id,
        list(ids),
    )


async def add_event(
    session: TenantSession, attempt_id: AttemptId, at: datetime, kind: EventKind, message: str
) -> None:
    """Notes what happened to an attempt."""
    await session.execute(
        "insert into attempt_event (tenant_id, attempt_id, at, kind, message) values ($1, $2, $3, $4, $5)",
        session.tenant_id,
        attempt_id,
        at,
        kind,
        message,
    )


async def list_events(session: TenantSession, pin_id: PinId) -> list[AttemptEvent]:
    """What happened to the attempts of a pin, in order; of one that is long unknown the newest 200."""
    return await session.fetch_all(
        AttemptEvent,
        "select attempt_id, at, kind, message from (select e.id, e.attempt_id, e.at, e.kind, e.message"
        " from attempt_event e join publish_attempt a on a.id = e.attempt_id where a.pin_id = $1"
        " order by e.id desc limit 200) newest order by id",
        pin_id,
    )


async def record_delay(
    session: TenantSession, account_id: AccountId, delay: timedelta, now: datetime
) -> None:
    """Notes how long Pinterest took from sending to being seen, if it never took longer."""
    await session.execute(
        "insert into account_pace (tenant_id, account_id, longest_delay, seen_at) values ($1, $2, $3, $4)"
        " on conflict (tenant_id, account_id) do update set longest_delay = excluded.longest_delay,"
        " seen_at = excluded.seen_at where account_pace.longest_delay < excluded.longest_delay",
        session.tenant_id,
        account_id,
        delay,
        now,
    )


async def get_longest_delay(session: TenantSession, account_id: AccountId) -> timedelta:
    """The longest that was seen; zero before anything was."""
    delay: timedelta | None = await session.fetch_value(
        "select longest_delay from account_pace where account_id = $1", account_id
    )
    return delay or timedelta(0)


async def record_deleted(session: TenantSession, pin_id: PinId, now: datetime) -> None:
    """A published pin that was taken down on Pinterest. Its id and time stay."""
    await session.execute(
        "update pin set state = 'deleted', updated_at = $2, version = version + 1, failure_code = null,"
        " failure_message = null where id = $1 and state = 'published'",
        pin_id,
        now,
    )


async def list_due_pins(
    session: SystemSession, now: datetime, limit: int, *, after: DuePin | None = None
) -> list[DuePin]:
    """Pins of all tenants whose slot has come and whose account may publish, the first due ones first.

    ``after``: the last one of the page before.
    """
    return await session.fetch_all(
        DuePin,
        # A pin whose account was taken away behind our back is looked at too, and goes back to review.
        "select p.tenant_id, p.id as pin_id, p.scheduled_at as due_at"
        " from pin p left join account a on a.id = p.account_id"
        " where p.state = 'scheduled' and p.scheduled_at <= $1"
        " and coalesce(a.state, 'connected') = 'connected'"
        " and ($3::timestamptz is null or (p.scheduled_at, p.id) > ($3, $4))"
        " order by p.scheduled_at, p.id limit $2",
        now,
        limit,
        after.due_at if after else None,
        after.pin_id if after else None,
    )


async def list_unplanned_pins(session: SystemSession, limit: int) -> list[DuePin]:
    """Approved pins without a slot."""
    return await session.fetch_all(
        DuePin,
        "select tenant_id, id as pin_id from pin where state = 'approved' order by updated_at limit $1",
        limit,
    )


async def list_dead_attempts(session: SystemSession, now: datetime, limit: int) -> list[OpenAttempt]:
    """Attempts whose holder's lease has run out before it recorded an outcome."""
    return await session.fetch_all(
        OpenAttempt,
        "select tenant_id, id as attempt_id from publish_attempt where state in ('prepared', 'sending')"
        " and lease_until <= $1 order by lease_until limit $2",
        now,
        limit,
    )


async def list_due_readings(session: SystemSession, now: datetime, limit: int) -> list[OpenAttempt]:
    """Unknown attempts whose board has to be looked at."""
    return await session.fetch_all(
        OpenAttempt,
        "select tenant_id, id as attempt_id from publish_attempt where state = 'unknown'"
        " and next_reading_at <= $1 order by next_reading_at limit $2",
        now,
        limit,
    )


class LinkUses(msgspec.Struct, frozen=True):
    """Where a pin's link is used besides: when on its own account, and on which other one."""

    here: tuple[datetime, ...]
    elsewhere: str | None


class _LinkUsesOf(LinkUses, frozen=True):
    pin_id: PinId


async def list_link_uses(session: TenantSession, pins: Sequence[Pin]) -> dict[PinId, LinkUses]:
    """Other uses of each pin's link by pins that have a moment; markers and tags do not count.

    On its own account one that was deleted after it stood is a use, too: Pinterest has seen its link.
    """
    rows = await session.fetch_all(
        _LinkUsesOf,
        f"""
        select asked.id as pin_id, coalesce((select array_agg(coalesce(p.published_at, p.scheduled_at)
            order by coalesce(p.published_at, p.scheduled_at)) from pin p
            where p.tenant_id = $1 and p.canonical_link = asked.link and p.account_id = asked.account_id
            and p.id <> asked.id and (p.{_HAS_A_MOMENT} or p.state = 'deleted')
            and coalesce(p.published_at, p.scheduled_at) is not null), '{{}}') as here,
          (select a.name from pin p join account a on a.id = p.account_id where p.tenant_id = $1
            and p.canonical_link = asked.link and p.account_id <> asked.account_id and p.id <> asked.id
            and p.{_HAS_A_MOMENT} limit 1) as elsewhere
        from unnest($2::uuid[], $3::uuid[], $4::text[]) as asked(id, account_id, link)
        """,
        session.tenant_id,
        [pin.id for pin in pins],
        [pin.account_id for pin in pins],
        [pin.canonical_link for pin in pins],
    )
    return {row.pin_id: row for row in rows}


# One of its slides is among the files $6.
_SLIDE_OF_OURS = """exists (select from jsonb_array_elements(slides) slide
            where decode(slide ->> 'sha256', 'hex') = any ($6))"""


class Lookalike(NearCandidate, frozen=True):
    """Another pin that may show the same picture.

    ``shares_file``: some file of both is the same; ``shares_cover``: it is the cover of one of them, or the
    video.
    """

    account_id: AccountId
    account: str
    board_id: str | None
    shares_file: bool
    shares_cover: bool


async def list_lookalikes(
    session: TenantSession, pin: Pin, picture_bits: int, limit: int = 40
) -> list[Lookalike]:
    """Pins with a moment of which any picture is a file of ``pin`` or has a near fingerprint, nearest first.

    Looked for on the pin's own board and on the tenant's other accounts; fingerprints may differ in
    ``picture_bits`` bits.
    """
    return await session.fetch_all(
        Lookalike,
        f"""
        with alike as (
          select * from pin where tenant_id = $2 and picture_sha256 = any ($6)
          union
          select * from pin where tenant_id = $2 and kind <> 'image' and {_HAS_A_MOMENT}
            and (video_sha256 = any ($6) or {_SLIDE_OF_OURS})
          union
          select * from pin where tenant_id = $2 and (account_id <> $3 or board_id = $4) and {_HAS_A_MOMENT}
            and {bits_apart("shown_bits", "$9::bigint[]")} <= $7
        ), compared as (
          select *, picture_sha256 = any ($6) or coalesce(video_sha256 = any ($6), false) or {_SLIDE_OF_OURS}
              as shares_file,
            picture_sha256 = any ($6) or coalesce(video_sha256 = any ($6), false)
              or exists (select from jsonb_array_elements(slides) slide
                where decode(slide ->> 'sha256', 'hex') = $5) as shares_cover
          from alike where id <> $1 and {_HAS_A_MOMENT}
        )
        select p.id, p.title, p.description, p.text_boxes, p.picture_bits, p.slides, p.scenes, p.scene_bits,
          p.marketplace, p.asin, p.account_id, a.name as account, p.board_id, p.shares_file, p.shares_cover
        from compared p join account a on a.id = p.account_id
        order by p.shares_cover desc, p.shares_file desc, {bits_apart("p.shown_bits", "$9::bigint[]")}, p.id
        limit $8
        """,
        pin.id,
        pin.tenant_id,
        pin.account_id,
        pin.board_id,
        pin.picture_sha256,
        list(pin.files()),
        picture_bits,
        limit,
        shown_bits(pin),
    )


async def lock_words(session: TenantSession, words: Sequence[str]) -> None:
    """Waits until no other transaction of the tenant holds any of these words; holds them to the end."""
    for word in sorted(words):
        await session.execute(
            "select pg_advisory_xact_lock(hashtextextended($1, 0))", f"{session.tenant_id} {word}"
        )


async def find_hours(session: TenantSession, account_id: AccountId) -> PostingHours | None:
    """The account's own hours; None: it has the usual ones."""
    return await session.fetch_one(
        PostingHours,
        "select choice, hours, seed, changed_by, changed_at from account_hours where account_id = $1",
        account_id,
    )


async def upsert_hours(session: TenantSession, account_id: AccountId, hours: PostingHours) -> None:
    await session.execute(
        "insert into account_hours (tenant_id, account_id, choice, hours, seed, changed_by, changed_at)"
        " values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, account_id) do update set"
        " choice = excluded.choice, hours = excluded.hours, seed = excluded.seed,"
        " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        session.tenant_id,
        account_id,
        hours.choice,
        hours.hours,
        hours.seed,
        hours.changed_by,
        hours.changed_at,
    )


class PlannedPlace(msgspec.Struct, frozen=True):
    """A pin's slot, and what it leads to."""

    pin_id: PinId
    at: datetime
    link: str | None


async def list_places(session: TenantSession, account_id: AccountId) -> list[PlannedPlace]:
    """The account's scheduled pins by time."""
    return await session.fetch_all(
        PlannedPlace,
        "select id as pin_id, scheduled_at as at, canonical_link as link from pin"
        " where account_id = $1 and state = 'scheduled' and scheduled_at is not null"
        " order by scheduled_at, id",
        account_id,
    )


async def list_link_moments(
    session: TenantSession, account_id: AccountId, since: datetime
) -> list[PlannedPlace]:
    """When the account's pins with a link went out or may have, since a moment."""
    return await session.fetch_all(
        PlannedPlace,
        "select id as pin_id, coalesce(published_at, scheduled_at) as at, canonical_link as link from pin"
        " where account_id = $1 and state in ('publishing', 'published', 'needs_attention')"
        " and canonical_link is not null and coalesce(published_at, scheduled_at) >= $2",
        account_id,
        since,
    )


class PlannedAccount(msgspec.Struct, frozen=True):
    """An account that has scheduled pins."""

    tenant_id: TenantId
    account_id: AccountId


async def list_planned_accounts(session: SystemSession) -> list[PlannedAccount]:
    """Connected accounts of all tenants that have scheduled pins."""
    return await session.fetch_all(
        PlannedAccount,
        "select a.tenant_id, a.id as account_id from account a where a.state = 'connected' and exists"
        " (select from pin p where p.account_id = a.id and p.state = 'scheduled') order by a.tenant_id, a.id",
    )
