"""``/v5/pins`` and ``/v5/boards/{board_id}/pins``."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.boards import board_in_path, own_board
from pinflow.sandbox.pinterest.gate import COMMIT_DELAY
from pinflow.sandbox.pinterest.media import LOOKS_UNTIL_READY
from pinflow.sandbox.pinterest.models import Picture, Pin, Token
from pinflow.sandbox.pinterest.pictures import SIZES, receive_picture, shown_size
from pinflow.sandbox.pinterest.refusals import (
    bad_parameter,
    json_response,
    not_permitted,
    pin_not_found,
    section_not_found,
)
from pinflow.sandbox.pinterest.stand_in import (
    authorize,
    bookmark_of,
    json_body,
    page,
    page_size_of,
    query_choices,
    query_flag,
    stand_in_of,
    timestamp,
)

Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9]+\Z")]
_CREATIVE_TYPES = (
    "REGULAR",
    "VIDEO",
    "SHOPPING",
    "CAROUSEL",
    "MAX_VIDEO",
    "SHOP_THE_PIN",
    "COLLECTION",
    "IDEA",
    "SHOWCASE",
    "QUIZ",
    "COLLAGE",
    "MAX_WIDTH_REGULAR_COLLECTION",
    "MAX_WIDTH_VIDEO_COLLECTION",
)


class ImageBase64(msgspec.Struct, frozen=True, tag_field="source_type", tag="image_base64"):
    """A picture. There is no way in by URL: the stand-in fetches nothing from anywhere."""

    content_type: Literal["image/jpeg", "image/png"]
    data: str
    is_standard: bool = True


class ImageItem(msgspec.Struct, frozen=True):
    content_type: Literal["image/jpeg", "image/png"]
    data: str
    title: str | None = None
    description: str | None = None
    link: str | None = None


class ImagesBase64(msgspec.Struct, frozen=True, tag_field="source_type", tag="multiple_image_base64"):
    """A carousel."""

    items: Annotated[list[ImageItem], msgspec.Meta(min_length=2, max_length=5)]
    index: Annotated[int, msgspec.Meta(ge=0)] = 0


class VideoId(msgspec.Struct, frozen=True, tag_field="source_type", tag="video_id"):
    """A video that was uploaded before; a cover has to be sent along."""

    media_id: Id
    cover_image_content_type: Literal["image/jpeg", "image/png"]
    cover_image_data: str
    is_standard: bool = True


class AiDisclosures(msgspec.Struct, frozen=True):
    values: Annotated[list[Literal["AI_MODIFIED", "SYNTHETIC_PERFORMER"]], msgspec.Meta(min_length=1)]


class PinCreate(msgspec.Struct, frozen=True, kw_only=True):
    board_id: Id
    media_source: ImageBase64 | ImagesBase64 | VideoId
    board_section_id: Id | None = None
    title: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    description: Annotated[str, msgspec.Meta(max_length=800)] | None = None
    alt_text: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    link: Annotated[str, msgspec.Meta(max_length=2048)] | None = None
    dominant_color: Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z")] | None = None
    ai_disclosures: AiDisclosures | msgspec.UnsetType = msgspec.UNSET
    parent_pin_id: Id | None = None
    sponsor_id: Id | None = None


async def create_pin(request: Request) -> Response:
    """Keeps the pin with its picture as received. There is no idempotency key: twice sent is twice kept."""
    token = authorize(request, "boards:read", "boards:write", "pins:read", "pins:write")
    stand_in = stand_in_of(request)
    asked = await json_body(request, PinCreate)
    if asked.sponsor_id is not None or asked.parent_pin_id is not None:
        raise not_permitted()  # closed beta, and saving other people's pins
    board = own_board(request, token, asked.board_id)
    section_id = asked.board_section_id
    if section_id is not None and stand_in.store.find_section(board.id, section_id) is None:
        raise section_not_found()
    _check_link(asked.link)
    picture, kind, parts = _receive(asked.media_source, request, token)
    delay: float = request.scope["state"][COMMIT_DELAY]
    disclosures = () if asked.ai_disclosures is msgspec.UNSET else tuple(asked.ai_disclosures.values)
    pin_id = stand_in.store.add_pin(
        picture,
        {
            "account_id": token.account_id,
            "board_id": board.id,
            "section_id": section_id,
            "title": asked.title,
            "description": asked.description,
            "alt_text": asked.alt_text,
            "link": asked.link,
            "dominant_color": asked.dominant_color or picture.dominant_color,
            "ai_disclosures": disclosures,
            "created_at": stand_in.now() + delay,
            "late": delay > 0,
        },
        kind=kind,
        parts=parts,
    )
    pin = stand_in.store.find_pin(pin_id, stand_in.now() + delay)
    assert pin is not None
    return json_response(_shape(pin, request), 201)


def _receive(
    source: ImageBase64 | ImagesBase64 | VideoId, request: Request, token: Token
) -> tuple[Picture, str, list[str]]:
    """The picture it is shown by, its kind, and what it is made of."""
    if isinstance(source, ImageBase64):
        return receive_picture(source.data, source.content_type), "image", []
    if isinstance(source, ImagesBase64):
        pictures = [receive_picture(item.data, item.content_type) for item in source.items]
        return pictures[0], "carousel", [picture.sha256 for picture in pictures]
    store = stand_in_of(request).store
    video = store.find_video(source.media_id, token.account_id, LOOKS_UNTIL_READY)
    if video is None:
        raise bad_parameter("media_source.media_id: there is no such video, or it is not ready.")
    return receive_picture(source.cover_image_data, source.cover_image_content_type), "video", [video]


def _check_link(link: str | None) -> None:
    if link is None:
        return
    try:
        parts = urlsplit(link)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in link
    except ValueError:
        good = False
    if not good:
        raise bad_parameter("link is not a valid http or https URL.")


async def get_pin(request: Request) -> Response:
    """One pin of the account."""
    token = authorize(request, "boards:read", "pins:read")
    return json_response(_shape(own_pin(request, token), request))


async def delete_pin(request: Request) -> Response:
    """Takes a pin down."""
    token = authorize(request, "boards:read", "boards:write", "pins:read", "pins:write")
    stand_in_of(request).store.delete_pin(own_pin(request, token).id)
    return Response(status_code=204)


async def list_board_pins(request: Request) -> Response:
    """The pins of a board, newest first."""
    token = authorize(request, "boards:read", "pins:read")
    return _pin_page(request, token, board_id=board_in_path(request, token).id)


async def list_section_pins(request: Request) -> Response:
    """The pins of a board's section, newest first."""
    token = authorize(request, "boards:read", "pins:read")
    board = board_in_path(request, token)
    section_id = request.path_params["section_id"]
    if stand_in_of(request).store.find_section(board.id, section_id) is None:
        raise section_not_found()
    return _pin_page(request, token, board_id=board.id, section_id=section_id)


