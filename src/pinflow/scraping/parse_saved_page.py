"""A page that somebody saved: read the file, unpack it, parse it."""

from __future__ import annotations

import re
import sys
import zlib
from pathlib import Path

from pinflow.scraping.sources.amazon.parse import parse_page
from pinflow.scraping.sources.amazon.parse_models import ParsedPage, page_error
from pinflow.scraping.sources.amazon.parse_text import MAX_PAGE_BYTES

GZIP = b"\x1f\x8b"
# What browsers write at the head of a saved page, and what SingleFile writes.
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]+)"
)


def parse_saved_file(file: str, *, url: str | None = None) -> ParsedPage:
    """The page in ``file`` (``-`` for standard input); a file that cannot be read is ``unreadable``."""
    try:
        if file == "-":
            saved = sys.stdin.buffer.read(MAX_PAGE_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                saved = stream.read(MAX_PAGE_BYTES + 1)
    except FileNotFoundError:
        return page_error("unreadable", None, f"The file “{_shown(file)}” cannot be read: it does not exist.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return page_error("unreadable", None, f"The file “{_shown(file)}” cannot be read: {reason}.")
    return parse_saved_page(saved, url=url)


def _shown(file: str) -> str:
    # A file's name may be no text.
    return file.encode("utf-8", errors="replace").decode()


def parse_saved_page(saved: bytes, *, url: str | None = None) -> ParsedPage:
    """The page in ``saved``: HTML as it was served, or the same gzipped.

    ``url`` is where the page came from, if known; else a browser's note in the page says it.
    """
    if saved.startswith(GZIP):
        unpacked = unpack_page(saved)
        if unpacked is None:
            return page_error("unreadable", None, "The file is gzipped, but damaged.")
        saved = unpacked
    return parse_page(saved, url=url or _noted_address(saved))


def unpack_page(packed: bytes) -> bytes | None:
    """At most one byte more than a page may have, so that a small file cannot fill the memory.

    A file that was cut off yields what can still be read.
    """
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        html = unpacker.decompress(packed, MAX_PAGE_BYTES + 1)
    except zlib.error:
        return None
    return html or None


def _noted_address(html: bytes) -> str | None:
    match = _SAVED_FROM.search(html[:4096])
    return match.group(1).decode("ascii", errors="ignore") if match else None
