"""Creates and changes projects; what needs a person's word is recorded with name and time."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.contrast import TEXT_CONTRAST, contrast, read_hex
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.projects.marketplaces import MARKETPLACES, get_marketplace
from pinflow.projects.models import (
    BrandKit,
    Corners,
    KnownFonts,
    KnownWriters,
    LinkMode,
    PicturePolicy,
    Project,
    ProjectId,
)
from pinflow.projects.queries import get_project, has_begun, has_media, insert_project, update_project

# As the link builder demands: https, or http on this machine; the product stands in the path.
_PATTERN_START = re.compile(
    r"(?:https://(?P<host>[^\s/:@{}]+)(?::\d+)?|http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)/\S*\Z"
)
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
# Twice as long as a link rests at least: a product comes back, it does not repeat itself.
LEAST_EVERGREEN_DAYS, MOST_EVERGREEN_DAYS = 14, 730
_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,59}")


class ProjectChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change; UNSET leaves a field as it is.

    ``link_mode_confirmed``: the person says that the Pinterest profile is registered with Amazon Associates.
    ``picture_policy_confirmed``: the person says they may use the marketplace's photos. ``writer`` None: the
    installation's. ``writer_reads_api``: it may see what came through the tenant's key for the Creators API.
    """

    name: str | msgspec.UnsetType = msgspec.UNSET
    marketplace: str | msgspec.UnsetType = msgspec.UNSET
    affiliate_tag: str | msgspec.UnsetType = msgspec.UNSET
    link_mode: LinkMode | msgspec.UnsetType = msgspec.UNSET
    link_mode_confirmed: bool | msgspec.UnsetType = msgspec.UNSET
    site_url_pattern: str | msgspec.UnsetType | None = msgspec.UNSET
    picture_policy: PicturePolicy | msgspec.UnsetType = msgspec.UNSET
    picture_policy_confirmed: bool | msgspec.UnsetType = msgspec.UNSET
    time_zone: str | msgspec.UnsetType = msgspec.UNSET
    default_account_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    default_board_id: str | msgspec.UnsetType | None = msgspec.UNSET
    brand: BrandKit | msgspec.UnsetType = msgspec.UNSET
    writer: str | msgspec.UnsetType | None = msgspec.UNSET
    writer_reads_api: bool | msgspec.UnsetType = msgspec.UNSET
    two_person_approval: bool | msgspec.UnsetType = msgspec.UNSET
    # A picture of the library; None: no logo, the brand's name stands for it.
    logo_media_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    evergreen_after_days: int | msgspec.UnsetType | None = msgspec.UNSET
    resend_unknown: Literal["after_window", "never"] | msgspec.UnsetType | None = msgspec.UNSET


async def create_project(
    session: TenantSession, actor: Actor, *, name: str, marketplace: str, time_zone: str, now: datetime
) -> Project:
    """A new project with the safe defaults: links to the own site, own pictures.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: marketplace, time zone or name will not do.
        ConflictError: ``projects.name_taken``.
    """
    require_role(actor, Role.ADMIN)
    project = Project(
        id=ProjectId(new_id(now)),
        tenant_id=actor.tenant_id,
        name=name.strip(),
        marketplace=marketplace,
        affiliate_tag="",
        link_mode=LinkMode.OWN_SITE,
        link_mode_confirmed_by=None,
        link_mode_confirmed_at=None,
        site_url_pattern=None,
        picture_policy=PicturePolicy.OWN,
        picture_policy_confirmed_by=None,
        picture_policy_confirmed_at=None,
        time_zone=time_zone,
        default_account_id=None,
        default_board_id=None,
        brand=BrandKit(name=name.strip()),
        version=1,
        created_at=now,
    )
    check_project(project)
    try:
        await insert_project(session, project)
    except ConflictError as error:
        raise _name_taken(project) from error
    await record_audit(session, actor, "project.created", "project", project.id, now, name=project.name)
    return project


