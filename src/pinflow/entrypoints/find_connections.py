"""What a plug-in lacks on a tenant's side: its own key, its own account, or its decision to fetch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from pinflow.accounts.queries import list_accounts
from pinflow.entrypoints.find_plugins import InstalledPlugin, PluginKind
from pinflow.kit.db import TenantSession
from pinflow.research.trends.list_trends import NO_ACCOUNT, choose_account
from pinflow.scraping.creators.models import ConnectionState
from pinflow.scraping.creators.queries import list_connections
from pinflow.scraping.fetch_tools import NO_DECISION
from pinflow.scraping.queries import find_fetch_decision
from pinflow.scraping.terms import TERMS_VERSION

NO_KEY = (
    "Not connected: the Creators API needs ten qualified sales in 30 days, and then a credential of yours. "
    "Connect it on the Accounts page, or with: pinflow creators connect"
)
NO_ACCOUNT_WORKS = "Pinterest refuses your account: connect it again on the Accounts page."


async def add_connections(session: TenantSession, found: Sequence[InstalledPlugin]) -> list[InstalledPlugin]:
    """The plug-ins as they stand for this tenant: one in use that lacks its connection is off, with why."""
    lacks: Mapping[PluginKind, str | None] = {
        "lookup": await _lacks_key(session),
        "trends": await _lacks_account(session),
    }
    undecided = await _lacks_decision(session)
    return [_as_it_stands(each, undecided if each.asks_live else lacks.get(each.kind)) for each in found]


def _as_it_stands(installed: InstalledPlugin, reason: str | None) -> InstalledPlugin:
    if reason is None or not installed.used:
        return installed
    plugin = msgspec.structs.replace(installed.plugin, enabled=False, reason=reason)
    return msgspec.structs.replace(installed, plugin=plugin, used=False)


async def _lacks_decision(session: TenantSession) -> str | None:
    decision = await find_fetch_decision(session)
    allowed = decision is not None and decision.allowed and decision.terms_version == TERMS_VERSION
    return None if allowed else f"{NO_DECISION} Saved pages are read without it."


async def _lacks_key(session: TenantSession) -> str | None:
    connections = await list_connections(session)
    if not connections:
        return NO_KEY
    if any(each.state is ConnectionState.CONNECTED for each in connections):
        return None
    return " ".join(f"{each.marketplace}: {each.state_reason}" for each in connections)


async def _lacks_account(session: TenantSession) -> str | None:
    accounts = await list_accounts(session)
    if not accounts:
        return NO_ACCOUNT
    return NO_ACCOUNT_WORKS if choose_account(accounts, None) is None else None
