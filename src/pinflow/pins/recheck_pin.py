"""Runs the rules on a stored pin: at draft, at edit, at approval and before posting."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantSession
from pinflow.pins.build_link import is_on_this_machine
from pinflow.pins.fetch_photo import is_fetching_allowed
from pinflow.pins.models import Finding, PinToCheck
from pinflow.pins.pin import Pin
from pinflow.pins.queries import find_surroundings
from pinflow.pins.rules.check_pin import check_pin
from pinflow.projects.models import PicturePolicy, Project

# One and the same link rests this long in an account.
LINK_REST = timedelta(days=7)


async def recheck_pin(session: TenantSession, pin: Pin, project: Project, now: datetime) -> list[Finding]:
    """The findings about ``pin`` as it stands, among the tenant's other pins."""
    around = await find_surroundings(session, pin, now - LINK_REST)
    days_ago = None
    if around.same_link_published_at is not None:
        # A pin that is only scheduled counts as just published: the two would come too close.
        days_ago = max((now - around.same_link_published_at) / timedelta(days=1), 0.0)
    photo_withheld = (
        project.picture_policy is PicturePolicy.MARKETPLACE_PHOTO
        and not pin.picture_uses_marketplace_photo
        and not await is_fetching_allowed(session)
    )
    readers_here = True
    if pin.account_id is not None:
        readers_here = is_on_this_machine((await get_account(session, pin.account_id)).base_url)
    return check_pin(
        PinToCheck(
            title=pin.title,
            description=pin.description,
            alt_text=pin.alt_text,
            link=pin.link,
            marker=pin.marker,
            marketplace=pin.marketplace,
            asin=pin.asin,
            affiliate_tag=project.affiliate_tag,
            link_mode=project.link_mode,
            link_mode_confirmed=project.link_mode_confirmed_at is not None,
            readers_on_this_machine=readers_here,
            picture_policy=project.picture_policy,
            picture_policy_confirmed=project.picture_policy_confirmed_at is not None,
            uses_marketplace_photo=pin.picture_uses_marketplace_photo,
            photo_withheld=photo_withheld,
            picture_bytes=pin.picture_size,
            picture_media_type=pin.picture_media_type,
            picture_width=pin.picture_width,
            picture_height=pin.picture_height,
            text_boxes=pin.shown_texts(),
            # No renderer of ours draws with AI; a library picture may come from one.
            ai_picture=pin.picture_made_with_ai,
            ai_disclosures=pin.ai_disclosures,
            product_title=pin.product_title,
            category=pin.category,
            same_link_published_days_ago=days_ago,
            same_link_on_other_account=around.same_link_on_other_account,
            same_picture_on_other_account=around.same_picture_on_other_account,
        )
    )
