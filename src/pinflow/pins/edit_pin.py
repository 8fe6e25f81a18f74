"""Edits a pin. Whatever a person approved is void; a changed picture text is drawn anew."""

from __future__ import annotations

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
from pinflow.pins.build_link import canonical_destination, is_web_address, with_marker
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draw_anew import draw_anew, picture_format_of, read_materials
from pinflow.pins.media.queries import get_media
from pinflow.pins.models import PictureFormat
from pinflow.pins.pin import ARTWORK, Pin, PinId, PinOrigin, PinState
from pinflow.pins.pin_fields import name_that_is_told
from pinflow.pins.queries import changed_since_seen, get_pin, update_findings, update_pin, void_approval
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.review.keep_version import keep_version
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.tidy_notes import tidy_notes
from pinflow.pins.tidy_points import MAX_ITEMS, MAX_POINTS, tidy_columns, tidy_points, tidy_rows
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project

_MAX_TEXT = 5000
_ANY_NAME = "\0"


class PinChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change; UNSET leaves a field as it is. ``link`` is the destination without marker.

    ``notes``: all that the user knows of the product; its copy's claims are held against them. ``scheme``:
    one of the template's colour schemes; one that it does not have is left to the pin's seed. ``items`` fill
    a list in the place of ``points``; without items the points do. ``rows``, each a label and its cells,
    fill a table under ``columns``; without rows the points do.
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
    columns: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    rows: tuple[tuple[str, ...], ...] | msgspec.UnsetType = msgspec.UNSET
    scheme: str | msgspec.UnsetType = msgspec.UNSET
    ai_disclosures: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    notes: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    # A picture of the library; None: none of it.
    media_id: UUID | msgspec.UnsetType | None = msgspec.UNSET
    picture_format: PictureFormat | msgspec.UnsetType = msgspec.UNSET

    def given(self) -> dict[str, object]:
        """The fields that are to change."""
        return {
            name: getattr(self, name)
            for name in self.__struct_fields__
            if getattr(self, name) is not msgspec.UNSET
        }


