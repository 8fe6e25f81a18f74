"""Accounts over the API: the address Pinterest sends people back to, and what a body may hold."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.types import Scope

from pinflow.entrypoints.api import create_app
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.guard_requests import take_forwarded
from pinflow.entrypoints.tools import make_studio
from pinflow.settings import load_settings, read_networks
from tests.entrypoints.api.conftest import PASSWORD
from tests.entrypoints.api.seed import Seeded, read_account
from tests.factories.cast import Cast

PREFIX = "/api/v1"
PROXY = read_networks("127.0.0.1, 10.0.0.0/8")


def scope_of(peer: str, **headers: str) -> Scope:
    return {
        "type": "http",
        "scheme": "http",
        "client": (peer, 1),
        "headers": [
            (b"host", b"127.0.0.1:8321"),
            *((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()),
        ],
    }


def test_forwarded_headers_are_believed_from_a_trusted_proxy_alone() -> None:
    told = {"x_forwarded_host": "pins.example.org", "x_forwarded_proto": "https"}
    for peer, believed in (("10.1.2.3", True), ("192.0.2.1", False), ("not an address", False)):
        scope = scope_of(peer, **told)
        assert take_forwarded(scope, PROXY) is believed
        host = dict(scope["headers"])[b"host"]
        assert (scope["scheme"], host) == (
            ("https", b"pins.example.org") if believed else ("http", b"127.0.0.1:8321")
        )
    assert not take_forwarded(scope_of("10.1.2.3", **told), ())


@pytest.mark.parametrize("host", ["evil.example/path", "a b", "user@host", "x" * 300, "", "h:123456"])
def test_a_host_that_is_none_is_not_taken_even_from_a_trusted_proxy(host: str) -> None:
    scope = scope_of("10.1.2.3", x_forwarded_host=host, x_forwarded_proto="javascript")
    assert not take_forwarded(scope, PROXY)
    assert (scope["scheme"], dict(scope["headers"])[b"host"]) == ("http", b"127.0.0.1:8321")


def test_what_a_client_put_before_the_proxys_own_word_counts_for_nothing() -> None:
    scope = scope_of("10.1.2.3", x_forwarded_host="evil.example, pins.example.org")
    assert take_forwarded(scope, PROXY)
    assert dict(scope["headers"])[b"host"] == b"pins.example.org"


@pytest.mark.parametrize(
    ("settings", "headers", "expected"),
    [
        ({}, {}, "http://localhost/accounts/callback"),
        (
            {"public_url": "https://pins.example.org/"},
            {"x-forwarded-host": "evil.example"},
            "https://pins.example.org/accounts/callback",
        ),
        (
            {"trusted_proxies": "127.0.0.1"},
            {"x-forwarded-host": "pins.example.org", "x-forwarded-proto": "https"},
            "https://pins.example.org/accounts/callback",
        ),
        ({}, {"x-forwarded-host": "evil.example"}, "http://localhost/accounts/callback"),
    ],
    ids=["on this machine", "by the setting", "by a trusted proxy", "not by anybody else"],
)
async def test_pinterest_sends_people_back_to_where_they_came_from(
    runtime: Runtime,
    passwords: None,
    cast: Cast,
    tmp_path: Path,
    settings: dict[str, Any],
    headers: dict[str, str],
    expected: str,
) -> None:
    changed = dataclasses.replace(runtime, settings=load_settings({}, data_dir=tmp_path, **settings))
    studio = make_studio(changed)
    app = create_app(changed, studio)
    try:
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://localhost", headers=headers
        ) as client:
            signed_in = await client.post(
                f"{PREFIX}/session", json={"email": cast.alice.email, "password": PASSWORD}
            )
            cookie = signed_in.headers["set-cookie"].partition(";")[0]
            answer = await client.get(f"{PREFIX}/accounts/connect", headers={"cookie": cookie})
    finally:
        studio.close()
    assert answer.status_code == 200, answer.text
    assert answer.json()["redirect_uri"] == expected
    assert "PINFLOW_PINTEREST_APP_ID" in answer.json()["oauth_problem"]


async def test_an_export_account_comes_without_a_token_and_a_token_without_an_address_goes_to_production(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    made = await alice.post(f"{PREFIX}/accounts", json={"name": "By hand", "channel": "export"})
    assert made.status_code == 201, made.text
    assert (made.json()["channel"], made.json()["base_url"], made.json()["username"]) == (
        "export",
        None,
        None,
    )
    both = await alice.post(
        f"{PREFIX}/accounts", json={"name": "x", "channel": "export", "token": "pina_secret"}
    )
    assert both.status_code == 422
    assert "pina_secret" not in both.text
    nothing = await alice.post(f"{PREFIX}/accounts", json={"name": "x"})
    assert (nothing.status_code, nothing.json()["code"]) == (422, "accounts.incomplete")
    plain = await alice.post(f"{PREFIX}/accounts", json={"name": "Plain", "token": "pina_secret"})
    assert plain.json()["base_url"] == "https://api.pinterest.com/v5"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/accounts/connect", {"name": ""}),
        ("POST", "/accounts/connect", {"name": "x", "base_url": "https://thief.example"}),
        ("POST", "/accounts/connect/finish", {"state": "x", "code": "y"}),
        ("POST", "/accounts/connect/finish", {"code": "y"}),
        ("POST", "/accounts/stop", {"reason": "x" * 301}),
        ("PUT", "/accounts/{}/proxy", {"proxy": "ftp://x"}),
        ("POST", "/accounts/{}/boards", {"name": " "}),
        ("POST", "/accounts/{}/boards", {"name": "x", "privacy": "HIDDEN"}),
        ("POST", "/accounts/{}/boards/abc/sections", {"name": "x"}),
        ("GET", "/accounts/{}/boards/..%2Fx/sections", None),
        ("POST", "/accounts/{}/proxy/test", None),
    ],
)
async def test_what_cannot_be_used_is_refused_in_words(
    alice: httpx2.AsyncClient, seeded: Seeded, method: str, path: str, body: object
) -> None:
    answer = await alice.request(method, PREFIX + path.format(seeded.account_id), json=body)
    assert answer.status_code in (404, 422), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 10


async def test_a_secret_that_was_sent_is_in_no_answer(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    proxy = {"proxy": "socks5://seller:hush-hush@127.0.0.1:1080"}
    for answer in (
        await alice.put(f"{PREFIX}/accounts/{seeded.account_id}/proxy", json=proxy),
        await alice.get(f"{PREFIX}/accounts"),
        await alice.get(f"{PREFIX}/accounts/{seeded.account_id}/health"),
        await alice.put(
            f"{PREFIX}/accounts/{seeded.account_id}/proxy", json={"proxy": "ftp://u:hush-hush@x"}
        ),
    ):
        assert "hush-hush" not in answer.text
    assert (await read_account(alice, seeded))["proxy"] == "socks5://127.0.0.1:1080"
