"""What is done about each answer of Pinterest to the creation of a pin, as one table.

`errors.py` carries it out, docs/exactly-once.md shows it; a test holds all three together.
"""

from __future__ import annotations

import msgspec

from pinflow.integrations.pinterest.errors import (
    PinterestError,
    PinterestNotFoundError,
    PinterestNotPermittedError,
    PinterestPictureError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestRefusedError,
    PinterestScopeError,
    PinterestSpamBlockError,
    PinterestSuspendedError,
    PinterestUnknownOutcomeError,
)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """``statuses`` and ``codes``: answers it is for, each with each; ``message``: where the words decide."""

    answer: str
    statuses: tuple[int, ...]
    codes: tuple[int | None, ...]
    message: str = "No."
    becomes: type[PinterestError]
    done: str


DECISIONS = (
    Decision(
        answer="code 9, or any answer that speaks of spam, also with 429",
        statuses=(400, 403, 429),
        codes=(9, 8, None),
        message="Sorry! We blocked this because it may lead to spam.",
        becomes=PinterestSpamBlockError,
        done="that account is paused, its owner is told, nothing is tried again; a 5xx is looked up too",
    ),
    Decision(
        answer="429, code 8",
        statuses=(429,),
        codes=(8, None),
        becomes=PinterestRateLimitedError,
        done="the account waits as long as Retry-After or the reset header says, else 15 minutes",
    ),
    Decision(
        answer="5xx, code 2787, 408, 425, 499, a 3xx, no answer, an answer that cannot be read",
        statuses=(500, 502, 503, 504, 408, 425, 499),
        codes=(2787, None),
        becomes=PinterestUnknownOutcomeError,
        done="unknown: looked up on the board, never sent again blindly",
    ),
    Decision(
        answer="code 2, or 401 without another code of this table",
        statuses=(401,),
        codes=(2, 1, None),
        becomes=PinterestReconnectError,
        done="the account's token is renewed if it can be ([accounts](accounts.md)), else it needs to be "
        "connected again; its pins wait",
    ),
    Decision(
        answer="code 3",
        statuses=(401, 403),
        codes=(3,),
        becomes=PinterestScopeError,
        done="the account needs to be connected again, with all permissions; its pins wait",
    ),
    Decision(
        answer="codes 7, 29",
        statuses=(401, 403),
        codes=(7, 29),
        becomes=PinterestNotPermittedError,
        done="the account is paused: an app with Trial access creates pins only at the sandbox address",
    ),
    Decision(
        answer="codes 2625, 2626",
        statuses=(401, 403),
        codes=(2625, 2626),
        becomes=PinterestSuspendedError,
        done="the account is paused: Pinterest disapproved it or is reviewing it",
    ),
    Decision(
        answer="codes 233, 235",
        statuses=(400, 401),
        codes=(233, 235),
        becomes=PinterestPictureError,
        done="the pin fails: its owner gives it another picture",
    ),
    Decision(
        answer="codes 40, 50, 2031, 404",
        statuses=(404,),
        codes=(40, 50, 2031, None),
        becomes=PinterestNotFoundError,
        done="the pin fails: its owner chooses another board or section",
    ),
    Decision(
        answer="code 1 and every other 4xx",
        statuses=(400, 422),
        codes=(1, None),
        becomes=PinterestRefusedError,
        done="the pin fails with Pinterest's words; its owner changes it",
    ),
)


def as_markdown() -> str:
    """The table of docs/exactly-once.md."""
    rows = [f"| {decision.answer} | {decision.done} |" for decision in DECISIONS]
    return "\n".join(["| Pinterest's answer | what is done |", "|---|---|", *rows])
