"""Faults on order: what a network or Pinterest does wrong, for the next calls that match."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Literal

import msgspec

from pinflow.sandbox.pinterest.refusals import bad_parameter

FaultKind = Literal[
    "error_before_commit",
    "error_after_commit",
    "drop_before_commit",
    "drop_after_commit",
    "answer_late",
    "commit_late",
    "rate_limited",
    "spam_block",
    "token_expired",
]


class FaultOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is ordered under ``/_sandbox/faults``.

    ``path`` is a glob (``/v5/boards/*``); ``account_id`` narrows it to one account. ``seconds`` is how late
    the answer comes (machine's time) or the pin appears (the stand-in's clock). ``status``, ``code`` and
    ``message`` replace the kind's own; ``retry_after`` is sent with 429. ``drop`` makes ``commit_late`` break
    the connection instead of answering with an error.
    """

    kind: FaultKind
    method: str = "POST"
    path: str = "/v5/pins"
    times: int = 1
    account_id: str | None = None
    seconds: float = 0.0
    status: int | None = None
    code: int | None = None
    message: str | None = None
    retry_after: int | None = None
    drop: bool = False


class Fault(msgspec.Struct, kw_only=True):
    """An order in force. ``commit``: the request is carried out; ``answer``: status, code, message, if
    the true answer is replaced; ``drop``: no answer at all."""

    id: int
    order: FaultOrder
    left: int
    commit: bool
    drop: bool
    answer: tuple[int, int, str] | None

    @property
    def answer_delay_seconds(self) -> float:
        return self.order.seconds if self.order.kind == "answer_late" else 0.0

    @property
    def commit_delay_seconds(self) -> float:
        return self.order.seconds if self.order.kind == "commit_late" else 0.0


_OUR_END = (500, 2787, "Something went wrong on our end. Sorry about that.")
# kind: (is carried out, drops the connection, answers this)
_KINDS: dict[FaultKind, tuple[bool, bool, tuple[int, int, str] | None]] = {
    "error_before_commit": (False, False, _OUR_END),
    "error_after_commit": (True, False, _OUR_END),
    "drop_before_commit": (False, True, None),
    "drop_after_commit": (True, True, None),
    "answer_late": (True, False, None),
    "commit_late": (True, False, _OUR_END),
    "rate_limited": (False, False, (429, 8, "You have exceeded your rate limit. Try again later.")),
    "spam_block": (False, False, (429, 9, "Sorry! We blocked this because it may lead to spam.")),
    "token_expired": (False, False, (401, 2, "Authentication failed.")),
}


class FaultPlan:
    """The faults in force, first ordered, first served."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._ordered = 0

    def order(self, order: FaultOrder) -> Fault:
        """Puts a fault in force.

        Raises:
            ApiRefusal: a number of times or seconds that means nothing.
        """
        if order.times < 1 or order.seconds < 0:
            raise bad_parameter("times must be at least 1 and seconds not below 0.")
        if order.kind in ("answer_late", "commit_late") and order.seconds == 0:
            raise bad_parameter(f"{order.kind} needs seconds.")
        commit, drop, answer = _KINDS[order.kind]
        drop = drop or order.drop
        if answer is not None:
            status, code, message = answer
            answer = (order.status or status, order.code or code, order.message or message)
        self._ordered += 1
        fault = Fault(
            id=self._ordered,
            order=order,
            left=order.times,
            commit=commit,
            drop=drop,
            answer=None if drop else answer,
        )
        self._faults.append(fault)
        return fault

    def take(self, method: str, path: str, account_id: str | None) -> Fault | None:
        """The fault that strikes this call; one of its times is used up."""
        for fault in self._faults:
            order = fault.order
            if (
                fault.left > 0
                and order.method in ("*", method)
                and fnmatchcase(path, order.path)
                and order.account_id in (None, account_id)
            ):
                fault.left -= 1
                return fault
        return None

    def give_back(self, fault: Fault) -> None:
        """The call was refused on its own merits: the fault waits for the next one."""
        fault.left += 1

    def in_force(self) -> list[Fault]:
        return [fault for fault in self._faults if fault.left > 0]

    def clear(self) -> None:
        self._faults.clear()
