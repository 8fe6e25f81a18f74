"""What is fetched without a login: feeds and the pictures of what was handed out."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import datetime

from pinflow.identity.sign_in import token_hash
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import NotFoundError
from pinflow.pins.pin import PinId
from pinflow.posting.channels.channel import File
from pinflow.posting.channels.rss import MOST_ITEMS, FeedItem, write_feed
from pinflow.posting.exports.public_address import PublicAddress, sign_picture
from pinflow.posting.shelves.queries import find_feed, find_public_picture, list_feed_items


async def show_feed(
    system: SystemDatabase, database: Database, token: str, address: PublicAddress, now: datetime
) -> bytes:
    """The feed that the token opens: the newest 100 pins whose slot has come.

    Raises:
        NotFoundError: ``exports.no_such_feed``: also for a token that was renewed.
        ConflictError: ``exports.no_public_address``.
    """
    async with system.system_session() as session:
        feed = await find_feed(session, token_hash(token))
    if feed is None:
        raise NotFoundError("exports.no_such_feed", "There is no such feed.")
    home = address.require()
    async with database.tenant_session(feed.tenant_id, read_only=True) as tenant:
        items = await list_feed_items(tenant, feed.account_id, now, MOST_ITEMS)
    return write_feed(
        feed.name,
        home,
        (
            FeedItem(
                guid=str(item.pin_id),
                title=item.title,
                link=item.link or "",
                description=item.description,
                at=item.at,
                picture_url=address.picture(feed.token_hash, item.pin_id, item.picture_media_type),
                picture_media_type=item.picture_media_type,
                picture_size=item.picture_size,
            )
            for item in items
        ),
    )


async def show_picture(
    system: SystemDatabase, blobs: Callable[[TenantId], BlobStore], pin_id: PinId, name: str
) -> File:
    """A picture that was handed out, by its address.

    Raises:
        NotFoundError: ``exports.no_such_picture``: also for an address that was renewed.
    """
    async with system.system_session() as session:
        found = await find_public_picture(session, pin_id)
    signature = name.partition(".")[0]
    if found is None or not hmac.compare_digest(
        sign_picture(found.token_hash, pin_id).encode(), signature.encode()
    ):
        raise NotFoundError("exports.no_such_picture", "There is no such picture.")
    blob = await blobs(found.tenant_id).get(found.picture_sha256)
    return File(blob.data, blob.media_type)
