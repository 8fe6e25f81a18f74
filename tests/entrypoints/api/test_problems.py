"""Failures are problem documents that tell what to do and nothing more."""

from __future__ import annotations

import httpx2
import pytest
from fastapi import FastAPI
from structlog.testing import capture_logs

from pinflow.entrypoints.http_errors import STATUS
from pinflow.kit import errors
from tests.entrypoints.api.conftest import new_client


def test_every_class_of_error_has_a_status() -> None:
    classes = {kind for kind in vars(errors).values() if isinstance(kind, type)} & set(
        errors.AppError.__subclasses__()
    )
    assert classes <= set(STATUS)
    assert STATUS[errors.InvalidInputError] == 422
    assert STATUS[errors.ExternalError] == 502


async def test_wrong_input_names_each_field(alice: httpx2.AsyncClient) -> None:
    answer = await alice.post("/api/v1/projects", json={"name": 7, "unheard_of": 1, "marketplace": "x"})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "request.invalid")
    assert answer.headers["content-type"] == "application/problem+json"
    assert {item["field"] for item in problem["errors"]} == {"name", "affiliate_tag", "unheard_of"}
    assert set(problem) == {"type", "title", "status", "detail", "code", "request_id", "errors"}


async def test_wrong_input_is_not_repeated_in_the_answer(anonymous: httpx2.AsyncClient) -> None:
    answer = await anonymous.post(
        "/api/v1/session", json={"email": "a@example.test", "password": ["my-secret-word"]}
    )
    assert answer.status_code == 422
    assert "my-secret-word" not in answer.text


@pytest.mark.parametrize("limit", ["0", "201", "many"])
async def test_a_page_has_at_most_200_items(alice: httpx2.AsyncClient, limit: str) -> None:
    answer = await alice.get("/api/v1/pins", params={"limit": limit})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "limit"


@pytest.mark.parametrize("cursor", ["nonsense", "%%%", "bnVsbA", "WzEsMl0", "é"])
async def test_a_cursor_of_somebody_elses_making_is_refused(alice: httpx2.AsyncClient, cursor: str) -> None:
    for path in ("/pins", "/opportunities", "/projects"):
        answer = await alice.get(f"/api/v1{path}", params={"cursor": cursor})
        assert (answer.status_code, answer.json()["code"]) == (422, "request.bad_cursor")


async def test_unknown_addresses_and_methods_are_problems_too(alice: httpx2.AsyncClient) -> None:
    missing = await alice.get("/api/v1/nothing")
    assert (missing.status_code, missing.json()["code"]) == (404, "request.no_such_path")
    wrong = await alice.put("/api/v1/pins")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "request.method_not_allowed")
    assert wrong.headers["allow"] == "GET"


async def test_what_nobody_foresaw_tells_its_request_and_nothing_else(
    app: FastAPI, anonymous: httpx2.AsyncClient
) -> None:
    async def crash() -> None:
        raise RuntimeError("the password is hunter2")

    app.router.add_api_route("/api/v1/crash", crash)
    app.router.routes.insert(0, app.router.routes.pop())
    answer = await anonymous.get("/api/v1/crash", headers={"x-request-id": "given-by-proxy"})
    assert answer.status_code == 500
    problem = answer.json()
    assert problem["code"] == "server.unexpected"
    assert problem["request_id"] == "given-by-proxy" == answer.headers["x-request-id"]
    assert "hunter2" not in answer.text


async def test_a_request_id_that_could_forge_a_log_line_is_replaced(anonymous: httpx2.AsyncClient) -> None:
    answer = await anonymous.get("/api/v1/health", headers={"x-request-id": "a b\tc"})
    assert len(answer.headers["x-request-id"]) == 16


async def test_the_access_log_holds_no_query_and_no_secret(alice: httpx2.AsyncClient) -> None:
    with capture_logs() as lines:
        await alice.get("/api/v1/pins", params={"cursor": "c2VjcmV0"})
    access = next(line for line in lines if line["event"] == "api.request.answered")
    assert (access["path"], access["status"]) == ("/api/v1/pins", 422)
    assert "c2VjcmV0" not in str(lines)


async def test_a_name_that_is_not_ours_is_refused(app: FastAPI) -> None:
    async with new_client(app) as client:
        for host in ("evil.example", "evil.example:8321", "", "[::1"):
            answer = await client.get("/api/v1/session", headers={"host": host})
            assert (answer.status_code, answer.json()["code"]) == (421, "request.unknown_host")
        for host in ("localhost:9999", "127.0.0.1", "[::1]:8321"):
            answer = await client.get("/api/v1/session", headers={"host": host})
            assert answer.status_code == 401


async def test_a_body_that_is_too_large_is_refused(alice: httpx2.AsyncClient) -> None:
    answer = await alice.post(
        "/api/v1/lists/upload", data={"project_id": "x"}, files={"file": b"x" * (18 * 1024 * 1024)}
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "request.too_large")


async def test_every_answer_carries_the_security_headers(anonymous: httpx2.AsyncClient) -> None:
    for path in ("/", "/api/v1/health", "/api/v1/nothing"):
        headers = (await anonymous.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
        pictures = next(part for part in policy.split("; ") if part.startswith("img-src")).split()
        assert {"https://m.media-amazon.com", "https://images-na.ssl-images-amazon.com"} < set(pictures)
        assert "http://127.0.0.1:8400" in pictures
        assert "script-src" not in policy and "'unsafe-eval'" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"]


async def test_health_needs_no_session(anonymous: httpx2.AsyncClient) -> None:
    answer = await anonymous.get("/api/v1/health", headers={"host": "10.0.0.7:8321"})
    assert answer.status_code == 200
    assert answer.json()["database"] == "ok"
