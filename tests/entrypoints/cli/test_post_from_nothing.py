"""From an empty database to a published pin, with six commands and nothing else; whatever Pinterest does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pinflow.entrypoints.cli.shell_user import read_shell_user
from pinflow.kit.clock import SystemClock
from tests.contract.fixtures import SandboxPinterest, running_sandbox
from tests.contract.pictures import jpeg
from tests.entrypoints.cli.conftest import Type

LINK = "https://example.org/Mugs?b=2&a=1#the-blue%20one"


@pytest.fixture
def pinterest() -> Iterator[SandboxPinterest]:
    with running_sandbox(SystemClock()) as sandbox:
        yield sandbox


@pytest.fixture
async def approved(typed: Type, pinterest: SandboxPinterest, tmp_path: Path) -> str:
    """The id of an approved pin, made from nothing."""
    account = pinterest.create_account()
    board = account.boards[0][0]
    token, picture = tmp_path / "token.txt", tmp_path / "mug.jpg"
    token.write_text(account.access_token)
    picture.write_bytes(jpeg(400, 600))
    added = await typed(
        *("account", "add", "--name", "N", "--base-url", pinterest.base_url),
        *("--token-file", str(token), "--json"),
    )
    assert added.code == 0, added.out
    boards = (await typed("board", "list", "--account", "N", "--json")).json["items"]
    assert board in {found["id"] for found in boards}
    pin = (
        await typed(
            *("pin", "add", "--account", "N", "--board", board, "--image", str(picture)),
            *("--title", "A mug", "--link", LINK, "--json"),
        )
    ).json
    assert (pin["state"], pin["origin"], pin["link"], pin["blocked"]) == ("in_review", "added", LINK, False)
    yes = await typed("pin", "approve", pin["id"], "--as", "uma", "--json")
    assert yes.code == 0, yes.out
    assert (yes.json["approved"]["by"], yes.json["approved"]["via"]) == ("uma", "cli")
    assert "uma joined My team as an editor." in yes.err
    return str(pin["id"])


async def publish(typed: Type, pin_id: str) -> tuple[int, Any]:
    done = await typed("pin", "publish-now", pin_id, "--json")
    return done.code, done.json


async def test_six_commands_are_enough(approved: str, typed: Type, pinterest: SandboxPinterest) -> None:
    code, outcome = await publish(typed, approved)
    assert (code, outcome["state"]) == (0, "published")
    (stands,) = pinterest.pins()
    assert (stands["id"], stands["link"], stands["title"]) == (outcome["pinterest_pin_id"], LINK, "A mug")
    (attempt,) = (await typed("pin", "attempts", approved, "--json")).json["items"]
    assert (attempt["state"], attempt["pinterest_pin_id"]) == ("accepted", stands["id"])
    assert (await publish(typed, approved))[0] == 0
    assert pinterest.calls("POST", "/v5/pins") == 1


@pytest.mark.parametrize("fault", ["error_after_commit", "drop_after_commit"])
async def test_a_pin_whose_answer_was_lost_is_found_at_once(
    approved: str, typed: Type, pinterest: SandboxPinterest, fault: str
) -> None:
    pinterest.order_fault(fault)
    code, outcome = await publish(typed, approved)
    assert (code, outcome["state"]) == (0, "published")
    (stands,) = pinterest.pins()
    assert stands["id"] == outcome["pinterest_pin_id"]
    (attempt,) = (await typed("pin", "attempts", approved, "--json")).json["items"]
    assert attempt["state"] == "reconciled"
    assert [event["kind"] for event in attempt["events"]] == ["unknown", "looked"]
    shown = (await typed("pin", "attempts", approved)).out
    assert "It stands on the board" in shown


async def test_a_pin_that_is_not_there_is_unknown_and_never_sent_again_blindly(
    approved: str, typed: Type, pinterest: SandboxPinterest
) -> None:
    pinterest.order_fault("drop_before_commit")
    for _ in range(3):
        code, outcome = await publish(typed, approved)
        assert (code, outcome["state"]) == (4, "unknown"), outcome
    assert pinterest.calls("POST", "/v5/pins") == 1
    early = await typed("pin", "settle", approved, "--send-again", "--json")
    assert (early.code, early.json["code"]) == (3, "posting.may_still_turn_up")
    stands = await typed("pin", "settle", approved, "--stands", "123456", "--json")
    assert (stands.json["state"], stands.json["pinterest_pin_id"]) == ("published", "123456")


async def test_a_limit_is_waited_for_and_a_spam_block_stops_the_account(
    approved: str, typed: Type, pinterest: SandboxPinterest
) -> None:
    pinterest.order_fault("rate_limited", retry_after=3600)
    code, outcome = await publish(typed, approved)
    assert (code, outcome["state"]) == (3, "waiting")
    assert outcome["next_at"] is not None
    assert outcome["next_allowed_at"] <= outcome["next_at"]
    again = await typed("pin", "publish-now", approved, "--json")
    assert (again.code, again.json["code"]) == (3, "posting.not_allowed_yet")
    assert again.json["next_allowed_at"][:16] == outcome["next_allowed_at"][:16], "it was said at once"
    assert 3000 < again.json["retry_after_seconds"] <= 3600
    assert pinterest.calls("POST", "/v5/pins") == 1


@pytest.mark.parametrize(
    ("fault", "code", "state"),
    [
        ("spam_block", "pinterest.spam_block", "paused"),
        ("token_expired", "pinterest.reconnect_needed", "reconnect_needed"),
    ],
)
async def test_a_stopped_account_is_said_and_nothing_is_tried_again(
    approved: str, typed: Type, pinterest: SandboxPinterest, fault: str, code: str, state: str
) -> None:
    pinterest.order_fault(fault)
    for _ in range(2):
        exit_code, outcome = await publish(typed, approved)
        assert (exit_code, outcome["state"], outcome["code"]) == (1, "held", code)
    assert pinterest.calls("POST", "/v5/pins") == 1
    (account,) = (await typed("account", "list", "--json")).json["items"]
    assert account["state"] == state
    assert account["state_reason"]


async def test_an_answer_that_comes_too_late_is_looked_for_instead(
    approved: str, typed: Type, pinterest: SandboxPinterest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_PINTEREST_TIMEOUT_SECONDS", "1")
    pinterest.order_fault("answer_late", seconds=2.5)
    code, outcome = await publish(typed, approved)
    assert (code, outcome["state"]) == (0, "published")
    assert len(pinterest.pins()) == 1


async def test_a_pin_that_pinterest_refuses_fails_and_says_why(
    approved: str, typed: Type, pinterest: SandboxPinterest
) -> None:
    pinterest.order_fault("error_before_commit", status=400, code=235, message="Broken.")
    code, outcome = await publish(typed, approved)
    assert (code, outcome["state"], outcome["code"]) == (1, "failed", "pinterest.picture_refused")
    assert await publish(typed, approved) == (code, outcome), "said again, as it needs another approval"
    assert pinterest.calls("POST", "/v5/pins") == 1


async def test_a_board_that_the_account_does_not_have_is_refused_at_once(
    approved: str, typed: Type, pinterest: SandboxPinterest, tmp_path: Path
) -> None:
    arguments = (
        *("pin", "add", "--account", "N", "--image", str(tmp_path / "mug.jpg"), "--title", "A kettle"),
        *("--link", "https://example.org/kettles", "--json"),
    )
    refused = await typed(*arguments, "--board", "999999")
    assert (refused.code, refused.json["code"]) == (2, "accounts.no_such_board")
    assert refused.json["detail"] == "“N” has no board 999999. See pinflow board list."
    assert len((await typed("pin", "list", "--json")).json["items"]) == 1
    # A stopped account asks nobody: then the board is found out about when the pin goes out.
    assert (await typed("account", "stop", "N", "--json")).code == 0
    assert (await typed(*arguments, "--board", "999999")).code == 0


async def test_only_who_sits_at_an_installation_that_nobody_set_up_is_made_by_being_named(
    approved: str, typed: Type
) -> None:
    made = await typed(
        *("tenant", "create", "--name", "Evergreen", "--email", "nora@example.org", "--generate", "--json")
    )
    assert made.code == 0
    # A team that was set up on purpose is there by now: a name that nobody has is a mistake again.
    unknown = await typed("pin", "publish-now", approved, "--as", "somebody", "--json")
    assert (unknown.code, unknown.json["code"]) == (2, "cli.no_such_user")


async def test_nobody_joins_by_being_named_where_two_people_must_say_yes(approved: str, typed: Type) -> None:
    project = await typed(
        *("project", "create", "--name", "Home", "--marketplace", "amazon.de"),
        *("--tag", "evergreen-21", "--time-zone", "Europe/Berlin"),
    )
    assert project.code == 0, project.err
    assert (await typed("project", "set", "Home", "--approvals", "2")).code == 0
    made_up = await typed("pin", "undo", approved, "--as", "somebody", "--json")
    assert (made_up.code, made_up.json["code"]) == (2, "cli.no_such_user")
    assert "pinflow user create" in made_up.json["detail"]
    assert len((await typed("user", "list", "--json")).json["items"]) == 2


def _never_asked(question: str) -> bool:
    raise AssertionError(question)


async def test_who_was_only_named_is_no_second_person_and_one_shell_is_told(
    approved: str, typed: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever holds the shell holds the database: what is typed there is told, and no slip makes a person."""
    picture = tmp_path / "cup.jpg"
    picture.write_bytes(jpeg(500, 750))
    account = (await typed("account", "list", "--json")).json["items"][0]["id"]
    board = (await typed("board", "list", "--account", account, "--json")).json["items"][0]["id"]
    pin = (
        await typed(
            *("pin", "add", "--account", account, "--board", board, "--image", str(picture)),
            *("--title", "A cup", "--link", "https://example.org/cup", "--json"),
        )
    ).json["id"]
    project = (await typed("project", "list", "--json")).json["items"][0]["name"]
    assert (await typed("project", "set", project, "--approvals", "2")).code == 0
    # The command that is told works as it stands.
    words = " ".join((await typed("pin", "show", pin)).out.split())
    command = words.partition("It may be approved: pinflow ")[2].split()
    assert command[:2] == ["pin", "approve"]
    assert (await typed(*command, "--as", "nobody-yet", "--json")).json["code"] == "cli.no_such_user"
    assert command[3:4] == ["--hash"]

    new = await typed("pin", "approve", pin, "--as", "zoe", "--json")
    assert (new.code, new.json["code"]) == (2, "cli.no_such_user")
    assert "pinflow user create" in new.json["detail"]
    named = await typed("pin", "approve", pin, "--as", "uma", "--json")
    assert (named.code, named.json["code"]) == (2, "pins.only_named")
    assert "pinflow user password" in named.json["detail"]
    assert (await typed("user", "password", "uma@pinflow.test", "--generate")).code == 0
    first = await typed("pin", "approve", pin, "--as", "uma", "--json")
    assert (first.code, first.json["state"]) == (0, "in_review")
    by_first = " ".join((await typed("pin", "show", pin, "--as", "uma")).out.split())
    assert by_first.endswith("You approved it already. Another editor or admin must approve it too.")
    with monkeypatch.context() as at_a_terminal:
        at_a_terminal.setattr("pinflow.entrypoints.cli.failures.stdin_is_terminal", lambda: True)
        at_a_terminal.setattr("pinflow.entrypoints.cli.ask.confirm", _never_asked)
        again = await typed("pin", "approve", pin, "--as", "uma")
    assert again.code == 2
    assert "Another editor or admin must" in " ".join(again.out.split())
    by_other = " ".join((await typed("pin", "show", pin, "--as", "owner@pinflow.test")).out.split())
    assert f"It may be approved: pinflow pin approve {pin[-8:]}" in by_other
    second = await typed("pin", "approve", pin, "--as", "owner@pinflow.test", "--json")
    assert (second.code, second.json["state"]) == (0, "approved")

    log = (await typed("audit", "list", "--object", pin, "--json")).json["items"]
    told = {entry["action"]: entry["data"] for entry in log}
    typist = {"name": read_shell_user().name, "host": read_shell_user().host}
    assert told["pin.approved_first"]["typed_by"] == told["pin.approved"]["typed_by"] == typist
    assert told["pin.approved"]["both_typed_by_one"] is True
    assert "both_typed_by_one" not in told["pin.approved_first"]
    shown = "".join((await typed("audit", "list", "--object", pin)).out.split())
    assert f"cliof{typist['name']}on" in shown


