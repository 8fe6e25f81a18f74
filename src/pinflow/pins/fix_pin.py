"""Mends a finding at one click: carries out the edit that its rule offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.models import Finding, FixPatch
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin


async def fix_pin(
    tools: DraftTools,
    blobs: BlobStore,
    actor: Actor,
    pin_id: PinId,
    rule_id: str,
    *,
    seen_version: int,
    now: datetime,
) -> Pin:
    """Edits the pin as the rule's findings offer it. As after any edit, an approval is void.

    Raises:
        InvalidInputError: ``pins.no_such_finding``, or ``pins.no_fix`` where only a person can mend it.
        Others: as ``edit_pin``.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
    change = msgspec.convert(fix_of(pin.findings, rule_id), PinChange)
    return await edit_pin(tools, blobs, actor, pin_id, change, seen_version=seen_version, now=now)


def fix_of(findings: Sequence[Finding], rule_id: str) -> FixPatch:
    """The edit that mends what a rule found, of all fields that it can mend.

    Raises:
        InvalidInputError: ``pins.no_such_finding`` or ``pins.no_fix``.
    """
    about = [finding for finding in findings if finding.rule_id == rule_id]
    if not about:
        raise InvalidInputError(
            "pins.no_such_finding", f"“{rule_id}” finds nothing wrong with this pin.", field="rule_id"
        )
    merged: FixPatch = {}
    for finding in about:
        merged |= finding.fix_patch or {}
    if not merged:
        raise InvalidInputError(
            "pins.no_fix",
            f"Only a person can mend this: {about[0].fix or about[0].message}",
            field="rule_id",
        )
    return merged
