"""Canned answers of Pinterest, held to its description unless a test says that one is broken on purpose."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
import pytest

from tests.contract.judge import DESCRIPTION, official_judge
from tests.contract.judged_transport import JudgedTransport

Answer = Callable[[httpx2.Request], httpx2.Response]


class OutsideContract:
    """An answer that the description does not allow, such as a gateway's page. One that it allows fails."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        return self._answer(request)


def canned(answer: Answer) -> JudgedTransport:
    """A transport that answers so. Every request is judged, and every answer that is not marked."""
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    broken = isinstance(answer, OutsideContract)
    return JudgedTransport(httpx2.MockTransport(answer), official_judge(), broken_replies=broken)
