"""What holds for every route: documented shapes, roles, and one tenant never reaching another's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from pinflow.entrypoints.api import PREFIX, ROUTERS, build_app
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.describe_api import dump
from pinflow.pins.pin import PinState
from pinflow.pins.queries import get_pin, update_pin_state
from pinflow.posting.plan_pin import plan_pin
from tests.conftest import ROOT
from tests.entrypoints.api.routes_to_test import (
    OPEN,
    OWN,
    PICTURE,
    SAID,
    SHARED,
    SHIPPED,
    STREAMS,
    Call,
    calls,
)
from tests.entrypoints.api.seed import Seeded
from tests.factories.cast import Cast

PAGE = ROOT / "tests/scraping/sources/amazon/fixtures/g3_list_de_page2/page.html"
DOCUMENT: dict[str, Any] = build_app().openapi()


def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """(path, method, operation) by operationId."""
    return {
        operation["operationId"]: (path, method, operation)
        for path, item in DOCUMENT["paths"].items()
        for method, operation in item.items()
    }


def wanted_kinds(dependants: Iterable[Dependant]) -> set[type]:
    """Every type that ``provided`` asks for, nested dependencies included."""
    kinds: set[type] = set()
    for dependant in dependants:
        kind = getattr(dependant.call, "kind", None)
        if isinstance(kind, type):
            kinds.add(kind)
        kinds |= wanted_kinds(dependant.dependencies)
    return kinds


def require_valid(body: object, schema: dict[str, Any]) -> None:
    validator = Draft202012Validator(
        {**schema, "components": DOCUMENT["components"]}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]
    assert faults == []


async def send(client: httpx2.AsyncClient, call: Call) -> httpx2.Response:
    return await client.request(
        call.method, PREFIX + call.path, json=call.json, data=call.data, files=call.files
    )


@pytest.fixture
async def token_id(alice: httpx2.AsyncClient) -> str:
    """A token of alice's."""
    answer = await alice.post(f"{PREFIX}/tokens", json={"name": "script"})
    identifier: str = answer.json()["id"]
    return identifier


def test_the_document_in_the_repository_is_the_apis_own() -> None:
    written = (ROOT / "dashboard" / "openapi.json").read_text("utf-8")
    assert written == dump(DOCUMENT), "run: python -m pinflow.entrypoints.write_openapi"


