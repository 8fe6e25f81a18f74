"""What the client sends and how it reads lists, limits and times."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx2
import msgspec
import pytest

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import PinterestRefusedError, PinterestUnavailableError
from pinflow.integrations.pinterest.models import Answer, NewPin, RateLimitPolicy, TokenGrant
from pinflow.integrations.pinterest.rate_limits import read_rate_limits
from pinflow.integrations.pinterest.settings import (
    OFFICIAL_SANDBOX_BASE_URL,
    checked_base_url,
)
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import USER_AGENT, new_http_client
from tests.contract.canned_answers import OutsideContract, canned
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.contract.pictures import jpeg

BASE = "https://api.pinterest.com/v5"


@pytest.fixture
def account(sandbox_pinterest: SandboxPinterest) -> SandboxAccount:
    return sandbox_pinterest.create_account(boards=[f"Board {n:03}" for n in range(255)])


@pytest.fixture
async def client(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount
) -> AsyncIterator[PinterestClient]:
    async with new_http_client() as http:
        yield PinterestClient(http, sandbox_pinterest.base_url, account.access_token)


def small_pin(board_id: str, title: str) -> NewPin:
    return NewPin(
        board_id=board_id,
        picture=jpeg(200, 300),
        media_type="image/jpeg",
        title=title,
        description="#ad",
        alt_text="A kettle",
        link=None,
    )


async def test_boards_beyond_the_first_page_are_listed_too(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    assert [(board.id, board.name) for board in await client.list_boards()] == list(account.boards)
    assert sandbox_pinterest.calls("GET", "/v5/boards") == 2


async def test_a_board_is_read_only_as_far_as_the_caller_looks(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    board_id = account.boards[0][0]
    for number in range(5):
        await client.create_pin(small_pin(board_id, f"Kettle {number}"))
    async for pin in client.iterate_board_pins(board_id, page_size=2):
        if pin.title == "Kettle 3":
            break
    assert sandbox_pinterest.calls("GET", f"/v5/boards/{board_id}/pins") == 1
    pins = await client.list_board_pins(board_id)
    assert [pin.title for pin in pins] == [f"Kettle {number}" for number in range(4, -1, -1)]
    assert pins[0].created_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def test_a_pin_is_sent_as_base64_and_leaves_out_what_is_empty() -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(201, json={"id": "7", "created_at": "2026-11-23T09:00:00Z"})

    client = PinterestClient(new_http_client(transport=canned(answer)), BASE, "pina_x")
    created = await client.create_pin(
        NewPin(
            board_id="42",
            picture=b"picture bytes",
            media_type="image/png",
            title="A kettle",
            description="#ad",
            alt_text="",
            link=None,
        )
    )
    assert created.created_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    (request,) = sent
    assert msgspec.json.decode(request.content) == {
        "board_id": "42",
        "title": "A kettle",
        "description": "#ad",
        "alt_text": "",
        "media_source": {
            "source_type": "image_base64",
            "content_type": "image/png",
            "data": base64.b64encode(b"picture bytes").decode(),
        },
    }
    assert request.headers["authorization"] == "Bearer pina_x"
    assert request.headers["user-agent"] == USER_AGENT
    assert str(request.url) == f"{BASE}/pins"


async def test_what_a_pin_has_besides_is_sent_as_pinterest_names_it() -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(201, json={"id": "7", "created_at": "2026-11-23T09:00:00Z"})

    client = PinterestClient(new_http_client(transport=canned(answer)), BASE, "pina_x")
    pin = msgspec.structs.replace(
        small_pin("42", "A kettle"),
        link="https://example.com/kettle?pf=k1",
        board_section_id="43",
        dominant_color="#6E7874",
        ai_disclosures=("AI_MODIFIED",),
    )
    await client.create_pin(pin)
    body = msgspec.json.decode(sent[0].content)
    assert {
        name: body[name] for name in ("link", "board_section_id", "dominant_color", "ai_disclosures")
    } == {
        "link": "https://example.com/kettle?pf=k1",
        "board_section_id": "43",
        "dominant_color": "#6E7874",
        "ai_disclosures": {"values": ["AI_MODIFIED"]},
    }


async def test_a_time_without_a_zone_is_utc() -> None:
    answer = OutsideContract(
        lambda _: httpx2.Response(200, json={"id": "7", "created_at": "2026-11-23T09:00:00"})
    )
    client = PinterestClient(new_http_client(transport=canned(answer)), BASE, "pina_x")
    assert (await client.get_pin("7")).created_at == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("board_id", ["", "kitchen", "4 2", "42/pins", "٤٢"])
async def test_what_is_no_id_is_refused_before_it_is_sent(board_id: str) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        raise AssertionError("it was sent")

    client = PinterestClient(new_http_client(transport=canned(answer)), BASE, "pina_x")
    with pytest.raises(PinterestRefusedError, match="is no id of a board"):
        await client.create_pin(small_pin(board_id, "A kettle"))
    with pytest.raises(PinterestRefusedError, match="is no id of a board"):
        await client.list_board_pins(board_id)


async def test_a_list_whose_bookmark_comes_back_is_given_up() -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json={"items": [{"id": "1", "name": "Kitchen"}], "bookmark": "again"})

    client = PinterestClient(new_http_client(transport=canned(answer)), BASE, "pina_x")
    with pytest.raises(PinterestUnavailableError, match="does not end"):
        await client.list_boards()


async def test_interests_are_repeated_and_the_region_keeps_its_plus(
    sandbox_pinterest: SandboxPinterest, client: PinterestClient
) -> None:
    trends = await client.list_trending_keywords(
        "DE+AT+CH", "yearly", interests=("home_decor", "gardening"), limit=500
    )
    assert {"raised garden beds", "cozy bedroom"} <= {trend.keyword for trend in trends}
    assert len(trends[0].time_series) == 52
    (request,) = sandbox_pinterest.control("GET", "/requests")["requests"]
    assert request["path"] == "/v5/trends/keywords/DE+AT+CH/top/yearly"
    assert request["query"] == "limit=50&interests=home_decor&interests=gardening"


async def test_the_caller_is_told_of_limits_and_request_ids(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount
) -> None:
    told: list[Answer] = []
    async with new_http_client() as http:
        client = PinterestClient(
            http, sandbox_pinterest.base_url, account.access_token, on_answer=told.append
        )
        await client.get_user_account()
    (answer,) = told
    assert (answer.method, answer.path, answer.status) == ("GET", "/user_account", 200)
    assert answer.rid is not None
    assert answer.rate_limits.limit == 1000
    assert answer.rate_limits.remaining == 999
    assert answer.rate_limits.policies[1] == RateLimitPolicy(
        quota=1000, window_seconds=60, name="org_read_app_id_user_id"
    )


@pytest.mark.parametrize(
    ("value", "limit", "policies"),
    [
        (
            '60, 100;w=1;name="safety, net", 60;w=60;name="org_analytics"',
            60,
            [(100, 1, "safety, net"), (60, 60, "org_analytics")],
        ),
        ("1000", 1000, []),
        ("100;w=1", None, [(100, 1, None)]),
        ("5, 5;w=1795770000, 100;w=1", 5, [(100, 1, None)]),
        ("many", None, []),
        ("", None, []),
    ],
)
def test_structured_limits_are_read_and_nonsense_is_no_error(
    value: str, limit: int | None, policies: list[tuple[int, int, str | None]]
) -> None:
    limits = read_rate_limits(httpx2.Headers({"x-ratelimit-limit": value}))
    assert limits.limit == limit
    assert [(p.quota, p.window_seconds, p.name) for p in limits.policies] == policies


@pytest.mark.parametrize(
    "base_url",
    [
        BASE,
        OFFICIAL_SANDBOX_BASE_URL,
        "http://127.0.0.1:4100/v5",
        "http://localhost/v5/",
        "http://[::1]:4100/v5",
    ],
)
def test_tokens_go_over_https_or_stay_on_this_machine(base_url: str) -> None:
    assert checked_base_url(base_url) == base_url.rstrip("/")


@pytest.mark.parametrize(
    "base_url",
    [
        "http://api.pinterest.com/v5",
        "http://127.0.0.1.example.com/v5",
        "http://127.0.0.1@example.com/v5",
        "https://user:secret@api.pinterest.com/v5",
        "https:///v5",
        "https://api.pinterest.com/v5?x=1",
        "http://127.0.0.1:99999/v5",
        "ftp://127.0.0.1/v5",
        "",
    ],
)
def test_other_addresses_are_refused(base_url: str) -> None:
    with pytest.raises(InvalidInputError) as told:
        checked_base_url(base_url)
    assert told.value.code == "pinterest.base_url_invalid"


def test_nothing_that_holds_a_token_shows_it() -> None:
    client = PinterestClient(new_http_client(), BASE, "pina_secret")
    grant = TokenGrant(access_token="pina_secret", expires_in=1, scope="a b,c", refresh_token="pinr.secret")
    assert "secret" not in repr(client) + repr(grant) + str(grant)
    assert grant.scopes == ("a", "b", "c")
