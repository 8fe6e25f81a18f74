"""Calls the stand-in inside the test's process, its replies judged."""

from __future__ import annotations

import base64
from typing import Any, Self

import httpx2
import pytest

from tests.contract.judge import DESCRIPTION, official_judge
from tests.contract.judged_transport import JudgedTransport
from tests.contract.pictures import jpeg


class Caller:
    """Calls the stand-in as one of its accounts, with whatever a test likes to send."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self.http = http
        self.account: dict[str, Any] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    @property
    def board_id(self) -> str:
        return str(self.account["boards"][0]["id"])

    async def control(self, method: str, path: str, body: object = None) -> httpx2.Response:
        return await self.http.request(method, f"/_sandbox{path}", json=body)

    async def api(
        self, method: str, path: str, *, token: str | None = None, **kwargs: Any
    ) -> httpx2.Response:
        headers = {"authorization": f"Bearer {token or self.account['access_token']}"}
        return await self.http.request(method, f"/v5{path}", headers=headers, **kwargs)

    async def create_pin(self, *, token: str | None = None, **changes: object) -> httpx2.Response:
        """POSTs a good pin with ``changes``; ``...`` leaves a field out."""
        body = {**self.good_pin(), **changes}
        return await self.api(
            "POST", "/pins", token=token, json={name: v for name, v in body.items() if v is not ...}
        )

    def good_pin(self) -> dict[str, object]:
        return {
            "board_id": self.board_id,
            "title": "A kettle",
            "description": "#ad A kettle that sings.",
            "alt_text": "A kettle on a stove",
            "link": "https://example.com/kettle?pf=k1",
            "media_source": media_source(jpeg(400, 600)),
        }


def media_source(picture: bytes, content_type: str = "image/jpeg", prefix: str = "") -> dict[str, str]:
    data = prefix + base64.b64encode(picture).decode()
    return {"source_type": "image_base64", "content_type": content_type, "data": data}


def caller_of(app: Any) -> Caller:
    transport = judged_replies(httpx2.ASGITransport(app=app))
    return Caller(httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1"))


def judged_replies(inside: httpx2.ASGITransport) -> JudgedTransport:
    """For bad requests as well: the stand-in refuses them in the described form."""
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    return JudgedTransport(inside, official_judge(), only_replies=True)
