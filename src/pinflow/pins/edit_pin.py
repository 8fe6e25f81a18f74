"""Edits a pin. Whatever a person approved is void; a changed picture text is drawn anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.actions import require_action
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.build_link import canonical_destination, is_web_address, with_marker
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.draft_pin import (
    DraftTools,
    PictureFields,
    design_of,
    may_show_photo,
    picture_fields,
    source_fields,
    subject_words,
    tidy_notes,
)
from pinflow.pins.fetch_photo import choose_photo, fetch_photo
from pinflow.pins.models import PinDesign
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import changed_since_seen, get_pin, update_findings, update_pin, void_approval
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.studio import seed_of
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.templates.model import Template
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity

_MAX_TEXT = 5000
MAX_POINTS, MAX_ITEMS, MAX_POINT_CHARS = 5, 10, 120


class PinChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change; UNSET leaves a field as it is. ``link`` is the destination without marker.

    ``notes``: all that the user knows of the product; its copy's claims are held against them. ``scheme``:
    one of the template's colour schemes; one that it does not have is left to the pin's seed. ``items`` fill
    a list in the place of ``points``; without items the points do.
    """

    title: str | msgspec.UnsetType = msgspec.UNSET
    description: str | msgspec.UnsetType = msgspec.UNSET
    alt_text: str | msgspec.UnsetType = msgspec.UNSET
    link: str | msgspec.UnsetType = msgspec.UNSET
    account_id: UUID | msgspec.UnsetType = msgspec.UNSET
    board_id: str | msgspec.UnsetType = msgspec.UNSET
    board_section_id: str | msgspec.UnsetType | None = msgspec.UNSET
    template: str | msgspec.UnsetType = msgspec.UNSET
    headline: str | msgspec.UnsetType = msgspec.UNSET
    kicker: str | msgspec.UnsetType = msgspec.UNSET
    points: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    items: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    scheme: str | msgspec.UnsetType = msgspec.UNSET
    ai_disclosures: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    notes: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    def given(self) -> dict[str, object]:
        """The fields that are to change."""
        return {
            name: getattr(self, name)
            for name in self.__struct_fields__
            if getattr(self, name) is not msgspec.UNSET
        }


_DRAWN = frozenset({"template", "headline", "kicker", "points", "items", "scheme"})


