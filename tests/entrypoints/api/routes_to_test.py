"""Every documented operation with a request that would work for alice: tests go through this table."""

from __future__ import annotations

from typing import Any

import msgspec

from pinflow.identity.sign_in import token_hash
from pinflow.posting.exports.public_address import sign_picture
from tests.entrypoints.api.seed import FEED_TOKEN, LIST_URL, Seeded
from tests.factories.cast import Cast
from tests.factories.templates import own_template
from tests.pins.renderers.photos import encoded, scene


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
OPEN = frozenset({"open_session", "get_health", "bring_page", "get_feed", "get_public_picture"})
STREAMS = frozenset({"stream_events"})
# A member's own business, whatever the role.
OWN = frozenset(
    {
        "save_filter",
        "delete_filter",
        "close_session",
        "create_token",
        "delete_token",
        "read_notification",
        "read_all_notifications",
        "set_notification_preference",
        "test_notification",
    }
)
# What a viewer may say about a pin, too: a comment decides nothing. A comment is its author's alone.
SAID = frozenset({"add_comment", "edit_comment", "delete_comment"})
# Comes with the program: the same for every tenant.
SHIPPED = frozenset({"get_font"})
# Of these alice has more than the shared catalogue shows to everybody.
SHARED = frozenset({"get_product", "get_product_history", "get_trend_category"})

FINDS = {"file": b"asin,title\nB0EXAMPLE8,Bread bin\nB00ABC,Too short\n"}
PICTURE = encoded(scene(240, 240), "png")


