"""Lists from the category tree, their depth, refusals, hosts and replay, as they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES
from pinflow.sandbox.amazon.refusals import RefusalMode
from tests.entrypoints.cli.conftest import Type
from tests.scraping.shop import Shop, running_shop

DEPARTMENTS = [shelf for shelf in SHELVES if shelf.node is None]
KITCHEN = "https://www.amazon.de/gp/bestsellers/kitchen"


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """A sandbox marketplace that commands ask, as quickly as may be."""
    with running_shop(FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))) as shop:
        monkeypatch.setenv("PINFLOW_SANDBOX_AMAZON_URL", shop.url)
        monkeypatch.setenv("PINFLOW_SCRAPE_INTERVAL_SECONDS", "1")
        yield shop


async def test_a_list_is_found_in_the_tree_watched_and_read_deeper(team: Type, shop: Shop) -> None:
    known = await team("list", "browse", "amazon.de", "--known", "--json")
    assert (known.code, known.json) == (0, {"items": [], "walk": None})
    queued = await team("list", "browse", "amazon.de")
    assert (queued.code, queued.out) == (0, "")
    assert "--now does it here" in queued.err
    assert shop.requests() == []

    walked = await team("list", "browse", "amazon.de", "--now", "--json")
    assert walked.code == 0
    assert {(item["name"], item["depth"]) for item in walked.json["items"]} == {
        (shelf.german, 1) for shelf in DEPARTMENTS
    }
    assert walked.json["walk"]["finished_at"]
    printed = await team("list", "browse", "amazon.de", "--known")
    assert f"Küche & Tisch  {KITCHEN}\n" in printed.out

    watched = await team("list", "watch", KITCHEN, "--depth", "100", "--json")
    assert (watched.json["url"], watched.json["depth"]) == (KITCHEN, 100)
    changed = await team("list", "set", KITCHEN, "--depth", "50", "--json")
    assert changed.json["depth"] == 50
    assert "100 ranks" in (await team("list", "set", KITCHEN, "--depth", "100")).out
    wrong = await team("list", "set", KITCHEN, "--depth", "70")
    assert wrong.code == 2
    assert "50 or 100" in wrong.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("amazon.nowhere",),
        ("amazon.de", "--kind", "books"),
        ("amazon.de", "--depth", "9"),
    ],
)
async def test_a_tree_that_does_not_exist_is_refused(
    team: Type, shop: Shop, arguments: tuple[str, ...]
) -> None:
    refused = await team("list", "browse", *arguments)
    assert refused.code == 2
    assert shop.requests() == []


async def test_refusals_are_counted_and_the_host_is_shown_as_left_alone(team: Type, shop: Shop) -> None:
    assert "No site refused anything" in (await team("scrape", "refusals")).out
    assert "No host was asked" in (await team("scrape", "hosts")).out
    await team("list", "watch", KITCHEN)
    shop.refuse(RefusalMode.CAPTCHA)
    refused = await team("list", "fetch", KITCHEN, "--now")
    assert refused.code == 1
    (count,) = (await team("scrape", "refusals", "--json")).json["items"]
    assert (count["host"], count["kind"], count["count"]) == (shop.host, "bot_check", 1)
    (host,) = (await team("scrape", "hosts", "--json")).json["items"]
    assert (host["circuit"], host["refusals_in_row"], host["asked_today"]) == ("open", 1, 2)
    assert "bot_check" in (await team("scrape", "refusals", "--days", "1")).out
    assert "left alone" in (await team("scrape", "hosts")).out
    # While it is left alone a walk says until when.
    walk = await team("list", "browse", "amazon.de", "--now")
    assert walk.code == 3
    assert "left alone until" in walk.err


async def test_stored_pages_are_replayed(team: Type, shop: Shop) -> None:
    await team("list", "watch", KITCHEN)
    assert (await team("list", "fetch", KITCHEN, "--now")).code == 0
    for arguments in ((), ("--dry-run",), ("--list", KITCHEN), ("--since", "2020-01-01")):
        replayed = (await team("scrape", "replay", *arguments, "--json")).json
        assert (replayed["pages"], replayed["same"], replayed["corrected"]) == (1, 1, 0)
        assert replayed["dry_run"] is ("--dry-run" in arguments)
        assert replayed["items"][0]["url"] == KITCHEN
    assert "1 stored pages read" in (await team("scrape", "replay")).out
    later = await team("scrape", "replay", "--since", "2999-01-01T00:00+02:00", "--json")
    assert later.json["pages"] == 0
    for arguments in (("--since", "yesterday"), ("--list", "no such list")):
        assert (await team("scrape", "replay", *arguments)).code == 2
