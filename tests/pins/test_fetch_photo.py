"""Photos come from the marketplaces' picture hosts and from nowhere else."""

from __future__ import annotations

from datetime import timedelta

import httpx2
import pytest

from pinflow.kit.errors import ExternalError, ForbiddenError, LimitReachedError
from pinflow.pins.fetch_photo import MAX_PHOTO_BYTES, fetch_photo, may_fetch_photo
from tests.pins.drawing import PhotoHost, at_once

GOOD = "https://m.media-amazon.com/images/I/71abc._AC_.jpg"
SANDBOX = "http://127.0.0.1:8400"

HOSTILE = [
    "http://m.media-amazon.com/images/I/1.jpg",
    "https://m.media-amazon.com:8443/images/I/1.jpg",
    "https://m.media-amazon.com.evil.example/1.jpg",
    "https://evilmedia-amazon.com/1.jpg",
    "https://media-amazon.com.evil.example/1.jpg",
    "https://evil.example/m.media-amazon.com/1.jpg",
    "https://evil.example/?x=.media-amazon.com",
    "https://evil.example#.media-amazon.com",
    "https://m.media-amazon.com@evil.example/1.jpg",
    "https://m.media-amazon.com:443@evil.example/1.jpg",
    "https://user:pass@m.media-amazon.com/1.jpg",
    "https://m.media-amazon.com\\@evil.example/1.jpg",
    "https://evil.example\\@m.media-amazon.com/1.jpg",
    "https://evil.example\\.media-amazon.com/1.jpg",
    "https://evil.example/\\.media-amazon.com",
    "https://evil.example\t.media-amazon.com/1.jpg",
    "https://evil.example\n.media-amazon.com/1.jpg",
    "https://evil.example%00.media-amazon.com/1.jpg",
    "https://evil.example%2f.media-amazon.com/1.jpg",
    "https://m.media-amazon.com/\x00",
    "https://m.media-amazon.com/\x7f" + "x" * 70_000,
    "https://m.media-amazon。com/1.jpg",
    # Two readers take these for different addresses: one of them overlooks the space.
    " https://m.media-amazon.com/1.jpg",
    f" {SANDBOX}/1.jpg",
    "https://127.0.0.1/1.jpg",
    "http://127.0.0.1:8401/1.jpg",
    "http://127.0.0.1:8400.evil.example/1.jpg",
    "http://127.0.0.1:8400@evil.example/1.jpg",
    "https://127.0.0.1:8400/1.jpg",
    "http://localhost:8400/1.jpg",
    "http://[::1]:8400/1.jpg",
    "http://[::ffff:127.0.0.1]:8400/1.jpg",
    "http://2130706433:8400/1.jpg",
    "http://0x7f.1:8400/1.jpg",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "file:///etc/passwd",
    "ftp://m.media-amazon.com/1.jpg",
    "gopher://m.media-amazon.com/1.jpg",
    "data:image/jpeg;base64,AAAA",
    "javascript:alert(1)",
    "//m.media-amazon.com/1.jpg",
    "https://[m.media-amazon.com/1.jpg",
    "https://m.media-amazon.com:99999999/1.jpg",
    "https://",
    "",
    " ",
]


@pytest.mark.parametrize("url", HOSTILE, ids=[f"hostile {number}" for number in range(len(HOSTILE))])
async def test_a_hostile_address_is_never_asked(url: str) -> None:
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"secret"))
    for sandbox_url in (None, SANDBOX):
        assert not may_fetch_photo(url, sandbox_url)
        with pytest.raises(ForbiddenError):
            await fetch_photo(host.http, url, sandbox_url=sandbox_url, ask_host=at_once)
    assert host.asked == []


@pytest.mark.parametrize(
    "url",
    [
        GOOD,
        "https://images-na.ssl-images-amazon.com/images/I/1.jpg",
        "https://M.MEDIA-AMAZON.COM:443/1.jpg",
        f"{SANDBOX}/pictures/1.jpg",
    ],
)
async def test_photos_of_marketplaces_and_of_our_sandbox_are_fetched(url: str) -> None:
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"a photo"))
    assert await fetch_photo(host.http, url, sandbox_url=SANDBOX, ask_host=at_once) == b"a photo"
    assert len(host.asked) == 1


async def test_a_redirect_is_not_followed() -> None:
    host = PhotoHost(
        lambda _: httpx2.Response(302, headers={"location": "http://169.254.169.254/latest/meta-data/"})
    )
    with pytest.raises(ExternalError, match="302"):
        await fetch_photo(host.http, GOOD, sandbox_url=None, ask_host=at_once)
    assert len(host.asked) == 1


async def test_a_photo_without_end_is_cut_off() -> None:
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"x" * (MAX_PHOTO_BYTES + 1)))
    with pytest.raises(ExternalError, match="20 MB"):
        await fetch_photo(host.http, GOOD, sandbox_url=None, ask_host=at_once)


async def test_a_host_that_does_not_answer_is_told_in_words() -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    with pytest.raises(ExternalError, match="does not answer"):
        await fetch_photo(PhotoHost(fail).http, GOOD, sandbox_url=None, ask_host=at_once)


async def test_a_photo_of_a_marketplace_is_asked_for_in_its_turn_and_not_at_all_without_one() -> None:
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"a photo"))

    async def refuse(url: str, _: object) -> bytes:
        raise LimitReachedError("scraping.budget_spent", url, retry_after=timedelta(hours=1))

    with pytest.raises(LimitReachedError, match=r"71abc\._AC_SL1500_\.jpg"):
        await fetch_photo(host.http, GOOD, sandbox_url=SANDBOX, ask_host=refuse)
    assert host.asked == []
    await fetch_photo(host.http, f"{SANDBOX}/pictures/1.jpg", sandbox_url=SANDBOX, ask_host=refuse)
    assert len(host.asked) == 1
