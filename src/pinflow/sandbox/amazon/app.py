"""The sandbox marketplace as an ASGI application."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from importlib import resources
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from pinflow.kit.clock import Clock
from pinflow.sandbox.amazon.goods import find_shelf, goods_by_asin, goods_by_picture
from pinflow.sandbox.amazon.guard import LoopbackOnly
from pinflow.sandbox.amazon.languages import choose_language
from pinflow.sandbox.amazon.markup import (
    LIST_KINDS,
    View,
    render,
    render_front,
    render_list,
    render_overview,
    render_product,
)
from pinflow.sandbox.amazon.movement import draw, hour_of, hour_start
from pinflow.sandbox.amazon.pictures import PictureStore, parse_picture_name
from pinflow.sandbox.amazon.refusals import RefusalMode, refuse
from pinflow.sandbox.amazon.state import LoggedRequest, SandboxState, headers_to_log

_KIND_BY_PATH = {words["path"]: kind for kind, words in LIST_KINDS.items()}
# What follows the address proper on the real site's links: tracking, and a session number.
_LINK_TAIL = re.compile(r"/ref=.*$")
_ASIN_PATH = re.compile(r"/dp/([A-Z0-9]{10})(?:/|$)")
_MAX_REFUSALS = 1000


class RefusalOrder(msgspec.Struct, frozen=True):
    """Body of ``POST /_sandbox/refuse``."""

    mode: RefusalMode
    count: int = 1


def create_app(clock: Clock, *, seed: int = 1, picture_cache: Path | None = None) -> Starlette:
    """The marketplace at the hour of ``clock``: equal seed and hour, equal bytes.

    Args:
        clock: read at every request; ranks, prices and reviews move when its hour changes.
        seed: another seed is another history of the same goods.
        picture_cache: where drawn pictures are kept; made when missing. None: a few in memory.
    """
    shop = _Shop(clock, seed, picture_cache)
    page = [Middleware(GZipMiddleware, minimum_size=500, compresslevel=5)]
    routes = [
        Route("/robots.txt", shop.robots),
        Route("/_sandbox/state", shop.show_state),
        Route("/_sandbox/refuse", shop.order_refusals, methods=["POST"]),
        Route("/_sandbox/reset", shop.reset, methods=["POST"]),
        Route("/images/I/{name}", shop.picture),
        Route("/{path:path}", shop.page, middleware=page),
    ]
    return Starlette(routes=routes, middleware=[Middleware(LoopbackOnly)])


class _Shop:
    """The endpoints, with what they share."""

    def __init__(self, clock: Clock, seed: int, picture_cache: Path | None) -> None:
        self._clock = clock
        self._seed = seed
        self._state = SandboxState()
        self._pictures = PictureStore(picture_cache)

    async def robots(self, request: Request) -> Response:
        text = resources.files(__package__).joinpath("robots.txt").read_text("utf-8")
        return self._log(request, PlainTextResponse(text))

    async def page(self, request: Request) -> Response:
        """Any page: a waiting refusal first, then what is at the path, then 404."""
        mode = self._state.take_refusal()
        if mode is not None:
            token = hashlib.blake2b(request.url.path.encode(), digest_size=10).hexdigest().upper()
            return self._log(request, refuse(mode, request.url.path, token), mode)
        hour = hour_of(self._clock.now())
        view = View(
            seed=self._seed,
            hour=hour,
            origin=f"{request.url.scheme}://{request.url.netloc}",
            language=choose_language(
                request.query_params.get("language"), request.headers.get("accept-language", "")
            ),
        )
        make = self._find_page(request, view)
        if make is None:
            body = render("error_page.html.j2", missing=True)
            return self._log(request, Response(body, 404, media_type="text/html;charset=UTF-8"))
        headers = _validators(request, view)
        if _unchanged(request, headers["etag"], hour):
            return self._log(request, Response(status_code=304, headers=headers))
        return self._log(request, Response(make(), headers=headers, media_type="text/html;charset=UTF-8"))

    async def picture(self, request: Request) -> Response:
        parsed = parse_picture_name(request.path_params["name"])
        good = goods_by_picture().get(parsed[0]) if parsed else None
        if parsed is None or good is None:
            return self._log(request, PlainTextResponse("Not Found", 404))
        headers = {"cache-control": "max-age=630720000,public", "etag": f'"{parsed[0]}-{parsed[1]}"'}
        if request.headers.get("if-none-match") == headers["etag"]:
            return self._log(request, Response(status_code=304, headers=headers))
        data = await self._pictures.get(good, parsed[1], detail=parsed[0] == good.detail_id)
        return self._log(request, Response(data, headers=headers, media_type="image/jpeg"))

    async def show_state(self, _: Request) -> Response:
        now = self._clock.now()
        return JSONResponse({"now": now.isoformat(), "seed": self._seed, **self._state.report()})

    async def order_refusals(self, request: Request) -> Response:
        try:
            order = msgspec.json.decode(await request.body(), type=RefusalOrder)
        except msgspec.DecodeError as error:
            return JSONResponse({"error": str(error), "modes": list(RefusalMode)}, 422)
        if not 1 <= order.count <= _MAX_REFUSALS:
            return JSONResponse({"error": f"count is from 1 to {_MAX_REFUSALS}"}, 422)
        return JSONResponse({"refusals_waiting": self._state.refuse_next(order.mode, order.count)})

    async def reset(self, _: Request) -> Response:
        self._state.reset()
        return Response(status_code=204)

    def _find_page(self, request: Request, view: View) -> Callable[[], str] | None:
        """How to make the page at the request's path, or None if nothing is there."""
        path = _LINK_TAIL.sub("", request.url.path).rstrip("/")
        if not path:
            return lambda: render_front(view.origin)
        match = _ASIN_PATH.search(path)
        if match is not None:
            good = goods_by_asin().get(match[1])
            return None if good is None else lambda: render_product(good, view)
        found = _find_list(path)
        if found is None:
            return None
        kind, key = found
        if not key:
            return lambda: render_overview(kind, view)
        shelf, number = find_shelf(key), _page_number(request)
        if shelf is None or number is None:
            return None
        return lambda: render_list(kind, shelf, number, view)

    def _log(self, request: Request, response: Response, refused: RefusalMode | None = None) -> Response:
        self._state.record(
            LoggedRequest(
                at=self._clock.now(),
                method=request.method,
                path=request.url.path,
                query=request.url.query,
                headers=headers_to_log(dict(request.headers)),
                status=response.status_code,
                refused=refused,
            )
        )
        return response