async def edit_pin(
    tools: DraftTools,
    blobs: BlobStore,
    actor: Actor,
    pin_id: PinId,
    change: PinChange,
    *,
    seen_version: int,
    now: datetime,
) -> Pin:
    """Changes the pin, draws it anew if its picture changes, checks it again, and puts it in review.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, or can no longer be changed.
        InvalidInputError: a value will not do, or the renderer refuses it.
    """
    require_role(actor, Role.EDITOR)
    given = change.given()
    if not given:
        raise InvalidInputError("pins.nothing_to_change", "Say what to change: title, description, board …")
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        _require_seen(before, seen_version)
        project = await get_project(session, before.project_id)
        image_url = await _image_url(session, tools, before, project)
        if not isinstance(change.account_id, msgspec.UnsetType):
            await get_account(session, AccountId(change.account_id))
        after = _apply(before, given, project, change)
        drawn = bool(_DRAWN & set(given))
        layout = await find_layout(session, after.template, tools.templates) if drawn else None
    if drawn:
        if not may_show_photo(tools, after.template, layout):
            image_url = None
        after = msgspec.structs.replace(
            after,
            **await _draw(tools, blobs, after, project, image_url, layout, now),
            **source_fields(shows_photo=image_url is not None),
        )
        if "alt_text" not in given and before.alt_text == _alt_text(before):
            # The person left our words alone: let them follow the picture.
            after = msgspec.structs.replace(after, alt_text=_alt_text(after))
    after = msgspec.structs.replace(
        after,
        version=before.version + 1,
        state=PinState.IN_REVIEW,
        payload_hash=after.payload().hash(),
        scheduled_at=None,
        slot_reason=None,
        failure_code=None,
        failure_message=None,
        updated_at=now,
    )
    async with tools.database.tenant_session(actor.tenant_id) as session:
        _require_seen(await get_pin(session, pin_id, lock=True), seen_version)
        voided = await void_approval(session, pin_id, "edited", now)
        await update_pin(session, after, seen_version=seen_version)
        findings = await recheck_pin(session, after, project, now)
        await update_findings(session, pin_id, findings, is_blocked(findings))
        await record_audit(
            session, actor, "pin.edited", "pin", pin_id, now, fields=sorted(given), approval_voided=voided
        )
        await record_change(session, tenant_id=actor.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
        return await get_pin(session, pin_id)


def _alt_text(pin: Pin) -> str:
    return describe_picture(
        language=get_marketplace(pin.marketplace).language,
        product_title=pin.product_title,
        shows_photo=pin.picture_uses_marketplace_photo,
        text_boxes=pin.text_boxes,
        headline=pin.headline,
        kicker=pin.kicker,
        points=pin.points,
        disclosure=pin.disclosure,
    )


def _require_seen(pin: Pin, seen_version: int) -> None:
    require_action(pin, "edit")
    if pin.version != seen_version:
        raise changed_since_seen()


def _apply(pin: Pin, given: dict[str, object], project: Project, change: PinChange) -> Pin:
    texts = {name: str(given[name]).strip() for name in _TEXTS if name in given}
    for name, text in texts.items():
        if len(text) > _MAX_TEXT:
            raise InvalidInputError(
                "pins.text_too_long",
                f"A text of more than {_MAX_TEXT} characters cannot be kept.",
                field=name,
            )
    rest = _place(pin, given)
    links: dict[str, object] = {}
    if "link" in given:
        destination = str(given["link"]).strip()
        if not is_web_address(destination):
            raise InvalidInputError(
                "pins.bad_link", "Give the full https address of the page this pin leads to.", field="link"
            )
        links = {
            "destination": destination,
            "link": with_marker(destination, pin.marker, project.link_mode),
            "canonical_link": canonical_destination(destination),
        }
    if not isinstance(change.ai_disclosures, msgspec.UnsetType):
        rest["ai_disclosures"] = tuple(dict.fromkeys(change.ai_disclosures))
    if not isinstance(change.notes, msgspec.UnsetType):
        rest["notes"] = tidy_notes(change.notes)
    if not isinstance(change.points, msgspec.UnsetType):
        rest["points"] = tidy_points(change.points, "points", MAX_POINTS)
    if not isinstance(change.items, msgspec.UnsetType):
        rest["items"] = tidy_points(change.items, "items", MAX_ITEMS)
    return msgspec.structs.replace(pin, **texts, **rest, **links)


def tidy_points(points: Sequence[str], field: str, most: int) -> tuple[str, ...]:
    """Points for a picture without empty ones.

    Raises:
        InvalidInputError: ``pins.points_too_long``: more than ``most``, or one of more than 120 characters.
    """
    tidy = tuple(folded for point in points if (folded := " ".join(point.split())))
    if len(tidy) > most or any(len(point) > MAX_POINT_CHARS for point in tidy):
        raise InvalidInputError(
            "pins.points_too_long",
            f"A picture has room for {most} {field} of at most {MAX_POINT_CHARS} characters each.",
            field=field,
        )
    return tidy


def _place(pin: Pin, given: dict[str, object]) -> dict[str, object]:
    """Account, board and section. A board belongs to one account, a section to one board."""
    names = ("account_id", "board_id", "board_section_id")
    place: dict[str, object] = {name: given[name] for name in names if name in given}
    if place.get("board_id") == "":
        raise InvalidInputError("pins.no_board", "Choose a board.", field="board_id")
    if place.get("account_id", pin.account_id) != pin.account_id:
        place.setdefault("board_id", None)
    if place.get("board_id", pin.board_id) != pin.board_id:
        place.setdefault("board_section_id", None)
    return place


_TEXTS = ("title", "description", "alt_text", "template", "headline", "kicker", "scheme")


async def _image_url(session: TenantSession, tools: DraftTools, pin: Pin, project: Project) -> str | None:
    if pin.opportunity_id is None:
        return None
    opportunity = await get_opportunity(session, OpportunityId(pin.opportunity_id))
    return await choose_photo(session, project, opportunity.image_url, tools.sandbox_url)


async def _draw(
    tools: DraftTools,
    blobs: BlobStore,
    pin: Pin,
    project: Project,
    image_url: str | None,
    layout: Template | None,
    now: datetime,
) -> PictureFields:
    photo = None
    if image_url is not None:
        photo = await fetch_photo(
            tools.http, image_url, sandbox_url=tools.sandbox_url, ask_host=tools.ask_host
        )
    picture = await tools.studio.draw(design_of_pin(pin, project, layout), photo)
    return picture_fields(picture, await blobs.put(picture.data, picture.media_type, now))


def design_of_pin(pin: Pin, project: Project, layout: Template | None) -> PinDesign:
    """What a pin is drawn with, as it stands. ``layout``: the tenant's own template of that name."""
    return design_of(
        pin.template,
        pin,
        project,
        seed=pin.seed or seed_of(pin.project_id, pin.marketplace, pin.asin),
        subject=subject_words(pin.product_title, pin.category),
        # As it was when the pin was made: an edit in spring does not melt its snow.
        season=season_of(pin.created_at, pin.marketplace),
        scheme=pin.scheme or None,
        layout=layout,
    )
