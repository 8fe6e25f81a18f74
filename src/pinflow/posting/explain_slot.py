"""Why a pin goes out at its minute, rule by rule, and what would forbid the next one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import Account
from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantSession
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.best_hours.lean import describe_hour
from pinflow.posting.find_against import find_against
from pinflow.posting.governor import (
    LINK_REST,
    AccountRules,
    Against,
    NoSlotError,
    check_moment,
    find_slot,
    is_of_spread,
    place_of_day,
)
from pinflow.posting.hours import describe_day
from pinflow.posting.plan_pin import LOOK_BACK, read_rules, why_no_best_hours
from pinflow.posting.queries import list_taken_moments

_MINUTE = timedelta(minutes=1)


class Ground(msgspec.Struct, frozen=True):
    """One rule and what it says of this slot. ``kept`` False: it would forbid the slot now."""

    rule: str
    kept: bool
    text: str


class SlotExplanation(msgspec.Struct, frozen=True, kw_only=True):
    """``at`` None: no slot, and ``reason`` says so; else it was noted when the slot was given.

    ``reason_at``: when that was, or None where it is not known. ``next_at``: where the account's next pin
    could go, or None.
    """

    pin: Pin
    account: Account | None
    at: datetime | None
    reason: str | None
    reason_at: datetime | None
    grounds: list[Ground]
    next_refusal: str | None
    next_at: datetime | None


async def explain_slot(session: TenantSession, pin_id: PinId) -> SlotExplanation:
    """What holds for the pin's slot by today's rules.

    Raises:
        NotFoundError: no such pin.
    """
    pin = await get_pin(session, pin_id)
    at = pin.published_at or pin.scheduled_at
    if at is None or pin.account_id is None:
        return SlotExplanation(
            pin=pin,
            account=None,
            at=None,
            reason=_why_no_slot(pin),
            reason_at=None,
            grounds=[],
            next_refusal=None,
            next_at=None,
        )
    account = await get_account(session, pin.account_id)
    rules = await read_rules(session, account)
    taken = sorted(
        await list_taken_moments(session, account.id, at - max(LOOK_BACK, rules.spacing), except_pin=pin.id)
    )
    against = await find_against(session, pin, lock=False)
    grounds = _grounds(rules, taken, at, against, why_no_best_hours=await why_no_best_hours(session, account))
    next_refusal, next_at = _next_after(rules, taken, at)
    return SlotExplanation(
        pin=pin,
        account=account,
        at=at,
        reason=pin.slot_reason,
        # Whatever changes a scheduled pin takes its slot or gives it another.
        reason_at=pin.updated_at if pin.slot_reason and pin.state is PinState.SCHEDULED else None,
        grounds=grounds,
        next_refusal=next_refusal,
        next_at=next_at,
    )


def _why_no_slot(pin: Pin) -> str:
    if pin.account_id is None:
        return "This pin has no slot: it has no account yet."
    if pin.state is PinState.APPROVED:
        return "It is approved and has no slot yet: the scheduler gives it one as soon as `pinflow up` runs."
    if pin.state is PinState.IN_REVIEW and pin.blocked:
        return "This pin has no slot: a rule blocks it. It gets one once that is mended and it is approved."
    return "This pin has no slot: it gets one when it is approved."


def _grounds(
    rules: AccountRules,
    taken: Sequence[datetime],
    at: datetime,
    against: Against,
    *,
    why_no_best_hours: str | None,
) -> list[Ground]:
    grounds = [_of_hours(rules, at)]
    if rules.lean is not None:
        said = describe_hour(rules.lean, at.astimezone(rules.zone).hour)
        grounds.append(Ground("best_hours", True, f"{said[0].upper()}{said[1:]}."))
    elif why_no_best_hours is not None:
        grounds.append(Ground("best_hours", True, why_no_best_hours))
    if is_of_spread(rules, at):
        grounds.append(
            Ground("spread", True, "It is one of the minutes that this day is spread over, moved by chance.")
        )
    grounds.append(_of_cap(rules, taken, at))
    grounds.append(_of_spacing(rules, taken, at))
    grounds.append(_of_link(rules, against, at))
    grounds.append(_of_picture(against))
    return grounds


def _of_hours(rules: AccountRules, at: datetime) -> Ground:
    local = at.astimezone(rules.zone)
    open_then = describe_day(rules.hours, local.weekday())
    refusal = check_moment(rules, (), at)
    kept = refusal is None or refusal.code != "outside_hours"
    text = f"{local:%A}, {local:%H:%M} in {rules.time_zone}; open then: {open_then or 'not at all'}."
    return Ground("hours", kept, text)


def _of_cap(rules: AccountRules, taken: Sequence[datetime], at: datetime) -> Ground:
    refusal = check_moment(msgspec.structs.replace(rules, spacing=timedelta(0)), taken, at, hours=False)
    kept = refusal is None or refusal.code != "cap_reached"
    return Ground("cap", kept, f"It is {place_of_day(rules, taken, at)}.")


def _of_spacing(rules: AccountRules, taken: Sequence[datetime], at: datetime) -> Ground:
    index = bisect_left(taken, at)
    near = [
        f"the one {where} at {moment.astimezone(rules.zone):%H:%M}, {abs(moment - at) // _MINUTE} min away"
        for where, moment in (
            *(("before", moment) for moment in taken[index - 1 : index] if index),
            *(("after", moment) for moment in taken[index : index + 1]),
        )
        if abs(moment - at) < timedelta(days=1)
    ]
    spacing = int(rules.least_spacing / _MINUTE)
    kept = not any(abs(moment - at) < rules.least_spacing for moment in taken)
    beside = "; ".join(near) if near else "no other pin of the account within a day"
    return Ground(
        "spacing", kept, f"{spacing} min between two pins are {'kept' if kept else 'not kept'}: {beside}."
    )


def _of_link(rules: AccountRules, against: Against, at: datetime) -> Ground:
    if against.link_elsewhere is not None:
        return Ground("link", False, f"Its link is on your account “{against.link_elsewhere}” too.")
    near = min(against.same_link, key=lambda use: abs(use - at), default=None)
    if near is None:
        return Ground("link", True, "No other pin of yours has its link.")
    days = abs(near - at) / timedelta(days=1)
    text = (
        f"Its link goes out on {near.astimezone(rules.zone):%-d %B %Y} too, {days:.1f} days apart;"
        f" it rests {LINK_REST.days}."
    )
    return Ground("link", abs(near - at) >= LINK_REST, text)


def _of_picture(against: Against) -> Ground:
    if against.picture_on_board is not None:
        return Ground("picture", False, f"“{against.picture_on_board}” shows the same picture on this board.")
    if against.picture_elsewhere is not None:
        return Ground("picture", False, f"Its picture is on your account “{against.picture_elsewhere}” too.")
    return Ground("picture", True, "Its picture stands nowhere else on this board or on another account.")


def _next_after(
    rules: AccountRules, taken: Sequence[datetime], at: datetime
) -> tuple[str | None, datetime | None]:
    """What forbids another pin of the account a minute later, and where the next one could go."""
    beside = [*taken, at]
    refused = _refused_beside(rules, taken, at)
    try:
        slot = find_slot(msgspec.structs.replace(rules, spread=False), beside, at + _MINUTE)
    except NoSlotError:
        return refused, None
    return refused, slot.at


def _refused_beside(rules: AccountRules, taken: Sequence[datetime], at: datetime) -> str | None:
    """What forbids another pin a minute later; where it is this pin itself, that is said."""
    later = at + _MINUTE
    refusal = check_moment(rules, [*taken, at], later)
    if refusal is None:
        return None
    nearer = any(abs(moment - later) < _MINUTE for moment in taken)
    if refusal.code != "too_close" or nearer:
        return refusal.message
    spacing = int(rules.least_spacing / _MINUTE)
    return f"This pin itself stands 1 min before; the account keeps {spacing} min between two."
