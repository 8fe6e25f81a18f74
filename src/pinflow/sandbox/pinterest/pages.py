"""What a person sees: accounts, boards and pins as pictures. A plain design of its own."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pinflow.sandbox.pinterest.pictures import SIZES, resized
from pinflow.sandbox.pinterest.stand_in import stand_in_of

_PRIVACIES = ("PUBLIC", "PROTECTED", "SECRET")
_templates = jinja2.Environment(
    loader=jinja2.PackageLoader("pinflow.sandbox.pinterest"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _for_people(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%d %b %Y, %H:%M UTC")


_templates.filters["time"] = _for_people
# No script runs here and nothing is loaded from elsewhere, whatever a pin's text holds.
_PAGE_HEADERS = {
    "content-security-policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
    "referrer-policy": "no-referrer",
}
_IMMUTABLE = {"cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff"}


def html_page(template: str, status: int = 200, **values: object) -> Response:
    """A page of the stand-in."""
    text = _templates.get_template(template).render(**values)
    return HTMLResponse(text, status, headers=_PAGE_HEADERS)


async def show_everything(request: Request) -> Response:
    """``/``: every account with its boards and their pins."""
    stand_in = stand_in_of(request)
    now = stand_in.now()
    accounts = []
    for account in stand_in.store.list_accounts():
        boards = stand_in.store.list_boards(account.id, _PRIVACIES, after=0, limit=-1, now=now)
        accounts.append(
            (account, [(board, stand_in.store.list_pins(now, board_id=board.id)) for board in boards])
        )
    return html_page("everything.html", accounts=accounts, now=now)


async def show_pin(request: Request) -> Response:
    """``/pin/<id>``: one pin as its viewer would see it."""
    stand_in = stand_in_of(request)
    now = stand_in.now()
    pin = stand_in.store.find_pin(request.path_params["pin_id"], now)
    if pin is None:
        return html_page("not_there.html", 404, now=now)
    board = stand_in.store.find_board(pin.board_id, now)
    return html_page("pin.html", pin=pin, board=board, now=now)


async def show_picture(request: Request) -> Response:
    """``/pictures/<size>/<sha256>.jpg``; the size ``original`` gives the bytes that were received."""
    size, sha256 = request.path_params["size"], request.path_params["sha256"]
    picture = stand_in_of(request).store.find_picture(sha256)
    if picture is None or (size != "original" and size not in SIZES):
        return Response(status_code=404)
    if size == "original":
        return Response(picture.data, media_type=picture.media_type, headers=_IMMUTABLE)
    return Response(resized(picture, size), media_type="image/jpeg", headers=_IMMUTABLE)


async def show_profile_image(request: Request) -> Response:
    """A monogram on a colour of the account's own."""
    username = request.path_params["username"]
    hue = hashlib.sha256(username.encode()).digest()[0] * 360 // 256
    svg = _templates.get_template("profile.svg").render(letter=username[:1].upper(), hue=hue)
    return Response(svg, media_type="image/svg+xml", headers=_IMMUTABLE)