def test_the_document_is_valid_openapi_3_1() -> None:
    assert DOCUMENT["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(DOCUMENT).validate()


def test_every_model_shows_an_example_that_fits_it() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    models = {
        name: schema
        for name, schema in schemas.items()
        if schema.get("type") == "object" and not name.endswith("Page") and not name.startswith("Body_")
    }
    models["ParsedPage"] = schemas["ParsedPage"]
    assert len(models) > 30
    for name, schema in models.items():
        assert schema.get("examples"), f"{name} has no example"
        for example in schema["examples"]:
            require_valid(example, schema)


def test_every_failure_is_documented_as_a_problem() -> None:
    for name, (_, _, operation) in operations().items():
        content = operation["responses"]["default"]["content"]
        assert content["application/problem+json"]["schema"]["$ref"].endswith("/Problem"), name


def test_everything_a_route_asks_for_is_provided(app: FastAPI) -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    kinds = wanted_kinds([route.dependant for route in routes])
    assert len(kinds) > 5
    for kind in kinds:
        assert any(isinstance(part, kind) for part in app.state.provided.values()), kind


def test_the_table_has_every_documented_operation(seeded: Seeded, cast: Cast) -> None:
    listed = {call.operation for call in calls(seeded, cast, "")}
    assert listed | STREAMS | {"open_session"} == set(operations())
    for call in calls(seeded, cast, "x"):
        assert operations()[call.operation][1] == call.method.lower()


async def test_every_route_answers_as_documented(
    alice: httpx2.AsyncClient, seeded: Seeded, cast: Cast, runtime: Runtime, token_id: str
) -> None:
    for call in calls(seeded, cast, token_id):
        if call.operation == "upload_page":
            call = Call(
                call.operation, call.method, call.path, data=call.data, files={"file": PAGE.read_bytes()}
            )
        elif call.operation == "bring_page":
            call = await with_token_and_page(alice, call)
        elif call.operation == "finish_connection":
            call = await with_state(alice, call)
        elif call.operation == "retry_pin":
            await fail_pin(runtime, cast, seeded)
        elif call.operation == "move_pin":
            await plan(runtime, cast, seeded)
        elif call.operation == "settle_pin":
            await lose_outcome(runtime, cast, seeded)
        elif call.operation == "approve_pin":
            call = Call(call.operation, call.method, call.path, await newest_hash(runtime, cast, seeded))
        answer = await send(alice, call)
        documented = operations()[call.operation][2]["responses"]
        assert str(answer.status_code) in documented, f"{call.operation}: {answer.text}"
        assert answer.status_code < 300
        content = documented[str(answer.status_code)].get("content", {})
        if "application/json" in content:
            assert answer.headers["content-type"] == "application/json"
            require_valid(answer.json(), content["application/json"]["schema"])


async def with_token_and_page(client: httpx2.AsyncClient, call: Call) -> Call:
    made = await client.post(f"{PREFIX}/tokens", json={"name": "pages", "scope": "bring_pages"})
    return Call(
        call.operation,
        call.method,
        call.path,
        data={**(call.data or {}), "token": made.json()["token"]},
        files={"page": PAGE.read_bytes()},
    )


async def with_state(client: httpx2.AsyncClient, call: Call) -> Call:
    begun = await client.post(f"{PREFIX}/accounts/connect", json={"name": "Evergreen"})
    state = parse_qs(urlsplit(begun.json()["authorize_url"]).query)["state"][0]
    return Call(call.operation, call.method, call.path, {**call.json, "state": state})


async def fail_pin(runtime: Runtime, cast: Cast, seeded: Seeded) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await update_pin_state(
            session, seeded.pin.id, PinState.FAILED, runtime.clock.now(), failure=("pinterest.refused", "No.")
        )


async def plan(runtime: Runtime, cast: Cast, seeded: Seeded) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await plan_pin(session, seeded.pin.id, runtime.clock.now())


async def lose_outcome(runtime: Runtime, cast: Cast, seeded: Seeded) -> None:
    """The seeded attempt was sent, nobody heard of it, and the settle window has passed."""
    past = runtime.clock.now() - timedelta(minutes=1)
    async with runtime.system_database.system_session() as session:
        await session.execute(
            "update publish_attempt set state = 'unknown', sent_at = $2, settles_at = $2,"
            " next_reading_at = $2 where pin_id = $1",
            seeded.pin.id,
            past,
        )


async def newest_hash(runtime: Runtime, cast: Cast, seeded: Seeded) -> dict[str, str]:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        return {"payload_hash": (await get_pin(session, seeded.pin.id)).payload().hash()}


async def test_a_viewer_reads_and_changes_nothing(
    vera: httpx2.AsyncClient, seeded: Seeded, cast: Cast, token_id: str
) -> None:
    checked = 0
    for call in calls(seeded, cast, token_id):
        if call.operation in OPEN | OWN | SAID:
            continue
        answer = await send(vera, call)
        if call.is_safe and call.operation != "list_team":
            assert answer.status_code == 200, f"{call.operation}: {answer.text}"
        else:
            assert answer.status_code == 403, f"{call.operation}: {answer.text}"
            assert answer.json()["code"] == "identity.role_too_low"
            checked += 1
    assert checked > 20


async def test_a_viewer_comments_and_decides_nothing(
    vera: httpx2.AsyncClient, bob: httpx2.AsyncClient, seeded: Seeded
) -> None:
    pin = f"{PREFIX}/pins/{seeded.pin.id}"
    said = await vera.post(f"{pin}/comments", json={"text": "@bob our green is darker."})
    assert said.status_code == 201
    comment = f"{PREFIX}/comments/{said.json()['id']}"
    assert (await vera.patch(comment, json={"text": "@bob our green is a little darker."})).status_code == 200
    (waiting,) = (await bob.get(f"{PREFIX}/review/queue")).json()["items"]
    assert waiting["reasons"][0]["code"] == "mentioned"
    # It is hers: alice's she leaves alone, and nobody touches hers.
    theirs = await vera.delete(f"{PREFIX}/comments/{seeded.comment_id}")
    assert (theirs.status_code, theirs.json()["code"]) == (403, "pins.not_your_comment")
    assert (await bob.patch(comment, json={"text": "Fine."})).status_code == 403
    for path, body in (
        ("approve", {"payload_hash": seeded.pin.payload_hash}),
        ("reject", {"reason": "No."}),
        ("restore", {"version": 1}),
    ):
        refused = await vera.post(f"{pin}/{path}", json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.role_too_low"), path
    assert (await vera.delete(comment)).status_code == 204


async def test_an_editor_works_on_pins_and_leaves_the_rest_to_admins(
    bob: httpx2.AsyncClient, seeded: Seeded, cast: Cast, token_id: str
) -> None:
    for_admins = {
        "list_team",
        "create_member",
        "change_member",
        "delete_member",
        "create_project",
        "change_project",
        "decide_fetching",
        "connect_account",
        "begin_connection",
        "finish_connection",
        "renew_account",
        "set_account_limits",
        "set_account_proxy",
        "remove_account_proxy",
        "start_account",
        "start_all_accounts",
        "connect_creators",
        "test_creators",
        "disconnect_creators",
        "switch_rule_off",
        "switch_rule_on",
        "set_writer_budget",
        "change_posting_hours",
        "choose_account_export",
        "renew_feed",
    }
    refused = set()
    for call in calls(seeded, cast, token_id):
        if call.operation in OPEN | OWN:
            continue
        answer = await send(bob, call)
        if answer.status_code == 403:
            refused.add(call.operation)
    # A comment is its author's, who is alice, whatever the role.
    assert refused == for_admins | {"edit_comment", "delete_comment"}


async def test_what_belongs_to_another_tenant_does_not_exist(
    mallory: httpx2.AsyncClient, alice: httpx2.AsyncClient, seeded: Seeded, cast: Cast, token_id: str
) -> None:
    checked = 0
    for call in calls(seeded, cast, token_id):
        if call.operation in OPEN | SHARED | SHIPPED or "{" not in operations()[call.operation][0]:
            continue
        answer = await send(mallory, call)
        assert answer.status_code == 404, f"{call.operation}: {answer.status_code} {answer.text}"
        assert answer.headers["content-type"] == "application/problem+json"
        checked += 1
    assert checked > 18
    untouched = (await alice.get(f"{PREFIX}/pins/{seeded.pin.id}")).json()
    assert (untouched["version"], untouched["state"]) == (1, "in_review")


async def test_lists_show_nothing_of_another_tenant(
    mallory: httpx2.AsyncClient, seeded: Seeded, cast: Cast, token_id: str
) -> None:
    for call in calls(seeded, cast, token_id):
        if call.is_safe and "{" not in operations()[call.operation][0] and call.operation not in OPEN:
            text = (await send(mallory, call)).text
            for secret in (
                str(seeded.pin.id),
                str(seeded.project_id),
                str(seeded.account_id),
                str(seeded.list_id),
                "alice@example.test",
                "evergreen-21",
                token_id,
            ):
                assert secret not in text, call.operation


async def test_ids_in_a_body_reach_no_other_tenant_either(
    mallory: httpx2.AsyncClient, seeded: Seeded, cast: Cast
) -> None:
    made = await mallory.post(
        f"{PREFIX}/projects", json={"name": "Mine", "marketplace": "amazon.de", "affiliate_tag": ""}
    )
    own = made.json()
    stolen = await mallory.patch(
        f"{PREFIX}/projects/{own['id']}",
        json={"version": own["version"], "default_account_id": str(seeded.account_id)},
    )
    assert stolen.status_code == 422
    for path, json in (
        ("/lists", {"url": "https://www.amazon.de/gp/bestsellers/diy", "project_id": str(seeded.project_id)}),
    ):
        assert (await mallory.post(PREFIX + path, json=json)).status_code == 404
    brought = await mallory.post(
        f"{PREFIX}/pins",
        data={
            "account_id": str(seeded.account_id),
            "board_id": "2001",
            "title": "Mine",
            "link": "https://example.org/mine",
        },
        files={"image": PICTURE},
    )
    assert brought.status_code == 404
    upload = await mallory.post(
        f"{PREFIX}/lists/upload",
        data={"project_id": str(seeded.project_id)},
        files={"file": PAGE.read_bytes()},
    )
    assert upload.status_code == 404
