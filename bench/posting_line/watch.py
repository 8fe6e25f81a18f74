"""Looks into the database of a run, patiently: it may be gone just now."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import asyncpg
import msgspec

T = TypeVar("T")
_WAITS = "('posting.plan_pin', 'posting.publish_pin', 'posting.abandon_attempt', 'posting.reconcile_attempt')"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the line stands at a moment of its clock.

    ``open_pins``: pins that still have a way to go on accounts that may go on, ``unplanned`` ones among them;
    ``due``: what could be done now, renewals of their tokens among it; ``in_hand``: attempts that a process
    holds; ``next_at``: when something becomes due.
    """

    open_pins: int
    unplanned: int
    due: int
    jobs: int
    in_hand: list[UUID]
    next_at: datetime | None


class PinNow(msgspec.Struct, frozen=True):
    """What the product says of a pin and its account."""

    id: UUID
    state: str
    failure: str | None
    account_state: str
    account_reason: str | None
    attempt: str | None


class Held(msgspec.Struct, frozen=True):
    """An account that asks to be connected again."""

    id: UUID
    tenant_id: UUID
    pinterest_id: str
    name: str


class JobInHand(msgspec.Struct, frozen=True):
    """A job that a worker has, and when that worker was last heard of."""

    id: int
    heartbeat: datetime


_STANDING = f"""
  with line as (select p.id, p.state, p.scheduled_at, p.account_id, a.state as account_state
    from pinflow.pin p join pinflow.account a on a.id = p.account_id
    where p.state in ('approved', 'scheduled', 'publishing')),
  renewal as (select greatest(coalesce(renew_after, '-infinity'), coalesce(renew_lease_until, '-infinity'),
      case token_state when 'renewing' then '-infinity'
        else access_expires_at - (access_expires_at - token_saved_at) / 3 end) as at
    from pinflow.account a where refresh_token is not null and token_state <> 'refused'
      and exists (select from line where account_id = a.id)),
  attempt as (select t.*, a.state as account_state from pinflow.publish_attempt t
    join pinflow.account a on a.id = t.account_id where t.state in ('prepared', 'sending', 'unknown'))
  select
    (select count(*) from line where (account_state in ('connected', 'renewing') and state <> 'publishing')
      or (state = 'publishing' and account_state <> 'reconnect_needed')) as open_pins,
    (select count(*) from line where state = 'approved') as unplanned,
    (select count(*) from line where state = 'approved'
      or (state = 'scheduled' and account_state = 'connected' and scheduled_at <= $1))
    + (select count(*) from attempt where account_state <> 'reconnect_needed'
      and ((state = 'unknown' and next_reading_at <= $1) or (state <> 'unknown' and lease_until <= $1)))
    + (select count(*) from renewal where at <= $1) as due,
    (select count(*) from queue.pgqueuer where (entrypoint in {_WAITS}
        or (entrypoint = 'accounts.renew_tokens' and exists (select from renewal where at <= $1)))
      and (status = 'picked' or (status = 'queued' and execute_after <= now())))
      as jobs,
    (select coalesce(array_agg(id), '{{}}') from attempt where state <> 'unknown') as in_hand,
    (select min(at) from (
      select scheduled_at as at from line where state = 'scheduled' and account_state = 'connected'
      union all select case state when 'unknown' then next_reading_at else lease_until end from attempt
        where account_state <> 'reconnect_needed'
      union all select at from renewal) moments where at > $1) as next_at
"""
_PINS = """
  select p.id, p.state, p.failure_message as failure, a.state as account_state,
    a.state_reason as account_reason, (select t.state from pinflow.publish_attempt t where t.pin_id = p.id
      order by number desc limit 1) as attempt
  from pinflow.pin p join pinflow.account a on a.id = p.account_id
"""


class Watch:
    """Statements of the superuser on a connection that is made anew whenever it is lost."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: asyncpg.Connection | None = None
        self._one_at_a_time = asyncio.Lock()

    async def close(self) -> None:
        if self._connection is not None:
            self._connection.terminate()

    async def try_rows(self, into: type[T], sql: str, *args: object) -> list[T] | None:
        """The rows, or None when the database cannot be asked now."""
        try:
            async with self._one_at_a_time, asyncio.timeout(5):
                if self._connection is None or self._connection.is_closed():
                    self._connection = await asyncpg.connect(self._url)
                rows = await self._connection.fetch(sql, *args)
        # asyncpg loses track of itself, too, when the server dies in the middle of a statement.
        except Exception:  # noqa: BLE001
            if self._connection is not None:
                with contextlib.suppress(Exception):
                    self._connection.terminate()
                self._connection = None
            return None
        return [msgspec.convert(dict(row), into, builtin_types=(UUID,)) for row in rows]

    async def rows(self, into: type[T], sql: str, *args: object) -> list[T]:
        """The rows; waits for a database that is away, at most two minutes."""
        async with asyncio.timeout(120):
            while (found := await self.try_rows(into, sql, *args)) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        return found

    async def standing(self, now: datetime) -> Standing | None:
        found = await self.try_rows(Standing, _STANDING, now)
        return found[0] if found else None

    async def pins(self) -> list[PinNow]:
        return await self.rows(PinNow, _PINS)

    async def held(self) -> list[Held]:
        sql = "select id, tenant_id, pinterest_id, name from pinflow.account where state = 'reconnect_needed'"
        return await self.try_rows(Held, sql) or []

    async def jobs_in_hand(self, ids: Sequence[int] | None = None) -> list[JobInHand] | None:
        """Picked jobs, of ``ids`` if given."""
        return await self.try_rows(
            JobInHand,
            "select id, heartbeat from queue.pgqueuer where status = 'picked'"
            " and ($1::bigint[] is null or id = any ($1))",
            None if ids is None else list(ids),
        )

    async def has_leader(self) -> bool:
        """Whether a scheduler leads: it holds the database's only advisory lock."""
        found = await self.try_rows(
            _Moment,
            "select clock_timestamp() as at from pg_locks where locktype = 'advisory' and granted limit 1",
        )
        return bool(found)

    async def server_now(self) -> datetime | None:
        found = await self.try_rows(_Moment, "select clock_timestamp() as at")
        return found[0].at if found else None

    async def data_directory(self) -> Path:
        found = await self.rows(
            _Text, "select setting as text from pg_settings where name = 'data_directory'"
        )
        return Path(found[0].text)


class _Moment(msgspec.Struct, frozen=True):
    at: datetime


class _Text(msgspec.Struct, frozen=True):
    text: str
