"""Adds a pin whose pictures and link a person brings. Like every pin it waits for review and the rules.

A JPEG or PNG goes out byte for byte; another kind, which Pinterest does not take, becomes a JPEG first. The
link goes out as it was given: no marker is put into an address that is not ours. How such a pin is found
again on Pinterest: docs/decisions/0012-links-that-people-bring.md.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import cv2
import msgspec
import numpy as np

from pinflow.accounts.models import Account, AccountId
from pinflow.accounts.queries import get_account
from pinflow.accounts.require_board import BoardCheck
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.pins.build_link import canonical_destination, new_marker
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import get_media
from pinflow.pins.media.read_ai_mark import read_ai_mark
from pinflow.pins.picture_source import disclosures_after
from pinflow.pins.pin import LIBRARY, Pin, PinId, PinKind, PinOrigin, PinState, Slide
from pinflow.pins.queries import get_pin, insert_pin, update_findings
from pinflow.pins.read_video import read_seconds
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.renderers.decode_photo import check_area, decode_photo, with_alpha
from pinflow.pins.renderers.encode_picture import dominant_colour, encode_picture
from pinflow.pins.renderers.flatten_photo import flatten_photo
from pinflow.pins.renderers.read_header import read_header
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.similar.picture_bits import picture_bits
from pinflow.projects.create_project import create_project
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project, list_projects

MAX_PICTURE_BYTES, MAX_VIDEO_BYTES = 20_000_000, 200_000_000
MOST_PICTURES = 5
# What Pinterest takes.
PUBLISHED = ("image/jpeg", "image/png")
_WHITE = (255, 255, 255)
FIRST_PROJECT, FIRST_MARKETPLACE = "My pins", "amazon.com"
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+(?:[/?#]\S*)?", re.IGNORECASE)
_BOARD = re.compile(r"[0-9]{1,40}")


class BroughtPin(msgspec.Struct, frozen=True, kw_only=True):
    """What a person brings. Two to five ``pictures`` make a carousel; with a ``video`` the one is its cover.

    ``media_id``: the library's picture, in place of files.
    ``project_id`` None: the only project there is; where there is none yet, a first one is made.
    """

    account_id: AccountId
    board_id: str
    title: str
    link: str
    pictures: tuple[bytes, ...] = ()
    media_id: UUID | None = None
    description: str = ""
    alt_text: str = ""
    board_section_id: str | None = None
    video: bytes | None = None
    ai_disclosures: tuple[str, ...] = ()
    project_id: ProjectId | None = None

    def __repr__(self) -> str:
        return f"BroughtPin(title={self.title!r})"


class _Seen(msgspec.Struct, frozen=True):
    """A picture's file as it goes out, and what it says of itself."""

    data: bytes
    media_type: str
    width: int
    height: int
    dominant_color: str
    bits: int | None
    says_ai: bool


async def add_pin(
    database: Database,
    blobs: BlobStore,
    boards: BoardCheck,
    actor: Actor,
    brought: BroughtPin,
    now: datetime,
) -> Pin:
    """Stores the pin; it is in review, and blocked if a rule says so.

    Raises:
        ForbiddenError: the actor is a viewer, or no admin where the first project has to be made.
        NotFoundError: no such account, project or library picture; the account surely has no such board.
        InvalidInputError: a value will not do, or a file is no picture or video that Pinterest takes.
    """
    require_role(actor, Role.EDITOR)
    brought = _checked(brought)
    # Before a first project is made, which a refused board would leave behind.
    await boards.require(actor.tenant_id, brought.account_id, brought.board_id, now)
    async with database.tenant_session(actor.tenant_id) as session:
        account = await get_account(session, brought.account_id)
        project = await _project_of(session, actor, brought.project_id, account, now)
        media = None if brought.media_id is None else await get_media(session, brought.media_id)
    files = brought.pictures if media is None else ((await blobs.get(media.sha256)).data,)
    seen = [await asyncio.to_thread(_look_at, data) for data in files]
    pin = await _made(blobs, actor, brought, project, seen, media, now)
    async with database.tenant_session(actor.tenant_id) as session:
        await insert_pin(session, pin)
        findings = await recheck_pin(session, pin, project, now)
        await update_findings(session, pin.id, findings, is_blocked(findings))
        await record_audit(session, actor, "pin.added", "pin", pin.id, now, account=account.name)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
        return await get_pin(session, pin.id)