async def change_project(
    session: TenantSession,
    actor: Actor,
    project_id: ProjectId,
    change: ProjectChange,
    *,
    seen_version: int,
    now: datetime,
    writers: KnownWriters | None = None,
    fonts: KnownFonts | None = None,
) -> Project:
    """Changes a project; ``writers`` and ``fonts``: those it may choose among, needed when it chooses one.

    Raises:
        ForbiddenError: the actor is no admin.
        ConflictError: somebody changed it since ``seen_version``, the name is taken, or
            ``projects.marketplace_in_use``.
        InvalidInputError: a value will not do; the message names it.
        NotFoundError: ``media.not_found``: no such picture for a logo.
    """
    require_role(actor, Role.ADMIN)
    before = await get_project(session, project_id)
    given = {
        field: getattr(change, field)
        for field in change.__struct_fields__
        if getattr(change, field) is not msgspec.UNSET
    }
    if "name" in given:
        given["name"] = given["name"].strip()
    for field in ("link_mode", "picture_policy"):
        confirmed = given.pop(f"{field}_confirmed", None)
        if confirmed is not None:
            given[f"{field}_confirmed_at"] = now if confirmed else None
            given[f"{field}_confirmed_by"] = actor.name if confirmed else None
    if given.get("writer") is not None:
        _check_writer(given["writer"], writers)
    if "brand" in given:
        _check_fonts(given["brand"], before.brand, fonts)
    if given.get("logo_media_id") is not None and not await has_media(session, given["logo_media_id"]):
        raise NotFoundError("media.not_found", "There is no such picture in the library.")
    after = msgspec.structs.replace(before, **given, version=before.version + 1)
    check_project(after)
    _check_contrast(after.brand, before.brand)
    if after.marketplace != before.marketplace and await has_begun(session, project_id):
        raise _marketplace_in_use(before, after.marketplace)
    try:
        await update_project(session, after, seen_version=seen_version)
    except ConflictError as error:
        if error.data.get("constraint") is None:
            raise
        raise _name_taken(after) from error
    await record_audit(
        session,
        actor,
        "project.changed",
        "project",
        project_id,
        now,
        fields=sorted(given),
        version=after.version,
    )
    if after.two_person_approval != before.two_person_approval:
        switched = "on" if after.two_person_approval else "off"
        await record_audit(session, actor, f"project.two_person_{switched}", "project", project_id, now)
    return after


def _check_writer(name: str, writers: KnownWriters | None) -> None:
    names = writers.names if writers is not None else ()
    if name not in names:
        raise InvalidInputError(
            "projects.unknown_writer",
            f"There is no writer “{name}”. Known: {', '.join(names)}.",
            field="writer",
        )


def _check_fonts(brand: BrandKit, before: BrandKit, fonts: KnownFonts | None) -> None:
    names = fonts.names if fonts is not None else ()
    for field in ("heading_font", "text_font"):
        chosen = getattr(brand, field)
        # One that was chosen when it was still shipped stays: it is drawn as the template's own.
        if chosen is not None and chosen != getattr(before, field) and chosen not in names:
            raise InvalidInputError(
                "projects.unknown_font",
                f"There is no font “{chosen}”. Known: {', '.join(names)}.",
                field=f"brand.{field}",
            )


def _check_contrast(brand: BrandKit, before: BrandKit) -> None:
    """Refuses text that cannot be read; colours that were kept before this was looked at stay."""
    if (brand.ink, brand.paper) == (before.ink, before.paper):
        return
    ratio = contrast(read_hex(brand.ink), read_hex(brand.paper))
    if ratio < TEXT_CONTRAST:
        raise InvalidInputError(
            "projects.low_contrast",
            # Cut, not rounded: 4.49 is not enough and must not be told as 4.5.
            f"Ink {brand.ink} on paper {brand.paper} has a contrast of {int(ratio * 10) / 10}:1 and can "
            f"hardly be read; text needs {TEXT_CONTRAST}:1. Choose a darker ink or a lighter paper, or the "
            "other way round.",
            field="brand.ink",
            contrast=round(ratio, 2),
        )