def calls(seeded: Seeded, cast: Cast, token_id: str) -> list[Call]:
    """One call an operation, in an order in which each can succeed after those before it."""
    pin, project = f"/pins/{seeded.pin.id}", str(seeded.project_id)
    opportunity = f"/opportunities/{seeded.opportunity_ids[1]}"
    weights = f"/projects/{project}/score-weights"
    superlatives = f"/projects/{project}/rules/claims.superlative"
    comment, seen = (
        f"/comments/{seeded.comment_id}",
        {"pin_id": str(seeded.pin.id), "payload_hash": seeded.pin.payload_hash},
    )
    account, schedule = f"/accounts/{seeded.account_id}", f"/schedules/{seeded.schedule_id}"
    export, shown = f"/accounts/{seeded.export_id}", sign_picture(token_hash(FEED_TOKEN), seeded.pin.id)
    brought, media = f"/imports/{seeded.import_id}", f"/media/{seeded.media_id}"
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
        Call("change_list", "PATCH", f"/lists/{seeded.list_id}", {"depth": 100}),
        Call("preview_import", "POST", "/imports/preview", data={"project_id": project}, files=FINDS),
        Call("import_products", "POST", "/imports", data={"project_id": project}, files=FINDS),
        Call("list_products", "GET", "/products"),
        Call("get_product", "GET", "/products/amazon.de/B0EXAMPLE1"),
        Call("export_products", "GET", "/products/export?format=json"),
        Call("export_lists", "GET", "/lists/export?format=json"),
        Call("export_history", "GET", "/history/export?format=json"),
        Call("list_imports", "GET", "/imports"),
        Call("get_import", "GET", brought),
        Call("list_import_rows", "GET", f"{brought}/rows?outcome=ok"),
        Call("take_back_import", "POST", f"{brought}/take-back"),
        Call("make_bookmarklet", "POST", "/bookmarklets", {"project_id": project}),
        Call(
            "bring_page",
            "POST",
            "/brought-pages",
            data={"project_id": project, "token": "replaced by the test that needs a real one"},
            files={"page": b"and a real page"},
        ),
        Call("list_refusals", "GET", "/refusals"),
        Call("list_hosts", "GET", "/hosts"),
        Call("list_categories", "GET", "/categories?marketplace=amazon.de"),
        Call("walk_categories", "POST", "/categories/walk", {"marketplace": "amazon.de"}),
        Call("unwatch_list", "DELETE", f"/lists/{seeded.list_id}"),
        Call("get_fetch_decision", "GET", "/fetch-decision"),
        Call("decide_fetching", "POST", "/fetch-decision", {"allowed": False}),
        Call("get_product_history", "GET", "/products/amazon.de/B0EXAMPLE1/history"),
        Call("list_opportunities", "GET", "/opportunities"),
        Call("export_opportunities", "GET", "/opportunities/export?format=json"),
        Call("explain_opportunity", "GET", f"{opportunity}/explanation"),
        Call("list_filters", "GET", "/opportunity-filters"),
        Call(
            "save_filter",
            "POST",
            "/opportunity-filters",
            {"name": "Cheap", "conditions": {"max_price": 20, "state": "open"}},
        ),
        Call("delete_filter", "DELETE", f"/opportunity-filters/{seeded.filter_id}"),
        Call("get_score_weights", "GET", f"{weights}"),
        Call(
            "preview_score_weights",
            "POST",
            f"{weights}/preview",
            {"parts": {"demand": 26, "momentum": 0}, "price_bands": {"EUR": [10, 40]}},
        ),
        Call("change_score_weights", "PATCH", weights, {"parts": {"demand": 26, "momentum": 0}, "number": 0}),
        Call("reset_score_weights", "POST", f"{weights}/reset"),
        Call("list_score_weights", "GET", f"{weights}/history"),
        Call("list_commission_rates", "GET", "/commission-rates?marketplace=amazon.com"),
        Call(
            "set_commission_rate",
            "PUT",
            "/commission-rates",
            {"marketplace": "amazon.de", "category": "Küche", "percent": 7, "valid_from": None},
        ),
        Call(
            "reset_commission_rates",
            "POST",
            "/commission-rates/reset",
            {"marketplace": "amazon.de", "category": None},
        ),
        Call(
            "request_drafts",
            "POST",
            "/opportunities/draft",
            {"opportunity_ids": [str(chosen) for chosen in seeded.opportunity_ids[1:3]]},
        ),
        Call("hide_opportunity", "POST", f"{opportunity}/hide"),
        Call("unhide_opportunity", "POST", f"{opportunity}/unhide"),
        Call("preview_draft_hooks", "GET", f"{opportunity}/hooks"),
        Call("request_draft", "POST", f"{opportunity}/draft", {"notes": ["The lid locks."]}),
        Call("request_variants", "POST", f"{opportunity}/variants", {"count": 2}),
        Call("get_writer_budget", "GET", "/writer/budget"),
        Call("set_writer_budget", "PUT", "/writer/budget", {"monthly": "20.00"}),
        Call("list_writer_calls", "GET", "/writer/calls"),
        Call("list_creators_connections", "GET", "/creators/connections"),
        Call("test_creators", "POST", f"/creators/connections/{seeded.creators_id}/test"),
        Call(
            "look_up_items",
            "POST",
            "/creators/items",
            {"marketplace": "amazon.de", "asins": ["B0EXAMPLE1", "B0EXAMPLE9"]},
        ),
        Call("list_creators_items", "GET", "/creators/items"),
        Call("search_items", "POST", "/creators/search", {"marketplace": "amazon.de", "words": "bamboo"}),
        Call(
            "look_up_nodes", "POST", "/creators/nodes", {"marketplace": "amazon.de", "node_ids": ["3169011"]}
        ),
        Call(
            "connect_creators",
            "POST",
            "/creators/connections",
            {
                "marketplace": "amazon.fr",
                "partner_tag": "evergreen-21",
                "version": "2.2",
                "credential_id": "other",
                "credential_secret": "secret",
            },
        ),
        Call("disconnect_creators", "DELETE", f"/creators/connections/{seeded.creators_id}"),
        Call("list_trend_keywords", "GET", "/trends/keywords?region=DE&interests=home_decor"),
        Call("list_trend_categories", "GET", "/trends/categories?region=US"),
        Call("get_trend_category", "GET", "/trends/categories/LAMPS?region=US"),
        Call("list_pins", "GET", "/pins"),
        Call(
            "add_pin",
            "POST",
            "/pins",
            data={
                "account_id": str(seeded.account_id),
                "board_id": "2001",
                "title": "A mug",
                "link": "https://example.org/mug",
                "project_id": project,
            },
            files={"image": PICTURE},
        ),
        Call("get_pin", "GET", pin),
        Call("edit_pin", "PATCH", pin, {"version": 1, "title": "Ways to keep a drawer tidy"}),
        Call("fix_pin", "POST", f"{pin}/fix", {"version": 2, "rule_id": "disclosure.label_de"}),
        Call("diff_pin", "GET", f"{pin}/diff?before=1&after=1"),
        Call("list_versions", "GET", f"{pin}/versions"),
        Call("get_pin_history", "GET", f"{pin}/history"),
        Call("list_queue", "GET", "/review/queue"),
        Call("list_reviewers", "GET", "/review/reviewers"),
        Call("record_seen", "POST", "/review/seen", {"items": [seen]}),
        Call("approve_pins", "POST", "/review/approve", {"items": [seen], "mode": "all"}),
        Call("assign_pin", "PUT", f"{pin}/assignee", {"user_id": str(cast.alice.user_id)}),
        Call("add_comment", "POST", f"{pin}/comments", {"text": "@alice is this our green?"}),
        Call("list_comments", "GET", f"{pin}/comments"),
        Call("edit_comment", "PATCH", comment, {"text": "This is our green."}),
        Call("delete_comment", "DELETE", comment),
        Call("list_rules", "GET", f"/projects/{project}/rules"),
        Call("switch_rule_off", "POST", f"{superlatives}/off", {"reason": "We quote an institute's test."}),
        Call("switch_rule_on", "POST", f"{superlatives}/on"),
        Call("preview_pin", "POST", f"{pin}/preview", {"template": "hero", "width": 236}),
        Call("redraw_pin", "POST", f"{pin}/redraw", {"version": 3, "hook": "compare"}),
        Call("preview_hooks", "GET", f"{pin}/hooks"),
        Call("rewrite_pin", "POST", f"{pin}/rewrite", {"version": 4, "hook": "wishlist"}),
        Call("convert_pin", "POST", f"{pin}/kind", {"version": 5, "kind": "carousel"}),
        Call("film_pin", "POST", f"{pin}/video", {"version": 6}),
        Call("restore_pin", "POST", f"{pin}/restore", {"version": 6, "number": 1}),
        Call("get_picture", "GET", f"/pictures/{seeded.picture.hex()}"),
        Call("list_attempts", "GET", f"{pin}/attempts"),
        Call("get_pin_figures", "GET", f"{pin}/figures"),
        Call("reject_pin", "POST", f"{pin}/reject", {"reason": "Too dark."}),
        Call("take_back_pin", "POST", f"{pin}/undo"),
        Call("approve_pin", "POST", f"{pin}/approve", {"payload_hash": seeded.pin.payload_hash}),
        Call("get_slot", "GET", f"{pin}/slot"),
        Call("move_pin", "POST", f"{pin}/move", {"at": "2026-11-24T10:30:00Z"}),
        Call("settle_pin", "POST", f"{pin}/settle", {"pinterest_pin_id": None}),
        Call("publish_now", "POST", f"{pin}/publish-now"),
        Call("look_up_pin", "POST", f"{pin}/look-up"),
        Call("delete_published", "POST", f"{pin}/delete-published"),
        Call("retry_pin", "POST", f"{pin}/retry"),
        Call("list_templates", "GET", "/templates"),
        Call("get_template_schema", "GET", "/templates/schema"),
        Call("get_font", "GET", "/fonts/Caveat-Bold"),
        Call("add_template", "POST", "/templates", own_template("second-own")),
        Call("lint_template", "POST", "/templates/lint", own_template("third-own")),
        Call("preview_template", "POST", "/templates/preview", own_template("third-own")),
        Call("lay_out_template", "POST", "/templates/layout", own_template("third-own")),
        Call("get_template", "GET", "/templates/alices-own"),
        Call("get_template_picture", "GET", "/templates/alices-own/picture?width=236"),
        Call("change_template", "PUT", "/templates/alices-own", {**own_template("alices-own"), "version": 1}),
        Call("remove_template", "DELETE", "/templates/alices-own"),
        Call("list_media", "GET", "/media"),
        Call("add_media", "POST", "/media", data={"licence": "own"}, files={"file": PICTURE}),
        Call(
            "add_media_from_url",
            "POST",
            "/media/from-url",
            {"url": "https://pictures.example/shelf.png", "licence": "cc_by", "author": "Ada"},
        ),
        Call("get_media", "GET", media),
        Call("edit_media", "PATCH", media, {"name": "Oak shelf", "focus": {"x": 0.5, "y": 0.3}}),
        Call("show_media_for_product", "PUT", f"{media}/products", {"project_id": project, "asin": None}),
        Call("list_media_products", "GET", f"{media}/products"),
        Call("stop_showing_media", "DELETE", f"{media}/products?project_id={project}"),
        Call("remove_media", "DELETE", media),
        Call("get_posting_hours", "GET", f"{account}/hours"),
        Call("change_posting_hours", "PATCH", f"{account}/hours", {"hours": {"mon": [["08:00", "20:00"]]}}),
        Call("list_calendar", "GET", "/calendar?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z"),
        Call("get_account_export", "GET", f"{export}/export"),
        Call("list_exports", "GET", f"{export}/exports"),
        Call("get_export_file", "GET", f"{export}/export.csv"),
        Call("get_feed", "GET", f"/public/feeds/{FEED_TOKEN}"),
        Call("get_public_picture", "GET", f"/public/pictures/{seeded.pin.id}/{shown}.jpg"),
        Call("renew_feed", "POST", f"{export}/feed"),
        Call("choose_account_export", "PUT", f"{export}/export", {"way": "pinterest_csv"}),
        Call("hand_out_pins", "POST", f"{export}/exports"),
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
        Call("get_connect_options", "GET", "/accounts/connect"),
        Call("begin_connection", "POST", "/accounts/connect", {"name": "Evergreen"}),
        Call(
            "finish_connection",
            "POST",
            "/accounts/connect/finish",
            {"state": "replaced by the test that began", "code": "a-code"},
        ),
        Call("get_account_health", "GET", f"{account}/health"),
        Call("renew_account", "POST", f"{account}/renew"),
        Call("create_board", "POST", f"{account}/boards", {"name": "Attic"}),
        Call("create_section", "POST", f"{account}/boards/2001/sections", {"name": "Shelves"}),
        Call("list_sections", "GET", f"{account}/boards/2001/sections"),
        Call(
            "set_account_limits",
            "PUT",
            f"{account}/limits",
            {"daily_cap": 8, "spacing_minutes": 90, "time_zone": "Europe/Berlin"},
        ),
        Call("set_account_proxy", "PUT", f"{account}/proxy", {"proxy": "socks5://u:p@127.0.0.1:1080"}),
        Call("test_account_proxy", "POST", f"{account}/proxy/test"),
        Call("remove_account_proxy", "DELETE", f"{account}/proxy"),
        Call("stop_account", "POST", f"{account}/stop", {"reason": "The tag is wrong."}),
        Call("start_account", "POST", f"{account}/start"),
        Call("get_account_switch", "GET", "/accounts/switch"),
        Call("stop_all_accounts", "POST", "/accounts/stop", {}),
        Call("start_all_accounts", "POST", "/accounts/start"),
        Call("list_schedules", "GET", "/schedules"),
        Call("list_schedule_runs", "GET", f"{schedule}/runs"),
        Call("preview_schedule", "GET", f"{schedule}/preview?trigger=daily+at+07:15&time_zone=Europe/Berlin"),
        Call("run_schedule", "POST", f"{schedule}/run"),
        Call("change_schedule", "PATCH", schedule, {"enabled": False}),
        Call("list_notifications", "GET", "/notifications?unread=true"),
        Call("count_notifications", "GET", "/notifications/count"),
        Call("read_notification", "POST", f"/notifications/{seeded.notification_id}/read"),
        Call("read_all_notifications", "POST", "/notifications/read", {"up_to": None}),
        Call("get_notification_preferences", "GET", "/notification-preferences"),
        Call(
            "set_notification_preference",
            "PUT",
            "/notification-preferences",
            {"kind": "pin_undecided", "channel": "fake", "wanted": False},
        ),
        Call("test_notification", "POST", "/notifications/test", {"channel": "fake"}),
        Call("close_session", "DELETE", "/session"),
    ]
