"""A marketplace on loopback that serves saved real pages, and pictures of our own making."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_PICTURE_HOST = re.compile(
    rb"https?://[a-z0-9.-]+\.(?:media-amazon|ssl-images-amazon|images-amazon)\.com(?=/images/)"
)


class RealShop:
    """``pages``: what stands at which path; ``.app`` serves them.

    Picture addresses in the pages lead here instead of to the real hosts: a test asks nobody outside. Every
    third picture is missing, as some always are.
    """

    def __init__(self, pages: Mapping[str, Path]) -> None:
        self._pages = {path: file.read_bytes() for path, file in pages.items()}
        self.asked: list[str] = []
        self.app = Starlette(routes=[Route("/{path:path}", self._answer)])

    def pictures_asked(self) -> set[str]:
        return {path for path in self.asked if path.startswith("/images/")}

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked.append(path)
        if path == "/robots.txt":
            return PlainTextResponse("User-agent: *\nDisallow: /gp/cart\n")
        if path.startswith("/images/"):
            if is_missing(path):
                return PlainTextResponse("Not Found", 404)
            return Response(draw_photo(path), media_type="image/jpeg")
        page = self._pages.get(path)
        if page is None:
            return PlainTextResponse("Not Found", 404)
        here = f"{request.url.scheme}://{request.url.netloc}".encode()
        return Response(_PICTURE_HOST.sub(here, page), media_type="text/html")


def is_missing(path: str) -> bool:
    """Whether the picture at ``path`` cannot be had."""
    return hashlib.sha256(path.encode()).digest()[0] % 3 == 0


def draw_photo(path: str) -> bytes:
    """A JPEG that looks a little like a product on white, different for every path."""
    noise = np.random.default_rng(int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "big"))
    picture = np.full((800, 800, 3), 255, np.uint8)
    color = [int(value) for value in noise.integers(20, 200, 3)]
    cv2.ellipse(picture, (400, 420), (260, 300), 0, 0, 360, color, -1)
    cv2.rectangle(picture, (330, 300), (470, 560), [255 - value for value in color], -1)
    done, data = cv2.imencode(".jpg", picture)
    assert done
    return data.tobytes()
