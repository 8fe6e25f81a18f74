"""Planted faults, each refused; and every endpoint of the sandbox, used through the client, found clean."""

from __future__ import annotations

from typing import Any

import httpx2
import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import JSONResponse
from starlette.routing import Route

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.models import NewPin
from pinflow.kit.http import new_http_client
from tests.contract.fixtures import SandboxPinterest, running_server
from tests.contract.judge import DESCRIPTION, Judge, Reply, Request, official_judge
from tests.contract.judge_proxy import JudgeProxy
from tests.contract.judged_transport import ContractBrokenError, JudgedTransport
from tests.contract.pictures import jpeg

JSON = ("content-type", "application/json")
BEARER = ("authorization", "Bearer pina_of_nobody")


@pytest.fixture(scope="session")
def judge() -> Judge:
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    return official_judge()


def pin_request(**changes: object) -> Request:
    body: dict[str, object] = {
        "board_id": "4201",
        "title": "A kettle",
        "media_source": {"source_type": "image_base64", "content_type": "image/jpeg", "data": "YWJj"},
        **changes,
    }
    given = {name: value for name, value in body.items() if value is not ...}
    return Request(
        method="POST", path="/v5/pins", query="", headers=[JSON, BEARER], body=msgspec.json.encode(given)
    )


def get(path: str, query: str = "") -> Request:
    return Request(method="GET", path=path, query=query, headers=[BEARER], body=b"")


def reply(body: object, status: int = 200) -> Reply:
    return Reply(status=status, headers=[JSON], body=msgspec.json.encode(body))


def test_a_request_as_described_is_let_through(judge: Judge) -> None:
    assert judge.request_problems(pin_request()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"titel": "A kettle"}, "'titel' is not described"),
        ({"board_id": ...}, "'board_id' is a required property"),
        ({"media_source": ...}, "'media_source' is a required property"),
        ({"board_id": 4201}, "4201 is not of type 'string'"),
        ({"board_id": "kitchen"}, "does not match"),
        ({"title": "x" * 101}, "is too long"),
        ({"ai_disclosures": {"values": []}}, "should be non-empty"),
        ({"ai_disclosures": {"values": ["AI_MODIFIED"], "note": 1}}, "'note' is not described"),
    ],
)
def test_a_planted_fault_in_a_request_is_refused(judge: Judge, changes: dict[str, Any], said: str) -> None:
    assert said in " ".join(judge.request_problems(pin_request(**changes)))


def test_a_misspelt_field_deep_in_a_branch_is_refused(judge: Judge) -> None:
    source = {
        "source_type": "image_base64",
        "content_type": "image/jpeg",
        "data": "YWJj",
        "contenttype": "image/jpeg",
    }
    (problem,) = judge.request_problems(pin_request(media_source=source))
    assert problem == "request body.media_source: property 'contenttype' is not described"


def test_a_field_of_another_branch_is_refused(judge: Judge) -> None:
    source = {"source_type": "image_url", "url": "https://example.com/a.jpg", "data": "YWJj"}
    (problem,) = judge.request_problems(pin_request(media_source=source))
    assert "'data' is not described" in problem


def test_query_parameters_are_held_to_the_description(judge: Judge) -> None:
    assert judge.request_problems(get("/v5/boards", "page_size=250&bookmark=abc")) == []
    assert judge.request_problems(get("/v5/boards", "pagesize=25")) == [
        "query parameter 'pagesize' is not described"
    ]
    assert "maximum of 250" in judge.request_problems(get("/v5/boards", "page_size=251"))[0]
    assert judge.request_problems(get("/v5/boards", "page_size=5&page_size=6")) == [
        "query parameter 'page_size' is given more than once"
    ]


def test_repeated_parameters_are_right_only_for_lists(judge: Judge) -> None:
    trends = "/v5/trends/keywords/GB%2BIE/top/growing"
    assert judge.request_problems(get(trends, "interests=art&interests=beauty")) == []
    assert "is not one of" in judge.request_problems(get(trends, "interests=art,beauty"))[0]


