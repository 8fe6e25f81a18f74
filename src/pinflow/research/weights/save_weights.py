"""Changes the weights of a project, or takes them back to those of the release. Every change is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.research.score import check_weights
from pinflow.research.score_models import PART_NAMES, Weights
from pinflow.research.weights.queries import WeightsVersion, insert_weights
from pinflow.research.weights.read_weights import ProjectWeights, read_weights
from pinflow.scraping.fetch_list import SCORE_JOB


def change_weights(
    now: Weights, parts: Mapping[str, float], price_bands: Mapping[str, tuple[float, float]]
) -> Weights:
    """``now`` with the given parts and price bands instead of its own.

    Raises:
        InvalidInputError: ``research.unknown_part``, or ``research.bad_weights``.
    """
    unknown = sorted(set(parts) - set(PART_NAMES))
    if unknown:
        raise InvalidInputError(
            "research.unknown_part",
            f"There is no part {', '.join(unknown)}. The parts are {', '.join(PART_NAMES)}.",
        )
    changed = msgspec.structs.replace(
        now,
        **{name: float(most) for name, most in parts.items()},
        price_bands={**now.price_bands, **{code: (low, high) for code, (low, high) in price_bands.items()}},
    )
    check_weights(changed)
    return changed


async def save_weights(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    weights: Weights | None,
    *,
    seen: int | None,
    now: datetime,
) -> ProjectWeights:
    """Writes a new version and asks for a scoring with it. ``weights`` None: those of the release.

    ``seen`` is the number of the version that the change was made on; None: whatever it is.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
        InvalidInputError: ``research.bad_weights``.
        ConflictError: ``research.weights_changed``.
    """
    require_role(actor, Role.EDITOR)
    await get_project(session, project_id)
    before = await read_weights(session, project_id)
    if weights is not None:
        check_weights(weights)
    if seen is not None and seen != before.number:
        raise _changed(before.number)
    stored = None
    if weights is not None:
        stored = msgspec.to_builtins(weights)
        del stored["version"]
    version = WeightsVersion(
        id=new_id(now),
        project_id=project_id,
        number=before.number + 1,
        weights=stored,
        changed_by=actor.name,
        via=actor.via,
        changed_at=now,
    )
    if not await insert_weights(session, version):
        raise _changed(version.number)
    action = "weights.reset" if weights is None else "weights.changed"
    await record_audit(
        session,
        actor,
        action,
        "project",
        project_id,
        now,
        number=version.number,
        **_differences(before.weights, weights or Weights()),
    )
    await record_change(
        session, tenant_id=session.tenant_id, kind="weights.changed", object_id=project_id, now=now
    )
    await jobs.enqueue(
        session,
        SCORE_JOB,
        {"project_id": project_id},
        tenant_id=session.tenant_id,
        dedupe_key=f"{SCORE_JOB}:{project_id}",
    )
    return await read_weights(session, project_id)


def _changed(number: int) -> ConflictError:
    return ConflictError(
        "research.weights_changed", "Somebody changed these weights meanwhile. Look again.", number=number
    )


def _differences(before: Weights, after: Weights) -> dict[str, object]:
    """``{"demand": [16, 20]}`` of what became different."""
    old, new = before.mosts(), after.mosts()
    changed: dict[str, object] = {name: [old[name], new[name]] for name in old if old[name] != new[name]}
    if before.price_bands != after.price_bands:
        changed["price_bands"] = {
            code: [before.price_bands.get(code), band]
            for code, band in after.price_bands.items()
            if before.price_bands.get(code) != band
        }
    return changed
