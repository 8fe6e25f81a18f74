"""The posting world: what review lets out is seen there."""

from tests.posting.conftest import world as world
