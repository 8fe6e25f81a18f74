"""Files and their reports over the API: looked at, brought, paged, undone; and what bad input gets."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from pinflow.entrypoints.api import PREFIX
from pinflow.scraping.bring.readers.known_readers import MAX_FILE_BYTES
from tests.entrypoints.api.seed import Seeded
from tests.entrypoints.api.test_brought_pages import PRODUCT

FILE = b"ASIN;Titel\nB00EXAMPL1;Becher\nB00EXAMPL1;Becher\nB00ABC;kurz\nB00EXAMPL2;\n"


async def send(
    client: httpx2.AsyncClient, path: str, seeded: Seeded, content: bytes = FILE, **fields: str
) -> httpx2.Response:
    data = {"project_id": str(seeded.project_id), **fields}
    return await client.post(f"{PREFIX}{path}", data=data, files={"file": ("finds.csv", content)})


async def test_a_file_is_looked_at_with_another_mapping_and_brought(
    bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    looked: dict[str, Any] = (await send(bob, "/imports/preview", seeded)).json()
    assert (looked["columns"], looked["mapping"]) == (["ASIN", "Titel"], {"asin": "ASIN", "title": "Titel"})
    assert [row["outcome"] for row in looked["rows"]] == ["ok", "duplicate", "error", "ok"]
    assert looked["rows"][3]["cells"] == ["B00EXAMPL2", ""]
    assert [row["line"] for row in looked["problems"]] == [3, 4]
    changed = json.dumps({"title": None, "note": "2"})
    other = (await send(bob, "/imports/preview", seeded, mapping=changed)).json()
    assert other["mapping"] == {"asin": "ASIN", "note": "Titel"}
    assert len((await bob.get(f"{PREFIX}/imports")).json()["items"]) == 1, "only the seed's"

    made = await send(bob, "/imports", seeded)
    assert (made.status_code, made.json()["is_new"]) == (201, True)
    run = made.json()["run"]
    assert (run["ok_count"], run["duplicate_count"], run["error_count"]) == (2, 1, 1)
    assert not (await send(bob, "/imports", seeded)).json()["is_new"]
    before = (await send(bob, "/imports/preview", seeded)).json()["brought_before"]
    assert before["id"] == run["id"]


async def test_reports_and_runs_come_in_pages_that_skip_nothing(
    bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    run = (await send(bob, "/imports", seeded)).json()["run"]
    lines: list[int] = []
    query = f"{PREFIX}/imports/{run['id']}/rows?limit=1"
    cursor = ""
    while True:
        page = (await bob.get(f"{query}{cursor}")).json()
        lines += [row["line"] for row in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert lines == [2, 3, 4, 5]
    errors = (await bob.get(f"{PREFIX}/imports/{run['id']}/rows?outcome=error")).json()["items"]
    assert [row["message"][:6] for row in errors] == ["Row 4:"]
    first = (await bob.get(f"{PREFIX}/imports?limit=1")).json()
    second = (await bob.get(f"{PREFIX}/imports?limit=1&cursor={first['next_cursor']}")).json()
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {run["id"], str(seeded.import_id)}
    assert second["next_cursor"] is None
    products, cursor = [], ""
    while True:
        page = (await bob.get(f"{PREFIX}/products?limit=2{cursor}")).json()
        products += [row["asin"] for row in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert products == sorted(set(products))
    assert len(products) == 5 + 1 + 2


async def test_what_a_picture_is_shown_for_is_told_by_the_products_names(
    bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    await send(bob, "/imports", seeded, b"asin,title\nB0EXAMPL91,Oak shelf\nB0EXAMPLE1,Its brought name\n")
    path = f"{PREFIX}/media/{seeded.media_id}/products"
    for asin in ("B0EXAMPLE1", "B0EXAMPL91", "B0NOTHING0", None):
        linked = {"project_id": str(seeded.project_id), "asin": asin}
        assert (await bob.put(path, json=linked)).json() == linked
    known = (await bob.get(f"{PREFIX}/products/amazon.de/B0EXAMPLE1")).json()["title"]
    items = (await bob.get(path)).json()["items"]
    assert sorted((item["asin"] or "", item["title"]) for item in items) == [
        ("", None),
        ("B0EXAMPL91", "Oak shelf"),
        ("B0EXAMPLE1", known),
        ("B0NOTHING0", None),
    ]


async def test_products_say_why_they_are_there_and_can_be_narrowed(
    bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    await send(bob, "/imports", seeded, b"asin,note,price\nB0EXAMPLE1,a favourite,9.99\nB00EXAMPL1,,5\n")
    both = (await bob.get(f"{PREFIX}/products/amazon.de/B0EXAMPLE1")).json()
    assert (both["sources"], both["rank"], both["note"]) == (["watched", "brought"], 1, "a favourite")
    assert both["price"] == 24.99, "what was seen last on the list"
    for query, count in (
        ("source=brought", 3),
        ("source=watched", 5),
        ("source=uploaded", 0),
        ("q=organiser 3", 1),
        ("q=b0example1", 1),
        ("marketplace=amazon.com", 0),
        (f"project_id={seeded.project_id}&source=brought", 3),
    ):
        items = (await bob.get(f"{PREFIX}/products?{query}")).json()["items"]
        assert len(items) == count, query
    assert (await bob.get(f"{PREFIX}/products?source=elsewhere")).status_code == 422
    assert (await bob.get(f"{PREFIX}/products?cursor=nonsense")).status_code == 422
    assert (await bob.get(f"{PREFIX}/products/amazon.de/B0NOTHING0")).status_code == 404


@pytest.mark.parametrize(
    ("content", "fields", "code"),
    [
        (b"", {}, "scraping.no_rows"),
        (b"asin\n", {}, "scraping.no_rows"),
        (b"\x00\x01\x02" * 9, {}, "scraping.no_table"),
        (b"x" * (MAX_FILE_BYTES + 1), {}, "scraping.file_too_large"),
        (b"colour\nred\n", {}, "scraping.no_product_column"),
        (FILE, {"mapping": '{"asin": "Nope"}'}, "scraping.unknown_column"),
        (FILE, {"mapping": '{"colour": "Titel"}'}, "scraping.unknown_field"),
        (FILE, {"mapping": "[1]"}, "scraping.bad_mapping"),
        (FILE, {"mapping": "{"}, "scraping.bad_mapping"),
        (FILE, {"encoding": "klingon"}, "scraping.unknown_encoding"),
        (FILE, {"project_id": "nonsense"}, "request.invalid"),
        (FILE, {"project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b"}, "projects.not_found"),
    ],
)
async def test_bad_input_is_refused_in_words_by_both(
    bob: httpx2.AsyncClient, seeded: Seeded, content: bytes, fields: dict[str, str], code: str
) -> None:
    for path in ("/imports", "/imports/preview"):
        answer = await send(bob, path, seeded, content, **fields)
        assert answer.status_code in (404, 422)
        assert answer.json()["code"] == code
        assert answer.json()["detail"]
    assert len((await bob.get(f"{PREFIX}/imports")).json()["items"]) == 1


async def test_an_upload_may_be_a_products_page(
    bob: httpx2.AsyncClient, alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    truth = json.loads((PRODUCT / "expected.json").read_text("utf-8"))
    made = await alice.post(
        f"{PREFIX}/projects", json={"name": "Other", "marketplace": truth["marketplace"], "affiliate_tag": ""}
    )
    answer = await bob.post(
        f"{PREFIX}/lists/upload",
        data={"project_id": made.json()["id"]},
        files={"file": (PRODUCT / "page.html").read_bytes()},
    )
    assert answer.status_code == 200, answer.text
    assert {key: answer.json()[key] for key in ("kind", "title", "items")} == {
        "kind": "product",
        "title": truth["title"],
        "items": 1,
    }
    (run,) = (await bob.get(f"{PREFIX}/imports?project_id={made.json()['id']}")).json()["items"]
    assert (run["source"], run["file_name"]) == ("page", f"{truth['marketplace']}/dp/{truth['asin']}")


async def test_a_browser_that_navigates_to_a_failure_reads_a_page(bob: httpx2.AsyncClient) -> None:
    answer = await bob.get(f"{PREFIX}/products/amazon.de/B0NOTHING0", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "This product was not observed yet." in answer.text
