"""What becomes of a job, by the error its handler raised."""

from __future__ import annotations

from datetime import timedelta

from pinflow.kit.errors import (
    AppError,
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
    NotFoundError,
    UnauthenticatedError,
)
from pinflow.kit.jobs import Decision, Drop, Fail, RetryAfter

# Giving the same input again fails again; what is gone needs no work; a state that moved on was decided.
DECISIONS: dict[type[AppError], Decision] = {
    AppError: Fail(),
    InvalidInputError: Fail(),
    UnauthenticatedError: Fail(),
    ForbiddenError: Fail(),
    ConflictError: Fail(),
    NotFoundError: Drop(),
}
# Two transactions met; the next attempt finds the way free.
RETRIED_CODES = frozenset({"db.busy"})
MAX_ATTEMPTS = 5
_SHORTEST, _LONGEST = timedelta(seconds=1), timedelta(hours=1)


def decide_job(error: Exception, attempt: int) -> Decision:
    """The decision about attempt number ``attempt`` (from 1).

    A limit is waited for as long as it takes. Somebody else's failure and what nobody foresaw are tried
    `MAX_ATTEMPTS` times, 10 s, 20 s, 40 s, 80 s apart or as the other side asked.
    """
    if isinstance(error, LimitReachedError):
        return RetryAfter(_within_bounds(error.retry_after))
    if isinstance(error, ExternalError):
        if error.permanent:
            return Fail()
        return _retry_or_fail(attempt, error.retry_after)
    if isinstance(error, AppError) and error.code not in RETRIED_CODES:
        return next(DECISIONS[kind] for kind in type(error).__mro__ if kind in DECISIONS)
    return _retry_or_fail(attempt, None)


def _retry_or_fail(attempt: int, asked_for: timedelta | None) -> Decision:
    if attempt >= MAX_ATTEMPTS:
        return Fail()
    return RetryAfter(_within_bounds(asked_for or timedelta(seconds=5 * 2**attempt)))


def _within_bounds(delay: timedelta) -> timedelta:
    return max(_SHORTEST, min(delay, _LONGEST))
