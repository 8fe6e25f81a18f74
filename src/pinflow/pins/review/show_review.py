"""The queue, versions and differences as the API and the command line show them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.accounts.queries import list_accounts, list_board_names
from pinflow.kit.db import TenantSession
from pinflow.kit.pagination import split_page
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin, list_pins_of
from pinflow.pins.review import schemas
from pinflow.pins.review.models import FieldChange, Reason, VersionContent, VersionDiff, WordChange
from pinflow.pins.review.queries import count_queue, list_queue_rows, list_versions
from pinflow.pins.review.say_why import say_why
from pinflow.pins.show_pins import show_pins


async def read_queue(
    session: TenantSession,
    user_id: UUID,
    *,
    project_id: UUID | None,
    reason: Reason | None,
    after: tuple[int, datetime, UUID] | None = None,
    limit: int,
) -> schemas.QueuePage:
    """A page of a member's queue."""
    rows = await list_queue_rows(
        session, user_id, project_id=project_id, reason=reason, after=after, limit=limit + 1
    )
    page, following = split_page(rows, limit, lambda row: (row.rank, row.created_at, row.pin_id))
    pins = await list_pins_of(session, [row.pin_id for row in page])
    shown = {pin.id: pin for pin in await show_pins(session, pins)}
    counts = await count_queue(session, user_id, project_id=project_id)
    return schemas.QueuePage(
        items=[
            schemas.QueuedPin(
                pin=shown[row.pin_id],
                reasons=[schemas.WaitReason(code=code, text=say_why(row, code)) for code in row.reasons],
            )
            for row in page
        ],
        next_cursor=following,
        total=counts["total"],
        counts=[schemas.ReasonCount(code=code, count=counts[code]) for code in Reason if code in counts],
    )


async def read_versions(session: TenantSession, pin_id: PinId) -> list[schemas.Version]:
    """Every version with who made it, the newest first."""
    pin = await get_pin(session, pin_id)
    former = await list_versions(session, pin_id)
    contents = [row.content for row in former] + [VersionContent.of(pin)]
    hashes = [row.payload_hash for row in former] + [pin.payload().hash()]
    makers = [("pinflow", pin.created_at)] + [(row.replaced_by, row.replaced_at) for row in former]
    return [
        schemas.Version(
            number=number,
            current=number == len(contents),
            title=contents[number - 1].title,
            picture=schemas.picture_of(contents[number - 1]),
            payload_hash=hashes[number - 1],
            by=makers[number - 1][0],
            at=makers[number - 1][1],
        )
        for number in range(len(contents), 0, -1)
    ]


async def describe_diff(session: TenantSession, diff: VersionDiff) -> schemas.Diff:
    """A difference with the names of accounts and boards instead of their ids."""
    boards = [board for content in (diff.before, diff.after) if (board := content.board_id)]
    names = {str(account.id): account.name for account in await list_accounts(session)} | {
        board.id: board.name for board in await list_board_names(session, boards)
    }
    pictures = schemas.PicturePair(
        before=schemas.picture_of(diff.before), after=schemas.picture_of(diff.after)
    )
    return schemas.Diff(
        before=diff.before_number,
        after=diff.after_number,
        fields=[schemas.FieldChange(**msgspec.to_builtins(_named(change, names))) for change in diff.fields],
        pictures=pictures if diff.picture_changed else None,
    )


def _named(change: FieldChange, names: dict[str, str]) -> FieldChange:
    if change.field not in ("account_id", "board_id"):
        return change
    before, after = (names.get(value, value) for value in (change.before, change.after))
    words = [WordChange("removed", before)] if before else []
    words += [WordChange("added", after)] if after else []
    return FieldChange(change.field.removesuffix("_id"), before, after, tuple(words))
