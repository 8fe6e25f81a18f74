"""The posting world, for tests that break things."""

from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.posting.conftest import world as world
