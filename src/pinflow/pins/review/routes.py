"""Review over the API: the queue, what was seen, batches, versions, comments, assignment."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from pinflow.identity.acting import Acting, Who
from pinflow.identity.models import Role
from pinflow.identity.queries import list_audit_entries, list_members
from pinflow.kit.api_models import PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor
from pinflow.kit.provide import provided
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.review import schemas
from pinflow.pins.review.approve_batch import approve_batch
from pinflow.pins.review.assign_pin import assign_pin
from pinflow.pins.review.comment_pin import add_comment, edit_comment, remove_comment
from pinflow.pins.review.compare_versions import read_diff
from pinflow.pins.review.models import Reason, SeenPin
from pinflow.pins.review.queries import list_comments
from pinflow.pins.review.record_seen import record_seen
from pinflow.pins.review.show_review import describe_diff, read_queue, read_versions
from pinflow.pins.schemas import Pin as ShownPin
from pinflow.pins.show_pins import show_pins

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
CommentId = Annotated[UUID, Path(alias="comment_id")]
VersionNumber = Annotated[int | None, Query(ge=1, description="A version's number.")]
router = APIRouter()
HISTORY = 200


@router.get("/review/queue", tags=["review"], summary="What waits, and why", name="list_queue")
async def show_queue(
    who: Who,
    project_id: UUID | None = None,
    reason: Annotated[Reason | None, Query(description="Only pins that wait for this reason.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.QueuePage:
    """The signed-in member's queue, the most pressing first."""
    user_id = _member(who)
    async with who.read() as session:
        return await read_queue(
            session,
            user_id,
            project_id=project_id,
            reason=reason,
            after=decode_cursor(cursor, tuple[int, datetime, UUID]),
            limit=limit,
        )


@router.post("/review/seen", tags=["review"], summary="Say what was looked at", name="record_seen")
async def note_seen(body: schemas.SeenPins, who: Who) -> schemas.SeenRecorded:
    """Notes which payloads were on the member's screen: only these can be approved in a batch."""
    seen = [SeenPin(PinId(row.pin_id), row.payload_hash) for row in body.items]
    async with who.write() as session:
        changed = await record_seen(session, who.actor, seen, who.now)
    return schemas.SeenRecorded(changed=list(changed))


@router.post("/review/approve", tags=["review"], summary="Approve several", name="approve_pins")
async def approve_several(body: schemas.Batch, who: Who, jobs: ProvidedJobs) -> schemas.BatchResults:
    """Approves pins that the same member has seen exactly so. A result for each, whatever became of it."""
    chosen = [SeenPin(PinId(row.pin_id), row.payload_hash) for row in body.items]
    results = await approve_batch(who.database, jobs, who.actor, chosen, mode=body.mode, now=who.now)
    return schemas.BatchResults(
        items=[
            schemas.BatchResult(pin_id=row.pin_id, outcome=row.outcome, code=row.code, message=row.message)
            for row in results
        ]
    )


@router.get("/review/reviewers", tags=["review"], summary="Who may decide", name="list_reviewers")
async def show_reviewers(who: Who) -> schemas.ReviewerPage:
    """Editors and admins, for assigning and mentioning."""
    async with who.read() as session:
        members = await list_members(session)
    return schemas.ReviewerPage(
        items=[
            schemas.Reviewer(id=member.user_id, name=member.name)
            for member in sorted(members, key=lambda one: one.name.casefold())
            if member.role.includes(Role.EDITOR)
        ],
        next_cursor=None,
    )


@router.get("/pins/{id}/versions", tags=["review"], summary="Versions of a pin", name="list_versions")
async def show_versions(pin_id: PathId, who: Who) -> schemas.VersionPage:
    """Every version, the newest first."""
    async with who.read() as session:
        return schemas.VersionPage(items=await read_versions(session, PinId(pin_id)), next_cursor=None)


@router.get("/pins/{id}/diff", tags=["review"], summary="What an edit changed", name="diff_pin")
async def show_diff(
    pin_id: PathId, who: Who, before: VersionNumber = None, after: VersionNumber = None
) -> schemas.Diff:
    """The last version against the one before, or any two. 404 where the pin was never changed."""
    async with who.read() as session:
        return await describe_diff(
            session, await read_diff(session, PinId(pin_id), before=before, after=after)
        )


@router.get("/pins/{id}/history", tags=["review"], summary="Every step", name="get_pin_history")
async def show_history(pin_id: PathId, who: Who) -> schemas.HistoryPage:
    """What was done with the pin, by whom and through what, the newest first."""
    async with who.read() as session:
        pin = await get_pin(session, PinId(pin_id))
        entries = await list_audit_entries(session, object_id=str(pin.id), limit=HISTORY)
    return schemas.HistoryPage(items=[schemas.HistoryEntry.of(entry) for entry in entries], next_cursor=None)


@router.get("/pins/{id}/comments", tags=["review"], summary="Comments on a pin", name="list_comments")
async def show_comments(pin_id: PathId, who: Who) -> schemas.CommentPage:
    """What was said about the pin, the oldest first."""
    async with who.read() as session:
        pin = await get_pin(session, PinId(pin_id))
        comments = await list_comments(session, pin.id)
    asker = who.actor.user_id
    return schemas.CommentPage(
        items=[schemas.Comment.of(comment, asker) for comment in comments], next_cursor=None
    )


@router.post("/pins/{id}/comments", tags=["review"], summary="Comment", status_code=201, name="add_comment")
async def comment(pin_id: PathId, body: schemas.NewComment, who: Who) -> schemas.Comment:
    """Says something about the pin; ``@Name`` puts it on top of that member's queue."""
    async with who.write() as session:
        said = await add_comment(session, who.actor, PinId(pin_id), body.text, who.now)
    return schemas.Comment.of(said, who.actor.user_id)


@router.patch("/comments/{comment_id}", tags=["review"], summary="Change a comment", name="edit_comment")
async def change_comment(comment_id: CommentId, body: schemas.NewComment, who: Who) -> schemas.Comment:
    """Changes one's own comment."""
    async with who.write() as session:
        changed = await edit_comment(session, who.actor, comment_id, body.text, who.now)
    return schemas.Comment.of(changed, who.actor.user_id)


@router.delete(
    "/comments/{comment_id}",
    tags=["review"],
    summary="Delete a comment",
    status_code=204,
    name="delete_comment",
)
async def drop_comment(comment_id: CommentId, who: Who) -> None:
    """Deletes one's own comment for good."""
    async with who.write() as session:
        await remove_comment(session, who.actor, comment_id, who.now)


@router.put("/pins/{id}/assignee", tags=["review"], summary="Assign", name="assign_pin")
async def assign(pin_id: PathId, body: schemas.Assignment, who: Who) -> ShownPin:
    """Gives the pin to a member, or to nobody again. Anybody may still decide."""
    async with who.write() as session:
        await assign_pin(session, who.actor, PinId(pin_id), body.user_id, who.now)
        return (await show_pins(session, [await get_pin(session, PinId(pin_id))]))[0]


def _member(who: Acting) -> UUID:
    assert who.actor.user_id is not None
    return who.actor.user_id
