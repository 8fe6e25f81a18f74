"""The stand-in as an ASGI application: tokens, the operations, and control under ``/_sandbox``."""

from __future__ import annotations

import time
from urllib.parse import parse_qs

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pinflow.kit.clock import Clock
from pinflow.sandbox.amazon.goods import goods_by_asin
from pinflow.sandbox.amazon.guard import LoopbackOnly
from pinflow.sandbox.amazon.movement import hour_of
from pinflow.sandbox.creators.contract import Invalid, is_asin, read_request
from pinflow.sandbox.creators.goods import find_node, search, shape_item, shape_node
from pinflow.sandbox.creators.state import (
    REGION_HOSTS,
    TOKEN_SECONDS,
    VERSION_REGIONS,
    Credential,
    LoggedRequest,
    Order,
    State,
)

_NOT_ELIGIBLE = "Your account does not currently meet the eligibility requirements."


def create_app(clock: Clock, *, seed: int = 1, least_spacing_seconds: float | None = None) -> Starlette:
    """The Creators API over the sandbox marketplace's goods.

    Args:
        clock: lives of tokens and the hour of prices and ranks.
        seed: as the marketplace's.
        least_spacing_seconds: a credential that asks faster is throttled; by the machine's own count,
            since a turned clock is no load. None: only orders throttle.
    """
    standin = _StandIn(clock, seed, least_spacing_seconds)
    routes = [
        Route("/oauth2/token", standin.give_token, methods=["POST"]),
        Route("/auth/o2/token", standin.give_token, methods=["POST"]),
        Route("/catalog/v1/{operation}", standin.answer, methods=["POST"]),
        Route("/_sandbox/health", standin.show_health),
        Route("/_sandbox/credentials", standin.set_credential, methods=["POST"]),
        Route("/_sandbox/orders", standin.take_order, methods=["POST"]),
        Route("/_sandbox/tokens", standin.expire_tokens, methods=["DELETE"]),
        Route("/_sandbox/requests", standin.list_requests),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(LoopbackOnly)])
    app.state.stand_in = standin.state
    return app


class _Refusal(Exception):  # noqa: N818 - an answer, not a fault of this program
    def __init__(self, status: int, body: dict[str, object], retry_after: int | None = None) -> None:
        super().__init__(str(body.get("message", "")))
        self.status, self.body, self.retry_after = status, body, retry_after

    def response(self) -> Response:
        headers = {} if self.retry_after is None else {"retry-after": str(self.retry_after)}
        return _json(self.body, self.status, headers)


