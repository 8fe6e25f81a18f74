"""Tokens, OAuth, limits, control, pages for people, and what survives a restart."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import PinterestAppError, PinterestReconnectError
from pinflow.integrations.pinterest.oauth import PinterestOAuthClient
from pinflow.integrations.pinterest.settings import authorize_url
from pinflow.kit.clock import FixedClock
from pinflow.kit.http import new_http_client
from pinflow.sandbox.pinterest.app import create_app
from pinflow.sandbox.pinterest.rate_limits import RateLimiter
from tests.contract.fixtures import SandboxPinterest
from tests.sandbox.pinterest.caller import Caller, caller_of, judged_replies

SECRET = "an-app-secret-of-the-tests"
CALLBACK = "http://127.0.0.1:9/callback"


def register_app(sandbox: SandboxPinterest, owner_account_id: str) -> None:
    app = {
        "client_id": "1500001",
        "client_secret": SECRET,
        "owner_account_id": owner_account_id,
        "redirect_uris": [CALLBACK],
    }
    sandbox.control("POST", "/apps", app)


async def test_an_app_gets_other_addresses_by_its_secret_alone(sandbox_pinterest: SandboxPinterest) -> None:
    account = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, account.id)
    app = {"client_id": "1500001", "owner_account_id": account.id, "redirect_uris": ["http://127.0.0.1:8/x"]}
    async with new_http_client() as http:
        for secret, status in (("another-secret", 409), (SECRET, 201)):
            asked = {**app, "client_secret": secret}
            told = await http.post(f"{sandbox_pinterest.url}/_sandbox/apps", json=asked)
            assert told.status_code == status
        page = authorize_url("1500001", CALLBACK, "state-1", page=f"{sandbox_pinterest.url}/oauth/")
        assert (await http.get(page)).status_code == 400, "the former address is not its any more"


async def test_the_owner_allows_an_app_and_the_tokens_can_be_renewed_for_ever(
    sandbox_pinterest: SandboxPinterest, clock: FixedClock
) -> None:
    account = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, account.id)
    page = authorize_url("1500001", CALLBACK, "state-1", page=f"{sandbox_pinterest.url}/oauth/")
    async with new_http_client() as http:
        assert "larch_and_linen" in (await http.get(page)).text
        sent_back = await http.post(page, data={"decision": "allow", "account_id": account.id})
        told = parse_qs(urlsplit(sent_back.headers["location"]).query)
        assert told["state"] == ["state-1"]
        oauth = PinterestOAuthClient(
            http, sandbox_pinterest.base_url, "1500001", SECRET, continuous_refresh=True
        )
        grant = await oauth.exchange_code(told["code"][0], CALLBACK)
        assert "pins:write" in grant.scopes
        with pytest.raises(PinterestReconnectError):
            await oauth.exchange_code(told["code"][0], CALLBACK)  # a code works once
        for _ in range(3):
            clock.turn(timedelta(days=50))
            assert grant.refresh_token is not None
            renewed = await oauth.refresh_token(grant.refresh_token)
            assert renewed.refresh_token not in (None, grant.refresh_token)
            grant = renewed
        client = PinterestClient(http, sandbox_pinterest.base_url, grant.access_token)
        assert (await client.get_user_account()).username == "larch_and_linen"
        clock.turn(timedelta(days=31))
        with pytest.raises(PinterestReconnectError):
            await client.get_user_account()
        clock.turn(timedelta(days=30))
        with pytest.raises(PinterestReconnectError) as dead:
            await oauth.refresh_token(str(grant.refresh_token))
        assert (dead.value.status, dead.value.pinterest_code) == (401, 283), "as the chaotic stand-in says it"


async def test_an_owner_who_does_not_allow_it_gives_no_code(sandbox_pinterest: SandboxPinterest) -> None:
    account = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, account.id)
    page = authorize_url("1500001", CALLBACK, "state-1", page=f"{sandbox_pinterest.url}/oauth/")
    async with new_http_client() as http:
        sent_back = await http.post(page, data={"decision": "deny", "account_id": account.id})
        assert parse_qs(urlsplit(sent_back.headers["location"]).query) == {
            "error": ["access_denied"],
            "state": ["state-1"],
        }
        thief = page.replace("callback", "elsewhere")
        assert (await http.get(thief)).status_code == 400
        assert (await http.post(thief, data={"decision": "allow"})).status_code == 400


async def test_the_app_itself_may_have_its_owners_token(sandbox_pinterest: SandboxPinterest) -> None:
    account = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, account.id)
    async with new_http_client() as http:
        form = {"grant_type": "client_credentials", "scope": "user_accounts:read"}
        address = f"{sandbox_pinterest.base_url}/oauth/token"
        grant = (await http.post(address, data=form, auth=("1500001", SECRET))).json()
        assert "refresh_token" not in grant
        # Such a token is pasted.
        client = PinterestClient(http, sandbox_pinterest.base_url, grant["access_token"])
        assert (await client.get_user_account()).id == account.id
        assert (await http.post(address, data=form, auth=("1500001", "not-the-secret"))).status_code == 401
        wrong = PinterestOAuthClient(http, sandbox_pinterest.base_url, "1500001", "not-the-secret")
        with pytest.raises(PinterestAppError):
            await wrong.refresh_token("pinr_any")


async def test_a_token_ends_when_its_life_or_the_test_ends_it(caller: Caller, clock: FixedClock) -> None:
    assert (await caller.api("GET", "/user_account")).status_code == 200
    ended = await caller.control("DELETE", f"/accounts/{caller.account['id']}/tokens")
    assert ended.json() == {"expired": 1}
    answer = await caller.api("GET", "/user_account")
    assert (answer.status_code, answer.json()["code"]) == (401, 2)
    assert (await caller.http.get("/v5/user_account")).status_code == 401
    short = await caller.control("POST", f"/accounts/{caller.account['id']}/tokens", {"expires_in": 60})
    token = short.json()["access_token"]
    assert (await caller.api("GET", "/user_account", token=token)).status_code == 200
    clock.turn(timedelta(seconds=60))
    assert (await caller.api("GET", "/user_account", token=token)).status_code == 401


async def test_everything_survives_a_restart_and_no_token_stands_in_the_file(
    tmp_path: Path, clock: FixedClock
) -> None:
    state_file = tmp_path / "state" / "pinterest.db"
    before = caller_of(create_app(clock, state_file=state_file))
    made = await before.control("POST", "/accounts", {"username": "larch_and_linen", "boards": ["Kitchen"]})
    before.account = made.json()
    first = (await before.create_pin()).json()
    after = caller_of(create_app(clock, state_file=state_file))
    after.account = before.account
    assert (await after.api("GET", f"/pins/{first['id']}")).json() == first
    second = (await after.create_pin()).json()
    assert second["id"] != first["id"]
    assert (await after.control("GET", "/pins")).json()["total"] == 2
    kept = b"".join(path.read_bytes() for path in state_file.parent.iterdir())
    assert before.account["access_token"].encode() not in kept
    assert b"larch_and_linen" in kept
    for caller in (before, after):
        await caller.http.aclose()


async def test_ids_are_the_same_for_the_same_seed(clock: FixedClock) -> None:
    async def pin_id(seed: int) -> str:
        caller = caller_of(create_app(clock, seed=seed))
        async with caller:
            made = await caller.control("POST", "/accounts", {"username": "abc", "boards": ["Kitchen"]})
            caller.account = made.json()
            return str((await caller.create_pin()).json()["id"])

    assert await pin_id(1) == await pin_id(1) != await pin_id(2)


async def test_answers_tell_the_limits_and_the_request_id(caller: Caller) -> None:
    headers = (await caller.api("GET", "/boards")).headers
    assert re.fullmatch(r"\d{16}", headers["x-pinterest-rid"])
    assert headers["x-ratelimit-limit"] == (
        '1000, 100;w=1;name="safety_net_app_id_user_id", 1000;w=60;name="org_read_app_id_user_id"'
    )
    assert headers["x-ratelimit-remaining"] == "999"
    assert 0 < int(headers["x-ratelimit-reset"]) <= 60


async def test_beyond_the_limit_pinterest_says_429_and_when(clock: FixedClock) -> None:
    caller = caller_of(create_app(clock, rate_limits={"org_write": 2}))
    made = await caller.control("POST", "/accounts", {"username": "abc", "boards": ["Kitchen"]})
    caller.account = made.json()
    async with caller:
        answers = [await caller.create_pin() for _ in range(2)]
        # Another minute of the machine's time may begin between two calls, so ask until one is refused.
        while answers[-1].status_code == 201 and len(answers) < 20:
            answers.append(await caller.create_pin())
    assert (answers[-1].status_code, answers[-1].json()["code"]) == (429, 8)
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60


def test_a_new_minute_and_another_account_start_from_nought() -> None:
    ticks = 600.0
    limiter = RateLimiter({"org_write": 1}, lambda: ticks)
    assert limiter.count("a", "org_write")[0]
    assert not limiter.count("a", "org_write")[0]
    assert limiter.count("b", "org_write")[0]
    ticks = 660.0
    assert limiter.count("a", "org_write")[0]


async def test_control_is_closed_to_other_machines_and_foreign_pages(clock: FixedClock) -> None:
    app = create_app(clock)
    far = judged_replies(httpx2.ASGITransport(app=app, client=("203.0.113.9", 4711)))
    async with httpx2.AsyncClient(transport=far, base_url="http://127.0.0.1") as http:
        assert (await http.get("/_sandbox/accounts")).status_code == 403
        assert (await http.get("/v5/boards")).status_code == 401  # the API itself is open to the network
    near = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=near, base_url="http://rebound.example") as http:
        assert (await http.get("/_sandbox/accounts")).status_code == 403
    async with httpx2.AsyncClient(transport=near, base_url="http://127.0.0.1") as http:
        form = await http.post("/_sandbox/accounts", data={"username": "abc"})
        assert form.status_code == 415
        assert (await http.get("/_sandbox/accounts")).json() == {"accounts": []}


async def test_a_username_is_taken_once_and_accounts_show_no_token(caller: Caller) -> None:
    again = await caller.control("POST", "/accounts", {"username": "larch_and_linen"})
    assert again.status_code == 409
    listed = await caller.control("GET", "/accounts")
    assert [account["username"] for account in listed.json()["accounts"]] == ["larch_and_linen"]
    assert caller.account["access_token"] not in listed.text


async def test_the_request_log_counts_calls_and_keeps_no_secret(caller: Caller) -> None:
    await caller.api("GET", "/boards")
    await caller.create_pin()
    await caller.create_pin(board_id="42")
    log = await caller.control("GET", "/requests")
    assert log.json()["counts"] == {"GET /v5/boards": 1, "POST /v5/pins": 2}
    assert [request["status"] for request in log.json()["requests"]] == [200, 201, 404]
    assert caller.account["access_token"] not in log.text
    posts = await caller.http.get("/_sandbox/requests", params={"method": "POST"})
    assert posts.json()["total"] == 2
    await caller.control("DELETE", "/requests")
    assert (await caller.control("GET", "/requests")).json()["total"] == 0


async def test_people_see_accounts_boards_and_pins_and_no_markup_of_a_pin_runs(caller: Caller) -> None:
    pin_id = (await caller.create_pin(title="<script>alert(1)</script>")).json()["id"]
    front = await caller.http.get("/")
    assert "larch_and_linen" in front.text
    assert "Garden" in front.text
    assert f"/pin/{pin_id}" in front.text
    page = await caller.http.get(f"/pin/{pin_id}")
    for text in (front.text, page.text):
        assert "<script>" not in text
    assert "https://example.com/kettle?pf=k1" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for source in re.findall(r'src="([^"]+)"', front.text + page.text):
        assert (await caller.http.get(source)).status_code == 200
    assert (await caller.http.get("/pin/1")).status_code == 404
    profile = await caller.http.get("/profile/larch_and_linen.svg")
    assert profile.headers["content-type"].startswith("image/svg+xml")


async def test_an_unknown_address_and_a_wrong_method_are_refused_in_pinterests_form(
    clock: FixedClock,
) -> None:
    # Outside the contract: nothing is described at these addresses, so there is nothing to judge by.
    inside = httpx2.ASGITransport(app=create_app(clock))
    async with httpx2.AsyncClient(transport=inside, base_url="http://127.0.0.1/v5") as http:
        assert (await http.get("/cards")).json() == {"code": 404, "message": "Not Found"}
        assert (await http.put("/pins")).json() == {"code": 405, "message": "Method Not Allowed"}


async def test_ad_accounts_and_bodies_that_are_no_json_are_refused(caller: Caller) -> None:
    assert (await caller.api("GET", "/boards", params={"ad_account_id": "5"})).json()["code"] == 29
    not_json = await caller.api("POST", "/pins", content=b"{")
    assert (not_json.status_code, not_json.json()["code"]) == (400, 1)
