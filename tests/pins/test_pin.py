"""What an approval binds to."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.pins.pin import Payload

PAYLOAD = Payload(
    account_id=UUID(int=1),
    board_id="4711",
    board_section_id=None,
    title="A mug",
    description="#ad A mug.",
    alt_text="A card.",
    link="https://finds.example/?pf=k",
    ai_disclosures=(),
    picture_sha256="00" * 32,
)
OTHER: dict[str, object] = {
    "account_id": UUID(int=2),
    "board_id": "4712",
    "board_section_id": "1",
    "title": "A mug ",
    "description": "#ad A mug",
    "alt_text": "A card",
    "link": "https://finds.example/?pf=l",
    "ai_disclosures": ("AI_MODIFIED",),
    "picture_sha256": "00" * 31 + "01",
    "slides": ("00" * 32, "11" * 32),
    "video_sha256": "22" * 32,
}


def test_the_payload_is_what_the_contract_names() -> None:
    assert set(Payload.__struct_fields__) == set(OTHER)


@pytest.mark.parametrize("field", OTHER)
def test_each_field_changes_the_hash(field: str) -> None:
    assert msgspec.structs.replace(PAYLOAD, **{field: OTHER[field]}).hash() != PAYLOAD.hash()


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_text_cannot_move_from_one_field_into_the_next(a: str, b: str, c: str, d: str) -> None:
    one = msgspec.structs.replace(PAYLOAD, title=a, description=b)
    two = msgspec.structs.replace(PAYLOAD, title=c, description=d)
    assert (one.hash() == two.hash()) is ((a, b) == (c, d))


def test_the_hash_is_the_same_on_every_machine_and_in_every_release() -> None:
    """A stored approval must still fit after an upgrade."""
    assert PAYLOAD.hash() == "8a31aaa7e8d1c71c46b76bc19b255a56d3aa7e9f116c34934225f4ae24f29166"