async def list_pins(request: Request) -> Response:
    """The pins of the account over its boards, newest first, filtered as asked."""
    token = authorize(request, "boards:read", "pins:read")
    return _pin_page(request, token)


def _pin_page(
    request: Request, token: Token, *, board_id: str | None = None, section_id: str | None = None
) -> Response:
    stand_in = stand_in_of(request)
    size, before = page_size_of(request), bookmark_of(request)
    pins = stand_in.store.list_pins(
        stand_in.now(), account_id=token.account_id, board_id=board_id, section_id=section_id, before=before
    )
    found = [pin for pin in pins if _passes_filters(pin, request, over_boards=board_id is None)]
    return json_response(page(found, size, lambda pin: pin.number, lambda pin: _shape(pin, request)))


def _passes_filters(pin: Pin, request: Request, *, over_boards: bool) -> bool:
    """Whether the query's filters leave the pin in. All pins here are native and unpromoted."""
    query = request.query_params
    creative_types = query_choices(request, "creative_types", _CREATIVE_TYPES)
    if creative_types and _creative_type(pin) not in creative_types:
        return False
    if not over_boards:
        return True
    pin_filter = query_choices(
        request, "pin_filter", ("exclude_native", "exclude_repins", "has_been_promoted")
    )
    if pin_filter and pin_filter[-1] != "exclude_repins":
        return False
    privacy = _board_privacy(pin, request)
    if query_choices(request, "pin_type", ("PRIVATE",)) and privacy != "SECRET":
        return False
    if privacy == "PROTECTED" and not query_flag(request, "include_protected_pins"):
        return False
    domains = [*query.getlist("domain"), *(",".join(query.getlist("domains")).split(","))]
    wanted = {domain.lower() for domain in domains if domain}
    return not wanted or (urlsplit(pin.link or "").hostname or "") in wanted


def _board_privacy(pin: Pin, request: Request) -> str:
    board = stand_in_of(request).store.find_board(pin.board_id, 0.0)
    assert board is not None
    return board.privacy


def own_pin(request: Request, token: Token) -> Pin:
    """The pin in the path, if it is the caller's."""
    pin_id = request.path_params["pin_id"]
    if not (pin_id.isascii() and pin_id.isdigit()):
        raise bad_parameter(f"pin_id '{pin_id}' does not match '^\\d+$'.")
    stand_in = stand_in_of(request)
    pin = stand_in.store.find_pin(pin_id, stand_in.now())
    if pin is None or pin.account_id != token.account_id:
        raise pin_not_found()
    return pin


def _shape(pin: Pin, request: Request) -> dict[str, object]:
    shape: dict[str, object] = {
        "id": pin.id,
        "board_id": pin.board_id,
        "board_section_id": pin.section_id,
        "board_owner": {"username": pin.username},
        "title": pin.title,
        "description": pin.description,
        "alt_text": pin.alt_text,
        "link": pin.link,
        "dominant_color": pin.dominant_color,
        "created_at": timestamp(pin.created_at),
        "creative_type": _creative_type(pin),
        "has_been_promoted": False,
        "is_owner": True,
        "is_standard": True,
        "parent_pin_id": None,
        "media": _media(pin, str(request.base_url)),
    }
    if pin.ai_disclosures:
        shape["ai_disclosures"] = {"values": list(pin.ai_disclosures)}
    if query_flag(request, "pin_metrics"):
        shape["pin_metrics"] = None  # as in Pinterest's own sandbox: no metrics here
    return shape


def _creative_type(pin: Pin) -> str:
    return {"carousel": "CAROUSEL", "video": "VIDEO"}.get(pin.kind, "REGULAR")


def _media(pin: Pin, base: str) -> dict[str, object]:
    """Of a carousel only the first picture is kept; its items tell how many there are."""
    images = _images(pin, base)
    if pin.kind == "carousel":
        return {"media_type": "multiple_images", "items": [{"images": images} for _ in pin.parts]}
    if pin.kind == "video":
        cover = f"{base}pictures/1200x/{pin.picture_sha256}.jpg"
        return {"media_type": "video", "cover_image_url": cover, "images": images, "duration": None}
    return {"media_type": "image", "images": images}


def _images(pin: Pin, base: str) -> dict[str, object]:
    images: dict[str, object] = {}
    for size in SIZES:
        width, height = shown_size(pin.width, pin.height, size)
        url = f"{base}pictures/{size}/{pin.picture_sha256}.jpg"
        images[size] = {"width": width, "height": height, "url": url}
    return images
