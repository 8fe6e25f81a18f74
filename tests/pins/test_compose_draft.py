"""Which templates a draft may be made of."""

from __future__ import annotations

import dataclasses

import pytest

from pinflow.pins.compose_draft import templates_for
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.posting.world import World


def facts(title: str) -> ProductFacts:
    return ProductFacts(
        marketplace="amazon.com", asin="B0ABCDEFGH", title=title, category="Kitchen & Dining", language="en"
    )


@pytest.mark.parametrize(
    ("title", "compares"),
    [
        ("ACME Ceramic Mug", True),
        # Of the thing two kinds are known, and this is neither; of the other nothing is known.
        ("ACME Stainless Steel Mug", False),
        ("Quorvex Blimt", False),
    ],
)
async def test_a_comparison_is_drawn_where_there_are_two_kinds_to_compare(
    world: World, title: str, compares: bool
) -> None:
    tools = dataclasses.replace(
        draft_tools(world, InstantStudio()), families={"list": "comparison", "card": "hero"}
    )
    fit = templates_for(tools, PictureSource(), facts(title))
    assert fit == (("card", "list", "frame") if compares else ("card", "frame"))
    # Who has installed nothing but comparisons gets one rather than no draft.
    only = dataclasses.replace(tools, templates=("list",))
    assert templates_for(only, PictureSource(), facts(title)) == ("list",)


async def test_a_chosen_picture_is_shown_where_a_template_can(world: World) -> None:
    media, _ = await add_media(world)
    tools = dataclasses.replace(draft_tools(world, InstantStudio()), photo_templates=frozenset({"frame"}))
    assert templates_for(tools, PictureSource(media=media), facts("ACME Mug")) == ("frame",)
    assert templates_for(tools, PictureSource(), facts("ACME Mug")) == tools.templates
    none = dataclasses.replace(tools, photo_templates=frozenset())
    assert templates_for(none, PictureSource(media=media), facts("ACME Mug")) == tools.templates
