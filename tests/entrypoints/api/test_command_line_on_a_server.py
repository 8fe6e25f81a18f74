"""The command line as it is typed on another machine: no database there, only an address and a token."""

from __future__ import annotations

import asyncio
import base64
import inspect
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.cli import COMMANDS, server, twin
from pinflow.entrypoints.cli.lazy_group import _load
from pinflow.identity.create_api_token import create_api_token
from pinflow.identity.models import Actor, Role, TokenScope
from pinflow.kit.clock import FixedClock, SystemClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id
from pinflow.pins.build_link import new_marker
from pinflow.pins.pin import PinId
from pinflow.pins.queries import insert_pin
from tests.conftest import TestUrls
from tests.contract.pictures import jpeg
from tests.entrypoints.api.seed import BOARD, Seeded
from tests.entrypoints.api.test_brought_pages import certificate, serving
from tests.entrypoints.cli.conftest import Type, Typed, quiet_logs, type_on
from tests.factories.cast import Cast, Person

__all__ = ["quiet_logs"]
EMPTY = ("PINFLOW_DATABASE_URL", "PINFLOW_SYSTEM_DATABASE_URL", "PINFLOW_MIGRATION_DATABASE_URL")
MakeToken = Callable[..., Any]


@pytest.fixture
async def address(app: FastAPI) -> AsyncIterator[str]:
    async with serving(app) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def make_token(system_database: SystemDatabase, runtime: Runtime) -> MakeToken:
    """Makes API tokens of the cast."""

    async def make(
        person: Person, expires_at: datetime | None = None, scope: TokenScope | None = None
    ) -> str:
        actor = Actor(
            tenant_id=person.tenant_id,
            user_id=person.user_id,
            name=person.name,
            role=Role(person.role),
            via="cli",
        )
        async with system_database.system_session() as session:
            made = await create_api_token(
                session, actor, name="laptop", expires_at=expires_at, now=runtime.clock.now(), scope=scope
            )
        return made.token

    return make


@pytest.fixture
def here(
    database_urls: TestUrls,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quiet_logs: None,
    runtime: Runtime,
) -> Type:
    """Types on the machine of the database, whose clock is the server's."""
    turned = tmp_path / "clock"
    turned.write_text(str((runtime.clock.now() - SystemClock().now()).total_seconds()))
    monkeypatch.setenv("PINFLOW_CLOCK_FILE", str(turned))
    monkeypatch.setenv("PINFLOW_MASTER_KEY", base64.b64encode(b"k" * 32).decode())
    return type_on(database_urls, tmp_path / "data", monkeypatch)


@pytest.fixture
async def there(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    quiet_logs: None,
    cast: Cast,
    make_token: MakeToken,
) -> Type:
    """Types on a machine without a database, as alice."""
    typed = type_on(TestUrls("", "", ""), tmp_path / "nothing", monkeypatch)
    for name in EMPTY:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PINFLOW_SERVER", address)
    monkeypatch.setenv("PINFLOW_TOKEN", await make_token(cast.alice))
    return typed


