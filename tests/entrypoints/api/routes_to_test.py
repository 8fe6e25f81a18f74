"""Every documented operation with a request that would work for alice: tests go through this table."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.entrypoints.api.seed import LIST_URL, Seeded
from tests.factories.cast import Cast


class Call(msgspec.Struct, frozen=True):
    """A request. ``operation``: its operationId; ``files``: a multipart upload."""

    operation: str
    method: str
    path: str
    json: Any = None
    data: dict[str, str] | None = None
    files: dict[str, bytes] | None = None

    @property
    def is_safe(self) -> bool:
        return self.method == "GET"


# No session needed, or not an answer that ends.
OPEN = frozenset({"open_session", "get_health"})
STREAMS = frozenset({"stream_events"})
# A member's own business, whatever the role.
OWN = frozenset({"close_session", "create_token", "delete_token"})
# Of these alice has more than the shared catalogue shows to everybody.
SHARED = frozenset({"get_product_history"})


def calls(seeded: Seeded, cast: Cast, token_id: str) -> list[Call]:
    """One call an operation, in an order in which each can succeed after those before it."""
    pin, project = f"/pins/{seeded.pin.id}", str(seeded.project_id)
    opportunity = f"/opportunities/{seeded.opportunity_ids[1]}"
    account, schedule = f"/accounts/{seeded.account_id}", f"/schedules/{seeded.schedule_id}"
    return [
        Call("get_health", "GET", "/health"),
        Call("get_session", "GET", "/session"),
        Call("list_team", "GET", "/members"),
        Call(
            "create_member",
            "POST",
            "/members",
            {
                "name": "Bo",
                "email": "bo@example.test",
                "role": "viewer",
                "password": "a-first-password",
            },
        ),
        Call("change_member", "PATCH", f"/members/{cast.bob.user_id}", {"role": "viewer"}),
        Call("delete_member", "DELETE", f"/members/{cast.bob.user_id}"),
        Call("list_tokens", "GET", "/tokens"),
        Call("create_token", "POST", "/tokens", {"name": "n8n"}),
        Call("delete_token", "DELETE", f"/tokens/{token_id}"),
        Call("get_overview", "GET", "/overview"),
        Call("list_plugins", "GET", "/plugins"),
        Call("list_projects", "GET", "/projects"),
        Call(
            "create_project",
            "POST",
            "/projects",
            {"name": "Garden", "marketplace": "amazon.com", "affiliate_tag": "garden-20"},
        ),
        Call("change_project", "PATCH", f"/projects/{project}", {"version": 2, "name": "Evergreen Home"}),
        Call("list_lists", "GET", "/lists"),
        Call("watch_list", "POST", "/lists", {"url": LIST_URL, "project_id": project}),
        Call("fetch_list", "POST", f"/lists/{seeded.list_id}/scrape"),
        Call(
            "upload_page",
            "POST",
            "/lists/upload",
            data={"project_id": project},
            files={"file": b"replaced by the test that needs a real page"},
        ),
        Call("unwatch_list", "DELETE", f"/lists/{seeded.list_id}"),
        Call("get_fetch_decision", "GET", "/fetch-decision"),
        Call("decide_fetching", "POST", "/fetch-decision", {"allowed": False}),
        Call("get_product_history", "GET", "/products/amazon.de/B0EXAMPLE1/history"),
        Call("list_opportunities", "GET", "/opportunities"),
        Call("hide_opportunity", "POST", f"{opportunity}/hide"),
        Call("unhide_opportunity", "POST", f"{opportunity}/unhide"),
        Call("request_draft", "POST", f"{opportunity}/draft"),
        Call("list_pins", "GET", "/pins"),
        Call("get_pin", "GET", pin),
        Call("edit_pin", "PATCH", pin, {"version": 1, "title": "Ways to keep a drawer tidy"}),
        Call("get_picture", "GET", f"/pictures/{seeded.picture.hex()}"),
        Call("list_attempts", "GET", f"{pin}/attempts"),
        Call("reject_pin", "POST", f"{pin}/reject", {"reason": "Too dark."}),
        Call("take_back_pin", "POST", f"{pin}/undo"),
        Call("approve_pin", "POST", f"{pin}/approve", {"payload_hash": seeded.pin.payload_hash}),
        Call("retry_pin", "POST", f"{pin}/retry"),
        Call("list_templates", "GET", "/templates"),
        Call("list_calendar", "GET", "/calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z"),
        Call("list_accounts", "GET", "/accounts"),
        Call("list_boards", "GET", f"{account}/boards"),
        Call("pause_account", "POST", f"{account}/pause"),
        Call("resume_account", "POST", f"{account}/resume"),
        Call(
            "connect_account",
            "POST",
            "/accounts",
            {"name": "Second", "base_url": "http://127.0.0.1:8500/v5", "token": "pina_x"},
        ),
        Call("list_schedules", "GET", "/schedules"),
        Call("run_schedule", "POST", f"{schedule}/run"),
        Call("change_schedule", "PATCH", schedule, {"enabled": False}),
        Call("close_session", "DELETE", "/session"),
    ]
