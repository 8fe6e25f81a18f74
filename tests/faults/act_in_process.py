"""A process of its own that drafts or publishes: ``act_in_process draft|publish TENANT_ID OBJECT_ID``.

Settings come from the environment, as for every process of the product.
"""

from __future__ import annotations

import asyncio
import sys
from uuid import UUID

from pinflow.entrypoints.bootstrap import open_runtime
from pinflow.entrypoints.tools import draft_tools, make_studio, publish_tools
from pinflow.kit.db import TenantId
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.pin import PinId
from pinflow.pins.request_draft import DraftRequest
from pinflow.posting.publish_pin import publish_pin
from pinflow.research.opportunity import OpportunityId
from pinflow.settings import load_settings


async def main(action: str, tenant_id: TenantId, object_id: UUID) -> None:
    async with open_runtime(load_settings()) as runtime:
        if action == "publish":
            await publish_pin(publish_tools(runtime), tenant_id, PinId(object_id))
            return
        studio = make_studio(runtime)
        try:
            request = DraftRequest(opportunity_id=OpportunityId(object_id), requested_by="bob")
            await draft_pin(draft_tools(runtime, studio), runtime.blobs(tenant_id), tenant_id, request)
        finally:
            studio.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], TenantId(UUID(sys.argv[2])), UUID(sys.argv[3])))
