"""Whether an account has a board: what projects may ask of the accounts, which stand above them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import Database, TenantId
from pinflow.projects.create_project import ProjectChange
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project


class KnownBoards(ABC):
    """Implemented by the accounts, handed in by the entrypoints."""

    @abstractmethod
    async def require(self, tenant_id: TenantId, account_id: UUID, board_id: str, now: datetime) -> None:
        """Refuses a board that the account surely does not have.

        Raises:
            NotFoundError: no such account; ``accounts.no_such_board``.
        """


async def check_default_board(
    database: Database,
    boards: KnownBoards,
    tenant_id: TenantId,
    project_id: ProjectId,
    change: ProjectChange,
    now: datetime,
) -> None:
    """Looks at the account and board that the project would have, outside any transaction of the change.

    Raises:
        NotFoundError: no such project; as ``KnownBoards.require``.
    """
    if change.default_account_id is msgspec.UNSET and change.default_board_id is msgspec.UNSET:
        return
    async with database.tenant_session(tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
    account_id, board_id = change.default_account_id, change.default_board_id
    if account_id is msgspec.UNSET:
        account_id = project.default_account_id
    if board_id is msgspec.UNSET:
        board_id = project.default_board_id
    if account_id is not None and board_id is not None:
        await boards.require(tenant_id, account_id, board_id, now)
