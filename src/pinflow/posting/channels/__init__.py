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
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.channels.pinterest_csv import PinterestCsvChannel
from pinflow.posting.channels.rss import RssChannel
from pinflow.posting.channels.shelf import MemoryShelf, Shelf, ShelfItem

__all__ = [
    "Channel",
    "ExportChannel",
    "FakeChannel",
    "File",
    "FoundPin",
    "MemoryShelf",
    "NotSentError",
    "Pace",
    "PinterestChannel",
    "PinterestCsvChannel",
    "Publication",
    "Published",
    "RefusedError",
    "RssChannel",
    "Shelf",
    "ShelfItem",
    "ToldLimits",
    "ToldPolicy",
    "UnknownOutcomeError",
]
