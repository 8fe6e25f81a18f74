"""Finds the template that a draft asks for among the tenant's own."""

from __future__ import annotations

from collections.abc import Collection

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.templates.load_template import parse_template
from pinflow.pins.templates.model import Template
from pinflow.pins.templates.queries import find_template, list_own_templates


async def find_layout(session: TenantSession, name: str, installed: Collection[str]) -> Template | None:
    """What to draw a design of template ``name`` with; None: the installed one of that name.

    Raises:
        InvalidInputError: ``pins.unknown_template``; ``pins.template_faulty``: a rule that came later does
            not allow it any more.
    """
    if name in installed:
        return None
    own = await find_template(session, name)
    if own is None:
        yours = [kept.name for kept in await list_own_templates(session)]
        raise InvalidInputError(
            "pins.unknown_template",
            f"There is no template “{name}”. Known: {', '.join(installed)}."
            + (f" Your own: {', '.join(yours)}." if yours else ""),
            field="template",
        )
    template, _, faults = parse_template(own.design.encode(), None)
    if template is None or faults:
        raise InvalidInputError(
            "pins.template_faulty",
            f"Your template “{name}” is faulty: line {faults[0].line}, {faults[0].where}: {faults[0].reason}",
            field="template",
        )
    return template
