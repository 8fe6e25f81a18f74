"""Every shipped font is under an open licence whose text is shipped with it, and the README names it."""

from __future__ import annotations

import pytest
import uharfbuzz as hb

from pinflow.pins.fonts import FONT_DIRECTORY, font_names

LICENCES = FONT_DIRECTORY / "licences"
FAMILY, TYPOGRAPHIC_FAMILY, LICENCE = 1, 16, 13


def _face(name: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(FONT_DIRECTORY / f"{name}.ttf")))


def _licence_of(name: str) -> str:
    """The file that the family in the font's own name table asks for."""
    face = _face(name)
    family: str = face.get_name(TYPOGRAPHIC_FAMILY) or face.get_name(FAMILY)
    return f"{family.casefold().replace(' ', '-')}.txt"


@pytest.mark.parametrize("name", font_names())
def test_a_fonts_family_has_its_licence_beside_it(name: str) -> None:
    text = (LICENCES / _licence_of(name)).read_text("utf-8")
    assert text.startswith("Copyright ")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    # Those that were cut have lost the sentence; the others say the same themselves.
    assert "SIL Open Font License" in (_face(name).get_name(LICENCE) or "SIL Open Font License")


@pytest.mark.parametrize("name", font_names())
def test_the_readme_names_a_font(name: str) -> None:
    assert f"`{name}`" in (FONT_DIRECTORY / "README.md").read_text("utf-8")


def test_no_licence_is_left_of_a_font_that_is_gone() -> None:
    assert {path.name for path in LICENCES.iterdir()} == {_licence_of(name) for name in font_names()}
