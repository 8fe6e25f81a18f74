"""The stand-in in this process, and running on loopback behind the judge."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.sandbox.pinterest.caller import Caller, caller_of


@pytest.fixture
async def caller(clock: FixedClock) -> AsyncIterator[Caller]:
    """An account of ``larch_and_linen`` with the boards Kitchen and Garden."""
    async with caller_of(create_app(clock)) as found:
        answer = await found.control(
            "POST", "/accounts", {"username": "larch_and_linen", "boards": ["Kitchen", "Garden"]}
        )
        found.account = answer.json()
        yield found
