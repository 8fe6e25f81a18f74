"""What the stand-in answers, by Pinterest's official description, when nothing goes wrong."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, TypeVar
from urllib.parse import parse_qs, urlsplit

import msgspec

from pinflow.sandbox.chaos.world import Account, Board, StandingPin, World, sha256_of, whole_seconds

T = TypeVar("T")
# Fewer than anybody asks for: every list of more has pages, and each page can fail.
PAGE = 3
_Id = Annotated[str, msgspec.Meta(pattern=r"^[0-9]+\Z")]
_MAGIC = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """``path`` without the query, header names in small letters."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    def parameter(self, name: str) -> str | None:
        values = parse_qs(self.query).get(name)
        return values[0] if values else None


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """``late_seconds``: how long it is held back. ``cut``: it breaks off in the middle."""

    status: int
    body: object = None
    headers: Mapping[str, str] = {}
    late_seconds: float = 0.0
    cut: bool = False


class Refusal(Exception):  # noqa: N818 - Pinterest's answer, not a fault of this program
    """Becomes the answer; ``code`` is Pinterest's number."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.answer = Answer(status=status, body={"code": code, "message": message})


OUR_END = Answer(status=500, body={"code": 2787, "message": "Something went wrong on our end. Sorry!"})
BAD_GATEWAY = Answer(status=502, body=None)
LIMITED = {"code": 8, "message": "You have exceeded your rate limit. Try again later."}


class ImageBase64(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="source_type", tag="image_base64"
):
    content_type: Literal["image/jpeg", "image/png"]
    data: str
    is_standard: bool = True


class ImagePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    content_type: Literal["image/jpeg", "image/png"]
    data: str
    title: str | None = None
    description: str | None = None
    link: str | None = None


class ImagesBase64(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    tag_field="source_type",
    tag="multiple_image_base64",
):
    items: Annotated[list[ImagePart], msgspec.Meta(min_length=2, max_length=5)]
    index: int = 0


class Video(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="source_type", tag="video_id"):
    media_id: _Id
    cover_image_url: str | None = None
    cover_image_content_type: str | None = None
    cover_image_data: str | None = None
    cover_image_key_frame_time: float | None = None
    is_standard: bool = True


class Disclosures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    values: Annotated[list[Literal["AI_MODIFIED", "SYNTHETIC_PERFORMER"]], msgspec.Meta(min_length=1)]


# A field that the description does not name is a fault of who sends it, though Pinterest may ignore it.
class PinCreate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    board_id: _Id
    media_source: ImageBase64 | ImagesBase64 | Video
    board_section_id: _Id | None = None
    title: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    description: Annotated[str, msgspec.Meta(max_length=800)] | None = None
    alt_text: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    link: Annotated[str, msgspec.Meta(max_length=2048)] | None = None
    dominant_color: Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}\Z")] | None = None
    ai_disclosures: Disclosures | None = None


class BoardCreate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=180)]
    description: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    privacy: Literal["PUBLIC", "PROTECTED", "SECRET"] = "PUBLIC"


class MediaCreate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    media_type: Literal["video"]


def read_body(request: Request, kind: type[T]) -> T:
    """The JSON body.

    Raises:
        Refusal: 400 code 1.
    """
    try:
        return msgspec.json.decode(request.body, type=kind)
    except msgspec.MsgspecError as error:
        raise Refusal(400, 1, f"Invalid request: {error}") from None


def new_pin(world: World, account: Account, request: Request, now: float) -> StandingPin:
    """The pin that a request asks for; it is not taken yet.

    Raises:
        Refusal: the request is not one that Pinterest would carry out.
    """
    asked = read_body(request, PinCreate)
    board = world.board_of(account, asked.board_id)
    if board is None:
        raise Refusal(404, 40, "Board not found.")
    link = asked.link
    if link is not None and urlsplit(link).scheme not in ("http", "https"):
        raise Refusal(400, 1, "link is not a valid http or https URL.")
    return StandingPin(
        id=world.new_id(),
        account_id=account.id,
        board_id=board.id,
        section_id=asked.board_section_id,
        title=asked.title,
        description=asked.description,
        alt_text=asked.alt_text,
        link=link,
        dominant_color=asked.dominant_color,
        ai_disclosures=list(asked.ai_disclosures.values) if asked.ai_disclosures else [],
        picture_sha256=_picture(world, asked.media_source),
        width=600,
        height=900,
        taken_at=now,
        stands_at=now,
    )


def _picture(world: World, source: ImageBase64 | ImagesBase64 | Video) -> str:
    if isinstance(source, Video):
        if not world.media.get(source.media_id):
            raise Refusal(400, 1, "The video has not been uploaded.")
        return sha256_of(source.media_id.encode())
    first = source if isinstance(source, ImageBase64) else source.items[0]
    try:
        data = base64.b64decode(first.data, validate=True)
    except binascii.Error:
        raise Refusal(400, 235, "The picture cannot be decoded.") from None
    if not data.startswith(_MAGIC[first.content_type]):
        raise Refusal(400, 235, "The picture is broken.")
    return sha256_of(data)


def pin_shape(pin: StandingPin, account: Account) -> dict[str, object]:
    shape: dict[str, object] = {
        "id": pin.id,
        "board_id": pin.board_id,
        "board_section_id": pin.section_id,
        "board_owner": {"username": account.username},
        "title": pin.title,
        "description": pin.description,
        "alt_text": pin.alt_text,
        "link": pin.link,
        "dominant_color": pin.dominant_color or "#6E7874",
        "created_at": whole_seconds(pin.stands_at),
        "creative_type": "REGULAR",
        "has_been_promoted": False,
        "is_owner": True,
        "is_standard": True,
        "parent_pin_id": None,
        "media": {
            "media_type": "image",
            "images": {
                "600x": {
                    "width": pin.width,
                    "height": pin.height,
                    "url": f"http://127.0.0.1/pictures/{pin.picture_sha256}.jpg",
                }
            },
        },
    }
    if pin.ai_disclosures:
        shape["ai_disclosures"] = {"values": pin.ai_disclosures}
    return shape


def board_shape(board: Board, account: Account) -> dict[str, object]:
    return {
        "id": board.id,
        "name": board.name,
        "description": "",
        "privacy": "PUBLIC",
        "owner": {"username": account.username},
        "created_at": "2026-01-01T00:00:00Z",
        "board_pins_modified_at": "2026-01-01T00:00:00Z",
        "pin_count": len(board.pins),
        "follower_count": 0,
        "collaborator_count": 0,
        "is_ads_only": False,
    }


def account_shape(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "username": account.username,
        "account_type": "BUSINESS",
        "business_name": account.username,
        "about": "",
        "profile_image": "http://127.0.0.1/profile.svg",
        "website_url": "",
        "board_count": len(account.boards),
        "pin_count": account.standing,
        "follower_count": 0,
        "following_count": 0,
        "monthly_views": 0,
    }


def page_of(items: Sequence[object], request: Request) -> Answer:
    """A page, and where the next one begins.

    Raises:
        Refusal: a page size or bookmark that is none.
    """
    size, bookmark = request.parameter("page_size") or "25", request.parameter("bookmark") or "0"
    if not size.isdigit() or not 1 <= int(size) <= 250 or not bookmark.isdigit():
        raise Refusal(400, 1, "page_size must be from 1 to 250, and bookmark one of ours.")
    first = int(bookmark)
    after = first + min(PAGE, int(size))
    return Answer(
        status=200,
        body={"items": items[first:after], "bookmark": str(after) if after < len(items) else None},
    )
