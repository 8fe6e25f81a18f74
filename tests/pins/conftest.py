"""The posting world for the tests of review: an approval is worth what posting makes of it."""

from tests.posting.conftest import world as world
