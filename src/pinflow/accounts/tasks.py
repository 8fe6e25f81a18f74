"""The jobs of the accounts slice."""

from __future__ import annotations

import structlog

from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.refresh_boards import refresh_boards
from pinflow.accounts.renew_tokens import RenewTools, renew_due_tokens
from pinflow.kit.counted import counted
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
    renewing: RenewTools,
) -> None:
    """Says how this slice's jobs are carried out."""

    async def refresh(job: JobContext) -> str:
        answered = await refresh_boards(database, system_database, secrets, provider, job.now)
        log.info("accounts.boards.refreshed", accounts=answered)
        return f"The boards of {counted(answered, 'account')} read."

    async def renew(_: JobContext) -> str:
        renewed = await renew_due_tokens(renewing)
        if renewed:
            log.info("accounts.tokens.renewed", accounts=renewed)
        return f"The tokens of {counted(renewed, 'account')} renewed."

    jobs.register("accounts.refresh_boards", refresh, concurrency_limit=1)
    jobs.register("accounts.renew_tokens", renew, concurrency_limit=1)
