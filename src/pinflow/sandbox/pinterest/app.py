"""Puts the stand-in together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from pinflow.kit.clock import Clock
from pinflow.sandbox.pinterest import (
    accounts,
    boards,
    control,
    figures,
    media,
    pages,
    pins,
    trend_categories,
    trends,
)
from pinflow.sandbox.pinterest.control import Endpoint, from_this_machine
from pinflow.sandbox.pinterest.gate import Gate
from pinflow.sandbox.pinterest.queries import Store
from pinflow.sandbox.pinterest.rate_limits import STANDARD_LIMITS, RateLimiter
from pinflow.sandbox.pinterest.refusals import ApiRefusal
from pinflow.sandbox.pinterest.stand_in import StandIn


def create_app(
    clock: Clock,
    *,
    state_file: Path | None = None,
    seed: int = 1,
    rate_limits: Mapping[str, int] | None = None,
) -> Starlette:
    """A stand-in Pinterest: the API under ``/v5``, control under ``/_sandbox``, pages for people at ``/``.

    Args:
        clock: dates of pins, lives of tokens, the weeks of trends and pins that are committed late.
        state_file: SQLite file in which everything survives a restart; None keeps it in memory. Faults on
            order and the request log are never kept. One process at a time.
        seed: ids and trends are the same for the same seed and the same order of calls.
        rate_limits: requests a minute by category, over Pinterest's own (``org_read`` 1000, ``org_write``
            100, ``org_analytics`` 60, ``trends_read`` 60).
    """
    store = Store(state_file, seed=seed)
    limits = {**STANDARD_LIMITS, **(rate_limits or {})}
    stand_in = StandIn(store, clock, RateLimiter(limits), seed=seed)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        store.close()

    app = Starlette(
        routes=[
            Mount("/v5", routes=_api_routes()),
            Mount("/_sandbox", routes=_control_routes()),
            *_page_routes(),
        ],
        middleware=[Middleware(Gate, stand_in=stand_in)],
        exception_handlers={ApiRefusal: _refuse, HTTPException: _refuse_http},
        lifespan=lifespan,
    )
    app.state.stand_in = stand_in
    return app


def _api_routes() -> list[BaseRoute]:
    return [
        _route("POST", "/oauth/token", accounts.give_token),
        _route("GET", "/user_account", accounts.get_user_account),
        _route("GET", "/boards", boards.list_boards),
        _route("POST", "/boards", boards.create_board),
        _route("GET", "/boards/{board_id}", boards.get_board),
        _route("GET", "/boards/{board_id}/pins", pins.list_board_pins),
        _route("GET", "/boards/{board_id}/sections", boards.list_sections),
        _route("POST", "/boards/{board_id}/sections", boards.create_section),
        _route("GET", "/boards/{board_id}/sections/{section_id}/pins", pins.list_section_pins),
        _route("GET", "/pins", pins.list_pins),
        _route("POST", "/pins", pins.create_pin),
        _route("GET", "/pins/analytics", figures.show_figures_of_many),
        _route("GET", "/pins/{pin_id}/analytics", figures.show_figures),
        _route("POST", "/media", media.register_media),
        _route("GET", "/media/{media_id}", media.get_media),
        _route("GET", "/pins/{pin_id}", pins.get_pin),
        _route("DELETE", "/pins/{pin_id}", pins.delete_pin),
        _route("GET", "/trends/keywords/{region}/top/{trend_type}", trends.list_trending_keywords),
        _route("GET", "/trends/product_categories/trending", trend_categories.list_trending_categories),
        _route("GET", "/trends/product_categories/details", trend_categories.show_category_details),
    ]


def _control_routes() -> list[BaseRoute]:
    endpoints: list[tuple[str, str, Endpoint]] = [
        ("GET", "/health", control.show_health),
        ("POST", "/accounts", control.create_account),
        ("GET", "/accounts", control.list_accounts),
        ("POST", "/accounts/{account_id}/tokens", control.create_token),
        ("DELETE", "/accounts/{account_id}/tokens", control.expire_tokens),
        ("DELETE", "/accounts/{account_id}/access", control.revoke_access),
        ("POST", "/apps", control.create_app_registration),
        ("GET", "/pins", control.list_all_pins),
        ("POST", "/faults", control.order_fault),
        ("GET", "/faults", control.list_faults),
        ("DELETE", "/faults", control.clear_faults),
        ("GET", "/requests", control.list_requests),
        ("DELETE", "/requests", control.clear_requests),
    ]
    return [_route(method, path, from_this_machine(endpoint)) for method, path, endpoint in endpoints]


def _page_routes() -> list[BaseRoute]:
    return [
        _route("POST", "/_uploads", media.receive_upload),
        _route("GET", "/", pages.show_everything),
        _route("GET", "/pin/{pin_id}", pages.show_pin),
        _route("GET", "/pictures/{size}/{sha256}.jpg", pages.show_picture),
        _route("GET", "/profile/{username}.svg", pages.show_profile_image),
        _route("GET", "/oauth/", accounts.show_authorize_page),
        _route("POST", "/oauth/", accounts.answer_authorize_page),
    ]


def _route(method: str, path: str, endpoint: Endpoint) -> Route:
    return Route(path, endpoint, methods=[method])


async def _refuse(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiRefusal)
    return error.as_response()


async def _refuse_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return ApiRefusal(error.status_code, error.status_code, str(error.detail)).as_response()
