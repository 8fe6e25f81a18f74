"""Where pins are published. A channel sends once and finds again; it never retries."""

from pinflow.posting.channels.channel import (
    Channel,
    File,
    FoundPin,
    NotSentError,
    Pace,
    Publication,
    Published,
    RefusedError,
    ToldLimits,
    ToldPolicy,
    UnknownOutcomeError,
)
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel

__all__ = [
    "Channel",
    "FakeChannel",
    "File",
    "FoundPin",
    "NotSentError",
    "Pace",
    "PinterestChannel",
    "Publication",
    "Published",
    "RefusedError",
    "ToldLimits",
    "ToldPolicy",
    "UnknownOutcomeError",
]