def test_a_request_without_a_token_or_to_an_unknown_address_is_refused(judge: Judge) -> None:
    anonymous = Request(method="GET", path="/v5/boards", query="", headers=[], body=b"")
    assert judge.request_problems(anonymous) != []
    assert judge.request_problems(get("/v5/boards/1/cards")) != []
    assert judge.request_problems(get("/v5/boards/kitchen")) != []


def test_a_body_where_none_is_described_is_refused(judge: Judge) -> None:
    asked = Request(method="GET", path="/v5/boards", query="", headers=[JSON, BEARER], body=b"{}")
    assert judge.request_problems(asked) == ["request body: none is described"]


def test_a_token_request_is_held_to_the_grant_it_names(judge: Judge) -> None:
    def asked(form: bytes) -> list[str]:
        headers = [("content-type", "application/x-www-form-urlencoded"), ("authorization", "Basic YTpi")]
        return judge.request_problems(
            Request(method="POST", path="/v5/oauth/token", query="", headers=headers, body=form)
        )

    assert asked(b"grant_type=refresh_token&refresh_token=r") == []
    assert any("'redirect_uri'" in problem for problem in asked(b"grant_type=authorization_code&code=c"))
    assert any("'refreshtoken'" in problem for problem in asked(b"grant_type=refresh_token&refreshtoken=r"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"id": "77", "titel": "A kettle"}, "'titel' is not described"),
        ({"title": "A kettle"}, "'id' is a required property"),
        ({"id": 77}, "77 is not of type 'string'"),
        ({"id": "77", "created_at": "2026-11-23T09:00:00"}, "is not a 'date-time'"),
        ({"id": "77", "media": {"media_type": "image", "colour": "red"}}, "'colour' is not described"),
    ],
)
def test_a_lie_in_a_reply_is_refused(judge: Judge, body: dict[str, Any], said: str) -> None:
    assert said in " ".join(judge.reply_problems(get("/v5/pins/77"), reply(body)))


def test_pages_and_maps_are_judged_by_what_they_hold(judge: Judge) -> None:
    pins = get("/v5/boards/1/pins")
    assert judge.reply_problems(pins, reply({"items": [{"id": "7"}], "bookmark": None})) == []
    assert judge.reply_problems(pins, reply({"items": [{"id": "7", "titel": "x"}]})) == [
        "reply body.items[0]: property 'titel' is not described"
    ]
    trends = get("/v5/trends/keywords/US/top/growing")
    series = {"trends": [{"keyword": "kettle", "time_series": {"2026-11-16": 5}}]}
    assert judge.reply_problems(trends, reply(series)) == []
    series["trends"][0]["time_series"] = {"2026-11-16": "many"}
    assert judge.reply_problems(trends, reply(series)) != []


def test_an_error_reply_and_an_empty_one_are_held_to_the_description(judge: Judge) -> None:
    asked = get("/v5/pins/77")
    assert judge.reply_problems(asked, reply({"code": 50, "message": "Pin not found."}, 404)) == []
    assert judge.reply_problems(asked, reply({"error": "not found"}, 404)) != []
    assert judge.reply_problems(asked, Reply(status=200, headers=[JSON], body=b"")) != []


async def test_the_transport_lets_no_bad_request_leave(judge: Judge) -> None:
    reached: list[str] = []

    async def answer(request: httpx2.Request) -> httpx2.Response:
        reached.append(request.url.path)
        return httpx2.Response(200, json={"items": []})

    transport = JudgedTransport(httpx2.MockTransport(answer), judge)
    async with new_http_client(transport=transport) as http:
        with pytest.raises(ContractBrokenError, match="'pagesize' is not described"):
            await http.get(
                "http://127.0.0.1/v5/boards?pagesize=2", headers={"authorization": "Bearer pina_x"}
            )
    assert reached == []
    assert [violation.side for violation in transport.violations] == ["request"]


