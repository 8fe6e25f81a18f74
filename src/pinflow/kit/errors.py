"""What can go wrong, in words for the person who reads it.

Domain classes carry no HTTP status and no job decision: two tables in ``entrypoints`` map them.
"""

from __future__ import annotations

from datetime import timedelta


class AppError(Exception):
    """A failure the user or operator can act on.

    Args:
        code: stable, machine-readable, ``slice.what_happened``.
        message: one or two sentences: what happened and what to do. Never holds a secret.
        data: JSON-serialisable values a client branches on.
    """

    def __init__(self, code: str, message: str, **data: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data


class InvalidInputError(AppError):
    """What was given cannot be used; giving it again unchanged fails again."""


class UnauthenticatedError(AppError):
    """Nobody is signed in, or the session has ended."""


class ForbiddenError(AppError):
    """The signed-in member may not do this, or the product refuses it for safety."""


class NotFoundError(AppError):
    """It does not exist, or not for this tenant."""


class ConflictError(AppError):
    """The state has moved on: reload, look again, decide again."""


class LimitReachedError(AppError):
    """Allowed later. ``retry_after`` says when."""

    def __init__(self, code: str, message: str, *, retry_after: timedelta, **data: object) -> None:
        super().__init__(code, message, **data)
        self.retry_after = retry_after


class ExternalError(AppError):
    """Somebody else's system failed or refused.

    ``permanent`` means that trying again cannot help until a person acts; ``retry_after`` is what the
    other side asked for, if it did.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        permanent: bool = False,
        retry_after: timedelta | None = None,
        **data: object,
    ) -> None:
        super().__init__(code, message, **data)
        self.permanent = permanent
        self.retry_after = retry_after
