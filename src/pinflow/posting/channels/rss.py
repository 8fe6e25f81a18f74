"""A feed of pins that Pinterest, or any reader, fetches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import ClassVar
from xml.etree import ElementTree as ET

import msgspec

from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.channels.pinterest_csv import is_web_link

MEDIA_TYPE = "application/rss+xml; charset=utf-8"
MOST_ITEMS = 100
_MEDIA = "http://search.yahoo.com/mrss/"
# What no XML document may hold, escaped or not.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item. ``guid`` never changes; ``picture_size`` in bytes."""

    guid: str
    title: str
    link: str
    description: str
    at: datetime
    picture_url: str
    picture_media_type: str
    picture_size: int


class RssChannel(ExportChannel):
    """Pins stand in the account's feed from their slot on."""

    name: ClassVar[str] = "rss"

    @staticmethod
    def find_text_fault(title: str, description: str, link: str | None) -> str | None:  # noqa: ARG004 - any fits
        if not title.strip():
            return "An item of a feed needs a title."
        if link is None or not is_web_link(link):
            return "An item of a feed needs a link: Pinterest makes no pin without one."
        return None


def write_feed(name: str, home: str, items: Iterable[FeedItem]) -> bytes:
    """An RSS 2.0 document. ``home``: the address of the site behind it."""
    ET.register_namespace("media", _MEDIA)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    for tag, text in (("title", name), ("link", home), ("description", f"Pins of {name}")):
        ET.SubElement(channel, tag).text = _fit(text)
    for each in items:
        item = ET.SubElement(channel, "item")
        ET.SubElement(item, "title").text = _fit(each.title)
        ET.SubElement(item, "link").text = _fit(each.link)
        ET.SubElement(item, "guid", isPermaLink="false").text = _fit(each.guid)
        ET.SubElement(item, "pubDate").text = format_datetime(each.at.astimezone(UTC))
        ET.SubElement(item, "description").text = _fit(each.description)
        picture = {"url": each.picture_url, "type": each.picture_media_type}
        ET.SubElement(item, "enclosure", {**picture, "length": str(each.picture_size)})
        ET.SubElement(
            item, f"{{{_MEDIA}}}content", {**picture, "medium": "image", "fileSize": str(each.picture_size)}
        )
    return bytes(ET.tostring(rss, encoding="utf-8", xml_declaration=True))


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