async def test_nobody_joins_to_approve_a_pin_that_there_is_not(approved: str, typed: Type) -> None:
    wrong = await typed("pin", "approve", "ffffffff", "--as", "zoe", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "cli.not_found")
    assert "joined" not in wrong.err
    assert len((await typed("user", "list", "--json")).json["items"]) == 2


async def test_a_team_of_three_takes_nobody_more_by_being_named(approved: str, typed: Type) -> None:
    third = await typed("pin", "show", approved, "--as", "zoe", "--json")
    assert (third.code, third.err) == (0, "zoe joined My team as an editor.\n")
    typo = await typed("pin", "show", approved, "--as", "zeo", "--json")
    assert (typo.code, typo.json["code"]) == (2, "cli.no_such_user")
    assert len((await typed("user", "list", "--json")).json["items"]) == 3


async def test_names_and_addresses_mean_the_same_people(approved: str, typed: Type) -> None:
    shown = (await typed("user", "list", "--json")).json["items"]
    assert [one["role"] for one in shown] == ["admin", "editor"]
    for name in ("uma", "UMA", "uma@pinflow.test", "uma@localhost"):
        assert (await typed("pin", "show", approved, "--as", name, "--json")).code == 0
    assert len((await typed("user", "list", "--json")).json["items"]) == 2
    nobody = await typed("pin", "show", approved, "--as", "!!", "--json")
    assert (nobody.code, nobody.json["code"]) == (2, "identity.bad_name")


