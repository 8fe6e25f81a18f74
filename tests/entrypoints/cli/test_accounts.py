"""``pinflow account``, ``board`` and ``key``: from an empty database, against servers that are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from pinflow.kit.db.system import SystemDatabase
from tests.contract.fixtures import running_server
from tests.entrypoints.cli.conftest import Type


class BarePinterest:
    """Says no more than the official description asks for, in its own way, and stumbles on order."""

    def __init__(self) -> None:
        self.identity: dict[str, object] = {"username": "larch"}
        self.stumbles = 0
        self.sections: list[str] = []
        self.app = Starlette(
            routes=[
                Route("/deep/api/user_account", self.user_account),
                Route("/deep/api/boards", self.boards, methods=["GET", "POST"]),
                Route("/deep/api/boards/{id}/sections", self.board_sections, methods=["GET", "POST"]),
            ]
        )

    def _stumble(self) -> Response | None:
        if self.stumbles == 0:
            return None
        self.stumbles -= 1
        return Response("<html>bad gateway</html>", status_code=502)

    async def user_account(self, request: Request) -> Response:
        if request.headers.get("authorization") != "Bearer pina_good":
            return JSONResponse({"code": 2, "message": "Authentication failed."}, 401)
        return self._stumble() or JSONResponse(self.identity)

    async def boards(self, request: Request) -> Response:
        if request.method == "POST":
            return JSONResponse({"id": "3", "name": (await request.json())["name"]}, 201)
        if request.query_params.get("bookmark") is None:
            items: list[dict[str, object]] = [{"id": "1", "name": "Kitchen", "owner": None, "media": {}}]
            return self._stumble() or JSONResponse({"items": items, "bookmark": "next"})
        return JSONResponse({"items": [{"id": "2", "name": "Garden"}]})

    async def board_sections(self, request: Request) -> Response:
        if request.method == "POST":
            self.sections.append((await request.json())["name"])
            return JSONResponse({"id": "9", "name": self.sections[-1]}, 201)
        return JSONResponse({"items": [{"id": "9", "name": name} for name in self.sections]})


@pytest.fixture
def bare() -> BarePinterest:
    return BarePinterest()


@pytest.fixture
def base_url(bare: BarePinterest) -> Iterator[str]:
    with running_server(bare.app) as url:
        yield f"{url}/deep/api"


@pytest.fixture
def token(tmp_path: Path) -> str:
    file = tmp_path / "token"
    file.write_text("pina_good\n")
    return str(file)


async def test_from_an_empty_database_an_account_is_added_and_its_boards_listed(
    typed: Type, bare: BarePinterest, base_url: str, token: str
) -> None:
    bare.stumbles = 2
    added = await typed(
        "account", "add", "--name", "N", "--base-url", base_url, "--token-file", token, "--json"
    )
    assert added.code == 0, added.err
    assert added.json["name"] == "N"
    assert added.json["id"]
    assert "pina_good" not in added.out + added.err
    bare.stumbles = 1
    listed = await typed("board", "list", "--account", "N", "--json")
    assert [(board["id"], board["name"]) for board in listed.json["items"]] == [
        ("2", "Garden"),
        ("1", "Kitchen"),
    ]
    by_id = await typed("board", "list", "--account", added.json["id"], "--json")
    assert by_id.json == listed.json
    made = await typed("board", "create", "--account", "N", "--name", "Attic", "--json")
    assert made.json == {"id": "3", "name": "Attic"}
    section = await typed(
        "board", "create-section", "--account", "N", "--board", "Attic", "--name", "Shelves", "--json"
    )
    assert section.json == {"id": "9", "name": "Shelves"}
    sections = await typed("board", "sections", "--account", "N", "--board", "3", "--json")
    assert sections.json["items"] == [{"id": "9", "name": "Shelves"}]


@pytest.mark.parametrize("identity", [{}, {"id": "7"}, {"username": "larch", "board_count": None}])
async def test_whatever_pinterest_leaves_out_of_the_account_it_is_known_again(
    typed: Type, bare: BarePinterest, base_url: str, token: str, identity: dict[str, object]
) -> None:
    bare.identity = identity
    add = ("account", "add", "--name", "N", "--base-url", base_url, "--token-file", token, "--json")
    first, again = await typed(*add), await typed(*add)
    assert first.code == again.code == 0, first.err
    assert first.json["id"] == again.json["id"]


async def test_the_first_team_is_opened_for_who_is_named_and_only_once(
    typed: Type, base_url: str, token: str, system_database: SystemDatabase
) -> None:
    add = ("account", "add", "--base-url", base_url, "--token-file", token)
    first = await typed("--as", "nora@example.test", "--tenant", "Evergreen", *add, "--name", "N")
    assert first.code == 0, first.err
    assert "nora@example.test is its admin" in first.err
    stranger = await typed("--as", "otto@example.test", *add, "--name", "M")
    assert stranger.code == 2
    assert "otto is “editor”" in stranger.err
    async with system_database.system_session() as session:
        assert await session.fetch_values("select name from tenant") == ["Evergreen"]


async def test_a_refused_token_is_told_at_once_and_leaves_no_account(
    typed: Type, base_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "bad"
    file.write_text("pina_bad")
    told = await typed("account", "add", "--name", "N", "--base-url", base_url, "--token-file", str(file))
    assert told.code == 1
    words = " ".join(told.err.split())
    assert "Pinterest does not accept this token" in words
    assert "Connect the account again" not in words
    assert "pina_bad" not in told.err
    assert "is open" not in told.err
    await nobody_is_there(typed)
    for arguments in ((), ("--token-file", str(file), "--export"), ("--token-file", str(tmp_path / "no"))):
        refused = await typed("account", "add", "--name", "N", *arguments)
        assert refused.code == 2
    assert (await typed("account", "add", "--name", " ", "--export")).code == 2
    await nobody_is_there(typed)


async def nobody_is_there(typed: Type) -> None:
    """What failed left no team behind."""
    assert (await typed("tenant", "list", "--json")).json["items"] == []


async def test_an_export_account_lives_without_pinterest(typed: Type) -> None:
    added = await typed("account", "add", "--name", "By hand", "--export", "--json")
    assert (added.code, added.json["channel"]) == (0, "export")
    made = await typed("board", "create", "--account", "By hand", "--name", "Kitchen", "--json")
    listed = await typed("board", "list", "--account", "By hand", "--json")
    assert listed.json["items"] == [made.json]
    health = await typed("account", "health", "By hand", "--json")
    assert health.json["token"]["kind"] is None


async def test_health_kill_switch_and_proxy_are_typed(
    typed: Type, base_url: str, token: str, unused_tcp_port: int
) -> None:
    await typed("account", "add", "--name", "N", "--base-url", base_url, "--token-file", token)
    health = await typed("account", "health", "N")
    assert "Today: up to 3 (warm-up, week 1 of 4)" in " ".join(health.out.split())
    stopped = await typed("account", "stop", "N", "--reason", "wrong tag", "--json")
    assert (stopped.json["state"], "wrong tag" in stopped.json["state_reason"]) == ("stopped", True)
    assert (await typed("board", "list", "--account", "N")).code == 2
    assert (await typed("account", "start", "N", "--json")).json["state"] == "connected"
    assert (await typed("account", "stop", "--all", "--json")).json["stopped"] is True
    assert (await typed("account", "switch", "--json")).json["stopped"] is True
    assert (await typed("account", "start", "--all", "--json")).json["stopped"] is False
    for wrong in (("stop",), ("stop", "N", "--all"), ("start",), ("proxy", "N"), ("proxy", "N", "--test")):
        assert (await typed("account", *wrong)).code == 2
    proxy = f"http://user:hush-hush@127.0.0.1:{unused_tcp_port}"
    failed = await typed("account", "proxy", "N", "--file", "-", stdin=proxy)
    assert failed.code == 1
    assert "hush-hush" not in failed.err
    assert (await typed("account", "renew", "N")).code == 1


async def test_the_journey_is_made_from_the_command_line(
    typed: Type, monkeypatch: pytest.MonkeyPatch, base_url: str
) -> None:
    nothing = await typed("account", "connect", "--name", "N")
    await nobody_is_there(typed)
    assert (nothing.code, "PINFLOW_PINTEREST_APP_ID" in nothing.err) == (2, True)
    monkeypatch.setenv("PINFLOW_PINTEREST_APP_ID", "1500001")
    monkeypatch.setenv("PINFLOW_PINTEREST_APP_SECRET", "the-secret-of-the-app")
    monkeypatch.setenv("PINFLOW_PINTEREST_API_URL", base_url)
    begun = await typed("account", "connect", "--name", "N", "--json")
    asked = parse_qs(urlsplit(begun.json["authorize_url"]).query)
    assert asked["client_id"] == ["1500001"]
    assert "the-secret-of-the-app" not in begun.out + begun.err
    options = await typed("account", "options", "--json")
    assert options.json["redirect_uri"] == asked["redirect_uri"][0]
    back = f"{asked['redirect_uri'][0]}?error=access_denied&state={asked['state'][0]}"
    denied = await typed("account", "finish", "-", stdin=back)
    assert (denied.code, "without a permission" in " ".join(denied.err.split())) == (2, True)
    assert (await typed("account", "finish", "-", stdin="https://elsewhere.example/")).code == 2


async def test_keys_are_rotated_while_tokens_stay_good(
    typed: Type, base_url: str, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await typed("account", "add", "--name", "N", "--base-url", base_url, "--token-file", token)
    for arguments in ((), ("--new-master",), ("--new-master",)):
        rotated = await typed("key", "rotate", *arguments, "--json")
        assert rotated.json == {"tenants": 1, "secrets": 1, "unreadable": 0}
    assert (await typed("board", "list", "--account", "N")).code == 0
    monkeypatch.setenv("PINFLOW_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
    told = await typed("key", "rotate", "--new-master")
    assert (told.code, "PINFLOW_FORMER_MASTER_KEYS" in told.err) == (2, True)
    wrong = await typed("account", "renew", "N")
    assert wrong.code == 1
    lost = await typed("key", "rotate")
    assert (lost.code, "PINFLOW_FORMER_MASTER_KEYS" in " ".join(lost.err.split())) == (1, True)