async def test_the_transport_refuses_a_lying_server(judge: Judge) -> None:
    async def lie(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(201, json={"id": 77})

    transport = JudgedTransport(httpx2.MockTransport(lie), judge)
    async with new_http_client(transport=transport) as http:
        client = PinterestClient(http, "http://127.0.0.1/v5", "pina_x")
        with pytest.raises(ContractBrokenError, match="77 is not of type 'string'"):
            await client.create_pin(new_pin("4201"))
    assert [violation.side for violation in transport.violations] == ["reply"]


def test_the_proxy_turns_a_lying_servers_reply_into_500_and_records_it(judge: Judge) -> None:
    async def lie(_: HttpRequest) -> JSONResponse:
        return JSONResponse({"id": "77", "titel": "A kettle"})

    with (
        running_server(Starlette(routes=[Route("/v5/pins/{pin_id}", lie)])) as liar,
        running_server(JudgeProxy(liar, judge)) as url,
        httpx2.Client(trust_env=False, headers=dict([BEARER])) as http,
    ):
        answer = http.get(f"{url}/v5/pins/77")
        recorded = http.get(f"{url}/_judge/violations").json()["violations"]
    assert answer.status_code == 500
    assert [(v["side"], v["status"]) for v in recorded] == [("reply", 200)]
    assert "'titel' is not described" in recorded[0]["problems"][0]


def test_the_proxy_answers_a_bad_request_with_422_and_spares_the_server(
    sandbox_pinterest: SandboxPinterest,
) -> None:
    with httpx2.Client(trust_env=False, headers=dict([BEARER])) as http:
        answer = http.post(f"{sandbox_pinterest.base_url}/pins", json={"board": "4201"})
    assert answer.status_code == 422
    assert "'board' is not described" in answer.json()["message"]
    assert sandbox_pinterest.calls("POST", "/v5/pins") == 0
    assert len(sandbox_pinterest.violations()) == 1
    sandbox_pinterest.forget_violations()
    assert sandbox_pinterest.violations() == []


def new_pin(board_id: str, **changes: Any) -> NewPin:
    values: dict[str, Any] = {
        "board_id": board_id,
        "picture": jpeg(),
        "media_type": "image/jpeg",
        "title": "A kettle",
        "description": "#ad A kettle that sings.",
        "alt_text": "A kettle on a stove",
        "link": "https://example.com/kettle?pf=k1",
        **changes,
    }
    return NewPin(**values)


async def test_every_endpoint_the_client_uses_is_judged_clean(sandbox_pinterest: SandboxPinterest) -> None:
    account = sandbox_pinterest.create_account()
    transport = JudgedTransport(httpx2.AsyncHTTPTransport(trust_env=False), official_judge())
    async with new_http_client(transport=transport) as http:
        client = PinterestClient(http, sandbox_pinterest.base_url, account.access_token)
        assert (await client.get_user_account()).id == account.id
        board = await client.create_board("Tea", description="All about tea")
        assert [b.name for b in await client.list_boards()] == ["Kitchen", "Garden", "Tea"]
        assert await client.get_board(board.id) == board
        assert await client.list_board_sections(board.id) == []
        pin = await client.create_pin(
            new_pin(board.id, ai_disclosures=("AI_MODIFIED",), dominant_color="#6E7874")
        )
        assert (await client.get_pin(pin.id)).link == "https://example.com/kettle?pf=k1"
        assert [p.id for p in await client.list_board_pins(board.id)] == [pin.id]
        assert [p.id async for p in client.iterate_pins()] == [pin.id]
        trends = await client.list_trending_keywords("GB+IE", "growing", interests=("art", "home_decor"))
        assert len(trends) > 2
        await client.delete_pin(pin.id)
    assert transport.violations == []
