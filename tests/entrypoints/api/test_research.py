"""Research over the API: conditions, exports, weights and rates, and what bad input gets."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from pinflow.entrypoints.api import PREFIX
from pinflow.kit.pagination import encode_cursor
from tests.entrypoints.api.seed import Seeded

OPPORTUNITIES = f"{PREFIX}/opportunities"


async def test_conditions_and_a_saved_filter_narrow_the_list(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    async def scores(query: str) -> list[float]:
        return [row["score"] for row in (await alice.get(f"{OPPORTUNITIES}?{query}")).json()["items"]]

    assert await scores("min_score=60") == [90.5, 70.5, 70.5, 60.0]
    assert await scores(f"filter_id={seeded.filter_id}") == [90.5, 70.5, 70.5, 60.0]
    assert await scores(f"filter_id={seeded.filter_id}&min_score=80") == [90.5]
    assert await scores("category=K%C3%BCche&max_price=24.99&list_kind=bestsellers&limit=2") == [90.5, 70.5]
    assert await scores("only_with_trend=true") == []
    assert await scores("min_price=25") == []


@pytest.mark.parametrize(
    "query",
    [
        "min_score=101",
        "min_price=-1",
        "min_price=nan",
        "max_price=inf",
        "min_price=5&max_price=4",
        "only_with_trend=perhaps",
        "state=lost",
        "filter_id=x",
        "project_id=x",
        "list_kind=bogus",
        "minscore=5",
        "q=a%00b",
        "category=%00",
        f"q={'x' * 201}",
    ],
)
async def test_conditions_that_cannot_be_are_refused(
    query: str, alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    for path in (f"{OPPORTUNITIES}?{query}", f"{OPPORTUNITIES}/export?format=csv&{query}"):
        answer = await alice.get(path)
        assert answer.status_code == 422, path
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_filter_of_somebody_else_is_not_there(bob: httpx2.AsyncClient, seeded: Seeded) -> None:
    for path in ("?", "/export?format=json&"):
        answer = await bob.get(f"{OPPORTUNITIES}{path}filter_id={seeded.filter_id}")
        assert (answer.status_code, answer.json()["code"]) == (404, "research.no_such_filter")


@pytest.mark.parametrize(
    ("kind", "media_type", "start"),
    [
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfscore,"),
        ("json", "application/json", b'{"items":['),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    ],
)
async def test_an_export_is_a_file_to_keep(
    kind: str, media_type: str, start: bytes, alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    answer = await alice.get(f"{OPPORTUNITIES}/export?format={kind}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"].endswith(f'.{kind}"')
    assert answer.content.startswith(start)


@pytest.mark.parametrize("kind", ["", "pdf", "CSV"])
async def test_another_kind_of_file_is_refused(kind: str, alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    assert (await alice.get(f"{OPPORTUNITIES}/export?format={kind}")).status_code == 422


async def test_an_explanation_of_a_score_of_another_formula_says_so(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    answer = (await alice.get(f"{OPPORTUNITIES}/{seeded.opportunity_ids[0]}/explanation")).json()
    assert (answer["equal"], answer["recomputable"]) == (False, False)
    assert answer["verdict"].startswith("no longer recomputable")


@pytest.mark.parametrize(
    "body",
    [
        {"parts": {"demand": 50}},
        {"parts": {"rank": 5}},
        {"parts": {"demand": -1}},
        {"parts": {"demand": 20.3, "outlook": 13.7}},
        {"parts": {"demand": "much"}},
        {"price_bands": {"EUR": [9, 3]}},
        {"price_bands": {"euro": [3, 9]}},
        {"price_bands": {"EUR": [3]}},
        {"weights": {}},
        [],
    ],
)
async def test_weights_that_cannot_be_are_refused_and_change_nothing(
    body: Any, alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"{PREFIX}/projects/{seeded.project_id}/score-weights"
    assert (await alice.post(f"{path}/preview", json=body)).status_code == 422
    assert (await alice.patch(path, json=body)).status_code == 422
    assert (await alice.get(path)).json()["number"] == 0


async def test_weights_are_a_conflict_when_somebody_else_was_faster(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"{PREFIX}/projects/{seeded.project_id}/score-weights"
    change = {"parts": {"demand": 26, "momentum": 0}, "number": 0}
    saved = await bob.patch(path, json=change)
    assert saved.status_code == 200
    assert next(part for part in saved.json()["parts"] if part["name"] == "demand")["points"] == 26
    assert (await alice.patch(path, json=change)).status_code == 409
    assert (await alice.post(f"{path}/reset", json={"number": 0})).status_code == 409
    assert (await alice.post(f"{path}/reset", json={"number": 1})).json()["own"] is False
    first = (await alice.get(f"{path}/history?limit=1")).json()
    second = (await alice.get(f"{path}/history?limit=1&cursor={first['next_cursor']}")).json()
    assert [row["number"] for row in first["items"] + second["items"]] == [2, 1]
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"marketplace": "amazon.example"},
        {"percent": 101},
        {"percent": -0.1},
        {"percent": None},
        {"category": "x" * 201},
        {"valid_from": "soon"},
        {"extra": 1},
    ],
)
async def test_rates_that_cannot_be_are_refused(
    change: dict[str, Any], alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    body = {"marketplace": "amazon.de", "category": "", "percent": 3, "valid_from": None}
    assert (await alice.put(f"{PREFIX}/commission-rates", json=body | change)).status_code == 422
    rates = (await alice.get(f"{PREFIX}/commission-rates?marketplace=amazon.de")).json()
    assert rates["items"] == []


async def test_rates_come_in_pages_without_gap(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    path = f"{PREFIX}/commission-rates?marketplace=amazon.com"
    everything = (await alice.get(f"{path}&limit=200")).json()["items"]
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await alice.get(f"{path}&limit=7{cursor and f'&cursor={cursor}'}")).json()
        found += page["items"]
        cursor = page["next_cursor"]
    assert found == everything
    assert len(everything) > 40


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "conditions": {}},
        {"name": "x" * 81, "conditions": {}},
        {"name": "Good", "conditions": {"min_score": 101}},
        {"name": "Good", "conditions": {"min_price": 3, "max_price": 2}},
        {"name": "Good", "conditions": {"unknown": 1}},
        {"name": "Good"},
    ],
)
async def test_filters_that_cannot_be_kept_are_refused(
    body: dict[str, Any], alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    assert (await alice.post(f"{PREFIX}/opportunity-filters", json=body)).status_code == 422


async def test_a_filter_is_shown_without_conditions_that_it_does_not_have(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    body = {"name": "Mine", "conditions": {"project_id": str(seeded.project_id), "new_entries": True}}
    made = await alice.post(f"{PREFIX}/opportunity-filters", json=body)
    assert made.json()["conditions"] == body["conditions"]
    again = await alice.post(f"{PREFIX}/opportunity-filters", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "research.filter_exists")


async def test_drafts_of_several_are_all_or_none(
    alice: httpx2.AsyncClient, mallory: httpx2.AsyncClient, seeded: Seeded
) -> None:
    ids = [str(chosen) for chosen in seeded.opportunity_ids]
    for wrong, status in (([], 422), (["x"], 422), (ids[:1] * 41, 422)):
        answer = await alice.post(f"{OPPORTUNITIES}/draft", json={"opportunity_ids": wrong})
        assert answer.status_code == status
    unknown = "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b"
    answer = await alice.post(f"{OPPORTUNITIES}/draft", json={"opportunity_ids": [ids[1], unknown]})
    assert answer.status_code == 404
    assert (await mallory.post(f"{OPPORTUNITIES}/draft", json={"opportunity_ids": ids})).status_code == 404
    asked = (await alice.post(f"{OPPORTUNITIES}/draft", json={"opportunity_ids": [*ids, ids[0]]})).json()
    assert [row["opportunity_id"] for row in asked["items"]] == ids
    # The first one has a pin; none of the jobs was left behind by the refusals.
    assert asked["items"][0]["pin_id"] == str(seeded.pin.id)
    assert all(row["job_id"] for row in asked["items"])


@pytest.mark.parametrize("points", ["1e999999", "NaN", "-1", "101"])
async def test_a_cursor_with_points_that_no_score_has_is_refused(
    points: str, alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    cursor = encode_cursor((points, seeded.filter_id))
    answer = await alice.get(f"{OPPORTUNITIES}?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.bad_cursor")
