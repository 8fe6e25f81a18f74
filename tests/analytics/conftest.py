"""The world of the posting tests, with a source of figures that does as it is told."""

from __future__ import annotations

import pytest

from pinflow.analytics.sources import FakeFiguresSource
from tests.analytics.figures import Figures
from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.posting.conftest import world as world
from tests.posting.world import World


@pytest.fixture
def figures(world: World) -> Figures:
    return Figures(world, FakeFiguresSource())
