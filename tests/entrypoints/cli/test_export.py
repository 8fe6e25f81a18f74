"""``pinflow export``: pins of an account without a key leave by files and by a feed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PIL import Image

from pinflow.kit.db.system import SystemDatabase
from tests.entrypoints.cli.conftest import Type, Typed

CSV = ("export", "csv", "--account", "By hand", "--out")


@pytest.fixture
def image(tmp_path: Path) -> str:
    file = tmp_path / "mug.jpg"
    Image.new("RGB", (1000, 1500), "teal").save(file)
    return str(file)


async def approve_one(typed: Type, image: str) -> None:
    assert (await typed("account", "add", "--name", "By hand", "--export")).code == 0
    board = (await typed("board", "create", "--account", "By hand", "--name", "Kitchen", "--json")).json["id"]
    words = ("--title", "A mug", "--link", "https://example.org/mug")
    added = await typed(
        "pin", "add", "--account", "By hand", "--board", board, "--image", image, *words, "--json"
    )
    assert added.code == 0, added.err
    assert (await typed("pin", "approve", added.json["id"], "--as", "owner@pinflow.test")).code == 0


async def test_files_come_once_and_again_by_their_number(
    typed: Type, image: str, tmp_path: Path, system_database: SystemDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_PUBLIC_URL", "https://pins.example.org")
    await approve_one(typed, image)
    async with system_database.system_session() as session:
        # As the plan does it, which nobody carries out here.
        await session.execute("update pin set state = 'scheduled', scheduled_at = now() + interval '1 day'")
    out = tmp_path / "pins.csv"
    handed = await typed(*CSV, str(out), "--json")
    assert (handed.code, handed.json["number"]) == (0, 1), handed.err
    (row,) = csv.DictReader(out.read_text().splitlines())
    assert (row["Title"], row["Link"], row["Pinterest board"]) == (
        "A mug",
        "https://example.org/mug",
        "Kitchen",
    )
    empty = await typed(*CSV, str(tmp_path / "more.csv"))
    assert (empty.code, "Nothing to hand out" in empty.out) == (0, True)
    assert not (tmp_path / "more.csv").exists()
    again = await typed(*CSV, "-", "--again", "1")
    assert again.out.replace("\r\n", "\n") == out.read_text()
    unknown = await typed(*CSV, "-", "--again", "7")
    assert (unknown.code, "no such file" in unknown.err) == (2, True)
    assert [each["number"] for each in await listed(typed)] == [1]


async def listed(typed: Type) -> list[dict[str, int]]:
    told: Typed = await typed("export", "list", "--account", "By hand", "--json")
    items: list[dict[str, int]] = told.json["items"]
    return items


async def test_a_feed_is_chosen_and_its_address_is_shown_once(
    typed: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await typed("account", "add", "--name", "By hand", "--export")).code == 0
    chosen = ("export", "choose", "--account", "By hand", "--way", "rss")
    nowhere = await typed(*chosen)
    assert (nowhere.code, "PINFLOW_PUBLIC_URL" in nowhere.err) == (2, True)
    monkeypatch.setenv("PINFLOW_PUBLIC_URL", "https://pins.example.org")
    assert (await typed(*chosen, "--json")).json["way"] == "rss"
    url = (await typed("export", "feed", "--account", "By hand", "--json")).json["url"]
    assert url.startswith("https://pins.example.org/api/v1/public/feeds/")
    shown = await typed("export", "show", "--account", "By hand")
    assert url.rpartition("/")[2] not in shown.out
    refused = await typed(*CSV, "-")
    assert (refused.code, "leave by its feed" in refused.err) == (2, True)
