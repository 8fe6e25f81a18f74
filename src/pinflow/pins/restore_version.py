"""Brings a former version of a pin back, to the byte. An approval is void then."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.errors import ConflictError, NotFoundError
from pinflow.pins.build_link import canonical_destination, with_marker
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.edit_pin import record_edit, require_seen
from pinflow.pins.media.queries import has_media, list_media_of
from pinflow.pins.pin import Pin, PinId, PinKind, PinOrigin
from pinflow.pins.queries import get_pin
from pinflow.pins.review.models import PinVersion, VersionContent
from pinflow.pins.review.queries import list_versions
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project

# What the version names otherwise than a pin does.
_READ_APART = frozenset({"link", "account_id", "picture_sha256", "kind", "made_of"})
_MADE_APART = frozenset({"media_id", "logo_media_id", "further_media", "video_sha256", "category"})


async def restore_version(
    tools: DraftTools,
    actor: Actor,
    pin_id: PinId,
    *,
    number: int | None = None,
    seen_version: int,
    now: datetime,
) -> Pin:
    """The pin as version ``number`` was, picture included; None: as it was before the last change.

    Marker and id stay, and so does what was decided of the pin. What it was until now becomes a version too.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, can no longer be changed, or
            ``pins.version_incomplete``.
        NotFoundError: ``pins.no_such_version``, ``pins.only_one_version``, or its account is gone.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        require_seen(before, seen_version)
        project = await get_project(session, before.project_id)
        wanted = _choose(await list_versions(session, pin_id), number)
        after = _as_it_was(before, wanted.content, project)
        if after.account_id is not None:
            await get_account(session, after.account_id)
        for field in ("media_id", "logo_media_id"):
            shown = getattr(after, field)
            if shown is not None and not await has_media(session, shown):
                # The picture on it stays what it was; only the library does not know it any more.
                after = msgspec.structs.replace(after, **{field: None})
        there = await list_media_of(session, after.further_media)
        after = msgspec.structs.replace(after, further_media=tuple(media.id for media in there))
    return await record_edit(
        tools, actor, before, after, project, now, action="pin.restored", number=wanted.number
    )


def _choose(former: list[PinVersion], number: int | None) -> PinVersion:
    if not former and number is None:
        raise NotFoundError(
            "pins.only_one_version",
            "This pin was not changed since it was drafted: there is nothing to bring back.",
        )
    for version in former:
        if version.number == (number or len(former)):
            return version
    raise NotFoundError(
        "pins.no_such_version", f"There is no former version {number}: this pin has {len(former)}."
    )


def _as_it_was(pin: Pin, content: VersionContent, project: Project) -> Pin:
    if content.made_of is None:
        raise ConflictError(
            "pins.version_incomplete",
            "This version was kept before versions could be brought back: it can only be compared.",
        )
    said = {name: getattr(content, name) for name in content.__struct_fields__ if name not in _READ_APART}
    made = content.made_of
    drawn = {name: getattr(made, name) for name in made.__struct_fields__ if name not in _MADE_APART}
    return msgspec.structs.replace(
        pin,
        **said,
        **drawn,
        category=pin.category if made.category is None else made.category,
        kind=PinKind(content.kind),
        account_id=None if content.account_id is None else AccountId(UUID(content.account_id)),
        picture_sha256=bytes.fromhex(content.picture_sha256),
        media_id=None if made.media_id is None else UUID(made.media_id),
        logo_media_id=None if made.logo_media_id is None else UUID(made.logo_media_id),
        further_media=tuple(map(UUID, made.further_media)),
        video_sha256=None if made.video_sha256 is None else bytes.fromhex(made.video_sha256),
        destination=content.link,
        link=content.link
        # What its owner brought goes out as it was given.
        if content.link is None or pin.origin is PinOrigin.ADDED
        else with_marker(content.link, pin.marker, project.link_mode),
        canonical_link=None if content.link is None else canonical_destination(content.link),
    )
