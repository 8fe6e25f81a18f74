"""Which weights a project scores with, and which ones an older score was made with."""

from __future__ import annotations

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.models import ProjectId
from pinflow.research.score import check_weights
from pinflow.research.score_models import FORMULA, PART_NAMES, Weights
from pinflow.research.weights.queries import WeightsVersion, find_newest_weights, find_weights


class ProjectWeights(msgspec.Struct, frozen=True, kw_only=True):
    """The weights that count. ``number`` 0: nobody ever changed them.

    ``set_aside``: there are own weights, but of another formula, so those of the release count.
    """

    weights: Weights
    number: int
    own: bool
    set_aside: bool = False


async def read_weights(session: TenantSession, project_id: ProjectId) -> ProjectWeights:
    """The weights that the project's next scoring uses."""
    newest = await find_newest_weights(session, project_id)
    if newest is None:
        return ProjectWeights(weights=Weights(), number=0, own=False)
    weights = weights_of(newest)
    own = newest.weights is not None and weights is not None
    return ProjectWeights(
        weights=weights or Weights(), number=newest.number, own=own, set_aside=weights is None
    )


def weights_of(version: WeightsVersion) -> Weights | None:
    """The weights of a version; None if they belong to a formula with other parts."""
    if version.weights is None:
        return Weights()
    if version.weights.keys() != {*PART_NAMES, "price_bands"}:
        return None
    try:
        weights = msgspec.convert({**version.weights, "version": f"{FORMULA}/{version.number}"}, Weights)
        check_weights(weights)
    except (msgspec.ValidationError, InvalidInputError):
        return None
    return weights


async def find_weights_of_score(
    session: TenantSession, project_id: ProjectId, weights_version: str
) -> Weights | None:
    """The weights that a stored score names; None if it was made by another formula."""
    formula, _, number = weights_version.partition("/")
    if formula != FORMULA:
        return None
    if not number:
        return Weights()
    version = await find_weights(session, project_id, int(number)) if number.isdecimal() else None
    return None if version is None else weights_of(version)
