"""One request to Pinterest and its answer, judged by status and body."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import httpx2
import msgspec
import structlog

from pinflow.integrations.pinterest.errors import (
    PinterestError,
    PinterestRateLimitedError,
    check_answer,
    silence,
    translated_errors,
)
from pinflow.integrations.pinterest.models import Answer
from pinflow.integrations.pinterest.rate_limits import read_rate_limits

T = TypeVar("T")
Query = Sequence[tuple[str, str]]
OnAnswer = Callable[[Answer], None]
# Told the method of each request before it is sent; it may raise instead.
Before = Callable[[str], Awaitable[None]]
_log = structlog.get_logger("integrations.pinterest")


class Calls:
    """Sends requests below one base URL with one Authorization header, which it never shows."""

    def __init__(
        self,
        http: httpx2.AsyncClient,
        base_url: str,
        *,
        authorization: str,
        secret: str,
        on_answer: OnAnswer | None,
        before: Before | None = None,
    ) -> None:
        self._http = http
        self._base_url = base_url
        self._authorization = authorization
        self._secret = secret
        self._on_answer = on_answer
        self._before = before

    async def read(self, path: str, query: Query, kind: type[T]) -> T:
        """GETs ``path`` and decodes the answer as ``kind``."""
        answer = await self._send("GET", path, write=False, query=query)
        return self._decoded(answer, kind, write=False)

    async def write(self, path: str, body: object, kind: type[T]) -> T:
        """POSTs ``body`` as JSON. A 2xx answer that cannot be read is an unknown outcome."""
        content = msgspec.json.encode(body)
        answer = await self._send(
            "POST", path, write=True, content=content, headers={"content-type": "application/json"}
        )
        return self._decoded(answer, kind, write=True)

    async def ask(self, path: str, body: object, kind: type[T]) -> T:
        """POSTs ``body`` as JSON where doing it twice does no harm: silence is no unknown outcome."""
        content = msgspec.json.encode(body)
        headers = {"content-type": "application/json"}
        answer = await self._send("POST", path, write=False, content=content, headers=headers)
        return self._decoded(answer, kind, write=False)

    async def upload(
        self, url: str, fields: Mapping[str, str], data: bytes, media_type: str, filename: str
    ) -> None:
        """POSTs a file to a storage that is not Pinterest's API: no token goes there, and no limit counts.

        The body has a Content-Length; S3 refuses a chunked one.
        """
        request = self._http.build_request(
            "POST", url, data=dict(fields), files={"file": (filename, data, media_type)}
        )
        with translated_errors(write=False, host=request.url.host):
            answer = await self._http.send(request)
        if not answer.is_success:
            raise silence(write=False, why=f"the upload got status {answer.status_code}")

    async def submit(self, path: str, form: Mapping[str, str], kind: type[T]) -> T:
        """POSTs a form that may be sent again without harm (the token endpoint)."""
        answer = await self._send("POST", path, write=False, data=form)
        return self._decoded(answer, kind, write=False)

    async def remove(self, path: str) -> None:
        """DELETEs ``path``. Deleting twice does no harm, so silence is no unknown outcome."""
        await self._send("DELETE", path, write=False)

    async def _send(
        self,
        method: str,
        path: str,
        *,
        write: bool,
        query: Query = (),
        content: bytes | None = None,
        data: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        request = self._http.build_request(
            method,
            f"{self._base_url}{path}",
            params=list(query) or None,
            content=content,
            data=data,
            headers={"authorization": self._authorization, "accept": "application/json", **(headers or {})},
        )
        if self._before is not None:
            await self._before(method)
        with translated_errors(write=write, host=request.url.host):
            answer = await self._http.send(request)
        refusal: PinterestError | None = None
        try:
            check_answer(answer, write=write, secret=self._secret)
        except PinterestError as error:
            refusal = error
        self._tell(method, path, answer, refusal)
        if refusal is not None:
            raise refusal
        return answer

    def _tell(self, method: str, path: str, answer: httpx2.Response, refusal: PinterestError | None) -> None:
        limited = isinstance(refusal, PinterestRateLimitedError)
        told = Answer(
            method=method,
            path=path,
            status=answer.status_code,
            rid=answer.headers.get("x-pinterest-rid"),
            rate_limits=read_rate_limits(answer.headers),
            limited=limited,
            retry_after=refusal.retry_after if refusal is not None and limited else None,
        )
        _log.debug(
            "pinterest.request.answered",
            method=method,
            path=path,
            status=told.status,
            rid=told.rid,
            remaining=told.rate_limits.remaining,
        )
        if self._on_answer is not None:
            self._on_answer(told)

    def _decoded(self, answer: httpx2.Response, kind: type[T], *, write: bool) -> T:
        try:
            return msgspec.json.decode(answer.content, type=kind)
        except msgspec.MsgspecError:
            raise silence(
                write=write,
                why="its answer cannot be read",
                status=answer.status_code,
                rid=answer.headers.get("x-pinterest-rid"),
            ) from None
