"""Counts at the stand-in what became of the approved pins, and asks the product only for its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from bench.posting_line.furnish import ApprovedPin
from bench.posting_line.watch import PinNow

# By which words the product must name each fault that only a person can end.
_WORDS = {
    "spam_block": "spam",
    "token_revoked": "connect the account again",
    "renewal_lost": "connect the account again",
}
_SETTLED = ("published", "needs_attention")


class Count(msgspec.Struct, kw_only=True):
    """``published``: stand there, at least once. ``waiting``: do not, and the product names the permanent
    fault that struck their account. ``lost``: do not, and the product takes them for done or gave them up.
    ``unexplained``: do not, and wait without such a reason. ``duplicates``: stand beyond the first.
    ``not_noticed``: stand, and the product does not know; ``cannot_be_asked``: the same, on an account whose
    key is gone for good, which it says. ``altered``: stand otherwise than approved. ``strangers``: stand, and
    nobody approved them.
    """

    pins: int
    published: int = 0
    waiting: int = 0
    duplicates: int = 0
    lost: int = 0
    unexplained: int = 0
    not_noticed: int = 0
    cannot_be_asked: int = 0
    altered: int = 0
    strangers: int = 0
    after_window: dict[str, int] = {}
    examples: list[str] = []

    @property
    def ok(self) -> bool:
        """Every approved pin exactly once, or waiting with a true reason."""
        wrong = self.duplicates + self.lost + self.unexplained + self.not_noticed + self.altered
        return (
            wrong + self.strangers == 0
            and self.published + self.waiting == self.pins
            and self.published * 10 >= self.pins * 9
        )


def count_pins(
    approved: Sequence[ApprovedPin], product: Sequence[PinNow], report: Mapping[str, Any]
) -> Count:
    """What stands, by link: every approved pin has a link of its own."""
    by_link: dict[str, list[Mapping[str, Any]]] = {}
    for pin in report["pins"]:
        by_link.setdefault(pin["link"], []).append(pin)
    now = {pin.id: pin for pin in product}
    count = Count(pins=len(approved))
    window: Counter[str] = Counter()
    for pin in approved:
        standing = by_link.pop(pin.link, [])
        told = now[pin.id]
        if not standing:
            _count_missing(count, pin, told, report["troubled"])
            continue
        count.published += 1
        beyond = len(standing) - 1
        if any(other["outside_window"] for other in standing):
            # Apart from the rest: what comes after the promised window nobody can wait for.
            window["pins"] += 1
            window["stand_twice"] += beyond > 0
            window["told_to_owner"] += beyond > 0 and told.failure is not None
        else:
            count.duplicates += beyond
            if beyond:
                moments = ", ".join(
                    f"{_at(other['taken_at'])} to {_at(other['stands_at'])}" for other in standing
                )
                count.examples.append(f"{pin.id} stands {beyond + 1} times (taken, stood: {moments})")
        if told.state in _SETTLED:
            pass
        elif _has_reason(told, report["troubled"].get(pin.there_id)):
            # Its owner took the key away while the outcome was unknown: nobody can ask.
            count.cannot_be_asked += 1
        else:
            count.not_noticed += 1
            count.examples.append(f"{pin.id} stands, and the product says {told.state} ({told.attempt})")
        count.altered += any(not _as_approved(other, pin) for other in standing)
    count.strangers = sum(map(len, by_link.values()))
    count.after_window = dict(window)
    count.examples = count.examples[:10]
    return count


def _count_missing(count: Count, pin: ApprovedPin, told: PinNow, troubled: Mapping[str, str]) -> None:
    reason = _has_reason(told, troubled.get(pin.there_id))
    # A pin that a person decides about is not given up: it waits, where its account says why nobody can look.
    undecided = told.state == "needs_attention" and reason
    if told.state in (*_SETTLED, "failed", "rejected", "in_review", "draft") and not undecided:
        count.lost += 1
    elif reason:
        count.waiting += 1
        return
    else:
        count.unexplained += 1
    count.examples.append(
        f"{pin.id} does not stand; the product says {told.state}, last attempt {told.attempt},"
        f" account {told.account_state} ({told.account_reason}), pin {told.failure}"
    )


def _has_reason(told: PinNow, trouble: str | None) -> bool:
    """Whether the product holds the account and names the permanent fault that struck it."""
    words = _WORDS.get(trouble or "")
    held = told.account_state != "connected"
    return held and words is not None and words in (told.account_reason or "").casefold()


def _as_approved(standing: Mapping[str, Any], pin: ApprovedPin) -> bool:
    return bool(
        standing["board_id"] == pin.board_id
        and standing["account_id"] == pin.there_id
        and standing["title"] == pin.title
        and standing["picture_sha256"] == pin.picture_sha256
    )


def _at(moment: float) -> str:
    """Time of day on the run's clock."""
    return f"{datetime.fromtimestamp(moment, UTC):%H:%M:%S}"
