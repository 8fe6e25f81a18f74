"""Tells the teams that watch lists on a host that it refuses, once an opening of its circuit."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from pinflow.kit.db.system import SystemSession
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell, tell_everyone_over
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.fetching.queries import list_watched_marketplaces

_REFUSED = NotificationKind.SITE_REFUSED


async def tell_refused(
    session: SystemSession, tools: FetchTools, host: str, why: str, until: datetime, now: datetime
) -> None:
    """The host is left alone until ``until``. While it goes on refusing, nobody is told again."""
    teams = {
        watched.tenant_id
        for watched in await list_watched_marketplaces(session)
        if watched.source in tools.sources
        and urlsplit(tools.sources[watched.source].address(watched.url)).netloc == host
    }
    for tenant_id in sorted(teams):
        await tell(
            session,
            tenant_id,
            _REFUSED,
            About("host", host),
            title=f"{host} refuses to be read",
            body=f"{why} Nothing is asked there before {until:%d %b, %H:%M} UTC; then one request tries it. "
            "Your lists stay as they were last seen, and saved pages can be brought meanwhile.",
            now=now,
        )


async def tell_answers_again(session: SystemSession, host: str, now: datetime) -> None:
    """It is asked as before."""
    await tell_everyone_over(session, [_REFUSED], host, now)