def two_ways(here: Type, address: str, token: str, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Types a command on the server, without what the command here needs."""

    async def typed(*words: str, stdin: str | bytes | None = None) -> Typed:
        with monkeypatch.context() as other:
            for name in EMPTY:
                other.delenv(name)
            other.setenv("PINFLOW_TOKEN", token)
            return await here(*words, "--server", address, stdin=stdin)

    return typed


READ = (
    ("account", "list"),
    ("account", "health", "Evergreen"),
    ("account", "switch"),
    ("board", "list", "--account", "Evergreen"),
    ("pin", "list"),
    ("pin", "list", "--state", "in_review", "--project", "Evergreen", "--limit", "3"),
    ("pin", "list", "--limit", "1"),
    ("pin", "list", "--limit", "1", "--all"),
    ("pin", "show", "PIN"),
    ("pin", "attempts", "PIN"),
    ("pin", "versions", "PIN"),
    ("pin", "figures", "PIN"),
    ("review", "queue"),
    ("review", "comments", "PIN"),
    ("schedule", "history", "research.score"),
    ("schedule", "preview", "research.score", "--trigger", "0 9 * * 1-5", "--time-zone", "Asia/Tokyo"),
    ("schedule", "preview", "research.score", "--trigger", "daily at 25:00"),
    ("calendar",),
    ("calendar", "--from", "2026-11-01", "--to", "2026-11-30"),
    ("calendar", "why", "PIN"),
    ("calendar", "hours", "Evergreen"),
    ("export", "list", "--account", "No key"),
    ("project", "list"),
    ("project", "show", "Evergreen"),
    ("token", "list"),
    ("notification", "list"),
    ("notification", "list", "--unread", "--limit", "1"),
    # What is refused is refused in the same words.
    ("pin", "show", "ffffffff"),
    ("pin", "show", "no id"),
    ("pin", "list", "--state", "eaten"),
    ("pin", "publish-now", "PIN"),
    ("pin", "diff", "PIN"),
    ("pin", "approve", "PIN", "--hash", "0" * 64),
    ("account", "pause", "Nobody"),
    ("account", "limits", "Evergreen"),
    ("account", "limits", "Evergreen", "--daily-cap", "26"),
    ("account", "limits", "Evergreen", "--spacing-minutes", "19"),
    ("account", "limits", "Evergreen", "--time-zone", "Europe/Atlantis"),
    ("export", "show", "--account", "Evergreen"),
    ("schedule", "run", "nothing.such"),
    ("review", "queue", "--mine", "--why", "new"),
    ("calendar", "move", "PIN", "--at", "2026-11-24T17:30"),
    ("notification", "list", "--kind", "nothing"),
    ("notification", "list", "--cursor", "zzz"),
    ("notification", "read"),
    ("notification", "read", "ffffffff"),
    ("notification", "preferences", "pin_undecided"),
    ("notification", "preferences", "pin_failed", "--on"),
)


async def test_a_command_says_the_same_here_and_on_a_server(
    here: Type,
    address: str,
    seeded: Seeded,
    cast: Cast,
    make_token: MakeToken,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = two_ways(here, address, await make_token(cast.alice), monkeypatch)
    pin = str(seeded.pin.id)
    for words in READ:
        line = [pin if word == "PIN" else word for word in words] + ["--as", "alice@example.test"]
        for rest in ((), ("--json",)):
            at_home, away = await here(*line, *rest), await there(*line, *rest)
            assert (away.code, away.out) == (at_home.code, at_home.out), (line, rest, away.err)
            assert away.err == at_home.err
    # Their next times follow a clock that goes on here and stands still there.
    listed = ("schedule", "list", "--as", "alice@example.test", "--json")
    ids = [[row["id"] for row in (await way(*listed)).json["items"]] for way in (here, there)]
    assert ids[0] == ids[1]
    # A part of the id is enough, on both sides.
    by_part = await there("pin", "show", pin[-8:])
    assert (by_part.code, by_part.out) == (0, (await there("pin", "show", pin)).out)


async def test_a_list_of_pins_says_where_it_goes_on_and_shows_all_when_asked(
    here: Type,
    address: str,
    seeded: Seeded,
    cast: Cast,
    make_token: MakeToken,
    monkeypatch: pytest.MonkeyPatch,
    runtime: Runtime,
) -> None:
    there = two_ways(here, address, await make_token(cast.alice), monkeypatch)
    now = runtime.clock.now()
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        for _ in range(2):
            again = msgspec.structs.replace(seeded.pin, id=PinId(new_id(now)), marker=new_marker())
            await insert_pin(session, again)
    for way in (here, there):
        whole = (await way("pin", "list", "--all", "--as", "alice@example.test", "--json")).json
        ids = [pin["id"] for pin in whole["items"]]
        assert (len(ids), whole["next_cursor"]) == (3, None)
        listed = ("pin", "list", "--as", "alice@example.test", "--limit")
        part = (await way(*listed, "2", "--json")).json
        assert [pin["id"] for pin in part["items"]] == ids[:2]
        async with httpx2.AsyncClient(base_url=address) as http:
            bearer = {"Authorization": f"Bearer {await make_token(cast.alice)}"}
            rest = await http.get("/api/v1/pins", params={"cursor": part["next_cursor"]}, headers=bearer)
        assert [pin["id"] for pin in rest.json()["items"]] == ids[2:], "it is the API's cursor"
        assert (await way(*listed, "3", "--json")).json == whole
        in_words = (await way(*listed, "2")).out
        assert in_words.splitlines()[-1] == "The first 2; --limit N or --all shows more."
        assert "shows more" not in (await way(*listed, "2", "--all")).out


async def test_approving_is_offered_to_those_who_can_and_in_the_same_words(
    here: Type,
    address: str,
    seeded: Seeded,
    cast: Cast,
    make_token: MakeToken,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pin = str(seeded.pin.id)
    assert (await here("project", "set", "Evergreen", "--approvals", "2", "--as", cast.alice.email)).code == 0
    yes = await here("pin", "approve", pin, "--as", cast.alice.email, "--json")
    assert (yes.code, yes.json["state"]) == (0, "in_review")
    for person, said in (
        (cast.alice, "You approved it already. Another editor or admin must approve it too."),
        (cast.bob, f"It may be approved: pinflow pin approve {pin[-8:]} --hash {yes.json['payload_hash']}"),
        (cast.vera, "An editor or admin may approve it."),
    ):
        there = two_ways(here, address, await make_token(person), monkeypatch)
        shown = (await there("pin", "show", pin, "--as", person.email)).out
        assert shown.splitlines()[-1] == said
        assert shown == (await here("pin", "show", pin, "--as", person.email)).out


async def test_a_pin_goes_from_a_file_to_pinterest_by_the_server_alone(
    there: Type, seeded: Seeded, tmp_path: Path, clock: FixedClock
) -> None:
    token, picture = tmp_path / "pinterest.txt", tmp_path / "mug.jpg"
    token.write_text("pina_other")
    picture.write_bytes(jpeg(400, 600))
    added = await there(
        *("account", "add", "--name", "Evergreen", "--base-url", "http://127.0.0.1:8500/v5"),
        *("--token-file", str(token), "--json"),
    )
    assert (added.code, added.json["username"]) == (0, "evergreenhome"), added.err
    boards = (await there("board", "list", "--account", "Evergreen", "--json")).json["items"]
    assert {"id": BOARD, "name": "Small kitchens"} in boards
    made = await there(
        *("pin", "add", "--account", "Evergreen", "--board", "Small kitchens", "--image", str(picture)),
        *("--title", "A mug", "--link", "https://example.org/Mugs?b=2&a=1", "--json"),
    )
    assert (made.code, made.json["state"]) == (0, "in_review"), made.err
    pin = made.json["id"]
    copy = tmp_path / "copy.jpg"
    kept = await there("pin", "picture", pin, "--out", str(copy), "--json")
    assert (kept.code, copy.read_bytes()) == (0, picture.read_bytes()), "to the byte as it was sent"

    other = await there("pin", "approve", pin, "--as", "bob", "--json")
    assert (other.code, other.json["code"]) == (2, "cli.token_of_another")
    assert other.json["detail"].startswith("On a server the token's member acts: alice (alice@example.test)")
    yes = await there("pin", "approve", pin, "--as", "alice", "--json")
    assert (yes.code, yes.json["approved"]["by"], yes.json["approved"]["via"]) == (0, "alice", "api"), yes.out
    clock.turn(timedelta(hours=2))
    done = await there("pin", "publish-now", pin, "--json")
    assert (done.code, done.json["state"]) == (0, "published"), done.out
    (attempt,) = (await there("pin", "attempts", pin, "--json")).json["items"]
    assert (attempt["state"], attempt["pinterest_pin_id"]) == ("accepted", done.json["pinterest_pin_id"])

    for words in (
        ("pin", "edit", str(seeded.pin.id), "--board", "999999"),
        (
            *("pin", "add", "--account", "Evergreen", "--board", "999999", "--image", str(picture)),
            *("--title", "A mug", "--link", "https://example.org/mugs"),
        ),
    ):
        none = await there(*words, "--json")
        assert (none.code, none.json["code"]) == (2, "accounts.no_such_board"), none.out

    library = await there(
        *("pin", "add", "--account", "Evergreen", "--board", BOARD, "--media", str(seeded.media_id)),
        *("--title", "A mug", "--link", "https://example.org/more", "--json"),
    )
    assert (library.code, library.json["media_id"]) == (0, str(seeded.media_id)), library.err

    picture.write_bytes(jpeg(300, 450, shade=30))
    second = await there(
        *(
            "pin",
            "add",
            "--account",
            "Evergreen",
            "--board",
            BOARD,
            "--image",
            str(picture),
            "--title",
            "A pot",
        ),
        *("--link", "https://example.org/pots", "--json"),
    )
    assert (await there("pin", "approve", second.json["id"], "--as", "alice", "--json")).code == 0
    early = await there("pin", "publish-now", second.json["id"], "--json")
    assert (early.code, early.json["code"]) == (3, "posting.not_allowed_yet")
    assert early.json["next_allowed_at"]
    assert early.json["retry_after_seconds"] > 0
    in_words = await there("pin", "publish-now", second.json["id"])
    assert in_words.code == 3
    assert "Allowed in" in in_words.err


async def test_what_is_decided_on_a_server_stands_there(there: Type, seeded: Seeded) -> None:
    pin = str(seeded.pin.id)
    for words, said in (
        (("pin", "edit", pin, "--title", "A calmer drawer"), "“A calmer drawer” is changed (version 2)."),
        (("pin", "reject", pin, "--reason", "Not ours"), "Rejected: “A calmer drawer”."),
        (("pin", "undo", pin), "“A calmer drawer” is in review again."),
        (("review", "comment", pin, "Is this our green?"), "Your comment stands there."),
        (("review", "assign", pin, "--to", "bob"), "Assigned to bob."),
        (("account", "pause", "Evergreen"), "“Evergreen” is paused; its pins wait."),
        (("account", "resume", "Evergreen"), "“Evergreen” publishes again."),
        (("account", "stop", "Evergreen", "--reason", "wrong tag"), "“Evergreen” is stopped."),
        (("account", "start", "Evergreen"), "“Evergreen” is connected."),
        (("account", "limits", "Evergreen", "--daily-cap", "8"), "publishes up to 8 pins a day, "),
        (("account", "limits", "Evergreen", "--spacing-minutes", "90"), "8 pins a day, 90 minutes apart"),
        (("account", "stop", "--all"), "All accounts were stopped by alice"),
        (("account", "start", "--all"), "The kill switch for all accounts is off."),
        (("board", "create", "--account", "No key", "--name", "Shelves"), "“Shelves” is there: "),
        (("schedule", "pause", "research.score"), "paused."),
        (("schedule", "resume", "research.score"), "resumed."),
        (("schedule", "run", "research.score"), ": job "),
        (("schedule", "set", "research.score", "--trigger", "daily at 07:15"), "daily at 07:15"),
        (("calendar", "hours", "Evergreen", "--open", "mon-fri 07:00-22:00"), "closed"),
        (("export", "choose", "--account", "No key", "--way", "rss"), "a feed"),
        (("export", "feed", "--account", "No key"), "https://pins.example.org/"),
        (("project", "set", "Evergreen", "--evergreen", "60"), "“Evergreen” is changed"),
        (("project", "create", "--name", "Two", "--marketplace", "amazon.com"), "“Two” is there."),
        (("token", "create", "--name", "n8n", "--days", "3"), "Keep it now"),
        (("token", "revoke", "n8n"), "“n8n” is revoked."),
        (("notification", "list"), "unread, "),
        (("notification", "read", "--all"), " marked as read."),
        (("notification", "preferences"), "fake: on"),
        (("notification", "test", "--channel", "fake"), "It was taken, for "),
        (("notification", "preferences", "pin_undecided", "--off"), "E-mail goes to alice@example.test."),
        (("overview",), "Needs you"),
    ):
        done = await there(*words)
        assert (done.code, said in done.out) == (0, True), (words, done.out, done.err)
    off = await there("project", "set", "Evergreen", "--writer", "language_model")
    assert "PINFLOW_LANGUAGE_MODEL_URL" in off.err
    shown = (await there("pin", "show", pin, "--json")).json
    assert (shown["title"], shown["state"], shown["assignee"]["name"]) == (
        "A calmer drawer",
        "in_review",
        "bob",
    )
    assert shown["comments"] == 2


async def test_a_token_says_who_asks_and_is_never_repeated(
    there: Type,
    cast: Cast,
    seeded: Seeded,
    make_token: MakeToken,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    runtime: Runtime,
) -> None:
    now = runtime.clock.now()
    mallory, vera = await make_token(cast.mallory), await make_token(cast.vera)
    nothing: dict[str, Any] = {"items": []}
    pages_only = await make_token(cast.alice, None, TokenScope.BRING_PAGES)
    for token, words, code, said in (
        ("pf_wrong", ("pin", "list"), 2, "identity.bad_token"),
        (await make_token(cast.alice, now - timedelta(days=1)), ("pin", "list"), 2, "identity.bad_token"),
        (pages_only, ("pin", "list"), 2, "identity.token_may_not"),
        (vera, ("account", "pause", "Evergreen"), 2, "identity.role_too_low"),
        (vera, ("account", "limits", "Evergreen", "--daily-cap", "3"), 2, "identity.role_too_low"),
        (mallory, ("pin", "show", str(seeded.pin.id)), 2, "cli.not_found"),
        (mallory, ("account", "pause", "Evergreen"), 2, "cli.not_found"),
        (mallory, ("pin", "list"), 0, {**nothing, "next_cursor": None}),
        (mallory, ("account", "list"), 0, nothing),
        ("two words", ("pin", "list"), 2, "cli.bad_token"),
        ("pf_ümlaut", ("pin", "list"), 2, "cli.bad_token"),
        ("", ("pin", "list"), 2, "cli.no_token"),
    ):
        monkeypatch.setenv("PINFLOW_TOKEN", token)
        for rest in (("--json",), ("--debug", "--json")):
            done = await there(*words, *rest)
            assert done.code == code, (words, done.out, done.err)
            assert (done.json == said) if isinstance(said, dict) else (done.json["code"] == said), done.out
            assert not token or token not in done.out + done.err
    file = tmp_path / "token.txt"
    file.write_text(f"{vera}\n")
    assert (await there("pin", "list", "--api-token-file", str(file))).code == 0
    missing = await there("pin", "list", "--api-token-file", str(tmp_path / "none"), "--json")
    assert missing.json["code"] == "cli.token_unreadable"
    teams = await there("pin", "list", "--api-token-file", str(file), "--tenant", "Mallory", "--json")
    assert (teams.code, teams.json["code"]) == (2, "cli.token_of_another")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://pins.example.org", "cli.server_not_https"),
        ("https://nora:secret@pins.example.org", "cli.bad_server"),
        ("ftp://pins.example.org", "cli.bad_server"),
        ("pins.example.org", "cli.bad_server"),
        ("https://pins.example.org:0", "cli.bad_server"),
        ("https://pins.example.org?token=secret", "cli.bad_server"),
    ],
)
async def test_an_address_that_is_none_or_would_show_the_token_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet_logs: None, url: str, code: str
) -> None:
    typed = type_on(TestUrls("", "", ""), tmp_path, monkeypatch)
    monkeypatch.setenv("PINFLOW_TOKEN", "pf_secret")
    refused = await typed("pin", "list", "--server", url, "--json")
    assert (refused.code, refused.json["code"]) == (2, code)
    assert "secret" not in refused.out + refused.err


async def test_a_server_that_fails_is_said_in_words(there: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http", "it has no lifespan"
        path = Request(scope).url.path
        answers: dict[str, Response] = {
            "/moved": RedirectResponse("https://elsewhere.example/"),
            "/down": PlainTextResponse("<html>Bad gateway</html>", 502),
            "/other": PlainTextResponse("Nothing here", 404),
            "/strange": PlainTextResponse('{"hello": "world"}'),
        }
        await answers[path.removesuffix("/api/v1/accounts")](scope, receive, send)

    async with serving(answer) as port:
        for path, code, exit_code in (
            ("/moved", "cli.server_elsewhere", 2),
            ("/down", "cli.server_failed", 1),
            ("/other", "cli.no_such_server", 2),
            ("/strange", "cli.server_answers_otherwise", 1),
        ):
            done = await there("account", "list", "--server", f"http://127.0.0.1:{port}{path}", "--json")
            assert (done.code, done.json["code"]) == (exit_code, code), done.out
    down = await there("account", "list", "--server", f"http://127.0.0.1:{port}", "--json")
    assert (down.code, down.json["code"]) == (1, "cli.server_unreachable")


async def test_a_server_that_keeps_silent_is_not_waited_for_for_ever(
    there: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "ANSWER_SECONDS", 0.2)
    held = asyncio.Event()

    async def keep_silent(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http", "it has no lifespan"
        await held.wait()
        await PlainTextResponse("late")(scope, receive, send)

    async with serving(keep_silent) as port:
        slow = await there("account", "list", "--server", f"http://127.0.0.1:{port}", "--json")
        held.set()
    assert (slow.code, slow.json["code"]) == (1, "cli.server_too_slow")


async def test_a_certificate_is_checked_and_an_authority_of_ones_own_can_be_named(
    there: Type, app: FastAPI, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = certificate(tmp_path, "localhost", FixedClock(SystemClock().now()))
    async with serving(app, context) as port:
        words = ("account", "list", "--server", f"https://localhost:{port}", "--json")
        unknown = await there(*words)
        assert (unknown.code, unknown.json["code"]) == (1, "cli.server_unreachable")
        assert "certificate" in unknown.json["detail"].lower()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        assert (await there(*words)).json == {"items": []}


async def test_what_works_on_this_machine_alone_says_so(there: Type, tmp_path: Path) -> None:
    for words in (
        ("db", "migrate"),
        ("key", "rotate"),
        ("up",),
        ("demo", "--once"),
        ("service", "scheduler"),
        ("tenant", "list"),
        ("product", "list"),
    ):
        refused = await there(*words)
        assert refused.code == 2, (words, refused.out, refused.err)
        assert "works on what is on this machine, not on" in refused.err
        assert refused.err.count("\n") == 1
    both = await there("pin", "list", "--demo", "--json")
    assert both.json["code"] == "cli.usage"
    # An empty address stands for none: then the settings of this machine count again.
    assert (await there("settings", "--server", "")).code == 0


def test_every_twin_takes_what_its_command_takes() -> None:
    for command in COMMANDS:
        _load(command)
    assert len(twin.KNOWN) > 50
    for name, here in twin.KNOWN:
        taken = inspect.signature(here), inspect.signature(twin.find_twin(name))
        assert taken[0] == taken[1], name
