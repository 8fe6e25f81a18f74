"""``pinflow creators`` on the stand-in, and ``pinflow trend`` on the sandbox Pinterest behind the judge."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pinflow.kit.clock import SystemClock
from pinflow.sandbox.amazon.goods import SHELVES, list_goods
from pinflow.sandbox.creators import create_app
from pinflow.sandbox.creators.goods import node_id
from tests.contract.fixtures import running_sandbox, running_server
from tests.entrypoints.cli.conftest import Type
from tests.scraping.creators.conftest import SECRET, StandIn

CONNECT = (
    *("creators", "connect", "--marketplace", "amazon.com", "--tag", "finds-20", "--version", "2.1"),
    *("--credential-id", "cred-1", "--secret-file", "-"),
)


@pytest.fixture
def standin(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    with running_server(create_app(SystemClock())) as url:
        standin = StandIn(url)
        standin.add_credential()
        monkeypatch.setenv("PINFLOW_SANDBOX_CREATORS_URL", url)
        monkeypatch.setenv("PINFLOW_CREATORS_INTERVAL_SECONDS", "0.01")
        yield standin
        standin.close()


async def test_without_a_credential_it_says_why_it_is_off_and_how_to_turn_it_on(team: Type) -> None:
    shown = await team("creators", "status")
    assert shown.code == 0
    assert "The Creators API is off" in shown.out
    refused = await team("creators", "items", "B0EXAMPLE1")
    assert refused.code != 0
    assert "pinflow creators connect --help" in refused.err


async def test_connect_look_up_search_and_disconnect(team: Type, standin: StandIn) -> None:
    connected = await team(*CONNECT, stdin=f"{SECRET}\n")
    assert (connected.code, connected.out) == (0, "The Creators API answers for amazon.com.\n")
    asin = list_goods()[0].asin
    found = json.loads((await team("creators", "items", asin, "B0NOTTHERE", "--json")).out)
    assert [item["asin"] for item in found["items"]] == [asin]
    assert "B0NOTTHERE" in found["warnings"][0]
    searched = json.loads((await team("creators", "search", "set", "--json")).out)
    assert searched["total"] > 10
    shelf = next(shelf for shelf in SHELVES if shelf.node)
    nodes = await team("creators", "nodes", node_id(shelf))
    assert shelf.name in nodes.out
    kept = json.loads((await team("creators", "kept", "--json")).out)
    assert asin in [item["asin"] for item in kept["items"]]
    status = json.loads((await team("creators", "status", "--json")).out)
    assert SECRET not in json.dumps(status)
    assert [(each["marketplace"], each["state"]) for each in status["items"]] == [("amazon.com", "connected")]
    assert (await team("creators", "disconnect", "amazon.com")).code == 0
    assert json.loads((await team("creators", "kept", "--json")).out)["items"] == []


async def test_missing_sales_are_said_in_words_and_a_throttle_is_not_now(
    team: Type, standin: StandIn
) -> None:
    standin.add_credential(eligible=False)
    connected = await team(*CONNECT, stdin=SECRET)
    assert connected.code == 0
    assert "10 qualified sales" in connected.out
    standin.add_credential()
    assert "answers for amazon.com" in (await team("creators", "test")).out
    standin.order("throttle", retry_after=60)
    later = await team("creators", "items", list_goods()[0].asin)
    assert later.code == 3
    assert "fewer requests" in later.err


async def test_a_wrong_secret_and_an_empty_file_are_refused(team: Type, standin: StandIn) -> None:
    assert (await team(*CONNECT, stdin="wrong")).code != 0
    empty = await team(*CONNECT, stdin=" \n")
    assert empty.code == 2
    assert "empty" in empty.err


async def test_trends_come_through_a_connected_account(team: Type, tmp_path: Path) -> None:
    nobody = await team("trend", "list")
    assert nobody.code == 0
    assert "pinflow account add" in nobody.out
    with running_sandbox(SystemClock()) as sandbox:
        account = sandbox.create_account()
        token = tmp_path / "token"
        token.write_text(account.access_token)
        added = await team(
            *("account", "add", "--name", "Evergreen", "--token-file", str(token)),
            *("--base-url", sandbox.base_url),
        )
        assert added.code == 0, added.err
        listed = await team(
            *("trend", "list", "--region", "DE", "--type", "yearly", "--interest", "gardening"), "--json"
        )
        told = json.loads(listed.out)
        assert told["problem"] is None
        assert {"raised garden beds", "balcony garden"} <= {item["keyword"] for item in told["items"]}
        shown = await team("trend", "categories", "--region", "GB+IE")
        assert "AREA_RUGS" in shown.out
        curve = json.loads((await team("trend", "category", "area_rugs", "--json")).out)
        assert (curve["name"], len(curve["weekly"])) == ("AREA_RUGS", 52)
    for wrong, known in (
        (["--type", "rising"], "Known"),
        (["--region", "Mars"], "Its regions: US, CA, DE, FR"),
        (["--interest", "cats"], "Known"),
    ):
        refused = await team("trend", "list", *wrong)
        assert refused.code == 2, refused.out
        assert known in refused.err
