"""Structured logs on stderr: one ECS JSON object a line, or lines for people. No secret gets through.

An event is ``slice.object.outcome`` with ids as fields. `bind_request` and the job worker put the ids of what
is going on into context variables; every line of that request or job then carries them.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, Literal, TextIO, TypeAlias

import ecs_logging
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

LogFormat: TypeAlias = Literal["json", "console"]
HIDDEN = "[hidden]"

_WORDS = (
    r"(?:tokens?|passw(?:or)?d|passphrase|secrets?|authori[sz]ation|cookies?"
    r"|api[_-]?key|private[_-]?key|credentials?|csrf)"
)
_SECRET_KEY = re.compile(_WORDS, re.IGNORECASE)
# These hold the word and no secret.
_HARMLESS_KEYS = frozenset({"fencing_token", "max_tokens", "token_count", "tokens_used", "token_expires_at"})
_URL_CREDENTIALS = re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)[^\s/?#]*@", re.IGNORECASE)
_HEADER = re.compile(
    r"(?P<name>\b(?:proxy-)?authorization|\b(?:set-)?cookie)(?P<sign>[\"']?\s*[:=,]\s*)(?P<quote>b?[\"']?)[^\r\n\"']+",
    re.IGNORECASE,
)
_ASSIGNMENT = re.compile(
    rf"(?P<name>[\w-]*{_WORDS}[\w-]*)(?P<sign>\\?[\"']?\s*(?:[:=]|%3D)\s*)"
    r"(?P<value>b?\"[^\"]*\"|b?'[^']*'|\\\"[^\"]*\\\"|[^\s&,;\"'}\])]+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\b(?P<scheme>bearer|basic)\s+[a-z0-9._~+/=-]{6,}", re.IGNORECASE)
_DEEPEST = 8

# Where ECS has a place for what we know.
_ECS_FIELDS = {
    "request_id": ("http", "request", "id"),
    "tenant_id": ("organization", "id"),
    "user_id": ("user", "id"),
    "duration_seconds": ("pinflow", "duration_seconds"),
}
_ECS_OWN = frozenset({"event", "@timestamp", "log", "exception", "ecs.version", "process", "service"})


def redact_text(text: str) -> str:
    """``text`` without credentials in URLs, header values, and whatever is assigned to a secret's name."""
    text = _URL_CREDENTIALS.sub(rf"\g<scheme>{HIDDEN}@", text)
    text = _HEADER.sub(rf"\g<name>\g<sign>\g<quote>{HIDDEN}", text)
    text = _SCHEME.sub(rf"\g<scheme> {HIDDEN}", text)
    return _ASSIGNMENT.sub(_hide_assignment, text)


def redact(value: object, *, depth: int = 0) -> object:
    """``value`` with every secret hidden, by key and inside texts, at any depth."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return f"<{len(value)} bytes>"
    if depth >= _DEEPEST:
        return "…"
    if isinstance(value, Mapping):
        return {
            redact_text(str(key)): HIDDEN
            if is_secret_key(str(key)) and inner is not None
            else redact(inner, depth=depth + 1)
            for key, inner in value.items()
        }
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str) and is_secret_key(value[0]):
        return [value[0], HIDDEN]
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(inner, depth=depth + 1) for inner in value]
    return redact_text(str(value) if isinstance(value, BaseException) else repr(value))


def is_secret_key(key: str) -> bool:
    """Whether what stands under ``key`` is never shown."""
    return key.lower() not in _HARMLESS_KEYS and _SECRET_KEY.search(key) is not None


def bind_request(
    *, request_id: str, tenant_id: object | None = None, user_id: object | None = None
) -> AbstractContextManager[None]:
    """Puts the ids on every line logged inside the block."""
    ids = {"request_id": request_id, "tenant_id": tenant_id, "user_id": user_id}
    return structlog.contextvars.bound_contextvars(
        **{name: str(value) for name, value in ids.items() if value is not None}
    )


def configure_logging(
    form: LogFormat = "json", *, level: str = "INFO", service: str = "pinflow", stream: TextIO | None = None
) -> None:
    """Sends everything, structlog's and the standard library's, to ``stream`` (stderr) in one form."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="@timestamp"),
        _one_error,
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.StackInfoRenderer(),
                # A plain traceback: the pretty one would print local variables.
                structlog.processors.format_exc_info,
                _redact_event,
                *_renderers(form, service),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    # Their INFO is a line a request, with the URL.
    for chatty in (
        "httpx",
        "httpx2",
        "httpcore",
        "httpcore2",
        "hishel",
        "apscheduler",
        "asyncio",
        "pgqueuer",
        # A line a plug-in and a migration, at every start.
        "alembic",
        # Ours says where the API listens; theirs repeats it in colours, and which keys end the wrong process.
        "uvicorn.error",
    ):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    for own in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(own)
        logger.handlers, logger.propagate = [], True
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _renderers(form: LogFormat, service: str) -> Iterable[Processor]:
    if form == "console":
        return (
            structlog.dev.ConsoleRenderer(
                colors=False,
                timestamp_key="@timestamp",
                exception_formatter=structlog.dev.plain_traceback,
            ),
        )

    def to_ecs(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return _as_ecs(event, service)

    return (to_ecs, _EcsRenderer())


class _EcsRenderer:
    """ecs-logging wants the method's name as the level; lines of the standard library have none."""

    def __init__(self) -> None:
        self._format = ecs_logging.StructlogFormatter(ensure_ascii=False)

    def __call__(self, logger: WrappedLogger, method: str, event: EventDict) -> str:
        text: str = self._format(logger, method or "info", dict(event))
        return text


def _as_ecs(event: EventDict, service: str) -> EventDict:
    """Known fields where ECS has them, the rest under ``pinflow``: a foreign type never breaks the index."""
    ecs: dict[str, Any] = {
        "log": {"level": event.pop("level", "info"), "logger": event.pop("logger", None)},
        "service": {"name": service},
    }
    for name, value in event.items():
        if name in _ECS_OWN:
            ecs[name] = value
        elif name == "error":
            _set(ecs, ("error", "message"), str(value))
        else:
            _set(ecs, _ECS_FIELDS.get(name, ("pinflow", name)), value)
    if isinstance(ecs.get("event"), str) and re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", ecs["event"]):
        _set(ecs, ("labels", "action"), ecs["event"])
    return ecs


def _set(target: MutableMapping[str, Any], path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        target = target.setdefault(part, {})
    target[path[-1]] = value


def _one_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """``exc_info=None`` means no traceback, also for the standard library."""
    if event.get("exc_info", "") is None:
        del event["exc_info"]
    return event


def _redact_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    redacted = redact(event)
    assert isinstance(redacted, dict)
    return redacted


def _hide_assignment(match: re.Match[str]) -> str:
    name, value = match["name"], match["value"]
    if name.lower() in _HARMLESS_KEYS or HIDDEN.startswith(value):
        return match[0]
    return f"{name}{match['sign']}{HIDDEN}"
