"""Makes a pin of another kind: a single picture, a carousel of two to five, or a video with a cover."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draw_anew import (
    design_and_photos,
    draw_anew,
    picture_format_of,
    plan_pictures,
    read_materials,
)
from pinflow.pins.edit_pin import record_edit, require_seen
from pinflow.pins.pin import Pin, PinId, PinKind
from pinflow.pins.queries import get_pin
from pinflow.projects.queries import get_project

VIDEO_JOB = "pins.make_video"


class VideoRequest(msgspec.Struct, frozen=True):
    """The payload of a video job: for whom, and of which version of the pin."""

    pin_id: PinId
    seen_version: int
    requested_by: Actor


async def request_video(
    session: TenantSession, jobs: JobQueue, actor: Actor, pin_id: PinId, *, seen_version: int, now: datetime
) -> JobId | None:
    """Asks the studio for the pin's video; it takes some ten seconds.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, or can no longer be changed.
    """
    require_role(actor, Role.EDITOR)
    require_seen(await get_pin(session, pin_id), seen_version)
    await record_audit(session, actor, "video.requested", "pin", pin_id, now)
    return await jobs.enqueue(
        session,
        VIDEO_JOB,
        VideoRequest(pin_id, seen_version, actor),
        tenant_id=session.tenant_id,
        dedupe_key=f"{VIDEO_JOB}:{pin_id}",
    )


async def convert_pin(
    tools: DraftTools,
    blobs: BlobStore,
    actor: Actor,
    pin_id: PinId,
    kind: PinKind,
    *,
    seen_version: int,
    now: datetime,
) -> Pin:
    """Draws what the kind needs and puts the pin in review; an approval is void, its bytes are others.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, or can no longer be changed.
        InvalidInputError: ``pins.same_kind``, ``pins.too_few_points``, or the renderer refuses it.
        ExternalError: ``pins.video_library_missing``.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        require_seen(before, seen_version)
        project = await get_project(session, before.project_id)
        materials = await read_materials(session, tools, before, project)
    if kind is before.kind and kind is not PinKind.VIDEO:
        raise InvalidInputError("pins.same_kind", f"This pin is {_named(kind)} already.")
    plain = msgspec.structs.replace(
        before,
        kind=PinKind.CAROUSEL if kind is PinKind.CAROUSEL else PinKind.IMAGE,
        slides=(),
        video_sha256=None,
        video_size=None,
        video_seconds=None,
        scenes=(),
        scene_bits=(),
    )
    kept = picture_format_of(before)
    after = await draw_anew(tools, blobs, plain, materials, now, picture_format=kept)
    if kind is PinKind.VIDEO:
        design, photos = await design_and_photos(tools, blobs, plain, materials, picture_format=kept)
        # A film has the same photos in each scene.
        scenes = plan_pictures(tools, design, photos[:1], materials.source)
        video = await tools.studio.film([scene.design for scene in scenes], photos)
        after = msgspec.structs.replace(
            after,
            kind=kind,
            video_sha256=await blobs.put(video.data, video.media_type, now),
            video_size=len(video.data),
            video_seconds=video.seconds,
            scenes=video.scenes,
            scene_bits=video.scene_bits,
        )
    return await record_edit(tools, actor, before, after, project, now, fields=["kind"])


def _named(kind: PinKind) -> str:
    return {PinKind.IMAGE: "a single picture", PinKind.CAROUSEL: "a carousel", PinKind.VIDEO: "a video"}[kind]
