"""``/v5/boards``: boards and their sections."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.models import Board, Section, Token
from pinflow.sandbox.pinterest.refusals import (
    ApiRefusal,
    bad_parameter,
    board_not_found,
    json_response,
    scope_missing,
)
from pinflow.sandbox.pinterest.stand_in import (
    authorize,
    bookmark_of,
    json_body,
    page,
    page_size_of,
    stand_in_of,
    timestamp,
)

Privacy = Literal["PUBLIC", "PROTECTED", "SECRET"]
_FILTERS: dict[str, tuple[str, ...]] = {
    "ALL": ("PUBLIC", "PROTECTED", "SECRET"),
    "PUBLIC": ("PUBLIC",),
    "PROTECTED": ("PROTECTED",),
    "SECRET": ("SECRET",),
    "PUBLIC_AND_SECRET": ("PUBLIC", "SECRET"),
}


class BoardCreate(msgspec.Struct, frozen=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=180)]
    description: Annotated[str, msgspec.Meta(max_length=500)] | None = None
    privacy: Privacy = "PUBLIC"
    is_ads_only: bool = False


class SectionCreate(msgspec.Struct, frozen=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=180)]


async def list_boards(request: Request) -> Response:
    """The account's boards; secret ones only with their own scope."""
    token = authorize(request, "boards:read")
    stand_in = stand_in_of(request)
    asked = request.query_params.get("privacy", "ALL")
    if asked not in _FILTERS:
        raise bad_parameter(f"privacy must be one of {', '.join(_FILTERS)}.")
    privacies = [privacy for privacy in _FILTERS[asked] if _may_see(token, privacy)]
    size = page_size_of(request)
    found = stand_in.store.list_boards(
        token.account_id, privacies, after=bookmark_of(request) or 0, limit=size + 1, now=stand_in.now()
    )
    base = str(request.base_url)
    return json_response(page(found, size, lambda board: board.number, lambda board: _shape(board, base)))


async def create_board(request: Request) -> Response:
    """A new board; a name the account has already is refused."""
    token = authorize(request, "boards:read", "boards:write")
    stand_in = stand_in_of(request)
    asked = await json_body(request, BoardCreate)
    name = "Ad-only Pins" if asked.is_ads_only else asked.name.strip()
    if asked.privacy == "SECRET" and "boards:write_secret" not in token.scopes:
        raise scope_missing("boards:write_secret")
    if not name:
        raise bad_parameter("name must not be blank.")
    existing = stand_in.store.list_boards(
        token.account_id, _FILTERS["ALL"], after=0, limit=-1, now=stand_in.now()
    )
    if name.casefold() in (board.name.casefold() for board in existing):
        raise ApiRefusal(400, 58, "You already have a board with this name.")
    board = stand_in.store.add_board(token.account_id, name, asked.description, asked.privacy, stand_in.now())
    return json_response(_shape(board, str(request.base_url)), 201)


async def get_board(request: Request) -> Response:
    """One board of the account."""
    token = authorize(request, "boards:read")
    return json_response(_shape(board_in_path(request, token), str(request.base_url)))


async def list_sections(request: Request) -> Response:
    """The sections of a board."""
    token = authorize(request, "boards:read")
    board = board_in_path(request, token)
    size = page_size_of(request)
    found = stand_in_of(request).store.list_sections(
        board.id, after=bookmark_of(request) or 0, limit=size + 1
    )
    return json_response(page(found, size, lambda section: section.number, _section_shape))


async def create_section(request: Request) -> Response:
    """A new section on a board."""
    token = authorize(request, "boards:read", "boards:write")
    board = board_in_path(request, token)
    asked = await json_body(request, SectionCreate)
    section = stand_in_of(request).store.add_section(board.id, asked.name)
    return json_response(_section_shape(section), 201)


def board_in_path(request: Request, token: Token) -> Board:
    """The board named in the address, if the caller owns and may see it.

    Raises:
        ApiRefusal: 400 code 1 for what is no id, 404 code 40 for a board that is not there.
    """
    board_id = request.path_params["board_id"]
    if not (board_id.isascii() and board_id.isdigit()):
        raise bad_parameter(f"board_id '{board_id}' does not match '^\\d+$'.")
    return own_board(request, token, board_id)


def own_board(request: Request, token: Token, board_id: str) -> Board:
    """The caller's board, or ApiRefusal 404 code 40."""
    stand_in = stand_in_of(request)
    board = stand_in.store.find_board(board_id, stand_in.now())
    if board is None or board.account_id != token.account_id or not _may_see(token, board.privacy):
        raise board_not_found()
    return board


def _may_see(token: Token, privacy: str) -> bool:
    return privacy != "SECRET" or "boards:read_secret" in token.scopes


def _shape(board: Board, base: str) -> dict[str, object]:
    cover = f"{base}pictures/400x300/{board.cover_sha256}.jpg" if board.cover_sha256 else None
    return {
        "id": board.id,
        "name": board.name,
        "description": board.description,
        "privacy": board.privacy,
        "owner": {"username": board.username},
        "pin_count": board.pin_count,
        "collaborator_count": 0,
        "follower_count": 0,
        "is_ads_only": board.name == "Ad-only Pins",
        "created_at": timestamp(board.created_at),
        "board_pins_modified_at": timestamp(board.modified_at or board.created_at),
        "media": {"image_cover_url": cover, "pin_thumbnail_urls": []},
    }


def _section_shape(section: Section) -> dict[str, object]:
    return {"id": section.id, "name": section.name}
