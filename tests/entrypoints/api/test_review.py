"""Review over the API: the queue, batches of what was seen, versions, comments, assignment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx2

from pinflow.kit.clock import FixedClock
from tests.entrypoints.api.seed import Seeded
from tests.factories.cast import Cast

API = "/api/v1"


async def queue(client: httpx2.AsyncClient, **query: str) -> dict[str, Any]:
    answer = await client.get(f"{API}/review/queue", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_the_queue_says_why_each_pin_waits(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded, cast: Cast
) -> None:
    path = f"{API}/pins/{seeded.pin.id}"
    (item,) = (await queue(bob))["items"]
    assert item["reasons"] == [{"code": "comment_waits", "text": "alice left a comment."}]
    assert (item["pin"]["id"], item["pin"]["comments"], item["pin"]["assignee"]) == (
        str(seeded.pin.id),
        1,
        None,
    )
    assigned = await alice.put(f"{path}/assignee", json={"user_id": str(cast.bob.user_id)})
    assert assigned.json()["assignee"] == {"id": str(cast.bob.user_id), "name": "bob"}
    found = await queue(bob, reason="assigned_to_me")
    assert [row["text"] for row in found["items"][0]["reasons"]] == [
        "Assigned to you.",
        "alice left a comment.",
    ]
    assert (found["total"], found["counts"]) == (
        1,
        [{"code": "assigned_to_me", "count": 1}, {"code": "comment_waits", "count": 1}],
    )
    assert (await queue(alice, reason="assigned_to_me"))["items"] == []
    assert (await queue(alice, project_id=str(cast.bob.user_id)))["total"] == 0
    needs = (await bob.get(f"{API}/overview")).json()["needs_you"]
    assert needs[0] == {
        "code": "review.assigned_to_me",
        "text": "pin is assigned to you",
        "count": 1,
        "href": "/review?why=assigned_to_me",
    }


async def test_a_batch_approves_what_was_seen_and_nothing_else(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    item = {"pin_id": str(seeded.pin.id), "payload_hash": seeded.pin.payload_hash}
    refused = await bob.post(f"{API}/review/approve", json={"items": [item]})
    assert [(row["outcome"], row["code"]) for row in refused.json()["items"]] == [
        ("refused", "pins.not_seen")
    ]
    stale = await bob.post(f"{API}/review/seen", json={"items": [{**item, "payload_hash": "0" * 64}]})
    assert stale.json() == {"changed": [str(seeded.pin.id)]}
    assert (await alice.post(f"{API}/review/seen", json={"items": [item]})).json() == {"changed": []}
    assert (await bob.post(f"{API}/review/approve", json={"items": [item]})).json()["items"][0]["code"]
    await bob.post(f"{API}/review/seen", json={"items": [item]})
    done = await bob.post(f"{API}/review/approve", json={"items": [item], "mode": "all"})
    assert done.json()["items"][0]["outcome"] == "approved"
    assert (await alice.get(f"{API}/pins/{seeded.pin.id}")).json()["state"] == "approved"
    for items in ([], [item] * 51):
        assert (await bob.post(f"{API}/review/approve", json={"items": items})).status_code == 422


async def test_an_edit_is_shown_word_by_word_and_with_both_pictures(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"{API}/pins/{seeded.pin.id}"
    none = await alice.get(f"{path}/diff")
    assert (none.status_code, none.json()["code"]) == (404, "pins.only_one_version")
    title = seeded.pin.title + " today"
    edited = await alice.patch(path, json={"version": 1, "title": title, "headline": "A calm drawer"})
    assert edited.status_code == 200, edited.text
    diff = (await alice.get(f"{path}/diff")).json()
    fields = {change["field"]: change for change in diff["fields"]}
    assert fields["title"]["words"][-1] == {"kind": "added", "text": " today"}
    assert "headline" in fields
    assert diff["pictures"]["before"]["sha256"] == seeded.picture.hex()
    assert diff["pictures"]["after"] == edited.json()["picture"]
    versions = (await alice.get(f"{path}/versions")).json()["items"]
    assert [(row["number"], row["current"], row["by"]) for row in versions] == [
        (2, True, "alice"),
        (1, False, "pinflow"),
    ]
    steps = (await alice.get(f"{path}/history")).json()["items"]
    assert (steps[0]["action"], steps[0]["fields"]) == ("pin.edited", ["headline", "title"])


async def test_two_people_approve_over_the_api_and_a_token_is_its_owner(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded, app: Any
) -> None:
    project = (await alice.get(f"{API}/projects")).json()["items"][0]
    switched = await alice.patch(
        f"{API}/projects/{project['id']}", json={"version": project["version"], "two_person_approval": True}
    )
    assert switched.json()["two_person_approval"] is True
    token = (await bob.post(f"{API}/tokens", json={"name": "script"})).json()["token"]
    path, body = f"{API}/pins/{seeded.pin.id}", {"payload_hash": seeded.pin.payload_hash}
    first = (await bob.post(f"{path}/approve", json=body)).json()
    assert (first["state"], first["first_approved"]["by"], first["approved"]) == ("in_review", "bob", None)
    assert first["actions"]["undo"]["allowed"] is True
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app),
        base_url="http://localhost",
        headers={"authorization": f"Bearer {token}"},
    ) as script:
        again = await script.post(f"{path}/approve", json=body)
    assert (again.status_code, again.json()["code"]) == (403, "pins.second_person_needed")
    second = (await alice.post(f"{path}/approve", json=body)).json()
    assert (second["state"], second["approved"]["by"], second["approved"]["second"]["by"]) == (
        "approved",
        "bob",
        "alice",
    )


async def test_comments_are_said_changed_and_deleted(
    alice: httpx2.AsyncClient,
    bob: httpx2.AsyncClient,
    mallory: httpx2.AsyncClient,
    seeded: Seeded,
    cast: Cast,
    clock: FixedClock,
) -> None:
    path = f"{API}/pins/{seeded.pin.id}/comments"
    clock.turn(timedelta(minutes=1))
    said = await bob.post(path, json={"text": "@alice is this our green?"})
    assert said.status_code == 201, said.text
    comment = said.json()
    assert (comment["mine"], comment["mentions"]) == (True, [str(cast.alice.user_id)])
    (top,) = (await queue(alice))["items"]
    assert top["reasons"][0]["code"] == "mentioned"
    listed = (await alice.get(path)).json()["items"]
    assert [(row["author"]["name"], row["mine"]) for row in listed] == [("alice", True), ("bob", False)]
    own = f"{API}/comments/{comment['id']}"
    for client, status in ((alice, 403), (mallory, 404)):
        assert (await client.patch(own, json={"text": "Mine"})).status_code == status
        assert (await client.delete(own)).status_code == status
    assert (await bob.patch(own, json={"text": "It is."})).json()["edited_at"]
    assert (await bob.delete(own)).status_code == 204
    assert len((await alice.get(path)).json()["items"]) == 1
    people = (await bob.get(f"{API}/review/reviewers")).json()["items"]
    assert [row["name"] for row in people] == ["alice", "bob"]
