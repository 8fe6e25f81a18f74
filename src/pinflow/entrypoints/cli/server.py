"""A server instead of the database here: the same commands ask its API, by a token.

The token comes from PINFLOW_TOKEN or from a file, never from the command line, which everybody on this
machine can read. It leaves over https alone, except to this machine itself, and is in no message.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from pinflow.entrypoints.cli.failures import KINDS, refuse
from pinflow.entrypoints.cli.options import given
from pinflow.kit.errors import AppError, ExternalError, InvalidInputError, LimitReachedError

if TYPE_CHECKING:
    import httpx2
    from pydantic import BaseModel

    from pinflow.identity.schemas import SessionInfo
    from pinflow.kit.pagination import Page

TOKEN_NAME = "PINFLOW_TOKEN"  # noqa: S105 - the name of a variable
PREFIX = "/api/v1"
CONNECT_SECONDS = 10.0
# `pin publish-now` waits for Pinterest as long as the server does, and drawing a picture takes a while too.
ANSWER_SECONDS = 180.0
_PAGE = 200
_PROBLEM = frozenset({"type", "title", "status", "detail", "code", "request_id"})
Model = TypeVar("Model", bound="BaseModel")


def is_given() -> bool:
    """Whether a server is to be asked; an empty address stands for none."""
    return bool(given.get().server)


def refuse_server() -> None:
    """For commands that work on what is here.

    Raises:
        InvalidInputError: ``cli.not_on_a_server``.
    """
    if is_given():
        raise refuse(
            "cli.not_on_a_server",
            f"This command works on what is on this machine, not on {_address()}. Run it there, or "
            'leave the server out: --server "" (or PINFLOW_SERVER unset).',
        )


def _address() -> str:
    """The server's address without a slash at its end.

    Raises:
        InvalidInputError: ``cli.bad_server``; the address is not repeated, as it may hold a password.
    """
    from pinflow.kit.http import is_loopback_url

    url = (given.get().server or "").strip().rstrip("/").removesuffix(PREFIX)
    try:
        parts = urlsplit(url)
        whole = bool(parts.hostname) and parts.port != 0 and not (parts.query or parts.fragment)
    except ValueError:
        whole = False
    if not whole or parts.scheme not in ("http", "https"):
        raise refuse("cli.bad_server", "The server's address is not usable. Write it as https://HOST[:PORT].")
    if parts.username is not None:
        raise refuse(
            "cli.bad_server", f"A server's address holds no login. The token comes from {TOKEN_NAME}."
        )
    if parts.scheme == "http" and not is_loopback_url(url):
        raise refuse(
            "cli.server_not_https",
            "The token would travel in the open: a server that is not on this machine needs https://.",
        )
    return url


def _token() -> str:
    """Raises: InvalidInputError: it is missing, cannot be read, or cannot be one; it is not repeated."""
    file = given.get().api_token_file
    if file is None:
        token = os.environ.get(TOKEN_NAME, "")
    else:
        try:
            token = Path(file).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise refuse("cli.token_unreadable", f"The token file {file} cannot be read: {why}.") from None
    token = token.strip()
    if not token:
        raise refuse(
            "cli.no_token",
            f"The server asks who you are: put an API token into {TOKEN_NAME}, or name its file with "
            "--api-token-file. On the server, pinflow token create makes one, and so does the dashboard.",
        )
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise refuse("cli.bad_token", "What was given as API token is none: a token is one word, as pf_….")
    return token


class Server:
    """What commands ask of the API. Answers come as the API's own models."""

    def __init__(self, client: httpx2.AsyncClient, address: str) -> None:
        self._client = client
        self.address = address

    async def get(self, path: str, model: type[Model], **query: object) -> Model:
        """One thing. ``query``: what is None is left out."""
        return self._read(await self._ask("GET", path, params=_said(query)), model)

    async def send(
        self, method: str, path: str, model: type[Model], body: Mapping[str, object] | None = None
    ) -> Model:
        """Changes something."""
        return self._read(await self._ask(method, path, json=_plain(body)), model)

    async def upload(
        self, path: str, model: type[Model], fields: Mapping[str, object], files: Sequence[tuple[str, Any]]
    ) -> Model:
        """Sends files with the fields of a form; ``files``: (field, (name, bytes, media type))."""
        return self._read(await self._ask("POST", path, data=_said(fields), files=files), model)

    async def forget(self, path: str) -> None:
        """Deletes something that answers nothing."""
        await self._ask("DELETE", path)

    async def load(self, path: str, **query: object) -> bytes:
        """A file."""
        return (await self._ask("GET", path, params=_said(query))).content

    async def pages(
        self, path: str, model: type[Model], limit: int | None = None, **query: object
    ) -> list[Model]:
        """A list, page by page until ``limit``, in the API's order."""
        of_these = _page_of(model)
        found: list[Model] = []
        cursor = None
        while limit is None or len(found) < limit:
            size = _PAGE if limit is None else min(_PAGE, limit - len(found))
            page = await self.get(path, of_these, **query, cursor=cursor, limit=size)
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                break
        return found

    async def items(self, path: str, model: type[Model], **query: object) -> list[Model]:
        """A list that has no pages."""
        return (await self.get(path, _page_of(model), **query)).items

    async def session(self) -> SessionInfo:
        """Whose token it is, in which team, and the time zone of its first project."""
        from pinflow.identity.schemas import SessionInfo

        return await self.get("/session", SessionInfo)

    async def _ask(self, method: str, path: str, **rest: Any) -> httpx2.Response:
        import httpx2

        try:
            answer = await self._client.request(method, f"{PREFIX}{path}", **rest)
        except httpx2.ConnectTimeout:
            raise self._unreachable(f"it did not answer within {CONNECT_SECONDS:.0f} seconds") from None
        except httpx2.TimeoutException:
            raise ExternalError(
                "cli.server_too_slow",
                f"{self.address} did not answer within {ANSWER_SECONDS:.0f} seconds. What was asked for may "
                "have been done: look before you ask again.",
            ) from None
        except httpx2.TransportError as error:
            raise self._unreachable(_why(error)) from None
        if answer.is_success:
            return answer
        raise error_of(answer, self.address)

    def _unreachable(self, why: str) -> AppError:
        return ExternalError(
            "cli.server_unreachable",
            f"The server {self.address} cannot be reached: {why}. Does it run there?",
        )

    def _read(self, answer: httpx2.Response, model: type[Model]) -> Model:
        from pydantic import ValidationError

        try:
            # A newer server may say more than this version knows.
            return model.model_validate_json(answer.content, extra="ignore")
        except ValidationError:
            raise ExternalError(
                "cli.server_answers_otherwise",
                f"{self.address} did not answer as this version of pinflow expects. Compare `pinflow "
                f"--version` here with the version at {self.address}{PREFIX}/health.",
            ) from None


