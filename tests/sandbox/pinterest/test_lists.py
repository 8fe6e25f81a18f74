"""Pages, bookmarks, filters, boards and trends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.pictures import jpeg
from tests.sandbox.pinterest.caller import Caller, caller_of, media_source


async def all_pages(caller: Caller, path: str, size: int) -> list[list[dict[str, Any]]]:
    pages: list[list[dict[str, Any]]] = []
    query: dict[str, Any] = {"page_size": size}
    while True:
        answer = (await caller.api("GET", path, params=query)).json()
        pages.append(answer["items"])
        if answer["bookmark"] is None:
            return pages
        query["bookmark"] = answer["bookmark"]


async def test_pins_come_newest_first_over_all_pages(caller: Caller) -> None:
    source = media_source(jpeg(200, 300))
    made = [
        (await caller.create_pin(title=f"Kettle {n}", media_source=source)).json()["id"] for n in range(7)
    ]
    pages = await all_pages(caller, f"/boards/{caller.board_id}/pins", 3)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [pin["id"] for page in pages for pin in page] == made[::-1]
    assert [pin["id"] for page in await all_pages(caller, "/pins", 7) for pin in page] == made[::-1]


async def test_more_boards_than_a_page_holds_are_all_listed(caller: Caller, clock: FixedClock) -> None:
    roomy = caller_of(create_app(clock))
    names = [f"Board {n:03}" for n in range(260)]
    made = await roomy.control("POST", "/accounts", {"username": "many_boards", "boards": names})
    roomy.account = made.json()
    async with roomy:
        pages = await all_pages(roomy, "/boards", 250)
    assert [len(page) for page in pages] == [250, 10]
    assert [board["name"] for page in pages for board in page] == names


@pytest.mark.parametrize("query", [{"page_size": 0}, {"page_size": 251}, {"bookmark": "nonsense"}])
async def test_bad_paging_is_refused(caller: Caller, query: dict[str, Any]) -> None:
    answer = await caller.api("GET", "/boards", params=query)
    assert (answer.status_code, answer.json()["code"]) == (400, 1)


async def test_pin_filters_leave_out_what_they_say(caller: Caller) -> None:
    await caller.create_pin()

    async def count(**query: str) -> int:
        return len((await caller.api("GET", "/pins", params=query)).json()["items"])

    assert await count() == 1
    assert await count(domain="example.com") == 1
    assert await count(domains="example.org,example.net") == 0
    assert await count(creative_types="VIDEO") == 0
    assert await count(pin_filter="has_been_promoted") == 0
    assert await count(pin_filter="exclude_repins") == 1
    assert await count(pin_type="PRIVATE") == 0


async def test_secret_boards_need_their_own_scope(caller: Caller) -> None:
    refused = await caller.api("POST", "/boards", json={"name": "Hidden", "privacy": "SECRET"})
    assert refused.json()["code"] == 3
    scopes = ["boards:read", "boards:write", "boards:read_secret", "boards:write_secret"]
    made = await caller.control("POST", f"/accounts/{caller.account['id']}/tokens", {"scopes": scopes})
    token = made.json()["access_token"]
    created = await caller.api("POST", "/boards", token=token, json={"name": "Hidden", "privacy": "SECRET"})
    assert created.status_code == 201
    assert (await caller.api("GET", f"/boards/{created.json()['id']}")).json()["code"] == 40
    listed = (await caller.api("GET", "/boards", token=token, params={"privacy": "SECRET"})).json()
    assert [board["name"] for board in listed["items"]] == ["Hidden"]


async def test_a_board_name_is_taken_once(caller: Caller) -> None:
    assert (await caller.api("POST", "/boards", json={"name": "kitchen"})).status_code == 400
    assert (await caller.api("POST", "/boards", json={"name": "  "})).status_code == 400


async def test_trends_are_the_same_for_the_same_seed_and_differ_by_region(
    caller: Caller, clock: FixedClock
) -> None:
    async def trends(path: str, **query: object) -> list[dict[str, Any]]:
        answer = await caller.api("GET", f"/trends/keywords/{path}", params=query)
        found: list[dict[str, Any]] = answer.json()["trends"]
        return found

    first = await trends("US/top/growing")
    assert first == await trends("US/top/growing")
    assert len(first) == 50
    growth = [trend["pct_growth_wow"] for trend in first]
    assert growth == sorted(growth, reverse=True)
    assert await trends("DE+AT+CH/top/growing") != first
    assert len(await trends("US/top/growing", limit=3)) == 3
    clock.turn(timedelta(weeks=4))
    assert await trends("US/top/growing") != first


async def test_trends_heed_every_filter(caller: Caller) -> None:
    async def ask(**query: object) -> Any:
        return (await caller.api("GET", "/trends/keywords/US/top/monthly", params=query)).json()

    art = [t["keyword"] for t in (await ask(interests=["art", "wedding"]))["trends"]]
    assert sorted(art) == sorted(
        [
            "watercolor ideas easy",
            "acrylic painting canvas",
            "journal prompts",
            "wedding table decor",
            "bridal shower ideas",
        ]
    )
    crafts = [t["keyword"] for t in (await ask(include_keywords=["christmas"]))["trends"]]
    assert sorted(crafts) == ["christmas cookies", "christmas crafts", "christmas decor"]
    assert await ask(genders=["female"]) != await ask(genders=["male"])
    alone, together = await ask(), await ask(normalize_against_group="true")
    assert all(max(t["time_series"].values()) == 100 for t in alone["trends"])
    peaks = [max(t["time_series"].values()) for t in together["trends"]]
    assert max(peaks) == 100
    assert min(peaks) < 100
    assert (await ask(interests=["art,wedding"]))["code"] == 1
    assert (await ask(limit=51))["code"] == 1
    assert (await ask(include_prediction="true"))["code"] == 3
    assert (await caller.api("GET", "/trends/keywords/XX/top/monthly")).json()["code"] == 1
