"""A member's review queue: in which order pins wait, and why."""

from __future__ import annotations

from pinflow.pins.review.models import QueueRow, Reason

_SAYS = {
    Reason.MENTIONED: "A comment asks you.",
    Reason.ASSIGNED_TO_ME: "Assigned to you.",
    Reason.NEEDS_SECOND_PERSON: "{first_by} approved it: a second person must, too.",
    Reason.CHANGED_SINCE_APPROVED: "Changed since it was approved.",
    Reason.COMMENT_WAITS: "{last_comment_by} left a comment.",
    Reason.NEW: "A new draft.",
    Reason.BLOCKED: "A rule blocks it: it needs an edit.",
    Reason.ASSIGNED_TO_OTHER: "Assigned to {assignee}.",
    Reason.WAITS_FOR_ANOTHER: "You approved it: it waits for a second person.",
}


def say_why(row: QueueRow, reason: Reason) -> str:
    """Why the pin waits, as a sentence."""
    return _SAYS[reason].format(
        first_by=row.first_by, last_comment_by=row.last_comment_by, assignee=row.assignee
    )