def _page_of(model: type[Model]) -> type[Page[Model]]:
    """``Page[model]``, which a type checker takes only where ``model`` is written out."""
    from pinflow.kit.pagination import Page

    return cast("type[Page[Model]]", Page.__class_getitem__(model))


def _why(error: Exception) -> str:
    """What the network says, in one line; it never holds a header."""
    return (str(error).splitlines() or [""])[0].rstrip(".") or type(error).__name__


def _said(values: Mapping[str, object]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _plain(body: Mapping[str, object] | None) -> Any:
    """The body as JSON holds it: ids and moments as text."""
    if body is None:
        return None
    from pydantic_core import to_jsonable_python

    return to_jsonable_python(dict(body))


def error_of(answer: httpx2.Response, address: str) -> AppError:
    """The error that the server had, from its problem document; else what can be said of the answer."""
    from pinflow.kit.http import read_retry_after

    status = answer.status_code
    try:
        said = answer.json()
        code, words = str(said["code"]), str(said["detail"])
    except (ValueError, KeyError, TypeError):
        return _no_problem(status, address)
    data = {str(name): value for name, value in said.items() if name not in _PROBLEM and name != "message"}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = read_retry_after(answer.headers) or timedelta(seconds=1)
        return LimitReachedError(code, words, retry_after=wait, **data)
    kinds = {known.value: kind for kind, (known, _) in KINDS.items()}
    otherwise = InvalidInputError if status < HTTPStatus.INTERNAL_SERVER_ERROR else AppError
    return kinds.get(status, otherwise)(code, words, **data)


def _no_problem(status: int, address: str) -> AppError:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return refuse(
            "cli.server_elsewhere",
            f"{address} sends on to another address, where the token is not taken along. Give that address.",
        )
    if status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return refuse("cli.no_such_server", f"{address} answers (HTTP {status}), but not as pinflow does.")
    return ExternalError(
        "cli.server_failed", f"{address} cannot answer now (HTTP {status}). Try again in a while."
    )


def _trust() -> ssl.SSLContext | None:
    """A private certificate authority, where the environment names one as OpenSSL reads it."""
    named = os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")
    return ssl.create_default_context() if named else None


def _proxy(address: str) -> str | None:
    """The way out that the environment names for this server, as other command lines take it."""
    parts = urlsplit(address)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


@asynccontextmanager
async def open_server(as_user: str | None = None) -> AsyncIterator[Server]:
    """The server that was given. The token's member acts there; ``--as`` and ``--tenant`` can only agree.

    Raises:
        InvalidInputError: the address or the token cannot be used, or somebody else's name was given.
        UnauthenticatedError, ForbiddenError: the token is not valid, or not for this.
        ExternalError: the server cannot be reached.
    """
    from pinflow.entrypoints.cli.prepare_logging import prepare_logging
    from pinflow.kit.http import new_http_client

    prepare_logging()
    if given.get().demo:
        raise refuse("cli.usage", "--demo is on this machine, and a server is given. Give one of them.")
    address, token = _address(), _token()
    async with new_http_client(
        timeout_seconds=ANSWER_SECONDS,
        connect_timeout_seconds=CONNECT_SECONDS,
        proxy=_proxy(address),
        tls=_trust(),
    ) as client:
        client.base_url = address
        client.headers["authorization"] = f"Bearer {token}"
        server = Server(client, address)
        await _agree(server, as_user or given.get().as_user, given.get().tenant)
        yield server


async def _agree(server: Server, name: str | None, tenant: str | None) -> None:
    """Raises: InvalidInputError: the token is another member's, or of another team."""
    if name is None and tenant is None:
        return
    session = await server.session()
    user, team = session.user, session.tenant
    if name is not None and name.casefold() not in _names(user.name, user.email):
        raise refuse(
            "cli.token_of_another",
            f"On a server the token's member acts: {user.name} ({user.email}), not “{name}”. Leave --as out, "
            "or take a token of theirs.",
        )
    if tenant is not None and tenant.casefold() not in (team.name.casefold(), str(team.id)):
        raise refuse("cli.token_of_another", f"The token is of “{team.name}”, not of “{tenant}”.")


def _names(name: str, email: str) -> set[str]:
    return {name.casefold(), email.casefold(), email.casefold().partition("@")[0]}
