"""Fetches a product's photo: from the marketplaces' own picture hosts only, allowed, and in its turn."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial
from urllib.parse import urlsplit

import httpx2

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ExternalError, ForbiddenError
from pinflow.projects.models import PicturePolicy, Project
from pinflow.scraping.queries import find_fetch_decision
from pinflow.scraping.sources.source import BUSY, SourceRefusedError

# Asks a host in its turn: `pinflow.scraping.ask_host.ask_host`, the one way to a site that is not ours.
AskHost = Callable[[str, Callable[[], Awaitable[bytes]]], Awaitable[bytes]]

MAX_PHOTO_BYTES = 20_000_000
# An address in a saved page may be anybody's: only these are asked (no request to the inside of a network).
_PICTURE_HOSTS = (".media-amazon.com", ".ssl-images-amazon.com", ".images-amazon.com")
# Nothing that one reader of addresses might take for the end of the host.
_HOST = re.compile(r"[a-z0-9.-]+")
# Such as "._AC_UL300_SR300,200_." in ".../images/I/71abc._AC_UL300_SR300,200_.jpg".
_SIZE = re.compile(r"\._[A-Za-z0-9_,+-]*_\.")


def may_fetch_photo(url: str, sandbox_url: str | None) -> bool:
    """Whether ``url`` leads to a marketplace's picture host, or to our own sandbox."""
    try:
        parts = urlsplit(url)
        asked = httpx2.URL(url)
        # What is checked and what is asked must be the same place, however an address is written.
        if parts.username is not None or (asked.scheme, asked.host) != (parts.scheme, parts.hostname):
            return False
        if is_in_sandbox(url, sandbox_url):
            return True
        host = parts.hostname or ""
        return (
            parts.scheme == "https"
            and parts.port in (None, 443)
            and _HOST.fullmatch(host) is not None
            and f".{host}".endswith(_PICTURE_HOSTS)
        )
    except (ValueError, httpx2.InvalidURL):
        return False


def is_in_sandbox(url: str, sandbox_url: str | None) -> bool:
    """Whether ``url`` stands on our own stand-in of the marketplace, which nobody has to allow."""
    parts, sandbox = urlsplit(url), urlsplit(sandbox_url or "")
    return bool(sandbox_url) and (parts.scheme, parts.netloc) == (sandbox.scheme, sandbox.netloc)


async def is_fetching_allowed(session: TenantSession) -> bool:
    """Whether the tenant's newest decision on the terms as they are now allows to fetch."""
    decision = await find_fetch_decision(session)
    return decision is not None and decision.allowed


async def choose_photo(
    session: TenantSession, project: Project, url: str | None, sandbox_url: str | None
) -> str | None:
    """The address of the photo that a picture of the project may be drawn with; None: artwork instead.

    A photo is a live fetch like a list: without the tenant's decision only the sandbox is asked.
    """
    if project.picture_policy is not PicturePolicy.MARKETPLACE_PHOTO or url is None:
        return None
    if not may_fetch_photo(url, sandbox_url):
        return None
    if is_in_sandbox(url, sandbox_url) or await is_fetching_allowed(session):
        return url
    return None


def large_photo(url: str) -> str:
    """The same photo at up to 1500 px: a list page names thumbnails, by a modifier in the file's name."""
    return _SIZE.sub("._AC_SL1500_.", url)


def whole_photo(url: str) -> str:
    """The same photo's address without a size: equal where two addresses show one photo."""
    return _SIZE.sub(".", url)


async def fetch_photo(
    http: httpx2.AsyncClient, url: str, *, sandbox_url: str | None, ask_host: AskHost
) -> bytes:
    """The picture's bytes as served, at most 20 MB. `choose_photo` says whether it may be asked for.

    Raises:
        ForbiddenError: ``pins.photo_host_not_allowed``, or robots.txt disallows it.
        LimitReachedError: the host has been asked enough, or is left alone.
        ExternalError: ``pins.photo_unavailable``, or a refusal that closes the host.
    """
    if not may_fetch_photo(url, sandbox_url):
        raise ForbiddenError(
            "pins.photo_host_not_allowed", "This photo is not on a marketplace's picture host."
        )
    address = large_photo(url)
    ask = partial(_get, http, address)
    return await ask() if is_in_sandbox(url, sandbox_url) else await ask_host(address, ask)


async def _get(http: httpx2.AsyncClient, address: str) -> bytes:
    try:
        async with http.stream("GET", address, follow_redirects=False) as response:
            if response.status_code in BUSY:
                raise SourceRefusedError(
                    "scraping.busy",
                    f"The photo's host refused with status {response.status_code}.",
                    status=response.status_code,
                    page=b"",
                )
            if response.status_code != 200:
                raise ExternalError(
                    "pins.photo_unavailable",
                    f"The photo's host answered {response.status_code}.",
                    permanent=response.status_code < 500,
                )
            data = bytearray()
            async for part in response.aiter_bytes():
                data += part
                if len(data) > MAX_PHOTO_BYTES:
                    raise ExternalError(
                        "pins.photo_unavailable", "The photo is larger than 20 MB.", permanent=True
                    )
    except httpx2.HTTPError as error:
        raise ExternalError("pins.photo_unavailable", "The photo's host does not answer.") from error
    return bytes(data)
