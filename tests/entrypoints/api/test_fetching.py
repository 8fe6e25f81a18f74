"""Refusals, hosts, the category tree and the depth of a list over the API: pages, roles and bad input."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from pinflow.entrypoints.api import PREFIX
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.scraping.fetching.models import CategoryNode
from pinflow.scraping.fetching.queries import (
    count_refusal,
    insert_root,
    lock_host,
    open_circuit,
    store_children,
)
from tests.entrypoints.api.seed import Seeded

SITE = "https://www.amazon.de"


async def pages(client: httpx2.AsyncClient, path: str, limit: int) -> list[dict[str, Any]]:
    """All items, page by page."""
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        joint = "&" if "?" in path else "?"
        body = (await client.get(f"{PREFIX}{path}{joint}limit={limit}{cursor}")).json()
        assert len(body["items"]) <= limit
        items += body["items"]
        if body["next_cursor"] is None:
            return items
        cursor = f"&cursor={body['next_cursor']}"


@pytest.fixture
async def refused(runtime: Runtime) -> Runtime:
    """Two hosts that refused on three days; one of them is left alone."""
    now = runtime.clock.now()
    async with runtime.system_database.system_session() as session:
        for host in ("b.example", "a.example"):
            await lock_host(session, host, now)
            for day in range(3):
                for kind in ("busy", "bot_check"):
                    await count_refusal(session, host, kind, now - timedelta(days=day), "It refused.")
        await open_circuit(session, "a.example", now, now + timedelta(hours=1), "It refused.")
    return runtime


async def test_refusals_come_page_by_page_the_newest_day_first(
    alice: httpx2.AsyncClient, refused: Runtime
) -> None:
    whole = await pages(alice, "/refusals", 200)
    assert len(whole) == 12
    keys = [(item["day"], item["host"], item["kind"]) for item in whole]
    assert [key[0] for key in keys] == sorted((key[0] for key in keys), reverse=True)
    assert [key[1:] for key in keys[:4]] == sorted(key[1:] for key in keys[:4])
    for limit in (1, 5):
        assert await pages(alice, "/refusals", limit) == whole
    assert len(await pages(alice, "/refusals?days=2", 50)) == 8


async def test_hosts_say_which_are_left_alone(alice: httpx2.AsyncClient, refused: Runtime) -> None:
    closed, asked = await pages(alice, "/hosts", 1)
    assert (closed["host"], closed["circuit"], closed["refusals_in_row"]) == ("a.example", "open", 1)
    assert (asked["host"], asked["circuit"], asked["closed_until"]) == ("b.example", "closed", None)


async def test_categories_come_by_depth_and_can_be_narrowed(
    alice: httpx2.AsyncClient, runtime: Runtime
) -> None:
    now = runtime.clock.now()

    def node(name: str, path: str, depth: int) -> CategoryNode:
        return CategoryNode(
            url=f"{SITE}{path}",
            source="amazon",
            marketplace="amazon.de",
            list_kind="bestsellers",
            name=name,
            parent_url=None,
            depth=depth,
            seen_at=now,
            opened_at=None,
            message=None,
            etag=None,
            last_modified=None,
        )

    root, kitchen = node("amazon.de", "/gp/bestsellers", 0), node("Küche", "/gp/bestsellers/kitchen", 1)
    async with runtime.system_database.system_session() as session:
        await insert_root(session, root)
        await store_children(
            session, root, [("Küche", kitchen.url), ("Garten", f"{SITE}/gp/bestsellers/garden")], now
        )
        await store_children(session, kitchen, [("Tassen", f"{SITE}/gp/bestsellers/kitchen/1")], now)
    path = "/categories?marketplace=amazon.de"
    whole = await pages(alice, path, 200)
    assert [(item["name"], item["depth"]) for item in whole] == [("Garten", 1), ("Küche", 1), ("Tassen", 2)]
    assert await pages(alice, path, 1) == whole
    assert [item["name"] for item in await pages(alice, f"{path}&depth=1", 9)] == ["Garten", "Küche"]
    below = await pages(alice, f"{path}&parent_url={kitchen.url}", 9)
    assert [item["name"] for item in below] == ["Tassen"]
    assert await pages(alice, f"{path}&list_kind=movers", 9) == []


async def test_a_walk_is_the_tenants_own(
    alice: httpx2.AsyncClient, mallory: httpx2.AsyncClient, seeded: Seeded
) -> None:
    asked = await alice.post(f"{PREFIX}/categories/walk", json={"marketplace": "amazon.de", "depth": 2})
    assert asked.status_code == 202
    assert (asked.json()["depth"], asked.json()["finished_at"]) == (2, None)
    for client, expected in ((alice, 2), (mallory, None)):
        walk = (await client.get(f"{PREFIX}/categories?marketplace=amazon.de")).json()["walk"]
        assert (walk and walk["depth"]) == expected


@pytest.mark.parametrize(
    ("method", "path", "json"),
    [
        ("GET", "/refusals?days=0", None),
        ("GET", "/refusals?cursor=nonsense", None),
        ("GET", "/hosts?limit=0", None),
        ("GET", "/categories", None),
        ("GET", "/categories?marketplace=amazon.de&depth=6", None),
        ("GET", "/categories?marketplace=amazon.de&list_kind=books", None),
        ("GET", "/categories?marketplace=amazon.de&cursor=e30", None),
        ("POST", "/categories/walk", {}),
        ("POST", "/categories/walk", {"marketplace": "amazon.nowhere"}),
        ("POST", "/categories/walk", {"marketplace": "amazon.de", "depth": 0}),
        ("POST", "/categories/walk", {"marketplace": "amazon.de", "list_kind": "books"}),
        ("PATCH", "/lists/LIST", {"depth": 75}),
        ("PATCH", "/lists/LIST", {"depth": 100, "more": 1}),
        ("PATCH", "/lists/no-id", {"depth": 100}),
        ("POST", "/lists", {"url": f"{SITE}/gp/bestsellers/x", "project_id": "PROJECT", "depth": 60}),
    ],
)
async def test_what_makes_no_sense_is_refused(
    alice: httpx2.AsyncClient, seeded: Seeded, method: str, path: str, json: dict[str, Any] | None
) -> None:
    path = path.replace("LIST", str(seeded.list_id))
    if json and json.get("project_id"):
        json = {**json, "project_id": str(seeded.project_id)}
    answer = await alice.request(method, PREFIX + path, json=json)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_depth_is_changed_and_shown(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    changed = await alice.patch(f"{PREFIX}/lists/{seeded.list_id}", json={"depth": 100})
    assert (changed.status_code, changed.json()["depth"]) == (200, 100)
    shown = (await alice.get(f"{PREFIX}/lists")).json()["items"]
    assert [row["depth"] for row in shown if row["id"] == str(seeded.list_id)] == [100]
    new = {"url": f"{SITE}/gp/bestsellers/diy", "project_id": str(seeded.project_id), "depth": 100}
    assert (await alice.post(f"{PREFIX}/lists", json=new)).json()["depth"] == 100
