"""Roles are enforced here and nowhere else."""

from __future__ import annotations

from pinflow.identity.models import Actor, Role
from pinflow.kit.errors import ForbiddenError


def require_role(actor: Actor, role: Role) -> None:
    """Refuses an actor whose role is below ``role``.

    Raises:
        ForbiddenError: ``identity.role_too_low``.
    """
    if not actor.role.includes(role):
        raise ForbiddenError(
            "identity.role_too_low",
            f"This needs the role “{role}”; {actor.name} is “{actor.role}”. Ask an admin of your team.",
            needed=str(role),
            role=str(actor.role),
        )
