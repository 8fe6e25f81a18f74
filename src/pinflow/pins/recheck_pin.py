"""Runs the rules on a stored pin: at draft, at edit, at approval and before posting."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.build_link import is_on_this_machine
from pinflow.pins.fetch_photo import is_fetching_allowed
from pinflow.pins.models import Finding, NearPin, PinToCheck
from pinflow.pins.pin import Pin, PinOrigin
from pinflow.pins.queries import find_made_with_ai, find_surroundings, list_near_pins
from pinflow.pins.rule_switches.queries import read_switches
from pinflow.pins.rules.check_pin import check_pin
from pinflow.pins.similar.find_near import PICTURE_BITS, TEXT_BITS, find_near_picture, find_near_text
from pinflow.pins.templates.load_template import load_template
from pinflow.projects.models import PicturePolicy, Project

# One and the same link rests this long in an account.
LINK_REST = timedelta(days=7)
# Pins that look or read alike are looked for this far back.
NEAR_SINCE = timedelta(days=365)


async def recheck_pin(session: TenantSession, pin: Pin, project: Project, now: datetime) -> list[Finding]:
    """The findings about ``pin`` as it stands, among the tenant's other pins and by the project's rules."""
    around = await find_surroundings(session, pin, now - LINK_REST)
    days_ago = None
    if around.same_link_published_at is not None:
        # A pin that is only scheduled counts as just published: the two would come too close.
        days_ago = max((now - around.same_link_published_at) / timedelta(days=1), 0.0)
    photo_withheld = (
        project.picture_policy is PicturePolicy.MARKETPLACE_PHOTO
        and not pin.picture_uses_marketplace_photo
        and pin.media_id is None
        and _has_place_for_photo(pin.template)
        and not await is_fetching_allowed(session)
    )
    readers_here = True
    if pin.account_id is not None:
        readers_here = is_on_this_machine((await get_account(session, pin.account_id)).base_url)
    near_picture, near_text = await _find_near(session, pin, now)
    to_check = PinToCheck(
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
        ai_picture=await _is_made_with_ai(session, pin),
        ai_disclosures=pin.ai_disclosures,
        product_title=pin.product_title,
        category=pin.category,
        facts=None if pin.origin is PinOrigin.ADDED else pin.facts(),
        same_link_published_days_ago=days_ago,
        same_link_on_other_account=around.same_link_on_other_account,
        same_picture_on_other_account=around.same_picture_on_other_account,
        site_url_pattern=project.site_url_pattern,
        near_duplicate_picture=near_picture,
        near_duplicate_text=near_text,
        added=pin.origin is PinOrigin.ADDED,
    )
    return check_pin(to_check, switched_off=await read_switches(session, project.id))


def _has_place_for_photo(template: str) -> bool:
    try:
        return load_template(template).picture != "art"
    except InvalidInputError:
        return True  # the tenant's own, which may have one


async def _is_made_with_ai(session: TenantSession, pin: Pin) -> bool:
    """No renderer of ours draws with AI; library pictures may come from one, as the library says by now."""
    said = None
    if pin.media_id is not None:
        said = await find_made_with_ai(session, list(dict.fromkeys([pin.media_id, *pin.further_media])))
    return pin.picture_made_with_ai if said is None else said


async def _find_near(
    session: TenantSession, pin: Pin, now: datetime
) -> tuple[NearPin | None, NearPin | None]:
    if pin.account_id is None:
        return None, None
    others = await list_near_pins(
        session, pin, now - NEAR_SINCE, picture_bits=PICTURE_BITS, text_bits=TEXT_BITS
    )
    return find_near_picture(pin, others), find_near_text(pin, others)
