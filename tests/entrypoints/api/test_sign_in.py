"""Signing in, staying signed in, and what other sites cannot do."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import httpx2
from fastapi import FastAPI

from pinflow.entrypoints.api import create_app
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.tools import make_studio
from pinflow.kit.clock import FixedClock
from tests.entrypoints.api.conftest import ORIGIN, PASSWORD, new_client
from tests.factories.cast import Cast


async def test_a_session_is_a_cookie_that_scripts_cannot_read_and_other_sites_do_not_send(
    anonymous: httpx2.AsyncClient, cast: Cast, passwords: None
) -> None:
    answer = await anonymous.post(
        "/api/v1/session", json={"email": " Alice@Example.test ", "password": PASSWORD}
    )
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("pinflow_session=")
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie
    assert "secure" not in cookie
    info = answer.json()
    assert info["user"]["email"] == "alice@example.test"
    assert info["tenant"]["name"] == "Alice and friends"
    assert (info["role"], info["demo"]) == ("admin", True)
    again = await anonymous.get("/api/v1/session")
    assert again.json()["csrf_token"] == info["csrf_token"] != ""


async def test_behind_a_public_https_address_the_cookie_is_for_https_only(
    runtime: Runtime, cast: Cast, passwords: None
) -> None:
    public = "https://pins.example"
    settings = runtime.settings.model_copy(update={"public_url": f"{public}/"})
    runtime = dataclasses.replace(runtime, settings=settings)
    studio = make_studio(runtime)
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(create_app(runtime, studio)),
        base_url=public,
        headers={"origin": public},
    ) as client:
        opened = await client.post("/api/v1/session", json={"email": cast.alice.email, "password": PASSWORD})
        assert opened.status_code == 200
        renewed = await client.get("/api/v1/session")
    studio.close()
    for answer in (opened, renewed):
        attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= attributes


async def test_a_wrong_password_and_a_wrong_address_get_the_same_answer(
    anonymous: httpx2.AsyncClient, cast: Cast, passwords: None
) -> None:
    bodies = []
    for email in ("alice@example.test", "nobody@example.test"):
        answer = await anonymous.post("/api/v1/session", json={"email": email, "password": "wrong"})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        bodies.append({key: value for key, value in answer.json().items() if key != "request_id"})
    assert bodies[0] == bodies[1]
    assert bodies[0]["code"] == "identity.wrong_login"


async def test_repeated_failures_lock_the_login_for_a_while_and_say_how_long(
    anonymous: httpx2.AsyncClient, cast: Cast, passwords: None, clock: FixedClock
) -> None:
    wrong = {"email": cast.alice.email, "password": "wrong"}
    for _ in range(8):
        assert (await anonymous.post("/api/v1/session", json=wrong)).status_code == 401
    right = {"email": cast.alice.email, "password": PASSWORD}
    locked = await anonymous.post("/api/v1/session", json=right)
    assert locked.status_code == 429
    assert locked.json()["code"] == "identity.locked"
    assert locked.headers["retry-after"] == "300"
    clock.turn(timedelta(minutes=5, seconds=1))
    assert (await anonymous.post("/api/v1/session", json=right)).status_code == 200


async def test_signing_out_ends_the_session_on_the_server(alice: httpx2.AsyncClient) -> None:
    cookie = alice.cookies["pinflow_session"]
    answer = await alice.delete("/api/v1/session")
    assert answer.status_code == 204
    assert "pinflow_session" not in alice.cookies
    stolen = await alice.get("/api/v1/pins", headers={"cookie": f"pinflow_session={cookie}"})
    assert stolen.status_code == 401
    assert stolen.json()["code"] == "identity.session_ended"


async def test_an_unused_session_ends_and_a_used_one_lives_on(
    alice: httpx2.AsyncClient, clock: FixedClock
) -> None:
    for _ in range(3):
        clock.turn(timedelta(days=10))
        assert (await alice.get("/api/v1/session")).status_code == 200
    clock.turn(timedelta(days=15))
    assert (await alice.get("/api/v1/session")).status_code == 401


async def test_without_a_session_nothing_is_shown(anonymous: httpx2.AsyncClient) -> None:
    answer = await anonymous.get("/api/v1/pins")
    assert answer.status_code == 401
    assert answer.json()["code"] == "identity.not_signed_in"


async def test_an_unsafe_request_needs_the_csrf_token(alice: httpx2.AsyncClient) -> None:
    token = alice.headers.pop("x-csrf-token")
    for headers in ({}, {b"x-csrf-token": b"guessed"}, {b"x-csrf-token": b"ges\xe4t"}):
        answer = await alice.post("/api/v1/fetch-decision", json={"allowed": True}, headers=headers)
        assert answer.status_code == 403
        assert answer.json()["code"] == "request.csrf_token_missing"
    right = await alice.post(
        "/api/v1/fetch-decision", json={"allowed": True}, headers={"x-csrf-token": token}
    )
    assert right.status_code == 200


async def test_another_site_can_neither_act_nor_sign_in(
    alice: httpx2.AsyncClient, app: FastAPI, cast: Cast
) -> None:
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ORIGIN + ":8000"},
    ):
        answer = await alice.post("/api/v1/fetch-decision", json={"allowed": True}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "request.other_origin")
        login = await alice.post(
            "/api/v1/session", json={"email": cast.alice.email, "password": PASSWORD}, headers=headers
        )
        assert (login.status_code, login.json()["code"]) == (403, "request.other_origin")
    del alice.headers["origin"]
    for site, status in (("cross-site", 403), ("same-site", 403), ("same-origin", 200)):
        answer = await alice.post(
            "/api/v1/fetch-decision", json={"allowed": True}, headers={"sec-fetch-site": site}
        )
        assert answer.status_code == status


async def test_an_api_token_needs_no_csrf_token_and_ends_when_it_is_revoked(
    alice: httpx2.AsyncClient, app: FastAPI
) -> None:
    made = (await alice.post("/api/v1/tokens", json={"name": "n8n"})).json()
    assert made["token"].startswith("pf_")
    async with new_client(app) as script:
        script.headers.pop("origin")
        script.headers["authorization"] = f"Bearer {made['token']}"
        info = (await script.get("/api/v1/session")).json()
        assert (info["user"]["name"], info["csrf_token"]) == ("alice", "")
        decided = await script.post("/api/v1/fetch-decision", json={"allowed": False})
        assert decided.status_code == 200
        listed = (await alice.get("/api/v1/tokens")).json()["items"]
        assert [item["name"] for item in listed] == ["n8n"]
        assert made["token"] not in str(listed)
        assert (await alice.delete(f"/api/v1/tokens/{made['id']}")).status_code == 204
        refused = await script.get("/api/v1/session")
        assert (refused.status_code, refused.json()["code"]) == (401, "identity.bad_token")


async def test_a_member_revokes_only_own_tokens_an_admin_everybodys(
    alice: httpx2.AsyncClient, vera: httpx2.AsyncClient
) -> None:
    of_alice = (await alice.post("/api/v1/tokens", json={"name": "hers"})).json()["id"]
    of_vera = (await vera.post("/api/v1/tokens", json={"name": "vera's"})).json()["id"]
    assert (await vera.delete(f"/api/v1/tokens/{of_alice}")).status_code == 404
    assert [item["id"] for item in (await vera.get("/api/v1/tokens")).json()["items"]] == [of_vera]
    assert len((await alice.get("/api/v1/tokens")).json()["items"]) == 2
    assert (await alice.delete(f"/api/v1/tokens/{of_vera}")).status_code == 204
