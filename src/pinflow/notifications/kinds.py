"""What can be told: how urgent it is, whom it concerns, and whether it leaves the app unless asked not to."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec

from pinflow.identity.models import Role

Severity: TypeAlias = Literal["information", "warning", "urgent"]


class NotificationKind(StrEnum):
    """What happened. The value is stored and told to clients."""

    ACCOUNT_RECONNECT = "account_reconnect"
    ACCOUNT_PAUSED = "account_paused"
    DUPLICATES_FOUND = "duplicates_found"
    PIN_UNDECIDED = "pin_undecided"
    PIN_FAILED = "pin_failed"
    PINTEREST_SILENT = "pinterest_silent"
    SITE_REFUSED = "site_refused"
    SCHEDULE_FAILING = "schedule_failing"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of notification.

    ``audience``: the least role that may have it sent; in the app everybody reads it. ``sent_by_default``:
    also outside the app where a member said nothing. ``in_app_only``: there can be so many that they are
    never sent.
    """

    name: str
    about: str
    severity: Severity
    audience: Role
    sent_by_default: bool = False
    in_app_only: bool = False


KINDS: dict[NotificationKind, Kind] = {
    NotificationKind.ACCOUNT_RECONNECT: Kind(
        name="An account must be connected again",
        about="Pinterest refuses its token; its pins wait until somebody connects it again.",
        severity="urgent",
        audience=Role.ADMIN,
        sent_by_default=True,
    ),
    NotificationKind.ACCOUNT_PAUSED: Kind(
        name="Pinterest stopped an account",
        about="It was blocked for spam or is under review; nothing is published until somebody resumes it.",
        severity="urgent",
        audience=Role.ADMIN,
        sent_by_default=True,
    ),
    NotificationKind.DUPLICATES_FOUND: Kind(
        name="A pin stands twice",
        about="Pinterest shows a pin more than once; the surplus one should be deleted there.",
        severity="urgent",
        audience=Role.EDITOR,
        sent_by_default=True,
    ),
    NotificationKind.PIN_UNDECIDED: Kind(
        name="A pin waits for your word",
        about="It cannot be found out whether a pin stands on Pinterest; a person has to look and say so.",
        severity="warning",
        audience=Role.EDITOR,
    ),
    NotificationKind.PIN_FAILED: Kind(
        name="Pinterest refused a pin",
        about="Something in the pin has to be changed before it can go out.",
        severity="warning",
        audience=Role.EDITOR,
        in_app_only=True,
    ),
    NotificationKind.PINTEREST_SILENT: Kind(
        name="Pinterest cannot be asked",
        about="For an hour or longer Pinterest has not answered for an account; its pins wait meanwhile.",
        severity="warning",
        audience=Role.ADMIN,
    ),
    NotificationKind.SITE_REFUSED: Kind(
        name="A site refuses to be read",
        about="A site whose lists you watch turned us away; it is left alone for a while.",
        severity="warning",
        audience=Role.EDITOR,
    ),
    NotificationKind.SCHEDULE_FAILING: Kind(
        name="A schedule keeps failing",
        about="Something that runs by itself has failed several times in a row.",
        severity="warning",
        audience=Role.EDITOR,
    ),
}
