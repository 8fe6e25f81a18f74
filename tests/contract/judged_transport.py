"""Puts the judge around a client: no request leaves and no reply arrives that the description forbids."""

from __future__ import annotations

import httpx2

from tests.contract.judge import Judge, Reply, Request, Violation, is_judged, judged


class ContractBrokenError(AssertionError):
    """A request or reply that Pinterest's description does not allow."""


class JudgedTransport(httpx2.AsyncBaseTransport):
    """Wraps the transport of a client. ``violations`` keeps all, should the error be swallowed.

    ``only_replies`` lets bad requests through, to see that a server refuses them in the described form.
    ``broken_replies`` is for answers that are outside the contract on purpose: one that is not fails.
    """

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        judge: Judge,
        *,
        only_replies: bool = False,
        broken_replies: bool = False,
    ) -> None:
        self._inner = inner
        self._judge = judge
        self._only_replies = only_replies
        self._broken_replies = broken_replies
        self.violations: list[Violation] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        if not is_judged(path):
            return await self._inner.handle_async_request(request)
        asked = Request(
            method=request.method,
            path=path,
            query=query,
            headers=request.headers.multi_items(),
            body=await request.aread(),
        )
        if not self._only_replies:
            self._refuse_if(judged(self._judge, self.violations.append, asked))
        answer = await self._inner.handle_async_request(request)
        reply = Reply(
            status=answer.status_code, headers=answer.headers.multi_items(), body=await answer.aread()
        )
        if not self._broken_replies:
            self._refuse_if(judged(self._judge, self.violations.append, asked, reply))
        elif not self._judge.reply_problems(asked, reply):
            raise ContractBrokenError("this reply is marked as outside the contract, which allows it")
        return answer

    def _refuse_if(self, problems: tuple[str, ...]) -> None:
        if problems:
            raise ContractBrokenError("; ".join(problems))

    async def aclose(self) -> None:
        await self._inner.aclose()
