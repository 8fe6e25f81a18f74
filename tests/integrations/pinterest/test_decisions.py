"""The table of decisions is what the code does and what the page says."""

from __future__ import annotations

import httpx2
import msgspec
import pytest

from pinflow.integrations.pinterest.decisions import DECISIONS, Decision, as_markdown
from pinflow.integrations.pinterest.errors import PinterestError, check_answer
from tests.conftest import ROOT


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.answer)
def test_every_answer_becomes_what_the_table_says(decision: Decision) -> None:
    for status in decision.statuses:
        for code in decision.codes:
            body = (
                {"message": decision.message} if code is None else {"code": code, "message": decision.message}
            )
            answer = httpx2.Response(status, content=msgspec.json.encode(body))
            with pytest.raises(PinterestError) as error:
                check_answer(answer, write=True, secret="")
            assert type(error.value) is decision.becomes, (status, code)
            assert error.value.message.endswith((".", decision.message))


def test_the_page_shows_the_table() -> None:
    page = (ROOT / "docs" / "exactly-once.md").read_text("utf-8")
    assert as_markdown() in page, "put the output of as_markdown() into docs/exactly-once.md"
