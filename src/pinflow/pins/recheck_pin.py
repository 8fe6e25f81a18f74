"""Runs the rules on a stored pin: at draft, at edit, at approval and before posting."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import list_accounts_of
from pinflow.kit.code_digest import code_digest
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.build_link import is_on_this_machine
from pinflow.pins.fetch_photo import is_fetching_allowed
from pinflow.pins.models import Finding, PinToCheck, SwitchedOff
from pinflow.pins.pin import LIBRARY, Pin, PinOrigin, Surroundings
from pinflow.pins.queries import find_made_with_ai, list_near_pins, list_surroundings
from pinflow.pins.rule_switches.queries import read_switches
from pinflow.pins.rules.check_pin import check_pin
from pinflow.pins.similar.find_near import (
    PICTURE_BITS,
    TEXT_BITS,
    find_near_picture,
    find_near_text,
)
from pinflow.pins.similar.near_candidate import NearCandidate
from pinflow.pins.templates.alters_photo import alters_photo
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.projects.models import PicturePolicy, Project

# One and the same link rests this long in an account.
LINK_REST = timedelta(days=7)
# The governor gives a later pin its slot to the minute, this one goes out some seconds or minutes into its
# own: what the rest lacks by that, the later one waits for when its turn comes.
_REST_AHEAD = LINK_REST - timedelta(days=1)
# Pins that look or read alike are looked for this far back.
NEAR_SINCE = timedelta(days=365)


class Check(msgspec.Struct, frozen=True):
    """All that the findings about one pin depend on; rules do no I/O and know no clock."""

    pin: PinToCheck
    switched_off: Mapping[str, SwitchedOff]

    def findings(self) -> list[Finding]:
        """What the rules find."""
        return check_pin(self.pin, switched_off=self.switched_off)

    def saw(self) -> bytes:
        """A digest of it and of our code: where it is the same, the findings are."""
        seen = msgspec.json.encode((self.pin, self.switched_off), order="sorted")
        return hashlib.sha256(code_digest() + seen).digest()


async def recheck_pin(session: TenantSession, pin: Pin, project: Project, now: datetime) -> list[Finding]:
    """The findings about ``pin`` as it stands, among the tenant's other pins and by the project's rules."""
    (check,) = await prepare_checks(session, [(pin, project, now)])
    return check.findings()


async def prepare_checks(
    session: TenantSession, pins: Sequence[tuple[Pin, Project, datetime]], *, as_stored: bool = False
) -> list[Check]:
    """What the rules look at: each pin as it stands at a moment, by its project's rules.

    ``as_stored``: the pins are as their rows say, whose texts' fingerprints then need not be made again.
    """
    around = await list_surroundings(
        session, [(pin, now) for pin, _, now in pins], rest_before=LINK_REST, rest_ahead=_REST_AHEAD
    )
    near = await list_near_pins(
        session,
        [(pin, now - NEAR_SINCE) for pin, _, now in pins],
        picture_bits=PICTURE_BITS,
        text_bits=TEXT_BITS,
        as_stored=as_stored,
    )
    switches = {project.id: await read_switches(session, project.id) for project in _each(pins)}
    local = await _list_accounts_on_this_machine(session, [pin for pin, _, _ in pins])
    return [
        Check(
            await _see(session, pin, project, now, around[pin.id], near[pin.id], pin.account_id in local),
            switches[project.id],
        )
        for pin, project, now in pins
    ]


async def _see(
    session: TenantSession,
    pin: Pin,
    project: Project,
    now: datetime,
    around: Surroundings,
    near: Sequence[NearCandidate],
    readers_here: bool,
) -> PinToCheck:
    days_ago = None
    if around.same_link_used_at is not None:
        # Below zero where it is going to be.
        days_ago = (now - around.same_link_used_at) / timedelta(days=1)
    photo_withheld = (
        project.picture_policy is PicturePolicy.MARKETPLACE_PHOTO
        and not pin.picture_uses_marketplace_photo
        and pin.origin is not PinOrigin.ADDED
        and pin.media_id is None
        and _has_place_for_photo(pin.template)
        and not await is_fetching_allowed(session)
    )
    return PinToCheck(
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
        photo_altered=pin.picture_uses_marketplace_photo and await _is_altered(session, pin.template),
        photo_withheld=photo_withheld,
        picture_bytes=pin.picture_size,
        picture_media_type=pin.picture_media_type,
        picture_width=pin.picture_width,
        picture_height=pin.picture_height,
        text_boxes=pin.shown_texts(),
        pictures_of_texts=pin.pictures_of_texts(),
        ai_picture=await is_made_with_ai(session, pin, project),
        ai_disclosures=pin.ai_disclosures,
        product_title=pin.product_title,
        category=pin.category,
        facts=None if pin.origin is PinOrigin.ADDED else pin.facts(),
        same_link_published_days_ago=days_ago,
        same_link_on_other_account=around.same_link_on_other_account,
        same_picture_on_other_account=around.same_picture_on_other_account,
        site_url_pattern=project.site_url_pattern,
        near_duplicate_picture=find_near_picture(pin, near),
        near_duplicate_text=find_near_text(pin, near),
        added=pin.origin is PinOrigin.ADDED,
        unread_video=pin.video_sha256 is not None and not pin.scenes,
    )


async def _is_altered(session: TenantSession, template: str) -> bool:
    """Whether the template, of ours or of the tenant's, alters the photo it shows.

    Further slides of a marketplace's photo take no template that does (`plan_slides`).
    """
    try:
        layout = await find_layout(session, template, template_names())
        return alters_photo(layout or load_template(template))
    except InvalidInputError:
        return False  # it left the studio: what it did is not known any more


def _has_place_for_photo(template: str) -> bool:
    try:
        return load_template(template).picture != "art"
    except InvalidInputError:
        return True  # the tenant's own, which may have one


async def is_made_with_ai(session: TenantSession, pin: Pin, project: Project) -> bool:
    """No renderer of ours draws with AI; library pictures may come from one, as the library says by now.

    Which pins show the brand's logo was not kept before: one by AI counts for those that were drawn with it.
    """
    shown = [one for one in (pin.media_id, *pin.further_media, pin.logo_media_id) if one is not None]
    said = await find_made_with_ai(session, list(dict.fromkeys(shown))) if shown else None
    if pin.logo_media_id is not None and pin.media_id is None and pin.picture_source != LIBRARY:
        # Nothing that stands on it could be by AI but what the library knows.
        return pin.picture_made_with_ai if said is None else said
    if pin.media_id is None:
        # What stands in the first slot is none of the library's: it stays as it was drawn.
        return bool(said) or pin.picture_made_with_ai
    if (
        said is False
        and pin.picture_made_with_ai
        and pin.logo_media_id is None
        and project.logo_media_id is not None
    ):
        return bool(await find_made_with_ai(session, [project.logo_media_id]))
    return pin.picture_made_with_ai if said is None else said


def _each(pins: Sequence[tuple[Pin, Project, datetime]]) -> Iterable[Project]:
    return {project.id: project for _, project, _ in pins}.values()


async def _list_accounts_on_this_machine(
    session: TenantSession, pins: Sequence[Pin]
) -> set[AccountId | None]:
    """The accounts whose readers may be on this machine; None, of a pin without an account, is one."""
    ids = {pin.account_id for pin in pins if pin.account_id is not None}
    accounts = await list_accounts_of(session, ids) if ids else []
    return {None, *(account.id for account in accounts if is_on_this_machine(account.base_url))}
