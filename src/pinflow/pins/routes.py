"""Pins over the API: drafts, review, pictures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from fastapi import APIRouter, Body, File, Form, Path, Query, Request, Response, UploadFile

from pinflow.accounts.models import AccountId
from pinflow.accounts.require_board import BoardCheck
from pinflow.identity.acting import Who
from pinflow.kit.api_models import Job, PathId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.pins import schemas
from pinflow.pins.add_pin import MAX_PICTURE_BYTES, MAX_VIDEO_BYTES, MOST_PICTURES, BroughtPin, add_pin
from pinflow.pins.approve_pin import approve_pin, reject_pin, retry_pin, take_back
from pinflow.pins.convert_pin import convert_pin, request_video
from pinflow.pins.draft_several import draft_several
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draft_variants import draft_variants
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.fix_pin import fix_pin
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.preview_hooks import preview_hooks_of_opportunity, preview_hooks_of_pin
from pinflow.pins.preview_pin import DrawnFields, preview_pin
from pinflow.pins.queries import find_open_pin_of_opportunity, get_pin, list_pins
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.refresh_findings import refresh_findings
from pinflow.pins.request_draft import request_draft, require_choice
from pinflow.pins.restore_version import restore_version
from pinflow.pins.rewrite_pin import rewrite_pin
from pinflow.pins.show_pins import show_pins
from pinflow.projects.models import ProjectId
from pinflow.research.opportunity import OpportunityId


@dataclasses.dataclass(frozen=True)
class Pictures:
    """The pictures of a tenant."""

    of: Callable[[TenantId], BlobStore]


ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
ProvidedTools = Annotated[DraftTools, provided(DraftTools)]
ProvidedBoards = Annotated[BoardCheck, provided(BoardCheck)]
ProvidedPictures = Annotated[Pictures, provided(Pictures)]
Sha256Hex = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="The picture's SHA-256.")]
router = APIRouter()


async def _show(session: TenantSession, pin: Pin) -> schemas.Pin:
    return (await show_pins(session, [pin]))[0]


def _read_states(state: str | None) -> list[PinState]:
    try:
        return [PinState(word.strip()) for word in (state or "").split(",") if word.strip()]
    except ValueError:
        raise InvalidInputError(
            "pins.unknown_state", f"A state is one of {', '.join(PinState)}.", field="state"
        ) from None


@router.get("/pins", tags=["pins"], summary="Pins, newest first", name="list_pins")
async def list_some(
    who: Who,
    state: Annotated[str | None, Query(description="States, separated by commas.", max_length=200)] = None,
    project_id: UUID | None = None,
    id_part: Annotated[
        str | None,
        Query(description="How the id begins or ends, as people name a pin.", pattern="^[0-9a-f-]{4,36}$"),
    ] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.PinPage:
    """Pins in these states, or all."""
    async with who.read() as session:
        rows = await list_pins(
            session,
            states=_read_states(state),
            project_id=project_id,
            id_part=id_part,
            before=decode_cursor(cursor, tuple[datetime, UUID]),
            limit=limit + 1,
        )
        page, following = split_page(rows, limit, lambda row: (row.created_at, row.id))
        return schemas.PinPage(items=await show_pins(session, page), next_cursor=following)


@router.post("/pins", tags=["pins"], summary="Add a pin of your own", status_code=201, name="add_pin")
async def add(
    who: Who,
    pictures: ProvidedPictures,
    boards: ProvidedBoards,
    account_id: Annotated[UUID, Form()],
    board_id: Annotated[str, Form(max_length=40)],
    title: Annotated[str, Form(max_length=500)],
    link: Annotated[str, Form(max_length=4000, description="Goes out exactly as given.")],
    image: Annotated[
        list[UploadFile],
        File(
            description="JPEG or PNG, sent as it is; a WebP or AVIF becomes a JPEG. Two to five make a "
            "carousel; with a video, its cover.",
            max_length=MOST_PICTURES,
        ),
    ] = [],  # noqa: B006
    media_id: Annotated[UUID | None, Form(description="The library's picture, in place of a file.")] = None,
    description: Annotated[str, Form(max_length=5000)] = "",
    alt_text: Annotated[str, Form(max_length=5000)] = "",
    section_id: Annotated[str | None, Form(max_length=40)] = None,
    ai_disclosures: Annotated[list[Literal["AI_MODIFIED", "SYNTHETIC_PERFORMER"]], Form()] = [],  # noqa: B006
    project_id: Annotated[UUID | None, Form(description="Left out: the only project.")] = None,
    video: Annotated[UploadFile | None, File(description="MP4, M4V or MOV.")] = None,
) -> schemas.Pin:
    """A pin with pictures and a link that you bring. It waits for review like every pin."""
    brought = BroughtPin(
        account_id=AccountId(account_id),
        board_id=board_id,
        pictures=tuple([await file.read(MAX_PICTURE_BYTES + 1) for file in image]),
        media_id=media_id,
        title=title,
        link=link,
        description=description,
        alt_text=alt_text,
        board_section_id=section_id,
        video=None if video is None else await video.read(MAX_VIDEO_BYTES + 1),
        ai_disclosures=tuple(ai_disclosures),
        project_id=None if project_id is None else ProjectId(project_id),
    )
    pin = await add_pin(who.database, pictures.of(who.tenant_id), boards, who.actor, brought, who.now)
    async with who.read() as session:
        return await _show(session, pin)


@router.get("/pins/{id}", tags=["pins"], summary="A pin", name="get_pin")
async def show_pin(pin_id: PathId, who: Who) -> schemas.Pin:
    """A pin as it stands."""
    async with who.read() as session:
        return await _show(session, await get_pin(session, PinId(pin_id)))


@router.patch("/pins/{id}", tags=["pins"], summary="Edit a pin", name="edit_pin")
async def change_pin(
    pin_id: PathId, body: schemas.PinChange, who: Who, tools: ProvidedTools, pictures: ProvidedPictures
) -> schemas.Pin:
    """Changes what is sent, voids the approval, draws the picture anew if its texts change, checks again."""
    fields = body.sent(besides=frozenset({"version"}))
    if "section_id" in fields:
        fields["board_section_id"] = fields.pop("section_id")
    if "link" in fields:
        fields["link"] = fields["link"] or ""
    await edit_pin(
        tools,
        pictures.of(who.tenant_id),
        who.actor,
        PinId(pin_id),
        PinChange(**fields),
        seen_version=body.version,
        now=who.now,
    )
    return await show_pin(pin_id, who)


@router.post(
    "/pins/{id}/preview",
    tags=["pins"],
    summary="Draw a pin otherwise",
    name="preview_pin",
    response_class=Response,
    responses={200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def preview(
    pin_id: PathId,
    body: schemas.PinToPreview,
    who: Who,
    tools: ProvidedTools,
    pictures: ProvidedPictures,
) -> Response:
    """A JPEG of the pin with other texts, template or colours; nothing is kept, nothing changes."""
    wish = msgspec.convert(body.sent(besides=frozenset({"width"})), DrawnFields)
    data, scheme = await preview_pin(
        tools, pictures.of(who.tenant_id), who.actor, PinId(pin_id), wish, body.width
    )
    headers = {"cache-control": "no-store", "pinflow-scheme": scheme}
    return Response(data, media_type="image/jpeg", headers=headers)


@router.post("/pins/{id}/fix", tags=["pins"], summary="Mend a finding", name="fix_pin")
async def fix(
    pin_id: PathId, body: schemas.Fix, who: Who, tools: ProvidedTools, pictures: ProvidedPictures
) -> schemas.Pin:
    """Carries out the edit that the rule offers (its findings' fix_patch). 422: only a person can mend it."""
    await fix_pin(
        tools,
        pictures.of(who.tenant_id),
        who.actor,
        PinId(pin_id),
        body.rule_id,
        seen_version=body.version,
        now=who.now,
    )
    return await show_pin(pin_id, who)


@router.post("/pins/{id}/kind", tags=["pins"], summary="One picture or a carousel", name="convert_pin")
async def convert(
    pin_id: PathId, body: schemas.NewKind, who: Who, tools: ProvidedTools, pictures: ProvidedPictures
) -> schemas.Pin:
    """Draws two to five pictures, one a point, or goes back to a single one. The approval is void then."""
    await convert_pin(
        tools,
        pictures.of(who.tenant_id),
        who.actor,
        PinId(pin_id),
        body.kind,
        seen_version=body.version,
        now=who.now,
    )
    return await show_pin(pin_id, who)


@router.post("/pins/{id}/restore", tags=["pins"], summary="Bring a version back", name="restore_pin")
async def restore(pin_id: PathId, body: schemas.FormerVersion, who: Who, tools: ProvidedTools) -> schemas.Pin:
    """The pin as a former version was, to the byte: texts, picture, hook, board. Its approval is void."""
    await restore_version(
        tools, who.actor, PinId(pin_id), number=body.number, seen_version=body.version, now=who.now
    )
    return await show_pin(pin_id, who)


@router.post("/pins/{id}/video", tags=["pins"], summary="Make a video", status_code=202, name="film_pin")
async def make_video(pin_id: PathId, body: schemas.SeenVersion, who: Who, jobs: ProvidedJobs) -> Job:
    """Asks the studio for a silent video of 6 to 15 seconds, with the picture as its cover."""
    async with who.write() as session:
        job_id = await request_video(
            session, jobs, who.actor, PinId(pin_id), seen_version=body.version, now=who.now
        )
    return Job(job_id=None if job_id is None else str(job_id))


@router.post("/pins/{id}/approve", tags=["pins"], summary="Approve exactly this payload", name="approve_pin")
async def approve(pin_id: PathId, body: schemas.Approval, who: Who, jobs: ProvidedJobs) -> schemas.Pin:
    """Approves the payload with this hash. 409: the pin is another one by now; 422: a rule blocks it.

    Where the project asks for two people, the first yes leaves the pin in review (first_approved), and the
    same person's second is refused (403).
    """
    try:
        async with who.write() as session:
            pin = await approve_pin(
                session, jobs, who.actor, PinId(pin_id), seen_hash=body.payload_hash, now=who.now
            )
            return await _show(session, pin)
    except InvalidInputError as error:
        if error.code == "pins.blocked_by_rules":
            # Other pins have moved since the draft was checked: the next look shows why.
            async with who.write() as session:
                await refresh_findings(session, PinId(pin_id), who.now)
        raise


@router.post("/pins/{id}/reject", tags=["pins"], summary="Reject", name="reject_pin")
async def reject(
    pin_id: PathId, who: Who, body: Annotated[schemas.Rejection | None, Body()] = None
) -> schemas.Pin:
    """Takes the pin out of the line. Undo brings it back."""
    reason = body.sent().get("reason") if body else None
    async with who.write() as session:
        pin = await reject_pin(session, who.actor, PinId(pin_id), reason=reason, now=who.now)
        return await _show(session, pin)


@router.post("/pins/{id}/undo", tags=["pins"], summary="Back to review", name="take_back_pin")
async def undo(pin_id: PathId, who: Who) -> schemas.Pin:
    """An approved, scheduled or rejected pin is in review again."""
    async with who.write() as session:
        return await _show(session, await take_back(session, who.actor, PinId(pin_id), who.now))


@router.post("/pins/{id}/retry", tags=["pins"], summary="Try again", name="retry_pin")
async def retry(pin_id: PathId, who: Who) -> schemas.Pin:
    """A refused pin goes back to review."""
    async with who.write() as session:
        return await _show(session, await retry_pin(session, who.actor, PinId(pin_id), who.now))


@router.post(
    "/opportunities/draft",
    tags=["pins"],
    summary="Make drafts of several",
    status_code=202,
    name="request_drafts",
)
async def draft_chosen(body: schemas.SeveralDrafts, who: Who, jobs: ProvidedJobs) -> schemas.DraftsStarted:
    """Asks the studio for drafts of all of them, or, if one does not exist, of none."""
    chosen = [OpportunityId(chosen) for chosen in body.opportunity_ids]
    async with who.write() as session:
        asked = await draft_several(session, jobs, who.actor, chosen, now=who.now)
    return schemas.DraftsStarted.of(asked)


@router.post(
    "/opportunities/{id}/draft", tags=["pins"], summary="Make a draft", status_code=202, name="request_draft"
)
async def draft(
    opportunity_id: PathId,
    who: Who,
    jobs: ProvidedJobs,
    tools: ProvidedTools,
    body: Annotated[schemas.DraftWish | None, Body()] = None,
) -> schemas.DraftStarted:
    """Asks the studio for a draft. An opportunity that has a pin keeps that one."""
    wish = body.sent() if body else {}
    async with who.write() as session:
        wanted = (wish.get("template"), wish.get("hook"))
        await require_choice(session, tools, OpportunityId(opportunity_id), *wanted)
        job_id = await request_draft(
            session, jobs, who.actor, OpportunityId(opportunity_id), now=who.now, **wish
        )
        existing = await find_open_pin_of_opportunity(session, opportunity_id)
    return schemas.DraftStarted(pin_id=existing, job_id=None if job_id is None else str(job_id))


@router.post(
    "/opportunities/{id}/variants",
    tags=["pins"],
    summary="Make further drafts to compare",
    status_code=202,
    name="request_variants",
)
async def draft_further(
    opportunity_id: PathId, body: schemas.VariantWish, who: Who, jobs: ProvidedJobs, tools: ProvidedTools
) -> schemas.VariantsStarted:
    """Asks for drafts of one product, each another combination of hook, template, picture and colours.

    409: so many wait for review already, or every combination was made.
    """
    async with who.write() as session:
        asked = await draft_variants(
            tools,
            session,
            jobs,
            who.actor,
            OpportunityId(opportunity_id),
            count=body.count,
            now=who.now,
            notes=body.sent().get("notes", ()),
        )
    return schemas.VariantsStarted.of(asked)


@router.post("/pins/{id}/redraw", tags=["pins"], summary="Write and draw anew", name="redraw_pin")
async def redraw(
    pin_id: PathId, body: schemas.RedrawWish, who: Who, tools: ProvidedTools, pictures: ProvidedPictures
) -> schemas.Pin:
    """Makes another combination of the pin; its approval is void. Link, board and variant stay."""
    wish = body.sent(besides=frozenset({"version"}))
    await redraw_pin(
        tools,
        pictures.of(who.tenant_id),
        who.actor,
        PinId(pin_id),
        seen_version=body.version,
        now=who.now,
        **wish,
    )
    return await show_pin(pin_id, who)


@router.get(
    "/pins/{id}/hooks",
    tags=["pins"],
    summary="How the copy would read with each hook",
    name="preview_hooks",
)
async def show_hooks(pin_id: PathId, who: Who, tools: ProvidedTools) -> schemas.HookPreview:
    """The hooks that the pin can be written anew with. No vendor is asked, nothing changes."""
    return schemas.HookPreview.of(await preview_hooks_of_pin(tools, who.tenant_id, PinId(pin_id), who.now))


@router.get(
    "/opportunities/{id}/hooks",
    tags=["pins"],
    summary="How a draft would read with each hook",
    name="preview_draft_hooks",
)
async def show_draft_hooks(opportunity_id: PathId, who: Who, tools: ProvidedTools) -> schemas.HookPreview:
    """The hooks that a draft of the opportunity can be written with. No vendor is asked."""
    chosen = OpportunityId(opportunity_id)
    return schemas.HookPreview.of(await preview_hooks_of_opportunity(tools, who.tenant_id, chosen, who.now))


@router.post("/pins/{id}/rewrite", tags=["pins"], summary="Write with another hook", name="rewrite_pin")
async def rewrite(
    pin_id: PathId, body: schemas.RewriteWish, who: Who, tools: ProvidedTools, pictures: ProvidedPictures
) -> schemas.Pin:
    """Writes the copy anew with a hook; template, colours, photo, link and board stay. The approval is void.

    The texts as they were are kept as a version: restore brings them back.
    """
    await rewrite_pin(
        tools,
        pictures.of(who.tenant_id),
        who.actor,
        PinId(pin_id),
        body.hook,
        seen_version=body.version,
        now=who.now,
    )
    return await show_pin(pin_id, who)


@router.get(
    "/pictures/{sha256}",
    tags=["pins"],
    summary="A picture or a video",
    response_class=Response,
    responses={
        200: {
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}}
                for kind in ("image/jpeg", "image/png", "image/webp", "image/avif", "video/mp4")
            }
        },
        304: {"description": "The picture in the cache is the right one; it never changes."},
    },
)
async def get_picture(sha256: Sha256Hex, request: Request, who: Who, pictures: ProvidedPictures) -> Response:
    """The bytes as they are published, or as they came into the library. They never change."""
    blob = await pictures.of(who.tenant_id).get(bytes.fromhex(sha256))
    headers = {"etag": f'"{sha256}"', "cache-control": "private, max-age=31536000, immutable"}
    if sha256 in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(blob.data, media_type=blob.media_type, headers=headers)
