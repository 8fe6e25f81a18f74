"""Keeps, changes and removes templates of a tenant's own."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.errors import ConflictError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.own_templates.check_texts import TemplateTexts, require_sound
from pinflow.pins.studio import Studio
from pinflow.pins.templates.load_template import template_names
from pinflow.pins.templates.queries import (
    OwnTemplate,
    delete_template,
    find_template,
    insert_template,
    list_own_templates,
    update_template,
)

MOST_TEMPLATES = 100


async def add_template(
    database: Database, studio: Studio, actor: Actor, texts: TemplateTexts, now: datetime
) -> OwnTemplate:
    """Keeps a new template under the name that stands in it.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``pins.template_faulty``, ``pins.too_many_templates``.
        ConflictError: ``pins.template_name_taken``: an installed one, or another of the tenant's.
    """
    require_role(actor, Role.EDITOR)
    # Drawn outside any transaction: it takes a moment.
    template = await require_sound(studio, texts)
    if template.name in template_names():
        raise ConflictError(
            "pins.template_name_taken",
            f"“{template.name}” is the name of an installed template. Give yours another one.",
            own=False,
        )
    own = OwnTemplate(
        id=new_id(now),
        name=template.name,
        design=texts.design,
        sample=texts.sample,
        version=1,
        changed_by=actor.name,
        created_at=now,
        updated_at=now,
    )
    async with database.tenant_session(actor.tenant_id) as session:
        if len(await list_own_templates(session)) >= MOST_TEMPLATES:
            raise InvalidInputError(
                "pins.too_many_templates",
                f"You have {MOST_TEMPLATES} templates. Remove one that you do not need.",
            )
        if not await insert_template(session, own):
            raise ConflictError(
                "pins.template_name_taken",
                f"You have a template “{template.name}” already. Give this one another name, or replace "
                "yours.",
                own=True,
            )
        await record_audit(session, actor, "template.added", "template", own.id, now, name=own.name)
    return own


async def change_template(
    database: Database,
    studio: Studio,
    actor: Actor,
    name: str,
    texts: TemplateTexts,
    *,
    seen_version: int | None,
    now: datetime,
) -> OwnTemplate:
    """Puts other texts in the place of a template's; drafts made before keep their pictures.

    ``seen_version`` None: whatever version it is at.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``pins.no_such_template``.
        InvalidInputError: ``pins.template_faulty``, ``pins.template_renamed``.
        ConflictError: ``pins.template_changed``: somebody changed it since ``seen_version``.
    """
    require_role(actor, Role.EDITOR)
    template = await require_sound(studio, texts)
    if template.name != name:
        raise InvalidInputError(
            "pins.template_renamed",
            f"The template is called “{template.name}” inside. Keep its name, or add it as a new one.",
            field="design",
        )
    async with database.tenant_session(actor.tenant_id) as session:
        before = await get_own_template(session, name)
        seen = before.version if seen_version is None else seen_version
        after = msgspec.structs.replace(
            before,
            design=texts.design,
            sample=texts.sample,
            version=seen + 1,
            changed_by=actor.name,
            updated_at=now,
        )
        if not await update_template(session, after, seen_version=seen):
            raise ConflictError(
                "pins.template_changed",
                f"“{name}” was changed meanwhile. Look at it again, then save.",
                version=before.version,
            )
        await record_audit(session, actor, "template.changed", "template", before.id, now, name=name)
    return after


async def remove_template(session: TenantSession, actor: Actor, name: str, now: datetime) -> None:
    """Forgets a template. Pins drawn with it stay as they are, and need another one to be drawn anew.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``pins.no_such_template``.
    """
    require_role(actor, Role.EDITOR)
    own = await get_own_template(session, name)
    await delete_template(session, name)
    await record_audit(session, actor, "template.removed", "template", own.id, now, name=name)


async def get_own_template(session: TenantSession, name: str) -> OwnTemplate:
    """A template of the tenant's own.

    Raises:
        NotFoundError: ``pins.no_such_template``.
    """
    found = await find_template(session, name)
    if found is None:
        raise NotFoundError("pins.no_such_template", f"You have no template of your own called “{name}”.")
    return found
