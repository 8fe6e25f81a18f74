"""A process of its own that renews an account's tokens: ``renew_in_process TENANT_ID ACCOUNT_ID``.

Settings come from the environment, as for every process of the product. It waits for a line before it begins,
and prints whether it got new tokens.
"""

from __future__ import annotations

import asyncio
import sys
from uuid import UUID

from pinflow.accounts.models import AccountId
from pinflow.accounts.renew_tokens import renew_tokens
from pinflow.entrypoints.bootstrap import open_runtime
from pinflow.entrypoints.tools import renew_tools
from pinflow.kit.db import TenantId
from pinflow.settings import load_settings


async def main(tenant_id: TenantId, account_id: AccountId) -> None:
    async with open_runtime(load_settings()) as runtime:
        print("ready", flush=True)
        sys.stdin.readline()
        print(await renew_tokens(renew_tools(runtime), tenant_id, account_id), flush=True)


if __name__ == "__main__":
    asyncio.run(main(TenantId(UUID(sys.argv[1])), AccountId(UUID(sys.argv[2]))))
