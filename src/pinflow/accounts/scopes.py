"""What the owner of an account is asked to allow, and why."""

from __future__ import annotations

from collections.abc import Collection

# In the order in which the connect page explains them.
REASONS = {
    "user_accounts:read": "to know which account it is",
    "boards:read": "to show your boards and sections",
    "boards:write": "to create boards when you ask for it",
    "pins:read": "to look up what became of a pin when Pinterest gave no answer",
    "pins:write": "to publish the pins you approved",
}


# Without these no pin can be published, or looked up when nobody heard the answer.
NEEDED = ("boards:read", "pins:read", "pins:write")


def missing_needed(granted: Collection[str]) -> list[str]:
    """What was not allowed and nothing can be published without; nothing, where nobody told the scopes."""
    return [scope for scope in NEEDED if scope not in granted] if granted else []


def missing_scopes(granted: Collection[str]) -> list[str]:
    """What was not allowed. Nobody tells the scopes of a pasted token: nothing is missing then."""
    return [scope for scope in REASONS if scope not in granted] if granted else []


def missing_words(missing: Collection[str]) -> str | None:
    """What cannot be done without the missing scopes, and what to do; None: nothing is missing."""
    if not missing:
        return None
    each = "; ".join(f"{scope} ({REASONS[scope]})" for scope in missing)
    return (
        f"Pinterest was not allowed to give: {each}. Connect the account again and allow all that is listed."
    )