def _marketplace_in_use(project: Project, wanted: str) -> ConflictError:
    # Products, tag and links belong to one marketplace: a mixture earns nothing and breaks Amazon's rules.
    return ConflictError(
        "projects.marketplace_in_use",
        f"“{project.name}” already has lists, products or pins of {project.marketplace}, so its marketplace "
        f"stays. Add another project for {wanted}: on the Projects page, or with "
        f"`pinflow project create --name NAME --marketplace {wanted}`.",
        field="marketplace",
    )


def _name_taken(project: Project) -> ConflictError:
    return ConflictError(
        "projects.name_taken", f"There is already a project called “{project.name}”.", field="name"
    )


def check_project(project: Project) -> None:
    """Refuses values nothing could work with.

    Raises:
        InvalidInputError: names the field in ``data['field']``.
    """
    get_marketplace(project.marketplace)
    if not 1 <= len(project.name) <= 200:
        raise InvalidInputError(
            "projects.bad_name", "A project needs a name of 1 to 200 letters.", field="name"
        )
    if project.time_zone not in available_timezones():
        raise InvalidInputError(
            "projects.unknown_time_zone",
            f"“{project.time_zone}” is no time zone. Use a name such as Europe/Berlin or America/New_York.",
            field="time_zone",
        )
    ZoneInfo(project.time_zone)
    if project.affiliate_tag and not _TAG.fullmatch(project.affiliate_tag):
        raise InvalidInputError(
            "projects.bad_tag",
            "An affiliate tag has letters, digits and hyphens only, such as mysite-20.",
            field="affiliate_tag",
        )
    if project.site_url_pattern is not None:
        _check_pattern(project.site_url_pattern)
    for color in (project.brand.ink, project.brand.paper, project.brand.accent):
        if not _COLOR.fullmatch(color):
            raise InvalidInputError(
                "projects.bad_color", f"“{color}” is no colour. Write it as #0F6B4F.", field="brand"
            )
    if project.brand.corners not in get_args(Corners):
        raise InvalidInputError(
            "projects.bad_corners",
            f"“{project.brand.corners}” is no kind of corner. Choose {', '.join(get_args(Corners))}.",
            field="brand",
        )
    days = project.evergreen_after_days
    if days is not None and not LEAST_EVERGREEN_DAYS <= days <= MOST_EVERGREEN_DAYS:
        raise InvalidInputError(
            "projects.bad_evergreen",
            f"A product is pinned again after {LEAST_EVERGREEN_DAYS} to {MOST_EVERGREEN_DAYS} days or never.",
            field="evergreen_after_days",
        )
    if project.link_mode is LinkMode.DIRECT and project.link_mode_confirmed_at is None:
        raise InvalidInputError(
            "projects.direct_needs_confirmation",
            "Links straight to Amazon need your word that this Pinterest profile is registered with "
            "Amazon Associates. Confirm it, or link to your own site.",
            field="link_mode",
        )
    if (
        project.picture_policy is PicturePolicy.MARKETPLACE_PHOTO
        and project.picture_policy_confirmed_at is None
    ):
        raise InvalidInputError(
            "projects.photos_need_confirmation",
            "Marketplace photos need your word that you may use them. Confirm it, or use own pictures.",
            field="picture_policy",
        )


def _check_pattern(pattern: str) -> None:
    address = _PATTERN_START.match(pattern)
    if address is not None and (address["host"] or "").lower().removeprefix("www.") in MARKETPLACES:
        raise InvalidInputError(
            "projects.bad_url_pattern",
            "The address pattern must lead to your own site, not to Amazon. "
            "For links straight to Amazon choose the link mode “direct”.",
            field="site_url_pattern",
        )
    if address is None or not ("{asin}" in pattern or "{slug}" in pattern):
        raise InvalidInputError(
            "projects.bad_url_pattern",
            "The address pattern must be a full https address with {asin} or {slug} in its path, "
            "such as https://example.org/products/{asin}.",
            field="site_url_pattern",
        )
    rest = pattern
    for name in ("{asin}", "{slug}", "{marketplace}"):
        rest = rest.replace(name, "")
    if "{" in rest or "}" in rest:
        raise InvalidInputError(
            "projects.bad_url_pattern",
            "Only {asin}, {slug} and {marketplace} can stand in the address pattern.",
            field="site_url_pattern",
        )
