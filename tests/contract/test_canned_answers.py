"""A canned answer proves something only if Pinterest could have given it."""

from __future__ import annotations

import httpx2
import pytest

from tests.contract.canned_answers import Answer, OutsideContract, canned
from tests.contract.judged_transport import ContractBrokenError

ACCOUNT = "https://api.pinterest.com/v5/user_account"


def legal(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(401, json={"code": 2, "message": "Authentication failed."})


def broken(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(401, json={"message": "no code"})


async def ask(answer: Answer, **headers: str) -> httpx2.Response:
    async with httpx2.AsyncClient(transport=canned(answer)) as http:
        return await http.get(ACCOUNT, headers=headers)


async def test_a_legal_answer_and_a_marked_broken_one_arrive() -> None:
    assert (await ask(legal, authorization="Bearer pina_x")).json()["code"] == 2
    assert (await ask(OutsideContract(broken), authorization="Bearer pina_x")).status_code == 401


async def test_a_broken_answer_has_to_be_marked() -> None:
    with pytest.raises(ContractBrokenError, match="'code' is a required property"):
        await ask(broken, authorization="Bearer pina_x")


async def test_a_legal_answer_must_not_be_marked() -> None:
    with pytest.raises(ContractBrokenError, match="which allows it"):
        await ask(OutsideContract(legal), authorization="Bearer pina_x")


async def test_a_request_is_judged_whatever_the_answer_is_marked() -> None:
    for answer in (legal, OutsideContract(broken)):
        with pytest.raises(ContractBrokenError, match="authorization|Security"):
            await ask(answer)
