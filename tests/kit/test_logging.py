"""Tries to get secrets through the logs."""

from __future__ import annotations

import dataclasses
import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from pinflow.kit.logging import HIDDEN, LogFormat, bind_request, configure_logging, redact, redact_text

SECRET = "sesame-Open7!x"


@pytest.fixture
def restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture(params=["json", "console"])
def lines(request: pytest.FixtureRequest, restored_logging: None) -> io.StringIO:
    stream = io.StringIO()
    form: LogFormat = request.param
    configure_logging(form, level="DEBUG", stream=stream)
    return stream


@pytest.fixture
def ecs(restored_logging: None) -> io.StringIO:
    stream = io.StringIO()
    configure_logging("json", stream=stream)
    return stream


def read_last(stream: io.StringIO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(stream.getvalue().splitlines()[-1])
    return line


@dataclasses.dataclass
class Connection:
    host: str
    password: str
    access_token: str


@pytest.mark.parametrize(
    "fields",
    [
        {"password": SECRET},
        {"PINFLOW_API_KEY": SECRET},
        {"access_token": SECRET},
        {"data": {"deep": [{"client_secret": SECRET}]}},
        {"headers": {"Authorization": f"Bearer {SECRET}", "Cookie": f"pinflow_session={SECRET}"}},
        {"headers": [("authorization", f"Bearer {SECRET}"), ("set-cookie", SECRET)]},
        {"url": f"postgresql://pinflow:{SECRET}@db.example/pinflow"},
        {"url": f"postgresql://pinflow:a@b{SECRET}@db.example/pinflow"},
        {"url": f"https://x.example/oauth?client_id=1&refresh_token={SECRET}&a=b"},
        {"url": f"redis://:{SECRET}@cache.example"},
        {"note": f"sent Authorization: Basic {SECRET}"},
        {"note": f'{{"csrf_token": "{SECRET}", "ok": true}}'},
        {"note": f"curl -H 'Cookie: a=1; pinflow_session={SECRET}; b=2'"},
        {"note": f"password={SECRET} host=db"},
        {"connection": Connection("db", SECRET, SECRET)},
        {"body": SECRET.encode()},
        {"error": ValueError(f"bad token: {SECRET}")},
        {"session_cookie": {"value": SECRET}},
        {"csrf": SECRET},
    ],
)
def test_a_secret_given_as_a_field_never_reaches_the_log(
    lines: io.StringIO, fields: dict[str, object]
) -> None:
    structlog.get_logger("tests").warning("tests.leak.tried", **fields)
    logging.getLogger("tests").warning("tests.leak.tried", extra=fields)
    assert "tests.leak.tried" in lines.getvalue()
    assert SECRET not in lines.getvalue()


def test_a_secret_in_a_formatted_message_never_reaches_the_log(lines: io.StringIO) -> None:
    logging.getLogger("httpx").warning("HTTP Request: GET %s", f"https://x.example/?access_token={SECRET}")
    logging.getLogger("tests").warning("connect %s", f"postgresql://u:{SECRET}@h/d")
    logging.getLogger("tests").warning("headers %r", {"Cookie": f"a={SECRET}"})
    structlog.get_logger("tests").warning(f"authorization: Bearer {SECRET}")
    assert len(lines.getvalue().splitlines()) >= 4
    assert SECRET not in lines.getvalue()


def test_a_secret_in_a_traceback_never_reaches_the_log(lines: io.StringIO) -> None:
    def connect(password: str) -> None:
        raise ConnectionError(f"cannot reach postgresql://u:{password}@h/d with password={password!r}")

    for logger in (structlog.get_logger("tests"), logging.getLogger("tests")):
        try:
            connect(SECRET)
        except ConnectionError:
            logger.exception("tests.connect.failed")
    assert lines.getvalue().count("ConnectionError") >= 2
    assert SECRET not in lines.getvalue()


def test_a_secret_in_a_bound_context_never_reaches_the_log(lines: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(api_key=SECRET):
        structlog.get_logger("tests").warning("tests.leak.tried")
    assert "tests.leak.tried" in lines.getvalue()
    assert SECRET not in lines.getvalue()


def test_harmless_values_are_kept() -> None:
    event = {"fencing_token": 7, "attempt": 2, "url": "https://x.example/a?page=2", "password": None}
    assert redact(event) == event
    assert redact_text("tokenised 3 pins; see https://x.example/a@b") == (
        "tokenised 3 pins; see https://x.example/a@b"
    )
    assert redact_text("postgresql://me:pw@h/d") == f"postgresql://{HIDDEN}@h/d"


def test_lines_are_ecs_and_carry_the_ids_of_the_request(ecs: io.StringIO) -> None:
    with bind_request(request_id="r-1", tenant_id="t-1", user_id=None):
        structlog.get_logger("pinflow.posting").error("posting.pin.failed", pin_id="p-1", error="no board")
    line = read_last(ecs)
    assert line["message"] == "posting.pin.failed"
    assert line["log.level"] == "error"
    assert line["log"] == {"logger": "pinflow.posting"}
    assert line["http"]["request"]["id"] == "r-1"
    assert line["organization"]["id"] == "t-1"
    assert line["pinflow"] == {"pin_id": "p-1"}
    assert line["error"]["message"] == "no board"
    assert line["service"]["name"] == "pinflow"
    assert "ecs.version" in line or "version" in line.get("ecs", {})
    structlog.get_logger("tests").error("tests.next.line")
    assert "http" not in read_last(ecs)


def test_an_exception_becomes_the_stack_trace_beside_the_error(ecs: io.StringIO) -> None:
    try:
        raise LookupError("gone")
    except LookupError:
        structlog.get_logger("tests").exception("tests.look.failed", error="not there")
    line = read_last(ecs)
    assert line["error"]["message"] == "not there"
    assert "LookupError: gone" in line["error"]["stack_trace"]


def test_lines_of_the_standard_library_are_ecs_too(ecs: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").warning("started on %s", "127.0.0.1", extra={"port": 8080})
    line = read_last(ecs)
    assert line["message"] == "started on 127.0.0.1"
    assert line["log.level"] == "warning"
    assert line["log"] == {"logger": "uvicorn.error"}
    assert line["pinflow"]["port"] == 8080


@pytest.mark.parametrize(
    "name", ["alembic.runtime.plugins.setup", "alembic.runtime.migration", "uvicorn.error"]
)
def test_libraries_do_not_tell_their_own_start(name: str, restored_logging: None) -> None:
    stream = io.StringIO()
    configure_logging("console", stream=stream)
    logging.getLogger(name).info("setup plugin, Press CTRL+C to quit")
    assert stream.getvalue() == ""
    logging.getLogger(name).error("It failed.")
    assert "It failed." in stream.getvalue()
