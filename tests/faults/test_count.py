"""What the chaos benchmark finds, on reports made by hand: one for each verdict."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import msgspec
import pytest
from bench import chaos
from bench.posting_line.count import Count, count_pins
from bench.posting_line.full_disk import Disk
from bench.posting_line.furnish import ApprovedPin
from bench.posting_line.mishaps import Mishaps
from bench.posting_line.watch import PinNow

from pinflow.accounts.models import AccountId
from pinflow.pins.pin import PinId

REVOKED = "Pinterest refuses this token. Connect the account again."


def approved(number: int) -> ApprovedPin:
    return ApprovedPin(
        id=PinId(UUID(int=number)),
        account_id=AccountId(UUID(int=900)),
        there_id="77",
        board_id="4711",
        link=f"https://finds.example/{number}",
        title=f"Mug {number}",
        picture_sha256=f"{number:064x}",
    )


def told(number: int, state: str = "published", **changes: Any) -> PinNow:
    now = PinNow(
        id=UUID(int=number),
        state=state,
        failure=None,
        account_state="connected",
        account_reason=None,
        attempt="accepted",
    )
    return msgspec.structs.replace(now, **changes)


def standing(pin: ApprovedPin, **changes: Any) -> dict[str, Any]:
    as_approved = {
        "link": pin.link,
        "board_id": pin.board_id,
        "account_id": pin.there_id,
        "title": pin.title,
        "picture_sha256": pin.picture_sha256,
        "outside_window": False,
        "taken_at": 36_000.0,
        "stands_at": 36_061.0,
    }
    return {**as_approved, **changes}


def count(
    *,
    pins: int = 20,
    product: dict[int, PinNow] | None = None,
    there: dict[int, list[dict[str, Any]]] | None = None,
    strangers: int = 0,
    troubled: dict[str, str] | None = None,
) -> Count:
    """Of a run in which all went well but for what is said."""
    lines = [approved(number) for number in range(1, pins + 1)]
    now = [(product or {}).get(number, told(number)) for number in range(1, pins + 1)]
    found = [
        pin
        for number, line in enumerate(lines, 1)
        for pin in (there if there is not None else {}).get(number, [standing(line)])
    ]
    found += [standing(approved(1000 + number)) for number in range(strangers)]
    return count_pins(lines, now, {"pins": found, "troubled": troubled or {}})


def verdict(found: Count) -> dict[str, int]:
    """Every figure that is not zero, beside the number of pins."""
    figures = msgspec.structs.asdict(found)
    return {
        name: value
        for name, value in figures.items()
        if isinstance(value, int) and value and name not in ("pins", "ok")
    }


def test_every_pin_once_is_all_right() -> None:
    found = count()
    assert (verdict(found), found.ok, found.examples) == ({"published": 20}, True, [])


def test_what_stands_beyond_the_first_is_a_duplicate() -> None:
    found = count(there={3: [standing(approved(3))] * 3})
    assert (verdict(found), found.ok) == ({"published": 20, "duplicates": 2}, False)
    assert "stands 3 times (taken, stood: 10:00:00 to 10:01:01, " in found.examples[0]


def test_what_came_after_the_promised_window_is_counted_apart_and_said() -> None:
    late = standing(approved(3), outside_window=True)
    found = count(
        there={3: [standing(approved(3)), late], 4: [standing(approved(4), outside_window=True)]},
        product={3: told(3, failure="posting.duplicate_found")},
    )
    assert (verdict(found), found.ok) == ({"published": 20}, True)
    assert found.after_window == {"pins": 2, "stand_twice": 1, "told_to_owner": 1}


@pytest.mark.parametrize("state", ["published", "failed", "rejected", "in_review", "draft"])
def test_what_does_not_stand_and_is_done_for_the_product_is_lost(state: str) -> None:
    # Not even with a reason: the product gave it up.
    held = told(5, state, account_state="paused", account_reason="This looks like spam.")
    found = count(there={5: []}, product={5: held}, troubled={"77": "spam_block"})
    assert (verdict(found), found.ok) == ({"published": 19, "lost": 1}, False)


@pytest.mark.parametrize(
    ("reason", "figures", "ok"),
    [
        pytest.param("This looks like spam.", {"published": 19, "waiting": 1}, True, id="nobody can look"),
        pytest.param("Paused by alice.", {"published": 19, "lost": 1}, False, id="it could be looked for"),
    ],
)
def test_what_a_person_has_to_decide_about_waits_only_where_the_fault_keeps_anybody_from_looking(
    reason: str, figures: dict[str, int], ok: bool
) -> None:
    undecided = told(5, "needs_attention", attempt="unknown", account_state="paused", account_reason=reason)
    found = count(there={5: []}, product={5: undecided}, troubled={"77": "spam_block"})
    assert (verdict(found), found.ok) == (figures, ok)


@pytest.mark.parametrize(
    ("account_state", "reason", "trouble"),
    [
        pytest.param("connected", None, None, id="nothing happened"),
        pytest.param("connected", "This looks like spam.", "spam_block", id="not held"),
        pytest.param("paused", "This looks like spam.", None, id="no fault struck it"),
        pytest.param("paused", "Something else.", "spam_block", id="other words"),
        pytest.param("paused", None, "spam_block", id="no words"),
        pytest.param("paused", "This looks like spam.", "token_revoked", id="another fault's words"),
        pytest.param("paused", "Slow.", "rate_limited", id="a fault that passes"),
        pytest.param("reconnect_needed", REVOKED, "token_expired", id="a key that could be renewed"),
    ],
)
def test_what_waits_without_the_fault_that_struck_its_account_is_unexplained(
    account_state: str, reason: str | None, trouble: str | None
) -> None:
    waits = told(5, "scheduled", account_state=account_state, account_reason=reason)
    found = count(
        there={5: []}, product={5: waits}, troubled={} if trouble is None else {"77": trouble, "78": "x"}
    )
    assert (verdict(found), found.ok) == ({"published": 19, "unexplained": 1}, False)


@pytest.mark.parametrize(
    ("account_state", "reason", "trouble"),
    [
        ("paused", "Blocked: this is SPAM.", "spam_block"),
        ("reconnect_needed", REVOKED, "token_revoked"),
        ("reconnect_needed", REVOKED, "renewal_lost"),
    ],
)
def test_what_waits_and_names_the_fault_that_struck_its_account_may_wait(
    account_state: str, reason: str, trouble: str
) -> None:
    waits = told(5, "scheduled", account_state=account_state, account_reason=reason)
    found = count(there={5: []}, product={5: waits}, troubled={"77": trouble})
    assert (verdict(found), found.ok) == ({"published": 19, "waiting": 1}, True)


def test_what_stands_unknown_to_the_product_is_not_noticed_unless_it_cannot_ask() -> None:
    found = count(product={5: told(5, "publishing", attempt="unknown")})
    assert (verdict(found), found.ok) == ({"published": 20, "not_noticed": 1}, False)
    held = told(5, "publishing", account_state="reconnect_needed", account_reason=REVOKED)
    found = count(product={5: held}, troubled={"77": "token_revoked"})
    assert (verdict(found), found.ok) == ({"published": 20, "cannot_be_asked": 1}, True)


@pytest.mark.parametrize(
    "changes",
    [{"board_id": "1"}, {"account_id": "78"}, {"title": "Mug"}, {"picture_sha256": "0" * 64}],
)
def test_what_stands_otherwise_than_approved_is_altered(changes: dict[str, str]) -> None:
    found = count(there={5: [standing(approved(5), **changes)]})
    assert (verdict(found), found.ok) == ({"published": 20, "altered": 1}, False)


def test_what_nobody_approved_is_a_stranger() -> None:
    found = count(strangers=2)
    assert (verdict(found), found.ok) == ({"published": 20, "strangers": 2}, False)


@pytest.mark.parametrize(("waiting", "ok"), [(2, True), (3, False)])
def test_nine_of_ten_must_stand_however_good_the_reasons(waiting: int, ok: bool) -> None:
    numbers = range(1, waiting + 1)
    waits = {
        number: told(number, "scheduled", account_state="paused", account_reason="spam") for number in numbers
    }
    found = count(there={number: [] for number in numbers}, product=waits, troubled={"77": "spam_block"})
    assert (found.published, found.waiting, found.ok) == (20 - waiting, waiting, ok)


class Happened(msgspec.Struct):
    """What a run remembers of its mishaps."""

    happened: dict[str, int]
    recovery_seconds: list[float] = []


@pytest.mark.parametrize(
    ("pins", "kills", "faults", "refused", "ok"),
    [
        pytest.param(10_000, 200, 10_000, 0, True, id="enough of both"),
        pytest.param(10_000, 199, 10_000, 0, False, id="too few kills"),
        pytest.param(10_000, 200, 9_999, 0, False, id="too few faults"),
        pytest.param(40, 0, 0, 0, True, id="a short run"),
        pytest.param(40, 0, 0, 1, False, id="a request that Pinterest does not know"),
    ],
)
def test_the_whole_run_needs_its_kills_and_faults_and_every_run_true_requests(
    pins: int, kills: int, faults: int, refused: int, ok: bool
) -> None:
    # Two kinds of kills count together; a jump of the clock is none.
    happened = Happened(
        {"kill_poster": kills // 2, "kill_postgres": kills - kills // 2, "clock_jump_ahead": 9}
    )
    described = chaos._describe(
        chaos.Plan(pins=pins, seed=1, kinds=frozenset(chaos.KINDS)),
        Count(pins=pins, published=pins),
        {
            "calls": {"create_pin": 20_000, "list_pins": 10_000},
            "renewals": {"asked": 9, "taken_up": 5},
            "struck": {"drop_after_commit": faults // 2, "spam_block": faults - faults // 2},
            "refused_requests": refused,
        },
        cast(Mishaps, happened),
        Disk(Path(), None),
        True,
        (1.0, 1.0),
        timedelta(0),
        3,
    )
    # What went wrong with renewals does not make up for calls about pins that went well.
    assert (described["renewals"], described["pasted_again"]) == ({"asked": 9, "taken_up": 5}, 3)
    assert (described["kills"], described["ok"]) == (kills, ok)
