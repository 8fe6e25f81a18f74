"""What the stand-in keeps of a pin, and what it refuses as Pinterest does."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tests.contract.pictures import jpeg, png
from tests.sandbox.pinterest.caller import Caller, media_source

WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x00" * 40


async def test_a_pin_is_kept_with_the_very_bytes_it_was_sent_with(caller: Caller) -> None:
    picture = jpeg(shade=33)
    created = await caller.create_pin(media_source=media_source(picture))
    assert created.status_code == 201
    pin = created.json()
    assert pin["created_at"] == "2026-11-23T09:00:00Z"
    (kept,) = (await caller.control("GET", "/pins")).json()["pins"]
    assert kept["picture_sha256"] == hashlib.sha256(picture).hexdigest()
    original = await caller.http.get(f"/pictures/original/{kept['picture_sha256']}.jpg")
    assert original.content == picture


async def test_the_addresses_of_its_sizes_lead_to_pictures_of_that_size(caller: Caller) -> None:
    created = await caller.create_pin(media_source=media_source(jpeg()))
    images = created.json()["media"]["images"]
    assert {name: (image["width"], image["height"]) for name, image in images.items()} == {
        "150x150": (150, 150),
        "400x300": (400, 300),
        "600x": (600, 900),
        "1200x": (1000, 1500),
    }
    for image in images.values():
        shown = await caller.http.get(image["url"])
        assert shown.headers["content-type"] == "image/jpeg"
        again = await caller.create_pin(media_source=media_source(shown.content))
        small = image["width"] < 200 or image["height"] < 200
        assert again.status_code == (400 if small else 201)


async def test_a_png_and_ai_disclosures_are_taken(caller: Caller) -> None:
    answer = await caller.create_pin(
        media_source=media_source(png(), "image/png"), ai_disclosures={"values": ["AI_MODIFIED"]}
    )
    assert answer.status_code == 201
    assert answer.json()["ai_disclosures"] == {"values": ["AI_MODIFIED"]}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"board_id": ...}, 400, 1),
        ({"board_id": "kitchen"}, 400, 1),
        ({"board_id": 42}, 400, 1),
        ({"board_id": "42"}, 404, 40),
        ({"board_section_id": "42"}, 404, 2031),
        ({"media_source": ...}, 400, 1),
        ({"media_source": {"source_type": "image_url", "url": "https://example.com/a.jpg"}}, 400, 1),
        ({"title": "x" * 101}, 400, 1),
        ({"description": "x" * 801}, 400, 1),
        ({"alt_text": "x" * 501}, 400, 1),
        ({"link": "https://example.com/" + "x" * 2048}, 400, 1),
        ({"link": "javascript:alert(1)"}, 400, 1),
        ({"dominant_color": "red"}, 400, 1),
        ({"ai_disclosures": {"values": []}}, 400, 1),
        ({"ai_disclosures": {"values": ["DRAWN"]}}, 400, 1),
        ({"ai_disclosures": None}, 400, 1),
        ({"media_source": media_source(jpeg(), prefix="data:image/jpeg;base64,")}, 400, 1),
        ({"media_source": media_source(jpeg(), "image/png")}, 400, 1),
        ({"media_source": media_source(jpeg(), "image/webp")}, 400, 1),
        ({"media_source": media_source(WEBP)}, 400, 235),
        ({"media_source": media_source(jpeg()[:3000])}, 400, 235),
        ({"media_source": media_source(b"\xff\xd8\xff" + b"\x00" * 99)}, 400, 235),
        ({"media_source": media_source(jpeg(199, 800))}, 400, 233),
        ({"media_source": media_source(png(800, 199), "image/png")}, 400, 233),
    ],
)
async def test_what_pinterest_refuses_is_refused_and_nothing_is_kept(
    caller: Caller, changes: dict[str, Any], status: int, code: int
) -> None:
    answer = await caller.create_pin(**changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await caller.control("GET", "/pins")).json()["total"] == 0


async def test_a_picture_of_200_px_is_large_enough(caller: Caller) -> None:
    answer = await caller.create_pin(media_source=media_source(jpeg(200, 200)))
    assert answer.status_code == 201


async def test_a_board_of_another_account_is_not_there(caller: Caller) -> None:
    other = await caller.control("POST", "/accounts", {"username": "stranger", "boards": ["Mine"]})
    foreign = other.json()["boards"][0]["id"]
    assert (await caller.create_pin(board_id=foreign)).json()["code"] == 40
    assert (await caller.api("GET", f"/boards/{foreign}/pins")).status_code == 404
    mine = (await caller.create_pin()).json()["id"]
    assert (await caller.api("GET", f"/pins/{mine}", token=other.json()["access_token"])).json()["code"] == 50


@pytest.mark.parametrize("missing", ["boards:read", "boards:write", "pins:read", "pins:write"])
async def test_every_scope_is_needed(caller: Caller, missing: str) -> None:
    scopes = {"boards:read", "boards:write", "pins:read", "pins:write"} - {missing}
    made = await caller.control(
        "POST", f"/accounts/{caller.account['id']}/tokens", {"scopes": sorted(scopes)}
    )
    answer = await caller.create_pin(token=made.json()["access_token"])
    assert (answer.status_code, answer.json()["code"]) == (401, 3)
    assert missing in answer.json()["message"]


async def test_the_same_pin_sent_twice_stands_there_twice(caller: Caller) -> None:
    await caller.create_pin()
    await caller.create_pin()
    await caller.create_pin(title="Another kettle")
    told = (await caller.control("GET", "/pins")).json()
    assert (told["total"], told["duplicates"]) == (3, 1)
    assert sorted(group["count"] for group in told["groups"]) == [1, 2]


async def test_a_deleted_pin_is_gone_and_cannot_be_deleted_again(caller: Caller) -> None:
    pin_id = (await caller.create_pin()).json()["id"]
    assert (await caller.api("DELETE", f"/pins/{pin_id}")).status_code == 204
    assert (await caller.api("GET", f"/pins/{pin_id}")).json()["code"] == 50
    assert (await caller.api("DELETE", f"/pins/{pin_id}")).status_code == 404
    assert (await caller.control("GET", "/pins")).json()["total"] == 0


async def test_a_pin_stands_in_its_section(caller: Caller) -> None:
    section = await caller.api("POST", f"/boards/{caller.board_id}/sections", json={"name": "Kettles"})
    section_id = section.json()["id"]
    await caller.create_pin()
    pin = (await caller.create_pin(board_section_id=section_id)).json()
    listed = await caller.api("GET", f"/boards/{caller.board_id}/sections/{section_id}/pins")
    assert [item["id"] for item in listed.json()["items"]] == [pin["id"]]
