"""Lets a connection die without an answer, as networks do."""

from __future__ import annotations

from starlette.types import Receive, Send


async def drop_connection(receive: Receive, send: Send) -> None:
    """Ends the client's connection before a byte of an answer.

    ASGI has no word for it, but uvicorn's request cycle, whose method ``receive`` is, holds the socket's
    transport. Under another server the answer breaks off after its head instead, which the client also
    sees as a failure of the transport.
    """
    cycle = getattr(receive, "__self__", None)
    abort = getattr(getattr(cycle, "transport", None), "abort", None)
    if abort is not None:
        abort()
        while (await receive())["type"] != "http.disconnect":
            pass
        return
    await send({"type": "http.response.start", "status": 500, "headers": [(b"content-length", b"1000000")]})
    await send({"type": "http.response.body", "body": b"{", "more_body": True})
    raise ConnectionResetError("the stand-in was told to drop this connection")
