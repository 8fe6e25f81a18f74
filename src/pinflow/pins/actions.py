"""In which state a pin allows which action. The API, the dashboard and the use cases read this table."""

from __future__ import annotations

import msgspec

from pinflow.kit.errors import ConflictError
from pinflow.pins.pin import Pin, PinState

_ALLOWED: dict[str, frozenset[PinState]] = {
    "approve": frozenset({PinState.IN_REVIEW}),
    "reject": frozenset(
        {PinState.DRAFT, PinState.IN_REVIEW, PinState.APPROVED, PinState.SCHEDULED, PinState.FAILED}
    ),
    "edit": frozenset(
        {PinState.DRAFT, PinState.IN_REVIEW, PinState.APPROVED, PinState.SCHEDULED, PinState.FAILED}
    ),
    "undo": frozenset({PinState.APPROVED, PinState.SCHEDULED, PinState.REJECTED}),
    "retry": frozenset({PinState.FAILED}),
    "publish_now": frozenset({PinState.APPROVED, PinState.SCHEDULED}),
    "settle": frozenset({PinState.PUBLISHING, PinState.NEEDS_ATTENTION}),
    "delete": frozenset({PinState.PUBLISHED}),
}
_WHY_NOT: dict[PinState, str] = {
    PinState.DRAFT: "The draft is not ready yet.",
    PinState.IN_REVIEW: "It waits for review.",
    PinState.APPROVED: "It is approved already. Undo brings it back to review.",
    PinState.SCHEDULED: "It is approved and has a slot. Undo brings it back to review.",
    PinState.PUBLISHING: "It is on its way to Pinterest and cannot be held back any more.",
    PinState.PUBLISHED: "It is published. It can be deleted there, and it is never changed.",
    PinState.DELETED: "It was published, and deleted on Pinterest.",
    PinState.REJECTED: "It was rejected. Undo brings it back to review.",
    PinState.FAILED: "Pinterest refused it. Edit it, or try again.",
    PinState.NEEDS_ATTENTION: "Somebody has to look at it on Pinterest first.",
}


class Permission(msgspec.Struct, frozen=True):
    """Whether an action is possible now, and if not, why."""

    allowed: bool
    reason: str | None


def permissions(pin: Pin, *, first_approval: bool = False, handed_out: bool = False) -> dict[str, Permission]:
    """What can be done with ``pin``, for buttons that say why they are disabled.

    ``first_approval``: a first person said yes, and a second one's is waited for. ``handed_out``: its account
    publishes by files or a feed.
    """
    found = {
        action: Permission(pin.state in states, None if pin.state in states else _WHY_NOT[pin.state])
        for action, states in _ALLOWED.items()
    }
    if found["approve"].allowed and pin.blocked:
        found["approve"] = Permission(False, "A rule blocks it. See the findings.")
    elif found["approve"].allowed and (pin.account_id is None or pin.board_id is None):
        found["approve"] = Permission(False, "Choose an account and a board first.")
    if handed_out and found["delete"].allowed:
        found["delete"] = Permission(False, "It was handed out. Delete it on Pinterest by hand.")
    if first_approval and pin.state is PinState.IN_REVIEW:
        found["undo"] = Permission(True, None)
    return found


def require_action(pin: Pin, action: str, *, first_approval: bool = False) -> None:
    """Refuses an action that the pin's state does not allow.

    Raises:
        ConflictError: ``pins.not_now``; the message says why.
    """
    if first_approval and action == "undo" and pin.state is PinState.IN_REVIEW:
        return
    if pin.state not in _ALLOWED[action]:
        raise ConflictError("pins.not_now", _WHY_NOT[pin.state], state=str(pin.state), action=action)
