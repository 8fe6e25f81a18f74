"""What a library picture is shown for, by names that people know."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.pins.media.models import MediaId, ShownFor
from pinflow.pins.media.queries import get_media, list_product_media
from pinflow.scraping.catalogue.queries import find_titles


async def list_shown_for(session: TenantSession, media_id: MediaId, now: datetime) -> list[ShownFor]:
    """The products and projects whose new drafts show the picture, the earliest first.

    Raises:
        NotFoundError: no such picture.
    """
    await get_media(session, media_id)
    links = await list_product_media(session, media_id)
    products = {(link.marketplace, link.asin) for link in links if link.marketplace and link.asin}
    titles = await find_titles(session, products, now)
    return [
        ShownFor(
            project_id=link.project_id,
            asin=link.asin,
            title=titles.get((link.marketplace or "", link.asin or "")),
        )
        for link in links
    ]
