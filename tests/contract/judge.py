"""Holds requests and replies to Pinterest's official description, and to nothing beyond it.

openapi-core checks what the description says. The description allows additional properties and says
nothing about query parameters it does not name, so a misspelt field would pass; the judge refuses those
as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote

import msgspec
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator.readers import read_from_filename
from werkzeug.datastructures import Headers, ImmutableMultiDict

DESCRIPTION = Path(__file__).parents[2].parent / "shared/pinterest/openapi.slim.overlay.yaml"
BASE_PATH = "/v5"
_HOST = "https://api.pinterest.com"
_FORM = "application/x-www-form-urlencoded"
Schema = Mapping[str, Any]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """``path`` still percent-encoded, without the query; header names in any case."""

    method: str
    path: str
    query: str
    headers: Sequence[tuple[str, str]]
    body: bytes

    @property
    def media_type(self) -> str:
        return _media_type(self.headers)


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes

    @property
    def media_type(self) -> str:
        return _media_type(self.headers)


class Violation(msgspec.Struct, frozen=True, kw_only=True):
    """``side`` is request or reply; ``problems`` are for people."""

    side: str
    method: str
    path: str
    status: int | None
    problems: tuple[str, ...]


@cache
def official_judge() -> Judge:
    """The judge of Pinterest's official description; loading it takes seconds, so it is kept.

    Raises:
        FileNotFoundError: the description is not beside the repository.
    """
    if not DESCRIPTION.is_file():
        raise FileNotFoundError("Pinterest's description (../shared/pinterest) is not here")
    description, _ = read_from_filename(str(DESCRIPTION))
    return Judge(dict(description))


class Judge:
    """Finds what is wrong with a request or reply. Any thread may ask."""

    def __init__(self, description: dict[str, Any]) -> None:
        self._one_at_a_time = Lock()  # openapi-core resolves references through one shared accessor
        for scheme in description["components"]["securitySchemes"].values():
            if scheme["type"] == "oauth2":
                # openapi-core cannot check oauth2 and says nothing; a bearer token is what it comes to.
                scheme.clear()
                scheme.update({"type": "http", "scheme": "bearer"})
        self._description = description
        self._openapi = OpenAPI.from_dict(description)

    def request_problems(self, request: Request) -> list[str]:
        """What the description does not allow in ``request``; empty when all is well."""
        with self._one_at_a_time:
            return self._request_problems(request)

    def reply_problems(self, request: Request, reply: Reply) -> list[str]:
        """What the description does not allow in ``reply`` as an answer to ``request``."""
        with self._one_at_a_time:
            return self._reply_problems(request, reply)

    def _request_problems(self, request: Request) -> list[str]:
        problems = [_words(error) for error in self._openapi.iter_request_errors(_CoreRequest(request))]
        found = self._operation(request)
        if found is None:
            return problems or [f"{request.method} {request.path} is not described"]
        operation, path_item = found
        problems += self._query_problems(request, operation, path_item)
        content = operation.get("requestBody", {}).get("content", {})
        return problems + self._body_problems("request body", content, request.media_type, request.body)

    def _reply_problems(self, request: Request, reply: Reply) -> list[str]:
        problems = [
            _words(error)
            for error in self._openapi.iter_response_errors(_CoreRequest(request), _CoreReply(reply))
        ]
        found = self._operation(request)
        if found is None:
            return problems
        replies = found[0]["responses"]
        described = replies.get(str(reply.status), replies.get("default"))
        if described is None:
            return problems or [f"status {reply.status} is not described"]
        content = described.get("content", {})
        return problems + self._body_problems("reply body", content, reply.media_type, reply.body)

    def _operation(self, request: Request) -> tuple[Schema, Schema] | None:
        parts = _parts_below_base(request.path)
        if parts is None:
            return None
        best: tuple[int, Schema] | None = None
        for template, path_item in self._description["paths"].items():
            names = template.strip("/").split("/")
            if len(names) != len(parts) or request.method.lower() not in path_item:
                continue
            literal = [name for name in names if not name.startswith("{")]
            fits = all(name.startswith("{") or name == part for name, part in zip(names, parts, strict=True))
            if fits and (best is None or len(literal) > best[0]):
                best = (len(literal), path_item)
        return None if best is None else (best[1][request.method.lower()], best[1])

    def _query_problems(self, request: Request, operation: Schema, path_item: Schema) -> list[str]:
        described = [
            self._resolved(parameter)
            for parameter in [*path_item.get("parameters", ()), *operation.get("parameters", ())]
        ]
        named = {parameter["name"]: parameter for parameter in described if parameter["in"] == "query"}
        given = [name for name, _ in parse_qsl(request.query, keep_blank_values=True)]
        problems = [f"query parameter {name!r} is not described" for name in given if name not in named]
        return problems + [
            f"query parameter {name!r} is given more than once"
            for name, parameter in named.items()
            if given.count(name) > 1 and self._resolved(parameter["schema"]).get("type") != "array"
        ]

    def _body_problems(self, where: str, content: Schema, media_type: str, body: bytes) -> list[str]:
        if not content:
            return [f"{where}: none is described"] if body else []
        described = content.get(media_type)
        if described is None or "schema" not in described:
            return []  # openapi-core has said so
        try:
            value = _form_value(body) if media_type == _FORM else msgspec.json.decode(body)
        except msgspec.DecodeError:
            return []  # openapi-core has said so
        return list(self._value_problems(where, [described["schema"]], value))

    def _value_problems(self, where: str, schemas: Sequence[Schema], value: object) -> Iterator[str]:
        """What is in ``value`` that none of ``schemas``, which all hold, has named; all levels deep."""
        leaves: list[Schema] = []
        for schema in schemas:
            yield from self._collect(where, schema, value, leaves)
        if isinstance(value, list):
            items = [leaf["items"] for leaf in leaves if "items" in leaf]
            for index, item in enumerate(value):
                yield from self._value_problems(f"{where}[{index}]", items, item)
        elif isinstance(value, dict):
            # A map of anything is one that no schema gives properties.
            anything = not any("properties" in leaf for leaf in leaves)
            for name, part in value.items():
                described = [
                    leaf["properties"][name] for leaf in leaves if name in leaf.get("properties", ())
                ]
                extra = [leaf["additionalProperties"] for leaf in leaves if "additionalProperties" in leaf]
                if not described and not extra and not anything:
                    yield f"{where}: property {name!r} is not described"
                more = [] if described else [schema for schema in extra if isinstance(schema, dict)]
                yield from self._value_problems(f"{where}.{name}", [*described, *more], part)

    def _collect(self, where: str, schema: Schema, value: object, leaves: list[Schema]) -> Iterator[str]:
        """Adds to ``leaves`` every schema that applies to ``value``, branches chosen."""
        schema = self._resolved(schema)
        leaves.append(schema)
        for part in schema.get("allOf", ()):
            yield from self._collect(where, part, value, leaves)
        branches = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
        chosen = self._chosen_by_discriminator(schema, value)
        if chosen is not None:
            # openapi-core leaves a discriminator alone where the branches are only in its mapping.
            if not branches:
                yield from (f"{where}: {problem}" for problem in self._invalid(chosen, value))
            branches = [chosen]
        for branch in branches:
            if chosen is not None or not self._invalid(branch, value):
                yield from self._collect(where, branch, value, leaves)

    def _chosen_by_discriminator(self, schema: Schema, value: object) -> Schema | None:
        discriminator = schema.get("discriminator")
        if discriminator is None or not isinstance(value, dict):
            return None
        reference = discriminator.get("mapping", {}).get(value.get(discriminator["propertyName"]))
        return None if reference is None else self._resolved({"$ref": reference})

    def _invalid(self, schema: Schema, value: object) -> list[str]:
        whole = {**schema, "components": self._description["components"]}
        return [error.message for error in OAS30Validator(whole).iter_errors(value)]

    def _resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            target: Any = self._description
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step.replace("~1", "/").replace("~0", "~")]
            schema = target
        return schema


class _CoreRequest:
    """A request as openapi-core wants it."""

    def __init__(self, request: Request) -> None:
        self.method = request.method.lower()
        self.host_url = _HOST
        self.path = unquote(request.path)
        self.body: bytes | None = request.body or None
        self.content_type = request.media_type
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(request.query, keep_blank_values=True)),
            header=Headers(list(request.headers)),
        )


class _CoreReply:
    """A reply as openapi-core wants it."""

    def __init__(self, reply: Reply) -> None:
        self.status_code = reply.status
        self.headers = Headers(list(reply.headers))
        self.content_type = reply.media_type
        self.data: bytes | None = reply.body or None


def is_judged(path: str) -> bool:
    """The API is judged; control and pages for people are not Pinterest's."""
    return path == BASE_PATH or path.startswith(f"{BASE_PATH}/")


