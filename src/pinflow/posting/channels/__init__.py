"""Where pins are published. A channel sends once and finds again; it never retries."""

from pinflow.posting.channels.channel import (
    Channel,
    FoundPin,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel

__all__ = [
    "Channel",
    "FakeChannel",
    "FoundPin",
    "NotSentError",
    "PinterestChannel",
    "Publication",
    "Published",
    "RefusedError",
    "UnknownOutcomeError",
]
