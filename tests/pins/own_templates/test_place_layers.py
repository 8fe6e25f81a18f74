"""Where the layers of a template stand, for those who drag them."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from pinflow.identity.models import Actor, Role
from pinflow.kit.db import TenantId
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from pinflow.pins.own_templates.check_texts import TemplateTexts
from pinflow.pins.own_templates.place_layers import place_layers
from pinflow.pins.templates.load_template import template_directory

EDITOR = Actor(tenant_id=TenantId(UUID(int=1)), user_id=None, name="Bob", role=Role.EDITOR, via="dashboard")


def texts(name: str) -> TemplateTexts:
    place = template_directory(name)
    return TemplateTexts(
        design=(place / "template.json").read_text("utf-8"),
        sample=(place / "sample.json").read_text("utf-8"),
    )


async def test_references_are_resolved_by_where_the_texts_really_stand() -> None:
    picture, card = await place_layers(EDITOR, texts("hero"))
    assert (picture.type, card.type) == ("picture", "stack")
    assert card.box == (44.0, 640.0, 956.0, 1456.0)
    assert card.content is not None
    # The card grows upwards from its lower edge, no further than its box; the picture ends 52 px into it.
    assert card.box[1] <= card.content[1] < card.content[3] == pytest.approx(card.box[3])
    assert picture.box[3] == pytest.approx(card.content[1] + 52)
    assert picture.content is None


async def test_a_faulty_template_and_a_viewer_are_refused() -> None:
    faulty = TemplateTexts(design='{"name": 1}', sample=texts("hero").sample)
    with pytest.raises(InvalidInputError):
        await place_layers(EDITOR, faulty)
    with pytest.raises(ForbiddenError):
        await place_layers(msgspec.structs.replace(EDITOR, role=Role.VIEWER), texts("hero"))