class _StandIn:
    """The endpoints, with what they share."""

    def __init__(self, clock: Clock, seed: int, spacing: float | None) -> None:
        self.state = State()
        self._clock = clock
        self._seed = seed
        self._spacing = spacing
        self._last_call: dict[str, float] = {}

    async def give_token(self, request: Request) -> Response:
        """Client credentials: a form with Cognito (2.x), JSON with Login with Amazon (3.x)."""
        cognito = request.url.path.startswith("/oauth2/")
        body = await request.body()
        fields = _form(request, body) if cognito else _json_fields(request, body)
        credential = self.state.credentials.get(fields.get("client_id", ""))
        scope = "creatorsapi/default" if cognito else "creatorsapi::default"
        if fields.get("grant_type") != "client_credentials":
            return self._log(request, "", _json({"error": "unsupported_grant_type"}, 400))
        if fields.get("scope") != scope:
            return self._log(request, "", _json({"error": "invalid_scope"}, 400))
        if (
            credential is None
            or credential.revoked
            or credential.secret != fields.get("client_secret")
            or credential.version.startswith("2.") != cognito
        ):
            return self._log(request, "", _json({"error": "invalid_client"}, 400 if cognito else 401))
        token = self.state.grant(credential, self._now())
        granted = {"access_token": token, "expires_in": TOKEN_SECONDS, "token_type": "Bearer"}
        return self._log(request, "", _json(granted))

    async def answer(self, request: Request) -> Response:
        """One operation: orders first, then who asks, then what, then the goods."""
        body = await request.body()
        try:
            response = self._answer(request, body)
        except _Refusal as refusal:
            response = refusal.response()
        except Invalid as invalid:
            response = _json(
                {
                    "type": "ValidationException",
                    "message": invalid.message,
                    "reason": invalid.reason,
                    "fieldList": [{"name": name, "message": told} for name, told in invalid.problems],
                },
                400,
            )
        return self._log(request, body.decode("utf-8", "replace"), response)

    def _answer(self, request: Request, body: bytes) -> Response:
        order = self.state.take_order()
        if order is not None:
            return _carry_out(order)
        credential = self._authorize(request)
        self._keep_pace(credential)
        operation = request.path_params["operation"]
        if operation not in ("getItems", "searchItems", "getBrowseNodes"):
            raise Invalid("UnknownOperation", f"{operation} is not an operation.")
        host = request.headers.get("x-marketplace", "")
        if host not in REGION_HOSTS[VERSION_REGIONS[credential.version]]:
            raise Invalid("InvalidAssociate", "The credential is not valid for this marketplace.")
        asked = read_request(operation, body)
        if asked["partnerTag"] not in credential.tags:
            raise Invalid("InvalidPartnerTag", "The partner tag is not mapped to this account.")
        if not credential.eligible:
            raise _Refusal(
                403,
                {
                    "type": "AccessDeniedException",
                    "message": _NOT_ELIGIBLE,
                    "reason": "AssociateNotEligible",
                },
            )
        if operation == "getItems":
            return self._get_items(asked, host, request)
        if operation == "searchItems":
            return self._search_items(asked, host, request)
        return _get_nodes(asked)

    def _authorize(self, request: Request) -> Credential:
        """The caller; version 2.x credentials name their version after the token, 3.x ones must not."""
        scheme, _, rest = request.headers.get("authorization", "").partition(" ")
        token, _, version = rest.partition(", Version ")
        if scheme != "Bearer" or not token:
            raise _unauthorized("MissingCredential")
        credential, over = self.state.owner(token, self._now())
        if credential is None:
            raise _unauthorized("InvalidToken")
        if over:
            raise _unauthorized("TokenExpired")
        if credential.revoked:
            raise _unauthorized("InvalidClient")
        if version != (credential.version if credential.version.startswith("2.") else ""):
            raise _unauthorized("UnsupportedClient")
        return credential

    def _keep_pace(self, credential: Credential) -> None:
        if self._spacing is None:
            return
        ticks = time.monotonic()
        last = self._last_call.get(credential.id)
        if last is not None and ticks - last < self._spacing:
            raise _throttled(1)
        self._last_call[credential.id] = ticks

    def _get_items(self, asked: dict[str, list[str]], host: str, request: Request) -> Response:
        goods = goods_by_asin()
        items, errors = [], []
        for asin in dict.fromkeys(asked["itemIds"]):
            if asin in goods:
                items.append(self._shape(asin, asked, host, request))
            else:
                code = "ItemNotAccessible" if is_asin(asin) else "InvalidParameterValue"
                words = "is not accessible through the Creators API" if is_asin(asin) else "is invalid"
                errors.append(
                    {"code": code, "message": f"The ItemId {asin} provided in the request {words}."}
                )
        body: dict[str, object] = {}
        if items:
            body["itemsResult"] = {"items": items}
        if errors:
            body["errors"] = errors
        return _json(body)

    def _search_items(self, asked: dict[str, object], host: str, request: Request) -> Response:
        found = search(str(asked.get("keywords", "")), _text_or_none(asked.get("browseNodeId")))
        page, count = _number(asked.get("itemPage"), 1), _number(asked.get("itemCount"), 10)
        shown = found[(page - 1) * count : page * count]
        if not shown:
            error = {"code": "NoResults", "message": "No results found for your request."}
            return _json({"errors": [error]})
        items = [self._shape(good.asin, asked, host, request) for good in shown]
        return _json({"searchResult": {"totalResultCount": len(found), "items": items}})

    def _shape(self, asin: str, asked: object, host: str, request: Request) -> dict[str, object]:
        assert isinstance(asked, dict)
        return shape_item(
            goods_by_asin()[asin],
            asked.get("resources", []),
            host=host,
            tag=asked["partnerTag"],
            origin=f"{request.url.scheme}://{request.url.netloc}",
            seed=self._seed,
            hour=hour_of(self._clock.now()),
        )

    async def show_health(self, _: Request) -> Response:
        return _json({"status": "ok"})

    async def set_credential(self, request: Request) -> Response:
        """Adds a credential or replaces the one with its id."""
        try:
            credential = msgspec.json.decode(await request.body(), type=Credential)
        except msgspec.MsgspecError as error:
            return _json({"error": str(error)}, 422)
        if credential.version not in VERSION_REGIONS:
            return _json({"error": f"version is one of {', '.join(VERSION_REGIONS)}"}, 422)
        self.state.credentials[credential.id] = credential
        return Response(status_code=204)

    async def take_order(self, request: Request) -> Response:
        """Puts an order in force."""
        try:
            self.state.orders.append(msgspec.json.decode(await request.body(), type=Order))
        except msgspec.MsgspecError as error:
            return _json({"error": str(error)}, 422)
        return Response(status_code=204)

    async def expire_tokens(self, _: Request) -> Response:
        self.state.expire_tokens()
        return Response(status_code=204)

    async def list_requests(self, _: Request) -> Response:
        return _json({"requests": self.state.requests})

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _log(self, request: Request, body: str, response: Response) -> Response:
        self.state.requests.append(
            LoggedRequest(
                path=request.url.path,
                marketplace=request.headers.get("x-marketplace"),
                body=body,
                status=response.status_code,
                ticks=time.monotonic(),
            )
        )
        return response


