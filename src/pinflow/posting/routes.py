"""Attempts and the calendar over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import get_account
from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.kit.provide import provided
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.schemas import Pin
from pinflow.pins.show_pins import show_pins
from pinflow.posting import schemas
from pinflow.posting.best_hours.queries import find_hour_weights
from pinflow.posting.change_hours import change_hours, get_hours
from pinflow.posting.delete_published import delete_published
from pinflow.posting.explain_slot import explain_slot
from pinflow.posting.list_calendar import list_calendar
from pinflow.posting.move_pin import move_pin
from pinflow.posting.publish_now import look_up, publish_now, read_outcome
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import list_attempts, list_events
from pinflow.posting.settle_attempt import say_it_stands, send_it_again

ProvidedTools = Annotated[PublishTools, provided(PublishTools)]
router = APIRouter()


@router.get("/pins/{id}/attempts", tags=["posting"], summary="Attempts to publish", name="list_attempts")
async def show_attempts(pin_id: PathId, who: Who) -> schemas.AttemptPage:
    """Every try to create the pin, the first one first, and what happened to each."""
    async with who.read() as session:
        await get_pin(session, PinId(pin_id))
        attempts = await list_attempts(session, PinId(pin_id))
        events = await list_events(session, PinId(pin_id))
    items = [schemas.Attempt.of(attempt, events) for attempt in attempts]
    return schemas.AttemptPage(items=items, next_cursor=None)


@router.post("/pins/{id}/publish-now", tags=["posting"], summary="Publish at once", name="publish_now")
async def publish(pin_id: PathId, who: Who, tools: ProvidedTools) -> schemas.PublishOutcome:
    """Publishes an approved pin while you wait, and says what became of it; it may take a minute.

    429: the governor does not allow it yet; ``next_allowed_at`` says when. Called again, it never sends
    blindly: what may stand is looked up first.
    """
    outcome = await publish_now(tools, who.actor, PinId(pin_id))
    return schemas.PublishOutcome.model_validate(outcome, from_attributes=True)


@router.post(
    "/pins/{id}/look-up", tags=["posting"], summary="Look for a pin on Pinterest", name="look_up_pin"
)
async def look(pin_id: PathId, who: Who, tools: ProvidedTools) -> schemas.PublishOutcome:
    """One look at what became of a pin whose outcome is unknown. Sends nothing."""
    await look_up(tools, who.actor, PinId(pin_id))
    outcome = await read_outcome(tools, who.actor, PinId(pin_id))
    return schemas.PublishOutcome.model_validate(outcome, from_attributes=True)


@router.post("/pins/{id}/settle", tags=["posting"], summary="Say what became of a pin", name="settle_pin")
async def settle(pin_id: PathId, body: schemas.PersonsWord, who: Who) -> Pin:
    """A person's word about an attempt whose outcome is unknown. 409: nothing is unknown.

    429: to send it again is too early, as it may still turn up.
    """
    async with who.write() as session:
        if body.pinterest_pin_id is None:
            pin = await send_it_again(session, who.actor, PinId(pin_id), who.now)
        else:
            pin = await say_it_stands(session, who.actor, PinId(pin_id), body.pinterest_pin_id, who.now)
        return (await show_pins(session, [pin]))[0]


@router.post(
    "/pins/{id}/delete-published", tags=["posting"], summary="Delete on Pinterest", name="delete_published"
)
async def delete(pin_id: PathId, who: Who, tools: ProvidedTools) -> Pin:
    """Takes a published pin down on Pinterest. There is no way back. 409: it is not published."""
    pin = await delete_published(tools, who.actor, PinId(pin_id))
    async with who.read() as session:
        return (await show_pins(session, [pin]))[0]


@router.get("/calendar", tags=["posting"], summary="Scheduled and published pins", name="list_calendar")
async def show_calendar(
    who: Who,
    start: Annotated[AwareDatetime, Query(alias="from", description="From this moment on.")],
    end: Annotated[AwareDatetime, Query(alias="to", description="Up to, without this moment.")],
) -> schemas.CalendarItemPage:
    """What goes out and went out in a range of up to 100 days, by time."""
    async with who.read() as session:
        entries = await list_calendar(session, start, end)
    items = [schemas.CalendarItem.of(entry.pin, entry.account) for entry in entries]
    return schemas.CalendarItemPage(items=items, next_cursor=None)


@router.get("/pins/{id}/slot", tags=["posting"], summary="Why then", name="get_slot")
async def show_slot(pin_id: PathId, who: Who) -> schemas.Slot:
    """Why the pin goes out at its minute, rule by rule, and what would forbid the next."""
    async with who.read() as session:
        return schemas.Slot.of(await explain_slot(session, PinId(pin_id)))


@router.post("/pins/{id}/move", tags=["posting"], summary="Move", name="move_pin")
async def move(pin_id: PathId, body: schemas.PinMove, who: Who) -> schemas.CalendarItem:
    """Gives a scheduled pin another minute. 409 with ``rule`` and ``next_at`` if it is refused."""
    async with who.write() as session:
        pin = await move_pin(session, who.actor, PinId(pin_id), body.at, now=who.now)
        assert pin.account_id is not None
        account = await get_account(session, pin.account_id)
    return schemas.CalendarItem.of(pin, account)


@router.get("/accounts/{id}/hours", tags=["posting"], summary="Posting hours", name="get_posting_hours")
async def show_hours(account_id: PathId, who: Who) -> schemas.PostingHours:
    """When in the week the account's pins may go out."""
    async with who.read() as session:
        account = await get_account(session, AccountId(account_id))
        return schemas.PostingHours.of(
            account,
            await get_hours(session, account.id),
            await find_hour_weights(session, account.id),
        )


@router.patch(
    "/accounts/{id}/hours", tags=["posting"], summary="Change posting hours", name="change_posting_hours"
)
async def edit_hours(account_id: PathId, body: schemas.PostingHoursChange, who: Who) -> schemas.PostingHours:
    """Changes what is sent; scheduled pins that may not stay move, the others stay. For admins."""
    async with who.write() as session:
        hours, moved = await change_hours(
            session, who.actor, AccountId(account_id), now=who.now, **body.sent()
        )
        account = await get_account(session, AccountId(account_id))
        best = await find_hour_weights(session, account.id)
    return schemas.PostingHours.of(account, hours, best, moved)