def _find_list(path: str) -> tuple[str, str] | None:
    """(kind, shelf key) of a list's path; the key is empty for a front page."""
    match = re.fullmatch(r"/Best-Sellers[^/]*/zgbs(?:/(.+))?", path)
    if match is not None:
        return "bestsellers", match[1] or ""
    match = re.fullmatch(r"/gp/([a-z-]+)(?:/(.+))?", path)
    if match is not None and match[1] in _KIND_BY_PATH:
        return _KIND_BY_PATH[match[1]], match[2] or ""
    return None


def _page_number(request: Request) -> int | None:
    """1 or 2; None for a page that no list has."""
    return {"1": 1, "2": 2}.get(request.query_params.get("pg", "1"))


def _validators(request: Request, view: View) -> dict[str, str]:
    """ETag and Last-Modified: a page changes with the hour and with nothing else."""
    unique = f"{draw(view.seed, 'etag', view.hour, view.language.code, str(request.url)):.16f}"[2:]
    return {
        "etag": f'W/"{unique}"',
        "last-modified": format_datetime(hour_start(view.hour), usegmt=True),
        "cache-control": "no-cache",
        "vary": "Accept-Encoding, Accept-Language",
    }


def _unchanged(request: Request, etag: str, hour: int) -> bool:
    """Whether the client's copy is this hour's; the tag decides when it sends both (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag in [tag.strip() for tag in tags.split(",")]
    since = _http_date(request.headers.get("if-modified-since", ""))
    return since is not None and since >= hour_start(hour)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