async def test_what_an_own_pin_is_made_of_and_lacks_is_said(
    approved: str, typed: Type, pinterest: SandboxPinterest, tmp_path: Path
) -> None:
    picture = tmp_path / "tiny.jpg"
    picture.write_bytes(jpeg(120, 180))
    added = await typed(
        *("pin", "add", "--account", "N", "--board", "Kitchen", "--image", str(picture)),
        *("--title", "A kettle", "--link", "https://example.org/kettles"),
    )
    words = " ".join(added.out.split())
    for said in ("under 200 px", "#ad", "alt text"):
        assert said in words, said
    shown = " ".join((await typed("pin", "show", approved)).out.split())
    assert "variant 1: ," not in shown
    assert "own file, brought by " in shown
    assert "Product" not in shown
    why = " ".join((await typed("calendar", "why", approved)).out.split())
    assert "the scheduler gives it one as soon as `pinflow up` runs" in why


async def test_the_governor_holds_and_names_the_next_moment(
    approved: str, typed: Type, pinterest: SandboxPinterest, tmp_path: Path
) -> None:
    await publish(typed, approved)
    picture = tmp_path / "other.jpg"
    picture.write_bytes(jpeg(300, 450))
    board = pinterest.pins()[0]["board_id"]
    second = (
        await typed(
            *("pin", "add", "--account", "N", "--board", board, "--image", str(picture)),
            *("--title", "A kettle", "--link", "https://example.org/kettles", "--json"),
        )
    ).json
    early = await typed("pin", "publish-now", second["id"], "--json")
    assert (early.code, early.json["code"]) == (2, "pins.not_now"), "not approved yet"
    assert (await typed("pin", "approve", second["id"], "--as", "uma", "--json")).code == 0
    refused = await typed("pin", "publish-now", second["id"], "--json")
    assert (refused.code, refused.json["code"]) == (3, "posting.not_allowed_yet")
    assert refused.json["next_allowed_at"]
    assert pinterest.calls("POST", "/v5/pins") == 1


async def test_a_published_pin_is_deleted_once_and_for_all(
    approved: str, typed: Type, pinterest: SandboxPinterest
) -> None:
    assert (await typed("pin", "delete", approved, "--yes", "--json")).json["code"] == "pins.not_now"
    await publish(typed, approved)
    assert (await typed("pin", "delete", approved, "--json")).json["code"] == "cli.confirm"
    gone = await typed("pin", "delete", approved, "--yes", "--json")
    assert gone.json["state"] == "deleted"
    assert pinterest.pins() == []
    assert (await publish(typed, approved))[0] == 2
    assert pinterest.calls("POST", "/v5/pins") == 1
    assert "pin.deleted" in (await typed("audit", "list", "--json")).out
