"""The client every vendor is reached with."""

from __future__ import annotations

import logging

import httpx2
import pytest

from pinflow import __version__
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import is_loopback_url, new_http_client


async def test_it_names_itself_and_follows_no_redirect() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(302, headers={"location": "https://elsewhere.example/"})

    async with new_http_client(transport=httpx2.MockTransport(answer)) as http:
        assert (await http.get("https://example.com/")).status_code == 302
    assert [request.headers["user-agent"] for request in seen] == [f"pinflow/{__version__}"]


async def test_no_silence_lasts_longer_than_asked() -> None:
    async with new_http_client(timeout_seconds=7, connect_timeout_seconds=3) as http:
        assert http.timeout == httpx2.Timeout(7, connect=3)


async def test_a_proxy_of_the_environment_is_not_used(
    monkeypatch: pytest.MonkeyPatch, unused_tcp_port: int
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{unused_tcp_port}")
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{unused_tcp_port}")

    async with new_http_client() as http:
        assert http.trust_env is False
        transport = http._transport_for_url(httpx2.URL("http://example.com/"))
        assert transport is http._transport


@pytest.mark.parametrize(
    "proxy",
    [
        "proxy.example:8080",
        "ftp://user:secret@proxy.example",
        "http://",
        "http://user:secret@:80",
        "http://h:0",
    ],
)
def test_an_unusable_proxy_is_refused_without_repeating_its_password(proxy: str) -> None:
    with pytest.raises(InvalidInputError) as told:
        new_http_client(proxy=proxy)
    assert told.value.code == "http.proxy_invalid"
    assert "secret" not in told.value.message


@pytest.mark.parametrize(
    "proxy", ["http://u:p@127.0.0.1:8080", "socks5://127.0.0.1:1080", "https://p.example"]
)
async def test_usable_proxies_are_taken(proxy: str) -> None:
    async with new_http_client(proxy=proxy) as http:
        assert http is not None


async def test_headers_and_addresses_do_not_reach_the_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with new_http_client(transport=httpx2.MockTransport(lambda _: httpx2.Response(200))) as http:
        await http.get("https://example.com/?code=secret", headers={"authorization": "Bearer secret"})
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:4100/v5", True),
        ("http://localhost", True),
        ("http://[::1]/", True),
        ("http://127.0.0.1.example.com/", False),
        ("http://127.0.0.1@example.com/", False),
        ("http://[::1", False),
        ("", False),
    ],
)
def test_loopback_is_known_by_its_host(url: str, expected: bool) -> None:
    assert is_loopback_url(url) is expected
