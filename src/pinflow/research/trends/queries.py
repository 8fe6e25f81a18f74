"""All SQL about trends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.kit.db import TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.projects.models import ProjectId
from pinflow.research.trends.models import StoredAnswer

_COLUMNS = "topic, region, filter, answer, problem, fetched_at, expires_at"


async def find_answer(
    session: TenantSession, account_id: UUID, topic: str, region: str, filter_text: str, now: datetime
) -> StoredAnswer | None:
    """What was said before and has not expired."""
    return await session.fetch_one(
        StoredAnswer,
        f"select {_COLUMNS} from trend_answer where account_id = $1 and topic = $2 and region = $3"
        " and filter = $4 and expires_at > $5",
        account_id,
        topic,
        region,
        filter_text,
        now,
    )


async def list_keyword_answers(
    session: TenantSession, account_id: UUID, regions: Sequence[str], now: datetime
) -> list[StoredAnswer]:
    """All that was said of keywords in these regions through the account and has not expired."""
    return await session.fetch_all(
        StoredAnswer,
        f"select {_COLUMNS} from trend_answer where account_id = $1 and region = any ($2)"
        " and topic in ('growing', 'monthly', 'yearly', 'seasonal') and answer is not null"
        " and expires_at > $3 order by fetched_at desc, topic, region, filter",
        account_id,
        list(regions),
        now,
    )


async def upsert_answer(session: TenantSession, account_id: UUID, answer: StoredAnswer) -> None:
    """Keeps an answer or a refusal in the place of what was said before."""
    await session.execute(
        "insert into trend_answer (tenant_id, account_id, topic, region, filter, answer, problem, fetched_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " on conflict (tenant_id, account_id, topic, region, filter) do update set answer = excluded.answer,"
        " problem = excluded.problem, fetched_at = excluded.fetched_at, expires_at = excluded.expires_at",
        session.tenant_id,
        account_id,
        answer.topic,
        answer.region,
        answer.filter,
        answer.answer,
        answer.problem,
        answer.fetched_at,
        answer.expires_at,
    )


async def delete_expired_answers(session: SystemSession, now: datetime) -> int:
    """Of every tenant; returns how many went."""
    return await session.execute("delete from trend_answer where expires_at <= $1", now)


async def list_watched_categories(session: TenantSession, project_id: ProjectId) -> list[str]:
    """The categories a project looks at: of its watched lists and of its uploaded pages."""
    return await session.fetch_values(
        "select l.category from watched_list w join market_list l on l.id = w.list_id"
        " where w.project_id = $1 union select category from uploaded_observation where project_id = $1"
        " order by 1",
        project_id,
    )
