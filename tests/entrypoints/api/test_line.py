"""Overview, opportunities, lists, projects, accounts, schedules, calendar."""

from __future__ import annotations

from datetime import timedelta

import httpx2
import pytest
from fastapi import FastAPI

from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.overview import describe, describe_run, fold
from pinflow.identity.models import AuditEntry
from pinflow.kit.clock import FixedClock
from pinflow.pins.pin import PinState
from pinflow.pins.queries import update_pin_state
from pinflow.posting.queries import flag_pin, schedule_pin
from pinflow.projects.queries import get_project
from tests.entrypoints.api.seed import LIST_URL, Seeded, read_account
from tests.entrypoints.api.test_every_route import PAGE
from tests.factories.cast import Cast
from tests.factories.pins import add_pin


async def test_the_overview_says_what_stands_where_and_what_needs_a_person(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime
) -> None:
    overview = (await alice.get("/api/v1/overview")).json()
    assert {stage["stage"]: stage["count"] for stage in overview["line"]} == {
        "lists": 1,
        "observations": 5,
        "opportunities": 5,
        "in_review": 1,
        "approved": 0,
        "scheduled": 0,
        "published": 0,
    }
    assert overview["now"] == "2026-11-23T09:00:00Z"
    assert overview["needs_you"] == [
        {"code": "pins.in_review", "text": "pin waits for your decision", "count": 1, "href": "/review"}
    ]
    assert "Alice connected the account @evergreenhome" in [item["text"] for item in overview["activity"]]


async def test_the_overview_names_trouble(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await update_pin_state(
            session, seeded.pin.id, PinState.NEEDS_ATTENTION, runtime.clock.now(), failure=("x", "X.")
        )
        await session.execute("update account set state = 'reconnect_needed'")
        await session.execute("update project set default_board_id = null")
    async with runtime.system_database.system_session() as system:
        await system.execute("update market_list set state = 'refused'")
    needs = (await alice.get("/api/v1/overview")).json()["needs_you"]
    assert [need["code"] for need in needs] == [
        "pins.needs_attention",
        "accounts.reconnect",
        "lists.refused",
        "projects.no_board",
    ]
    assert needs[-1]["text"] == "project has no account or board for new pins: choose them in its settings"
    assert needs[-1]["href"] == f"/projects?project={seeded.project_id}"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("paused", "account is paused: its pins wait until you resume it"),
        ("stopped", "account is held by the kill switch"),
    ],
)
async def test_an_account_that_publishes_nothing_needs_a_person(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast, state: str, words: str
) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await session.execute("update account set state = $1 where id = $2", state, seeded.account_id)
    needs = (await alice.get("/api/v1/overview")).json()["needs_you"]
    assert {"code": f"accounts.{state}", "text": words, "count": 1, "href": "/accounts"} in needs, needs


