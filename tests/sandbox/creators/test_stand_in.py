"""The stand-in refuses what the documentation does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon.goods import list_goods
from pinflow.sandbox.creators import create_app
from tests.contract.fixtures import running_server

ASIN = list_goods()[0].asin


@pytest.fixture
def http(clock: FixedClock) -> Iterator[httpx2.Client]:
    with (
        running_server(create_app(clock)) as url,
        httpx2.Client(base_url=url, trust_env=False, timeout=30) as client,
    ):
        for identifier, version in (("two", "2.1"), ("three", "3.1")):
            client.post(
                "/_sandbox/credentials",
                json={"id": identifier, "secret": "s", "version": version, "tags": ["finds-20"]},
            ).raise_for_status()
        yield client


def token(http: httpx2.Client, version: int = 2) -> str:
    if version == 2:
        form = {
            "grant_type": "client_credentials",
            "client_id": "two",
            "client_secret": "s",
            "scope": "creatorsapi/default",
        }
        answer = http.post("/oauth2/token", data=form)
    else:
        answer = http.post(
            "/auth/o2/token",
            json={
                "grant_type": "client_credentials",
                "client_id": "three",
                "client_secret": "s",
                "scope": "creatorsapi::default",
            },
        )
    text: str = answer.raise_for_status().json()["access_token"]
    return text


def ask(
    http: httpx2.Client,
    body: dict[str, Any],
    *,
    operation: str = "getItems",
    authorization: str | None = None,
    marketplace: str = "www.amazon.com",
) -> httpx2.Response:
    headers = {
        "authorization": authorization or f"Bearer {token(http)}, Version 2.1",
        "x-marketplace": marketplace,
    }
    return http.post(f"/catalog/v1/{operation}", json=body, headers=headers)


def test_a_good_request_is_answered_with_only_what_was_asked_for(http: httpx2.Client) -> None:
    body = {"partnerTag": "finds-20", "itemIds": [ASIN], "resources": ["itemInfo.title"]}
    (item,) = ask(http, body).raise_for_status().json()["itemsResult"]["items"]
    assert set(item) == {"asin", "detailPageURL", "itemInfo"}
    assert set(item["itemInfo"]) == {"title"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"itemIds": [ASIN]}, "partnerTag"),
        ({"partnerTag": "finds-20"}, "itemIds"),
        ({"partnerTag": "finds-20", "itemIds": []}, "itemIds"),
        ({"partnerTag": "finds-20", "itemIds": [ASIN] * 11}, "itemIds"),
        ({"partnerTag": "finds-20", "itemIds": [ASIN], "resources": ["itemInfo.titel"]}, "resources"),
        ({"partnerTag": "finds-20", "itemIds": [ASIN], "Marketplace": "www.amazon.com"}, "Marketplace"),
    ],
)
def test_fields_that_are_missing_too_many_or_unknown_are_refused(
    http: httpx2.Client, body: dict[str, Any], field: str
) -> None:
    answer = ask(http, body)
    assert (answer.status_code, answer.json()["reason"]) == (400, "FieldValidationFailed")
    assert field in [each["name"] for each in answer.json()["fieldList"]]


@pytest.mark.parametrize(
    ("suffix", "version", "status"),
    [
        (", Version 2.1", 2, 200),
        (", Version 2.2", 2, 401),
        ("", 2, 401),
        ("", 3, 200),
        (", Version 3.1", 3, 401),
    ],
)
def test_the_version_stands_behind_a_token_of_2_x_and_behind_no_other(
    http: httpx2.Client, suffix: str, version: int, status: int
) -> None:
    body = {"partnerTag": "finds-20", "itemIds": [ASIN]}
    answer = ask(http, body, authorization=f"Bearer {token(http, version)}{suffix}")
    assert answer.status_code == status


def test_other_regions_other_tags_and_other_operations_are_refused(http: httpx2.Client) -> None:
    body: dict[str, Any] = {"partnerTag": "finds-20", "itemIds": [ASIN]}
    assert ask(http, body, marketplace="www.amazon.de").json()["reason"] == "InvalidAssociate"
    assert ask(http, body, marketplace="").json()["reason"] == "InvalidAssociate"
    assert ask(http, {**body, "partnerTag": "x-20"}).json()["reason"] == "InvalidPartnerTag"
    assert ask(http, body, operation="getBestSellers").json()["reason"] == "UnknownOperation"
    assert ask(http, body, authorization="Bearer made-up, Version 2.1").json()["reason"] == "InvalidToken"


def test_tokens_are_for_the_right_way_the_right_scope_and_an_hour(
    http: httpx2.Client, clock: FixedClock
) -> None:
    form = {"grant_type": "client_credentials", "client_id": "two", "client_secret": "s"}
    assert http.post("/oauth2/token", data=form).json() == {"error": "invalid_scope"}
    scoped = {**form, "scope": "creatorsapi/default"}
    assert http.post("/oauth2/token", json=scoped).status_code == 400, "Cognito reads forms"
    wrong_way = {**scoped, "client_id": "three"}
    assert http.post("/oauth2/token", data=wrong_way).json() == {"error": "invalid_client"}
    given = f"Bearer {token(http)}, Version 2.1"
    clock.turn(timedelta(hours=1))
    answer = ask(http, {"partnerTag": "finds-20", "itemIds": [ASIN]}, authorization=given)
    assert (answer.status_code, answer.json()["reason"]) == (401, "TokenExpired")


def test_it_throttles_who_asks_too_fast(clock: FixedClock) -> None:
    with (
        running_server(create_app(clock, least_spacing_seconds=3600)) as url,
        httpx2.Client(base_url=url, trust_env=False, timeout=30) as http,
    ):
        http.post("/_sandbox/credentials", json={"id": "two", "secret": "s"}).raise_for_status()
        body = {"partnerTag": "finds-20", "itemIds": [ASIN]}
        assert ask(http, body).status_code == 200
        refused = ask(http, body)
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
        assert refused.json()["type"] == "ThrottleException"


def test_nonsense_control_is_refused(http: httpx2.Client) -> None:
    assert http.post("/_sandbox/orders", json={"kind": "explode"}).status_code == 422
    bad = {"id": "x", "secret": "s", "version": "9.9"}
    assert http.post("/_sandbox/credentials", json=bad).status_code == 422