async def _project_of(
    session: TenantSession, actor: Actor, project_id: ProjectId | None, account: Account, now: datetime
) -> Project:
    if project_id is not None:
        return await get_project(session, project_id)
    projects = await list_projects(session)
    if not projects:
        return await create_project(
            session,
            actor,
            name=FIRST_PROJECT,
            marketplace=FIRST_MARKETPLACE,
            time_zone=account.time_zone,
            now=now,
        )
    if len(projects) > 1:
        names = ", ".join(f"“{project.name}”" for project in projects)
        raise InvalidInputError(
            "pins.which_project", f"Say for which project the pin is: {names}.", field="project_id"
        )
    return projects[0]


def _checked(brought: BroughtPin) -> BroughtPin:
    title, link = brought.title.strip(), brought.link.strip()
    if not title:
        raise InvalidInputError("pins.no_title", "Give the pin a title.", field="title")
    if not _WEB_ADDRESS.fullmatch(link):
        raise InvalidInputError(
            "pins.bad_link",
            "Give the full web address of the page this pin leads to, such as https://example.org/mugs.",
            field="link",
        )
    if not _BOARD.fullmatch(brought.board_id):
        raise InvalidInputError(
            "pins.bad_board",
            "A board is named by its id, a number: see pinflow board list.",
            field="board_id",
        )
    if brought.media_id is not None and brought.pictures:
        raise InvalidInputError(
            "pins.picture_twice", "Give a file or a picture of the library, not both.", field="image"
        )
    pictures = 1 if brought.media_id is not None else len(brought.pictures)
    if not 1 <= pictures <= MOST_PICTURES:
        raise InvalidInputError(
            "pins.picture_count",
            f"Give one picture, two to {MOST_PICTURES} for a carousel, or one of the library.",
            field="image",
        )
    if brought.video is not None:
        _check_video(brought.video, pictures)
    return msgspec.structs.replace(
        brought,
        title=title,
        link=link,
        description=brought.description.strip(),
        alt_text=brought.alt_text.strip(),
        board_section_id=brought.board_section_id or None,
    )


def _check_video(video: bytes, pictures: int) -> None:
    if pictures != 1:
        raise InvalidInputError(
            "pins.one_cover", "A video has one picture, which is its cover.", field="image"
        )
    if len(video) > MAX_VIDEO_BYTES:
        raise InvalidInputError(
            "pins.video_too_large",
            f"This video has more than {MAX_VIDEO_BYTES // 1_000_000} MB. Save it smaller.",
            field="video",
        )


def _look_at(data: bytes) -> _Seen:
    if len(data) > MAX_PICTURE_BYTES:
        raise InvalidInputError(
            "pins.picture_too_large",
            f"This picture has more than {MAX_PICTURE_BYTES // 1_000_000} MB. Save it smaller.",
            field="image",
        )
    try:
        header = read_header(data)
    except InvalidInputError as error:
        raise InvalidInputError(
            error.code,
            "This file is empty or no picture that can be read. Pinterest takes JPEG and PNG.",
            field="image",
        ) from error
    try:
        check_area(header)
    except InvalidInputError as error:
        raise InvalidInputError(error.code, error.message, field="image") from error
    # Before it becomes another file, which says nothing of it any more.
    says_ai = read_ai_mark(data)
    if header.media_type not in PUBLISHED:
        data = _as_jpeg(data)
        header = read_header(data)
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if decoded is None:
        raise InvalidInputError("pins.photo_unreadable", "This picture cannot be read.", field="image")
    pixels = np.asarray(cv2.cvtColor(decoded, cv2.COLOR_BGR2RGBA), np.uint8)
    # Sampled at every tenth pixel: a tiny picture needs more of them.
    if min(pixels.shape[:2]) < 200:
        pixels = np.asarray(cv2.resize(pixels, (200, 200), interpolation=cv2.INTER_NEAREST), np.uint8)
    return _Seen(
        data,
        header.media_type,
        *header.upright,
        dominant_colour(pixels),
        # All plain pictures have the fingerprint 0: it says nothing about likeness.
        picture_bits(data) or None,
        says_ai,
    )


