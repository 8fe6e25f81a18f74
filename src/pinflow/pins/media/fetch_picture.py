"""Fetches a picture from an address that a user gave. `kit.public_http` keeps it out of our own networks."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote, urljoin, urlsplit

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.pins.media.inspect_picture import MAX_PICTURE_BYTES

_MOST_REDIRECTS = 3
_MOST_SECONDS = 45
_PORTS = (None, 80, 443)
# What servers send pictures as that do not know better.
_UNKNOWN_TYPES = ("", "application/octet-stream", "binary/octet-stream")


class FetchedPicture(msgspec.Struct, frozen=True):
    """The file, where it came from in the end, and what it is called there."""

    data: bytes
    url: str
    name: str


async def fetch_picture(http: httpx2.AsyncClient, url: str) -> FetchedPicture:
    """At most 16 MB from a public web address; up to three redirects are followed, each checked as the first.

    ``http`` is a client of `new_public_http_client`.

    Raises:
        InvalidInputError: ``media.bad_url``, ``media.not_a_picture`` or ``media.too_large``.
        ForbiddenError: ``http.address_not_public``.
        ExternalError: ``media.unavailable``.
    """
    try:
        async with asyncio.timeout(_MOST_SECONDS):
            for _ in range(_MOST_REDIRECTS + 1):
                answer = await _ask(http, _checked(url))
                if isinstance(answer, bytes):
                    return FetchedPicture(answer, url, _name_of(url))
                url = urljoin(url, answer)
    except TimeoutError:
        raise ExternalError(
            "media.unavailable", f"The picture did not come within {_MOST_SECONDS} seconds."
        ) from None
    except httpx2.HTTPError as error:
        raise ExternalError("media.unavailable", "The picture's host does not answer.") from error
    raise ExternalError("media.unavailable", "This address leads on and on; give the picture's own address.")


def _checked(url: str) -> str:
    try:
        parts, asked = urlsplit(url), httpx2.URL(url)
        usable = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            # What is checked and what is asked must be the same place, however an address is written.
            and parts.hostname in (asked.host, asked.raw_host.decode("ascii"))
        )
        plain = usable and parts.username is None and parts.password is None and parts.port in _PORTS
    except (ValueError, httpx2.InvalidURL):
        usable = plain = False
    if usable and not plain:
        raise InvalidInputError(
            "media.bad_url",
            "Pictures are fetched from the usual ports of public servers (80 and 443), without a user name "
            "in the address. Download this one and add the file.",
            field="url",
        )
    if not usable:
        raise InvalidInputError(
            "media.bad_url",
            "Give the picture's full web address, such as https://example.com/mug.jpg.",
            field="url",
        )
    return url


async def _ask(http: httpx2.AsyncClient, url: str) -> bytes | str:
    """The picture, or where it is."""
    # Compressed answers could be bombs; pictures gain nothing from it.
    async with http.stream(
        "GET", url, headers={"accept": "image/*", "accept-encoding": "identity"}
    ) as response:
        if response.status_code in (301, 302, 303, 307, 308) and "location" in response.headers:
            return str(response.headers["location"])
        if response.status_code != 200:
            raise ExternalError(
                "media.unavailable",
                f"The picture's host answered {response.status_code}.",
                permanent=response.status_code < 500,
            )
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not kind.startswith("image/") and kind not in _UNKNOWN_TYPES:
            raise InvalidInputError(
                "media.not_a_picture",
                "This address leads to a page. Open the picture itself there and copy its address.",
                field="url",
            )
        return await _body(response)


async def _body(response: httpx2.Response) -> bytes:
    data = bytearray()
    async for part in response.aiter_raw():
        data += part
        if len(data) > MAX_PICTURE_BYTES:
            raise InvalidInputError(
                "media.too_large",
                f"This picture has more than {MAX_PICTURE_BYTES // 1_000_000} MB. Save it smaller.",
            )
    return bytes(data)


def _name_of(url: str) -> str:
    """The file's name without its ending, or the host's."""
    parts = urlsplit(url)
    name = unquote(parts.path.rpartition("/")[2]).rpartition(".")[0]
    return name or parts.hostname or url
