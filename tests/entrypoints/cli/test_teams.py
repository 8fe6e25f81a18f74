"""As whom a command acts, and what becomes of users, passwords and tokens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pinflow.identity.sign_in import sign_in
from pinflow.kit.clock import SystemClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import UnauthenticatedError
from tests.entrypoints.cli.conftest import Type

PASSWORD = "plum-oak-7h2k-quiet"


async def _add(team: Type, email: str, role: str) -> None:
    arguments = ("user", "create", "--email", email, "--role", role, "--password-stdin")
    assert (await team(*arguments, stdin=f"{PASSWORD}\n")).code == 0


async def test_the_only_admin_acts_unless_somebody_else_is_named(team: Type) -> None:
    await _add(team, "vera@example.org", "viewer")
    assert (await team("project", "list")).code == 0
    refused = await team(
        "--as", "vera@example.org", "project", "create", "--name", "x", "--marketplace", "amazon.de"
    )
    assert refused.code == 2
    assert "vera is “viewer”" in refused.err
    # The options of the root may stand anywhere.
    assert (await team("audit", "list", "--as", "vera@example.org")).code == 2
    assert (await team("audit", "list", "--as=nora@example.org")).code == 0
    unknown = await team("--as", "mallory@example.org", "pin", "list", "--json")
    assert (unknown.code, unknown.json["code"]) == (2, "cli.no_such_user")
    assert (await team("--as", "no name", "pin", "list", "--json")).json["code"] == "cli.no_such_user"
    assert (await team("--as", "no@one@x.y", "pin", "list", "--json")).json["code"] == "identity.bad_email"
    assert (await team("--as", "Vera", "pin", "list")).code == 0


async def test_with_several_admins_one_has_to_be_named(team: Type) -> None:
    arguments = ("tenant", "create", "--name", "Other", "--email", "mallory@example.org", "--generate")
    assert (await team(*arguments)).code == 0
    several = await team("project", "list")
    assert several.code == 2
    assert "--as EMAIL" in several.err
    assert "nora@example.org (Evergreen)" in several.err
    assert (await team("--tenant", "other", "project", "list", "--json")).json == {"items": []}
    assert (await team("--as", "mallory@example.org", "project", "list", "--json")).json == {"items": []}
    nowhere = await team("--tenant", "Nowhere", "project", "list", "--json")
    assert (nowhere.code, nowhere.json["code"]) == (2, "cli.no_such_tenant")
    elsewhere = await team("--tenant", "Other", "--as", "nora@example.org", "pin", "list", "--json")
    assert (elsewhere.code, elsewhere.json["code"]) == (2, "cli.choose_tenant")
    tenants = (await team("tenant", "list", "--json")).json["items"]
    assert [(tenant["name"], tenant["members"]) for tenant in tenants] == [("Evergreen", 1), ("Other", 1)]


async def test_there_has_to_be_a_demo_to_work_on_it(typed: Type) -> None:
    refused = await typed("--demo", "pin", "list", "--json")
    assert (refused.code, refused.json["code"]) == (2, "cli.no_demo")
    assert os.environ["PINFLOW_DATA_DIR"] in refused.json["detail"]


async def test_another_tenants_things_are_not_there(team: Type) -> None:
    project = (await team("project", "list", "--json")).json["items"][0]
    arguments = ("tenant", "create", "--name", "Other", "--email", "mallory@example.org", "--generate")
    await team(*arguments)
    for command in (("project", "show", project["id"]), ("user", "remove", "nora@example.org")):
        refused = await team("--as", "mallory@example.org", *command)
        assert refused.code == 2
    stolen = await team(
        "--as", "mallory@example.org", "user", "password", "nora@example.org", "--generate", "--json"
    )
    assert (stolen.code, stolen.json["code"]) == (2, "identity.no_such_member")


async def test_roles_change_and_a_team_keeps_an_admin(team: Type) -> None:
    await _add(team, "bo@example.org", "viewer")
    assert (await team("user", "role", "bo@example.org", "editor", "--json")).json["role"] == "editor"
    roles = {user["email"]: user["role"] for user in (await team("user", "list", "--json")).json["items"]}
    assert roles == {"nora@example.org": "admin", "bo@example.org": "editor"}
    last = await team("user", "role", "nora@example.org", "viewer", "--json")
    assert (last.code, last.json["code"]) == (2, "identity.last_admin")
    wrong = await team("user", "role", "bo@example.org", "king", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "identity.unknown_role")
    assert (await team("user", "remove", "bo@example.org", "--json")).json["removed"][
        "email"
    ] == "bo@example.org"
    assert (await team("user", "remove", "bo@example.org")).code == 2


async def test_a_password_is_never_printed_unless_it_was_made_here(
    team: Type, system_database: SystemDatabase
) -> None:
    new = "another-good-password"
    changed = await team("user", "password", "nora@example.org", "--password-stdin", stdin=f"{new}\n")
    assert changed.code == 0
    assert new not in changed.out + changed.err
    now = SystemClock().now()
    with pytest.raises(UnauthenticatedError):
        await sign_in(system_database, email="nora@example.org", password=PASSWORD, user_agent=None, now=now)
    await sign_in(system_database, email="nora@example.org", password=new, user_agent=None, now=now)
    made = (await team("user", "password", "nora@example.org", "--generate", "--json")).json["password"]
    await sign_in(system_database, email="nora@example.org", password=made, user_agent=None, now=now)
    audit = await team("audit", "list", "--json")
    assert "member.password_changed" in audit.out
    assert made not in audit.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "cli.no_password"),
        (("--password-stdin", "--generate"), "cli.two_passwords"),
        (("--password-stdin",), "identity.weak_password"),
    ],
)
async def test_a_password_has_to_come_from_somewhere_and_be_good(
    team: Type, arguments: tuple[str, ...], code: str
) -> None:
    refused = await team("user", "password", "nora@example.org", *arguments, "--json", stdin="short\n")
    assert (refused.code, refused.json["code"]) == (2, code)


async def test_a_token_is_printed_once_and_ends_when_it_is_revoked(team: Type) -> None:
    made = (await team("token", "create", "--name", "n8n", "--days", "30", "--json")).json
    assert made["token"].startswith("pf_")
    listed = await team("token", "list", "--json")
    assert [token["id"] for token in listed.json["items"]] == [made["id"]]
    assert made["token"] not in listed.out + (await team("token", "list")).out
    assert (await team("token", "revoke", made["id"][-8:], "--json")).json["revoked"]["name"] == "n8n"
    assert (await team("token", "list", "--json")).json == {"items": []}
    assert (await team("token", "revoke", "n8n")).code == 2


async def test_a_token_file_that_cannot_be_used_is_refused(team: Type, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_text("\n")
    for file in (str(empty), str(tmp_path / "missing"), str(tmp_path), "-"):
        refused = await team("account", "add", "--name", "A", "--token-file", file, stdin="")
        assert refused.code == 2
    secret = "pina_secret-token"
    lost = await team(
        *(
            "account",
            "add",
            "--name",
            "A",
            "--token-file",
            "-",
            "--base-url",
            "http://127.0.0.1:9/v5",
            "--json",
        ),
        stdin=f"{secret}\n",
    )
    assert lost.code == 1
    assert lost.json["status"] == 502
    assert secret not in lost.out + lost.err
