"""What Pinterest's names of limits mean, for people. Its answers' x-ratelimit-limit names them."""

from __future__ import annotations

# Counted for each app and user; the name says so at its end.
_OF_APP_AND_USER = "_app_id_user_id"
_WORDS = {
    "org_read": "reading",
    "org_write": "creating and changing",
    "org_analytics": "figures about pins",
    "trends_read": "trends",
    "safety_net": "all requests together",
    "requests": "requests",
}


def limit_words(kind: str) -> str:
    """What the limit counts; a name that nobody here knows is at least spelt out."""
    name = kind.removesuffix(_OF_APP_AND_USER)
    return _WORDS.get(name, name.replace("_", " "))