async def test_the_overview_leads_to_the_pins_that_a_rule_keeps_back(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await session.execute("update pin set blocked = true where id = $1", seeded.pin.id)
    needs = (await alice.get("/api/v1/overview")).json()["needs_you"]
    assert [(need["code"], need["count"], need["href"]) for need in needs] == [
        ("pins.in_review", 1, "/review"),
        ("pins.blocked", 1, "/review?blocked=1"),
    ]


async def test_the_overview_tells_of_outcomes_that_a_person_should_know(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    codes = ("posting.duplicate_found", "posting.waiting_for_pinterest", "posting.blocked_by_rules")
    states = (PinState.PUBLISHED, PinState.PUBLISHING, PinState.IN_REVIEW)
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        project = await get_project(session, seeded.project_id)
    for code, state in zip(codes, states, strict=True):
        flagged = []
        for number in (1, 2):
            pin = await add_pin(runtime.database, project, seeded.account_id, runtime.clock.now())
            flagged.append(pin.id)
            async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
                await update_pin_state(session, pin.id, state, runtime.clock.now())
                await flag_pin(session, pin.id, code, "Look at it.")
            needs = (await alice.get("/api/v1/overview")).json()["needs_you"]
            (need,) = [need for need in needs if need["code"] == code]
            assert need["count"] == number
            # One leads to its page, where the note stands; several to the pins in their state.
            several = "/review?blocked=1" if state is PinState.IN_REVIEW else f"/pins?state={state}"
            assert need["href"] == (f"/pins/{pin.id}" if number == 1 else several)
        listed = (await alice.get("/api/v1/pins", params={"state": state})).json()["items"]
        assert {str(pin_id) for pin_id in flagged} <= {item["id"] for item in listed}


async def test_an_empty_tenant_has_an_overview_too(mallory: httpx2.AsyncClient) -> None:
    overview = (await mallory.get("/api/v1/overview")).json()
    assert [stage["count"] for stage in overview["line"]] == [0] * 7
    # What it needs first is a project.
    assert ([need["code"] for need in overview["needs_you"]], overview["next"]) == (["projects.none"], [])
    assert overview["needs_you"][0]["text"].startswith("project is needed: create it first")


def test_every_action_of_the_audit_log_reads_as_a_sentence(clock: FixedClock) -> None:
    def entry(action: str, data: dict[str, object]) -> AuditEntry:
        return AuditEntry(1, clock.now(), None, "nora", "dashboard", action, "pin", "1", data)

    assert describe(entry("pin.approved", {}), "Tidy drawers") == "Nora approved “Tidy drawers”"
    assert describe(entry("pin.published", {}), "Tidy drawers") == "“Tidy drawers” is on Pinterest"
    assert describe(entry("page.uploaded", {"products": 50}), None) == "Nora uploaded a page with 50 products"
    assert describe(entry("page.uploaded", {}), None) == "Nora uploaded a page with … products"
    assert describe(entry("brand_kit.some_thing", {}), None) == "Brand kit some thing"


def test_a_run_of_the_same_deeds_of_one_person_reads_as_one_line(clock: FixedClock) -> None:
    def entries(*told: tuple[str, str, str, int]) -> list[AuditEntry]:
        return [
            AuditEntry(
                1, clock.now() - timedelta(minutes=ago), None, actor, "dashboard", action, "pin", about, {}
            )
            for action, actor, about, ago in told
        ]

    def lines(*told: tuple[str, str, str, int]) -> list[str]:
        return [describe_run(run, "Tidy drawers") for run in fold(entries(*told))]

    drafts = [("draft.requested", "robin", str(number), number) for number in range(27)]
    assert lines(*drafts) == ["Robin asked for 27 drafts"]
    assert lines(*drafts[:2], ("draft.requested", "nora", "9", 2)) == [
        "Robin asked for 2 drafts",
        "Nora asked for a draft",
    ]
    assert (
        lines(("pin.approved", "nora", "1", 0), ("pin.approved", "nora", "2", 61))
        == ["Nora approved “Tidy drawers”"] * 2
    )
    assert lines(("pin.edited", "nora", "1", 0), ("pin.edited", "nora", "1", 1)) == [
        "Nora edited “Tidy drawers”"
    ]
    assert lines(("session.opened", "nora", "1", 0), ("session.opened", "nora", "1", 1)) == [
        "Nora signed in 2 times"
    ]
    assert len(lines(("pin.published", "nora", "1", 0), ("pin.published", "nora", "2", 1))) == 2


async def test_the_overview_tells_many_drafts_in_one_line(
    alice: httpx2.AsyncClient, seeded: Seeded, cast: Cast
) -> None:
    for opportunity_id in seeded.opportunity_ids[1:]:
        answer = await alice.post(f"/api/v1/opportunities/{opportunity_id}/draft")
        assert answer.status_code == 202
    activity = (await alice.get("/api/v1/overview")).json()["activity"]
    told = [item["text"] for item in activity if item["kind"] == "draft.requested"]
    assert told == ["Alice asked for 4 drafts"]
    assert "Alice connected the account @evergreenhome" in [item["text"] for item in activity]


async def test_an_account_says_what_it_may_publish_today_and_why(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    account = await read_account(alice, seeded)
    told = (account["cap_today"], account["daily_cap"], account["cap_reason"])
    assert told == (3, 10, "warm-up, week 1 of 4")
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await session.execute(
            "update account set warm_up_started_at = warm_up_started_at - interval '29 days'"
        )
    account = await read_account(alice, seeded)
    assert (account["cap_today"], account["cap_reason"]) == (10, "daily cap")


async def test_opportunities_come_best_first_with_reasons_and_filters(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    page = (await alice.get("/api/v1/opportunities")).json()
    assert [item["score"] for item in page["items"]] == [90.5, 70.5, 70.5, 60.0, 50.0]
    first = page["items"][0]
    assert first["pin_id"] == str(seeded.pin.id)
    assert first["parts"][0]["reason"] == "Rank 1 of 3."
    assert first["list"] == {"id": str(seeded.list_id), "category": "Küche", "list_kind": "bestsellers"}
    assert first["product"]["product_url"] == "https://www.amazon.de/dp/B0EXAMPLE1"
    for query, count in (
        ({"min_score": "70"}, 3),
        ({"q": "ORGANISER 3"}, 1),
        ({"q": "b0example2"}, 1),
        ({"state": "hidden"}, 0),
        ({"project_id": str(seeded.project_id)}, 5),
        ({"project_id": str(seeded.account_id)}, 0),
    ):
        assert len((await alice.get("/api/v1/opportunities", params=query)).json()["items"]) == count, query


async def test_pages_of_opportunities_lose_none_of_an_equal_score(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    seen, cursor = [], None
    for _ in range(5):
        query = {"limit": "1", **({"cursor": cursor} if cursor else {})}
        page = (await alice.get("/api/v1/opportunities", params=query)).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert cursor is None
    assert sorted(seen) == sorted(map(str, seeded.opportunity_ids))


async def test_a_draft_is_asked_for_once(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    path = f"/api/v1/opportunities/{seeded.opportunity_ids[1]}/draft"
    first, second = await alice.post(path), await alice.post(path)
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json()["job_id"] is not None
    assert second.json() == {"pin_id": None, "job_id": None}


@pytest.mark.parametrize(
    ("wish", "code"),
    [({"hook": "no-such"}, "writers.unknown_hook"), ({"template": "no-such"}, "pins.unknown_template")],
)
async def test_what_no_draft_can_be_made_with_is_refused_at_once(
    alice: httpx2.AsyncClient, seeded: Seeded, wish: dict[str, str], code: str
) -> None:
    path = f"/api/v1/opportunities/{seeded.opportunity_ids[1]}/draft"
    refused = await alice.post(path, json=wish)
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert (await alice.post(path)).json()["job_id"] is not None, "nothing was asked for"


async def test_a_list_is_watched_by_its_address(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    body = {"url": "https://www.amazon.de/gp/bestsellers/diy", "project_id": str(seeded.project_id)}
    added = await alice.post("/api/v1/lists", json=body)
    assert (added.status_code, added.json()["state"], added.json()["marketplace"]) == (
        201,
        "never",
        "amazon.de",
    )
    lists = {item["url"]: item for item in (await alice.get("/api/v1/lists")).json()["items"]}
    assert set(lists) == {LIST_URL, body["url"]}
    assert (lists[LIST_URL]["products"], lists[body["url"]]["products"]) == (5, 0)
    wrong = await alice.post("/api/v1/lists", json={**body, "url": "https://example.org/"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "url")


async def test_a_saved_page_is_read_and_a_wrong_one_says_what_it_is(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    form = {"project_id": str(seeded.project_id)}
    read = await alice.post("/api/v1/lists/upload", data=form, files={"file": PAGE.read_bytes()})
    assert read.status_code == 200
    assert (read.json()["kind"], read.json()["marketplace"]) == ("list", "amazon.de")
    assert read.json()["items"] > 0
    wrong = await alice.post("/api/v1/lists/upload", data=form, files={"file": b"<html>hello</html>"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "file")
    unknown = await alice.post(
        "/api/v1/lists/upload", data={**form, "source": "etsy"}, files={"file": PAGE.read_bytes()}
    )
    assert unknown.json()["code"] == "scraping.unknown_source"


async def test_a_project_changes_only_what_is_sent_and_only_from_the_newest_version(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/projects/{seeded.project_id}"
    changed = (await alice.patch(path, json={"version": 2, "site_url_pattern": None})).json()
    assert (changed["site_url_pattern"], changed["affiliate_tag"], changed["version"]) == (
        None,
        "evergreen-21",
        3,
    )
    stale = await alice.patch(path, json={"version": 2, "name": "Another"})
    assert (stale.status_code, stale.json()["code"]) == (409, "projects.changed_since_seen")
    null = await alice.patch(path, json={"version": 3, "name": None})
    assert null.json()["errors"][0]["field"] == "name"
    unconfirmed = await alice.patch(path, json={"version": 3, "link_mode": "direct"})
    assert unconfirmed.json()["code"] == "projects.direct_needs_confirmation"
    confirmed = await alice.patch(
        path, json={"version": 3, "link_mode": "direct", "link_mode_confirmed": True}
    )
    assert confirmed.json()["link_mode_confirmed_at"] == "2026-11-23T09:00:00Z"


async def test_a_project_takes_no_board_that_its_account_surely_does_not_have(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/projects/{seeded.project_id}"
    refused = await alice.patch(path, json={"version": 2, "default_board_id": "999999"})
    assert (refused.status_code, refused.json()["code"]) == (404, "accounts.no_such_board")
    # A board that the project has goes with the account it has: another account's is another board.
    other = await alice.patch(path, json={"version": 2, "default_account_id": str(seeded.export_id)})
    assert (other.status_code, other.json()["code"]) == (404, "accounts.no_such_board")
    none = await alice.patch(path, json={"version": 2, "default_board_id": None})
    assert none.json()["default_board_id"] is None


async def test_a_new_project_takes_the_zone_of_the_first(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    body = {"name": "Garden", "marketplace": "amazon.com", "affiliate_tag": "garden-20"}
    made = await alice.post("/api/v1/projects", json=body)
    assert (made.status_code, made.json()["time_zone"]) == (201, "Europe/Berlin")
    again = await alice.post("/api/v1/projects", json=body)
    assert (again.status_code, again.json()["code"]) == (409, "projects.name_taken")
    assert len((await alice.get("/api/v1/projects")).json()["items"]) == 2


async def test_an_account_never_shows_its_token(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    body = {"name": "Evergreen", "base_url": "http://127.0.0.1:8500/v5", "token": "pina_new_secret"}
    again = await alice.post("/api/v1/accounts", json=body)
    assert again.status_code == 201
    assert again.json()["id"] == str(seeded.account_id)
    assert "pina_" not in again.text
    boards = (await alice.get(f"/api/v1/accounts/{seeded.account_id}/boards")).json()
    assert boards == {"items": [{"id": "2001", "name": "Small kitchens"}], "next_cursor": None}


async def test_a_paused_account_says_who_paused_it(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    path = f"/api/v1/accounts/{seeded.account_id}"
    paused = (await alice.post(f"{path}/pause")).json()
    assert (paused["state"], paused["state_reason"]) == ("paused", "Paused by alice.")
    assert (await alice.post(f"{path}/resume")).json()["state"] == "connected"


async def test_the_calendar_shows_what_has_a_moment_in_its_range(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    at = runtime.clock.now() + timedelta(hours=2)
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await schedule_pin(session, seeded.pin.id, at, "The first free slot.", runtime.clock.now())
    query = {"from": "2026-11-23T00:00:00+01:00", "to": "2026-11-24T00:00:00+01:00"}
    items = (await alice.get("/api/v1/calendar", params=query)).json()["items"]
    assert [(item["at"], item["reason"]) for item in items] == [
        ("2026-11-23T11:00:00Z", "The first free slot.")
    ]
    assert (await alice.get("/api/v1/overview")).json()["next"] == items
    assert (await read_account(alice, seeded))["next_slot_at"] == items[0]["at"]
    later = {"from": "2026-11-24T00:00:00Z", "to": "2026-11-25T00:00:00Z"}
    assert (await alice.get("/api/v1/calendar", params=later)).json()["items"] == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z"),
        ("2026-11-23T00:00:00Z", "2027-11-23T00:00:00Z"),
        ("2026-11-23T00:00:00", "2026-11-24T00:00:00Z"),
    ],
)
async def test_a_calendar_range_must_make_sense(alice: httpx2.AsyncClient, start: str, end: str) -> None:
    assert (await alice.get("/api/v1/calendar", params={"from": start, "to": end})).status_code == 422


async def test_a_schedule_is_paused_edited_in_words_and_run_now(
    alice: httpx2.AsyncClient, seeded: Seeded, app: FastAPI
) -> None:
    path = f"/api/v1/schedules/{seeded.schedule_id}"
    before = {item["id"]: item for item in (await alice.get("/api/v1/schedules")).json()["items"]}
    assert before[str(seeded.schedule_id)]["trigger"] == "every hour"
    paused = (await alice.patch(path, json={"enabled": False})).json()
    assert (paused["enabled"], paused["next_fire_at"]) == (False, None)
    # By the clock of the project, which is in Berlin.
    daily = (await alice.patch(path, json={"enabled": True, "trigger": "daily at 07:15"})).json()
    assert (daily["trigger"], daily["next_fire_at"]) == ("daily at 07:15", "2026-11-24T06:15:00Z")
    fields = {"type": "interval", "minutes": 30}
    assert (await alice.patch(path, json={"trigger": fields})).json()["trigger"] == "every 30 minutes"
    wrong = await alice.patch(path, json={"trigger": "whenever"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "scheduling.bad_trigger")
    started = await alice.post(f"{path}/run")
    assert (started.status_code, bool(started.json()["job_id"])) == (202, True)


async def test_the_last_admin_stays(alice: httpx2.AsyncClient, cast: Cast) -> None:
    for answer in (
        await alice.patch(f"/api/v1/members/{cast.alice.user_id}", json={"role": "viewer"}),
        await alice.delete(f"/api/v1/members/{cast.alice.user_id}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "identity.last_admin")
    listed = (await alice.get("/api/v1/members")).json()["items"]
    assert {item["name"]: item["role"] for item in listed} == {
        "alice": "admin",
        "bob": "editor",
        "vera": "viewer",
    }


async def test_a_schedules_zone_and_answer_to_missed_times_are_edited_and_its_runs_are_paged(
    alice: httpx2.AsyncClient, seeded: Seeded, app: FastAPI
) -> None:
    path = f"/api/v1/schedules/{seeded.schedule_id}"
    change = {"trigger": "daily at 07:15", "time_zone": "Europe/Berlin", "misfire": "skip", "version": 1}
    changed = (await alice.patch(path, json=change)).json()
    assert (changed["time_zone"], changed["misfire"], changed["version"]) == ("Europe/Berlin", "skip", 2)
    assert changed["coming"] == ["2026-11-24T06:15:00Z", "2026-11-25T06:15:00Z", "2026-11-26T06:15:00Z"]
    outdated = await alice.patch(path, json=change)
    assert (outdated.status_code, outdated.json()["code"]) == (409, "scheduling.changed_meanwhile")
    nowhere = await alice.patch(path, json={"time_zone": "Mars/Olympus"})
    assert (nowhere.status_code, nowhere.json()["code"]) == (422, "scheduling.unknown_time_zone")
    assert (await alice.get(f"{path}/runs")).json() == {"items": [], "next_cursor": None}
    await alice.post(f"{path}/run")
    (run,) = (await alice.get(f"{path}/runs", params={"limit": 1})).json()["items"]
    assert (run["fire_at"], run["manual"], run["outcome"]) == ("2026-11-23T09:00:00Z", True, None)
    of_another = await alice.get("/api/v1/schedules", params={"project_id": str(seeded.list_id)})
    assert of_another.json()["items"] == []


async def test_a_trigger_shows_its_next_times_before_anything_is_changed(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/schedules/{seeded.schedule_id}"
    # Its own, by the clock of the project, which is in Berlin.
    own = (await alice.get(f"{path}/preview", params={"count": 2})).json()
    assert own == {
        "trigger": "every hour",
        "time_zone": "Europe/Berlin",
        "coming": ["2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z"],
    }
    line = {"trigger": "15 7 * * mon-fri", "time_zone": "UTC"}
    shown = (await alice.get(f"{path}/preview", params=line)).json()
    # From Friday on to Monday.
    assert [at[:10] for at in shown["coming"]] == [
        *("2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"),
    ]
    once = (await alice.get(f"{path}/preview", params={"trigger": "once, 2026-12-24T08:00"})).json()
    assert (once["trigger"], once["coming"]) == ("once, 2026-12-24 08:00", ["2026-12-24T07:00:00Z"])
    saved = (await alice.patch(path, json={"trigger": "every 90 minutes", "enabled": False})).json()
    shown = (await alice.get(f"{path}/preview", params={"count": 3})).json()
    # A paused one is shown as if it were on, and what is saved comes as it was shown.
    assert (saved["coming"], len(shown["coming"])) == ([], 3)
    assert (await alice.patch(path, json={"enabled": True})).json()["coming"] == shown["coming"]


@pytest.mark.parametrize(
    ("given", "code", "field", "words"),
    [
        ({"trigger": "whenever"}, "scheduling.bad_trigger", "trigger", "Write when it runs as"),
        ({"trigger": "daily at 25:00"}, "scheduling.bad_trigger", "trigger", "“25” is no hour"),
        ({"trigger": "0 9 31 2 *"}, "scheduling.bad_trigger", "trigger", "There is no such day"),
        ({"trigger": "once, 2026-11-01"}, "scheduling.bad_trigger", "trigger", "The date has passed"),
        ({"time_zone": "Mars/Olympus"}, "scheduling.unknown_time_zone", "time_zone", "is no time zone"),
        ({"count": 21}, "request.invalid", None, "count"),
    ],
)
async def test_a_trigger_that_cannot_be_is_refused_at_its_field_before_it_is_saved(
    alice: httpx2.AsyncClient, seeded: Seeded, given: dict[str, str], code: str, field: str | None, words: str
) -> None:
    refused = await alice.get(f"/api/v1/schedules/{seeded.schedule_id}/preview", params=given)
    said = refused.json()
    assert (refused.status_code, said["code"], said.get("field")) == (422, code, field)
    assert words in said["detail"]


async def test_posting_hours_are_shown_changed_and_refused_in_words(
    alice: httpx2.AsyncClient, seeded: Seeded
) -> None:
    path = f"/api/v1/accounts/{seeded.account_id}/hours"
    usual = (await alice.get(path)).json()
    assert (usual["choice"], usual["hours"]["sun"], usual["changed_by"]) == (
        "hours",
        [["07:00", "22:00"]],
        None,
    )
    changed = (await alice.patch(path, json={"hours": {"mon": [["08:00", "20:00"]]}, "seed": "x"})).json()
    assert (changed["hours"], changed["seed"], changed["changed_by"], changed["moved"]) == (
        {"mon": [["08:00", "20:00"]]},
        "x",
        "alice",
        0,
    )
    wrong = await alice.patch(path, json={"hours": {"mon": [["8", "20:00"]]}})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "posting.bad_hours")
    assert (await alice.get(path)).json() == {**changed, "moved": 0}


async def test_a_refused_move_names_the_rule_and_a_free_place(
    alice: httpx2.AsyncClient, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    at = runtime.clock.now() + timedelta(hours=2)
    path = f"/api/v1/pins/{seeded.pin.id}/move"
    early = await alice.post(path, json={"at": "2026-11-24T05:00:00Z"})
    assert (early.status_code, early.json()["code"]) == (409, "posting.cannot_move")
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        await schedule_pin(session, seeded.pin.id, at, "The first free slot.", runtime.clock.now())
    refused = (await alice.post(path, json={"at": "2026-11-24T05:00:00Z"})).json()
    assert (refused["code"], refused["rule"], refused["next_at"]) == (
        "posting.place_refused",
        "outside_hours",
        "2026-11-24T07:00:00+00:00",
    )
    assert (await alice.post(path, json={"at": "2026-11-24T05:00:00"})).status_code == 422
    moved = (await alice.post(path, json={"at": "2026-11-24T08:30:00+01:00"})).json()
    assert moved["at"] == "2026-11-24T07:30:00Z"
    slot = (await alice.get(f"/api/v1/pins/{seeded.pin.id}/slot")).json()
    assert slot["reason"].startswith("Moved here by alice")
    assert [ground["rule"] for ground in slot["grounds"]] == ["hours", "cap", "spacing", "link", "picture"]
