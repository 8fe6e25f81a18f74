"""The bookmark that sends the page one is looking at; docs/decisions/0007-bookmarklet.md says why so."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import quote, urlsplit
from uuid import UUID

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.create_api_token import create_api_token
from pinflow.identity.models import Actor, Role, TokenScope
from pinflow.identity.sign_in import authenticate_token
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ForbiddenError, UnauthenticatedError
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.scraping.sources.source import Source

ENDPOINT = "/api/v1/brought-pages"
# A form of its own in a new tab: nothing of the page's scripts is called, nothing of ours is loaded into it.
# The page goes as a file, because a field of a form may hold a megabyte and a page is often larger.
_SCRIPT = """(()=>{
const f=document.createElement('form'),d=new DataTransfer(),p=document.createElement('input');
f.method='post';f.action=%(action)s;f.enctype='multipart/form-data';f.acceptCharset='utf-8';
f.target='_blank';f.rel='noopener';f.hidden=true;
for(const [n,v] of Object.entries({token:%(token)s,project_id:%(project)s,url:location.href})){
const i=document.createElement('input');i.type='hidden';i.name=n;i.value=v;f.append(i)}
d.items.add(new File(['<!doctype html>'+document.documentElement.outerHTML],'page.html',{type:'text/html'}));
p.type='file';p.name='page';p.files=d.files;f.append(p);
document.documentElement.append(f);f.submit();f.remove()
})()"""


class Bookmarklet(msgspec.Struct, frozen=True):
    """``javascript`` is the bookmark's address; it holds the token and is shown this once."""

    token_id: UUID
    name: str
    javascript: str


async def make_bookmarklet(
    database: Database,
    system_database: SystemDatabase,
    actor: Actor,
    project_id: ProjectId,
    *,
    base_url: str,
    now: datetime,
) -> Bookmarklet:
    """A bookmark that brings pages to the project, with a token that may do nothing else.

    ``base_url``: scheme://host[:port] under which the browser reaches this installation.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        project = await get_project(session, project_id)
    name = f"Bookmarklet for {project.name}"[:200]
    async with system_database.system_session() as system:
        made = await create_api_token(
            system, actor, name=name, expires_at=None, scope=TokenScope.BRING_PAGES, now=now
        )
    return Bookmarklet(made.id, name, write_bookmarklet(base_url, made.token, project_id))


async def authenticate_bookmarklet(database: SystemDatabase, token: str, now: datetime) -> Actor:
    """The member whose bookmarklet sends a page.

    Raises:
        UnauthenticatedError: ``scraping.bookmarklet_ended``.
    """
    try:
        return await authenticate_token(database, token, now, scope=TokenScope.BRING_PAGES)
    except UnauthenticatedError as error:
        raise UnauthenticatedError(
            "scraping.bookmarklet_ended",
            "This bookmarklet was revoked, or is not of this installation. Make a new one: pinflow bring "
            "bookmarklet.",
        ) from error


def write_bookmarklet(base_url: str, token: str, project_id: ProjectId) -> str:
    """The ``javascript:`` address."""
    script = _SCRIPT % {
        "action": json.dumps(base_url.rstrip("/") + ENDPOINT),
        "token": json.dumps(token),
        "project": json.dumps(str(project_id)),
    }
    return "javascript:" + quote(script.replace("\n", ""), safe="()[]{}!*'.,;:=/$?@&+-_~")


def require_amazon_page(origin: str | None, own: str, source: Source) -> None:
    """Refuses what a page of another site sent. A client that is no browser names no origin.

    ``own``: the origin under which this installation is reached. From an https page to an http address a
    browser says ``null`` instead of the page's origin (Fetch Standard, "Origin header"); the token counts.

    Raises:
        ForbiddenError: ``scraping.not_from_amazon``.
    """
    unsaid = origin is None or (origin == "null" and own.startswith("http://"))
    if unsaid or origin == own or origin in _origins(source):
        return
    raise ForbiddenError(
        "scraping.not_from_amazon",
        "This was not sent from a page of an Amazon marketplace, so it was not taken. Open a best-seller "
        "list or a product on Amazon, then use the bookmark there.",
    )


def _origins(source: Source) -> set[str]:
    """Those of the marketplaces, and of the sandbox where it stands in for them."""
    origins = set()
    for marketplace in MARKETPLACES.values():
        for host in (marketplace.host, marketplace.name):
            parts = urlsplit(source.address(f"https://{host}/"))
            origins |= {f"https://{host}", f"{parts.scheme}://{parts.netloc}"}
    return origins
