"""Fetches a product's photo, from nowhere but the marketplaces' own picture hosts."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx2

from pinflow.kit.errors import ExternalError, ForbiddenError

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
        parts, sandbox = urlsplit(url), urlsplit(sandbox_url or "")
        asked = httpx2.URL(url)
        # What is checked and what is asked must be the same place, however an address is written.
        if parts.username is not None or (asked.scheme, asked.host) != (parts.scheme, parts.hostname):
            return False
        if sandbox_url and (parts.scheme, parts.netloc) == (sandbox.scheme, sandbox.netloc):
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


def large_photo(url: str) -> str:
    """The same photo at up to 1500 px: a list page names thumbnails, by a modifier in the file's name."""
    return _SIZE.sub("._AC_SL1500_.", url)


async def fetch_photo(http: httpx2.AsyncClient, url: str, *, sandbox_url: str | None) -> bytes:
    """The picture's bytes as served, at most 20 MB.

    Raises:
        ForbiddenError: ``pins.photo_host_not_allowed``.
        ExternalError: ``pins.photo_unavailable``.
    """
    if not may_fetch_photo(url, sandbox_url):
        raise ForbiddenError(
            "pins.photo_host_not_allowed", "This photo is not on a marketplace's picture host."
        )
    try:
        async with http.stream("GET", large_photo(url), follow_redirects=False) as response:
            if response.status_code != 200:
                raise ExternalError(
                    "pins.photo_unavailable", f"The photo's host answered {response.status_code}."
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
