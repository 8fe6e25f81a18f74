"""The OpenAPI 3.1 document of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pinflow.identity.acting import COOKIE, CSRF_HEADER
from pinflow.kit.api_models import ApiModel, Problem

Document = dict[str, Any]
_OPEN = frozenset(
    {
        ("post", "/api/v1/session"),
        ("get", "/api/v1/health"),
        ("get", "/api/v1/public/feeds/{token}"),
        ("get", "/api/v1/public/pictures/{id}/{name}"),
    }
)
_SAFE = frozenset({"get", "head", "options"})
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_DESCRIPTION = f"""Everything the dashboard does. Sign in with `POST /api/v1/session` for a cookie and send
the session's token as `{CSRF_HEADER}` with unsafe methods, or send an API token as
`Authorization: Bearer pf_…`.

Failures are problem documents (RFC 9457) with a stable `code` and the `request_id` of the log. Lists come in
pages: `next_cursor` of one page is `cursor` of the next. Times are ISO 8601 in UTC."""
_TAGS = {
    "identity": "Sessions, the team, API tokens.",
    "overview": "The line at a glance.",
    "projects": "Brands and niches.",
    "scraping": "Watched lists, saved pages, product history.",
    "research": "Opportunities: which product deserves a pin, and why.",
    "pins": "Drafts, review, pictures.",
    "writers": "What language models may cost, and what they did.",
    "media": "Your own pictures, with their licences.",
    "review": "The queue, versions, comments, assignment, approving several.",
    "posting": "Attempts to publish, the calendar.",
    "analytics": "What became of the published pins.",
    "accounts": "Pinterest accounts and their boards.",
    "scheduling": "What runs by itself.",
    "notifications": "What your team is told, and what of it is sent to you.",
    "events": "Live changes.",
    "health": "Whether it runs.",
}
_EVENTS = {
    "get": {
        "tags": ["events"],
        "summary": "Live changes",
        "description": "Server-sent events. `event: change` says what changed; `event: resync` asks to fetch "
        "everything anew. A heartbeat comment comes every 15 s. `Last-Event-ID` replays what was missed; an "
        "event may come twice.",
        "operationId": "stream_events",
        "parameters": [
            {
                "name": "Last-Event-ID",
                "in": "header",
                "required": False,
                "schema": {"type": "string"},
                "description": "The id of the last event that was seen.",
            }
        ],
        "responses": {
            "200": {
                "description": "The stream.",
                "content": {
                    "text/event-stream": {
                        "schema": {"type": "string"},
                        "example": 'id: 4711\nevent: change\ndata: {"kind":"pin.changed",'
                        '"object_id":"01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b","at":"2026-11-23T10:20:00Z"}\n\n',
                    }
                },
            }
        },
    }
}


def describe(app: FastAPI) -> None:
    """Makes ``app.openapi`` return our document."""

    def openapi() -> Document:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def dump(document: Document) -> str:
    """The document as it stands in the repository."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _document(app: FastAPI) -> Document:
    document = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=_DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": text} for name, text in _TAGS.items()],
    )
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema()
    # FastAPI leaves null values out of examples, and such an example is no longer valid.
    for model in _subclasses(ApiModel):
        if model.__name__ in schemas and "examples" in schemas[model.__name__]:
            schemas[model.__name__]["examples"] = model.model_json_schema()["examples"]
    document["components"]["schemas"] = dict(sorted(schemas.items()))
    document["components"]["securitySchemes"] = {
        "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        "csrf": {"type": "apiKey", "in": "header", "name": CSRF_HEADER},
        "token": {"type": "http", "scheme": "bearer"},
    }
    document["paths"]["/api/v1/events"] = json.loads(json.dumps(_EVENTS))
    document["paths"] = dict(sorted(document["paths"].items()))
    for path, item in document["paths"].items():
        for method, operation in item.items():
            _finish(operation, method, path)
    return document


def _subclasses(model: type[ApiModel]) -> Iterator[type[ApiModel]]:
    for below in model.__subclasses__():
        yield below
        yield from _subclasses(below)


def _finish(operation: Document, method: str, path: str) -> None:
    operation["responses"].pop("422", None)
    operation["responses"]["default"] = {"description": "A problem", "content": _PROBLEM}
    if (method, path) in _OPEN:
        operation["security"] = []
    elif method in _SAFE:
        operation["security"] = [{"cookie": []}, {"token": []}]
    else:
        operation["security"] = [{"cookie": [], "csrf": []}, {"token": []}]
