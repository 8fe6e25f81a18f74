"""The shipped fonts: a page shows each in its own face, and nothing but fonts is given away."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import NotFoundError
from pinflow.pins.fonts import font_names, read_font


def test_every_shipped_font_is_a_font_file() -> None:
    assert {read_font(name)[:4] for name in font_names()} <= {b"\x00\x01\x00\x00", b"OTTO"}


@pytest.mark.parametrize("name", ["Comic-Sans", "../README.md", "licences/OFL", ""])
def test_what_is_no_shipped_font_is_not_found(name: str) -> None:
    with pytest.raises(NotFoundError) as refused:
        read_font(name)
    assert refused.value.code == "pins.no_such_font"