def judged(
    judge: Judge, record: Callable[[Violation], None], request: Request, reply: Reply | None = None
) -> tuple[str, ...]:
    """The problems of ``reply``, or of ``request`` when there is no reply yet; recorded if there are any."""
    problems = tuple(
        judge.request_problems(request) if reply is None else judge.reply_problems(request, reply)
    )
    if problems:
        record(
            Violation(
                side="request" if reply is None else "reply",
                method=request.method,
                path=request.path,
                status=None if reply is None else reply.status,
                problems=problems,
            )
        )
    return problems


def _words(error: Exception) -> str:
    """openapi-core hides the reasons in the cause; the values it repeats (whole pictures) are left out."""
    cause = error.__cause__
    reasons = [reason.message for reason in getattr(cause, "schema_errors", ())]
    name = getattr(error, "name", None)
    head = type(error).__name__ + (f" {name!r}" if name else "")
    return f"{head}: {'; '.join(reasons) or (cause or error)}"[:500]


def _media_type(headers: Sequence[tuple[str, str]]) -> str:
    for name, value in headers:
        if name.lower() == "content-type":
            return value.partition(";")[0].strip().lower()
    return ""


def _form_value(body: bytes) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}


def _parts_below_base(path: str) -> list[str] | None:
    if not path.startswith(f"{BASE_PATH}/"):
        return None
    return [unquote(part) for part in path.removeprefix(BASE_PATH).strip("/").split("/")]