def _as_jpeg(data: bytes) -> bytes:
    """A picture of a kind that Pinterest does not take, upright and in sRGB; what is clear in it is white."""
    try:
        photo = decode_photo(data)
    except InvalidInputError as error:
        too_small = error.code == "pins.photo_too_small"
        message = error.message if too_small else "This picture cannot be read. Save it as JPEG or PNG."
        raise InvalidInputError(error.code, message, field="image") from error
    return encode_picture(with_alpha(flatten_photo(photo.pixels, _WHITE)), most_bytes=MAX_PICTURE_BYTES)


async def _made(
    blobs: BlobStore,
    actor: Actor,
    brought: BroughtPin,
    project: Project,
    seen: Sequence[_Seen],
    media: Media | None,
    now: datetime,
) -> Pin:
    # Before anything is kept: a file that is no video is refused here.
    video_seconds = None if brought.video is None else read_seconds(brought.video)
    stored = [await blobs.put(look.data, look.media_type, now) for look in seen]
    says_ai = any(look.says_ai for look in seen) or (media is not None and media.made_with_ai)
    if brought.video is not None:
        says_ai = says_ai or read_ai_mark(brought.video)
    first, kind = seen[0], PinKind.CAROUSEL if len(seen) > 1 else PinKind.IMAGE
    video_sha256 = None
    if brought.video is not None:
        kind, video_sha256 = PinKind.VIDEO, await blobs.put(brought.video, "video/mp4", now)
    slides = tuple(
        Slide(
            sha256=sha256.hex(),
            media_type=look.media_type,
            width=look.width,
            height=look.height,
            size=len(look.data),
            text_boxes=(),
            picture_bits=look.bits,
        )
        for sha256, look in zip(stored, seen, strict=True)
    )
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=actor.tenant_id,
        project_id=project.id,
        opportunity_id=None,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=brought.account_id,
        board_id=brought.board_id,
        board_section_id=brought.board_section_id,
        title=brought.title,
        description=brought.description,
        alt_text=brought.alt_text,
        link=brought.link,
        destination=brought.link,
        canonical_link=canonical_destination(brought.link),
        marker=new_marker(),
        ai_disclosures=disclosures_after(tuple(dict.fromkeys(brought.ai_disclosures)), False, says_ai),
        picture_made_with_ai=says_ai,
        picture_sha256=stored[0],
        picture_media_type=first.media_type,
        picture_width=first.width,
        picture_height=first.height,
        picture_size=len(first.data),
        picture_uses_marketplace_photo=False,
        dominant_color=first.dominant_color,
        text_boxes=(),
        template="",
        hook="",
        writer=actor.name,
        headline="",
        kicker="",
        points=(),
        disclosure="",
        findings=(),
        payload_hash="",
        marketplace=project.marketplace,
        asin="",
        product_title="",
        category="",
        origin=PinOrigin.ADDED,
        kind=kind,
        slides=slides if kind is PinKind.CAROUSEL else (),
        video_sha256=video_sha256,
        video_size=None if brought.video is None else len(brought.video),
        video_seconds=video_seconds,
        picture_bits=first.bits,
        picture_source="own" if media is None else LIBRARY,
        media_id=None if media is None else media.id,
        created_at=now,
        updated_at=now,
    )
    return msgspec.structs.replace(pin, payload_hash=pin.payload().hash())
