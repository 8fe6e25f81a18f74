"""The jobs of the accounts slice."""

from __future__ import annotations

import structlog

from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.refresh_boards import refresh_boards
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue

log = structlog.get_logger(__name__)


def register(
    jobs: JobQueue,
    database: Database,
    system_database: SystemDatabase,
    secrets: SecretBox,
    provider: AccountProvider,
) -> None:
    """Says how this slice's jobs are carried out."""

    async def refresh(job: JobContext) -> None:
        answered = await refresh_boards(database, system_database, secrets, provider, job.now)
        log.info("accounts.boards.refreshed", accounts=answered)

    jobs.register("accounts.refresh_boards", refresh, concurrency_limit=1)