def _get_nodes(asked: dict[str, list[str]]) -> Response:
    resources = asked.get("resources", [])
    nodes, errors = [], []
    for identifier in dict.fromkeys(asked["browseNodeIds"]):
        shelf = find_node(identifier)
        if shelf is None:
            message = f"The BrowseNodeId {identifier} provided in the request is invalid."
            errors.append({"code": "InvalidParameterValue", "message": message})
        else:
            nodes.append(shape_node(shelf, resources))
    body: dict[str, object] = {}
    if nodes:
        body["browseNodesResult"] = {"browseNodes": nodes}
    if errors:
        body["errors"] = errors
    return _json(body)


def _carry_out(order: Order) -> Response:
    if order.kind == "throttle":
        raise _throttled(order.retry_after)
    if order.kind == "garbage":
        return Response(b"<html>busy</html>", 200, media_type="text/html")
    return _json({"type": "InternalServerException", "message": "Try again."}, 500)


def _throttled(retry_after: int | None) -> _Refusal:
    return _Refusal(
        429,
        {
            "type": "ThrottleException",
            "message": "The request was denied due to request throttling.",
            "reason": "Other",
        },
        retry_after,
    )


def _unauthorized(reason: str) -> _Refusal:
    return _Refusal(
        401, {"type": "UnauthorizedException", "message": "The request is not authorized.", "reason": reason}
    )


def _form(request: Request, body: bytes) -> dict[str, str]:
    if request.headers.get("content-type", "").split(";")[0] != "application/x-www-form-urlencoded":
        return {}
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def _json_fields(request: Request, body: bytes) -> dict[str, str]:
    if request.headers.get("content-type", "").split(";")[0] != "application/json":
        return {}
    try:
        return msgspec.json.decode(body, type=dict[str, str])
    except msgspec.MsgspecError:
        return {}


def _number(value: object, default: int) -> int:
    return value if isinstance(value, int) else default


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(msgspec.json.encode(body), status, headers, "application/json")
