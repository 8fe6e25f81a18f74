"""Reviewing pins over the API."""

from __future__ import annotations

from uuid import UUID

import httpx2

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin, update_findings, update_pin_state
from tests.entrypoints.api.seed import Seeded, actor_of, new_pin, read_account
from tests.factories.cast import Cast


async def test_a_pin_shows_everything_a_review_needs(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    pin = (await alice.get(f"/api/v1/pins/{seeded.pin.id}")).json()
    assert pin["account"] == {"id": str(seeded.account_id), "name": "Evergreen"}
    assert pin["board"] == {"id": "2001", "name": "Small kitchens"}
    assert pin["picture"]["url"] == f"/api/v1/pictures/{seeded.picture.hex()}"
    assert pin["payload_hash"] == seeded.pin.payload_hash
    assert pin["actions"]["approve"] == {"allowed": True, "reason": None}
    assert pin["actions"]["undo"]["allowed"] is False and pin["actions"]["undo"]["reason"]
    assert pin["approved"] is None


async def test_a_person_approves_what_was_seen_and_takes_it_back(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/pins/{seeded.pin.id}"
    answer = await bob.post(f"{path}/approve", json={"payload_hash": seeded.pin.payload_hash})
    assert answer.status_code == 200, answer.text
    pin = answer.json()
    assert pin["state"] == "approved"
    assert (pin["approved"]["by"], pin["approved"]["via"]) == ("bob", "dashboard")
    undone = (await alice.post(f"{path}/undo")).json()
    assert (undone["state"], undone["approved"]) == ("in_review", None)


async def test_an_approval_of_something_else_than_was_seen_is_refused(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    answer = await alice.post(f"/api/v1/pins/{seeded.pin.id}/approve", json={"payload_hash": "0" * 64})
    assert answer.status_code == 409
    problem = answer.json()
    assert problem["code"] == "pins.changed_since_seen"
    assert (problem["status"], problem["title"]) == (409, "Conflict")
    assert problem["request_id"] == answer.headers["x-request-id"]


async def test_a_pin_that_breaks_a_rule_cannot_be_approved(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    changed = await alice.patch(
        f"/api/v1/pins/{seeded.pin.id}", json={"version": 1, "link": "https://bit.ly/3xyz"}
    )
    assert changed.status_code == 200, changed.text
    pin = changed.json()
    assert pin["blocked"] is True
    assert pin["actions"]["approve"]["allowed"] is False
    assert any(finding["severity"] == "block" for finding in pin["findings"])
    answer = await alice.post(
        f"/api/v1/pins/{seeded.pin.id}/approve", json={"payload_hash": pin["payload_hash"]}
    )
    assert answer.status_code == 422
    assert answer.json()["code"] == "pins.blocked_by_rules"
    assert answer.json()["rules"]


async def test_a_refused_approval_leaves_its_reason_on_the_pin(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    twin = new_pin(
        runtime,
        actor_of(cast),
        seeded.project_id,
        seeded.account_id,
        seeded.picture,
        seeded.opportunity_ids[1],
        marker="k3m9x3",
    )
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await insert_pin(session, twin)
        await session.execute(
            "update pin set state = 'published', published_at = $2 where id = $1",
            twin.id,
            runtime.clock.now(),
        )
    path = f"/api/v1/pins/{seeded.pin.id}"
    before = (await alice.get(path)).json()
    assert (before["blocked"], before["actions"]["approve"]["allowed"]) == (False, True)
    refused = await alice.post(f"{path}/approve", json={"payload_hash": before["payload_hash"]})
    assert refused.json()["code"] == "pins.blocked_by_rules"
    after = (await alice.get(path)).json()
    assert (after["blocked"], after["actions"]["approve"]["allowed"]) == (True, False)
    blocking = [finding["rule_id"] for finding in after["findings"] if finding["severity"] == "block"]
    assert blocking == refused.json()["rules"]


async def test_a_finding_is_mended_at_one_click(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    path = f"/api/v1/pins/{seeded.pin.id}"
    text = "Anzeige: Five boxes that fit any drawer. They cost $19 now. Measure the drawer first."
    edited = (await alice.patch(path, json={"version": 1, "description": text})).json()
    (finding,) = (f for f in edited["findings"] if f["rule_id"] == "facts.price")
    mended = "Anzeige: Five boxes that fit any drawer. Measure the drawer first."
    assert (edited["blocked"], finding["fix_patch"]) == (True, {"description": mended})
    fixed = await alice.post(f"{path}/fix", json={"version": edited["version"], "rule_id": "facts.price"})
    assert (fixed.json()["description"], fixed.json()["blocked"]) == (mended, False)
    again = await alice.post(f"{path}/fix", json={"version": 3, "rule_id": "facts.price"})
    assert (again.status_code, again.json()["code"]) == (422, "pins.no_such_finding")


async def test_an_edit_voids_the_approval_and_needs_the_newest_version(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/pins/{seeded.pin.id}"
    approved = await alice.post(f"{path}/approve", json={"payload_hash": seeded.pin.payload_hash})
    version = approved.json()["version"]
    stale = await alice.patch(path, json={"version": version - 1, "title": "Another title"})
    assert (stale.status_code, stale.json()["code"]) == (409, "pins.changed_since_seen")
    edited = await alice.patch(path, json={"version": version, "title": "Another title"})
    pin = edited.json()
    assert (pin["state"], pin["approved"], pin["title"]) == ("in_review", None, "Another title")
    assert pin["payload_hash"] != seeded.pin.payload_hash
    old = await alice.post(f"{path}/approve", json={"payload_hash": seeded.pin.payload_hash})
    assert old.status_code == 409


async def test_a_rejected_pin_comes_back_by_undo(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    path = f"/api/v1/pins/{seeded.pin.id}"
    assert (await alice.post(f"{path}/reject", json={"reason": "Too dark."})).json()["state"] == "rejected"
    assert (await alice.post(f"{path}/undo")).json()["state"] == "in_review"
    assert (await alice.post(f"{path}/reject")).json()["state"] == "rejected"


async def test_a_published_pin_says_where_it_stands(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await update_pin_state(session, seeded.pin.id, PinState.PUBLISHED, runtime.clock.now())
        await session.execute(
            "update pin set pinterest_pin_id = '77', published_at = $2 where id = $1",
            seeded.pin.id,
            runtime.clock.now(),
        )
    pin = (await alice.get(f"/api/v1/pins/{seeded.pin.id}")).json()
    assert pin["pinterest_url"] == "http://127.0.0.1:8500/pin/77"
    account = await read_account(alice, seeded)
    assert account["published_today"] == 1


async def test_pages_of_pins_show_each_pin_once_newest_first(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    # All of one moment: only the id tells them apart.
    more = [
        new_pin(
            runtime,
            actor_of(cast),
            seeded.project_id,
            seeded.account_id,
            seeded.picture,
            None,
            marker=f"m{n}",
        )
        for n in range(6)
    ]
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        for pin in more:
            await insert_pin(session, pin)
        await update_findings(session, more[0].id, [], blocked=False)
    seen: list[str] = []
    cursor = None
    while True:
        query = {"limit": "3", "state": "in_review,approved", **({"cursor": cursor} if cursor else {})}
        page = (await alice.get("/api/v1/pins", params=query)).json()
        assert len(page["items"]) <= 3
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    expected = sorted([seeded.pin.id, *(pin.id for pin in more)], reverse=True)
    assert [UUID(item) for item in seen] == expected
    none = await alice.get("/api/v1/pins", params={"state": "published"})
    assert none.json() == {"items": [], "next_cursor": None}


async def test_a_picture_is_cached_for_ever_and_asked_for_by_its_hash(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/pictures/{seeded.picture.hex()}"
    answer = await alice.get(path)
    assert answer.content == b"\xff\xd8\xff a picture"
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    again = await alice.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