_DRAWN = frozenset(
    {"template", "headline", "kicker", "points", "items", "columns", "rows", "scheme", "media_id"}
    | {"picture_format"}
)


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
        NotFoundError: no such account, or it surely has no such board.
        ConflictError: the pin moved on since ``seen_version``, or can no longer be changed.
        InvalidInputError: a value will not do, or the renderer refuses it.
    """
    require_role(actor, Role.EDITOR)
    given = change.given()
    if not given:
        raise InvalidInputError("pins.nothing_to_change", "Say what to change: title, description, board …")
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        require_seen(before, seen_version)
        project = await get_project(session, before.project_id)
        if not isinstance(change.account_id, msgspec.UnsetType):
            await get_account(session, AccountId(change.account_id))
        after = _apply(before, given, project, change)
        materials, is_ours = None, False
        if _DRAWN & set(given):
            materials = await read_materials(session, tools, after, project, change.media_id)
            shown = None if before.media_id is None else await get_media(session, before.media_id)
            is_ours = _is_told_by_us(before, "" if shown is None else shown.name)
    await _require_board(tools, actor, after, given, now)
    if materials is not None:
        wanted = change.picture_format
        kept = picture_format_of(before) if isinstance(wanted, msgspec.UnsetType) else wanted
        after = await draw_anew(tools, blobs, after, materials, now, picture_format=kept)
        if not isinstance(change.ai_disclosures, msgspec.UnsetType):
            after = msgspec.structs.replace(after, ai_disclosures=tuple(dict.fromkeys(change.ai_disclosures)))
        if "alt_text" not in given and is_ours:
            # The person left our words alone: let them follow the picture.
            named = msgspec.structs.replace(
                after, product_name=after.product_name or name_that_is_told(after.facts())
            )
            told = _alt_text(named, materials.source.shows_product, materials.source.name)
            after = msgspec.structs.replace(after, alt_text=told)
    return await record_edit(tools, actor, before, after, project, now, fields=sorted(given))


async def _require_board(
    tools: DraftTools, actor: Actor, after: Pin, given: dict[str, object], now: datetime
) -> None:
    """Raises: NotFoundError: ``accounts.no_such_board``; only what is chosen now is looked at."""
    if tools.boards is None or "board_id" not in given:
        return
    if after.account_id is not None and after.board_id is not None:
        await tools.boards.require(actor.tenant_id, after.account_id, after.board_id, now)


async def record_edit(
    tools: DraftTools,
    actor: Actor,
    before: Pin,
    after: Pin,
    project: Project,
    now: datetime,
    *,
    action: str = "pin.edited",
    **told: object,
) -> Pin:
    """Writes the changed pin: it is in review again, its approval is void.

    ``action`` and ``told``: what the audit log says of it.

    Raises:
        ConflictError: the pin moved on since ``before``, or can no longer be changed.
    """
    async with tools.database.tenant_session(actor.tenant_id) as session:
        require_seen(await get_pin(session, before.id, lock=True), before.version)
        return await write_edit(session, actor, before, after, project, now, action=action, **told)


async def write_edit(
    session: TenantSession,
    actor: Actor,
    before: Pin,
    after: Pin,
    project: Project,
    now: datetime,
    *,
    action: str = "pin.edited",
    **told: object,
) -> Pin:
    """The same of a pin that is locked and may be changed."""
    pin_id = before.id
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
    voided = await void_approval(session, pin_id, "edited", now)
    await keep_version(session, actor, before, after, now)
    await update_pin(session, after, seen_version=before.version)
    findings = await recheck_pin(session, after, project, now)
    await update_findings(session, pin_id, findings, is_blocked(findings))
    await record_audit(session, actor, action, "pin", pin_id, now, **told, approval_voided=voided)
    await record_change(session, tenant_id=actor.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
    return await get_pin(session, pin_id)


def _is_told_by_us(pin: Pin, picture_name: str) -> bool:
    """Whether the alt text is ours, by whatever name it calls the product of a pin that kept none."""
    known = pin if pin.product_name else msgspec.structs.replace(pin, product_name=_ANY_NAME)
    told = [
        _alt_text(known, shows_product, name)
        for shows_product in (False, True)
        for name in ("", picture_name)
    ]
    # Where the product has no name, and of the time before anything but the product was named.
    told.append(_alt_text(msgspec.structs.replace(pin, product_name=""), False, ""))
    return any(_is_told(pin.alt_text, each) for each in told)


def _is_told(text: str, told: str) -> bool:
    before, named, after = told.partition(_ANY_NAME)
    return text == told or (bool(named) and text.startswith(before) and text.endswith(after))


def _alt_text(pin: Pin, shows_product: bool, picture_name: str) -> str:
    return describe_picture(
        language=get_marketplace(pin.marketplace).language,
        product_name=pin.product_name,
        shows_product=shows_product,
        picture_name=picture_name,
        shows_photo=pin.picture_source != ARTWORK,
        text_boxes=pin.text_boxes,
        headline=pin.headline,
        kicker=pin.kicker,
        points=pin.points,
        disclosure=pin.disclosure,
        items=pin.items,
    )


def require_seen(pin: Pin, seen_version: int) -> None:
    """Raises:
    ConflictError: it cannot be changed, or not as it was seen.
    """
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
            "link": destination
            if pin.origin is PinOrigin.ADDED
            else with_marker(destination, pin.marker, project.link_mode),
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
    if not isinstance(change.columns, msgspec.UnsetType):
        rest["columns"] = tidy_columns(change.columns)
    if not isinstance(change.rows, msgspec.UnsetType):
        rest["rows"] = tidy_rows(change.rows)
    return msgspec.structs.replace(pin, **texts, **rest, **links)


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
