"""Amazon's photos may be resized and not altered: which templates do more to a photo than scale it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from pinflow.pins.compose_draft import templates_for
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import ARTWORK, MARKETPLACE_PHOTO
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.templates.alters_photo import alters_photo
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY, load_template, template_names
from tests.posting.world import World

ALTERING = {
    *("collage-prints", "compare-note", "editorial", "gift-letter", "gift-window"),
    *("hero-arch", "hero-cutout", "hero-full", "tip-note"),
}


def test_what_cuts_out_shapes_tilts_or_tints_a_photo_alters_it() -> None:
    names = template_names((BUILT_IN_DIRECTORY,))
    assert {name for name in names if alters_photo(load_template(name))} == ALTERING


def test_a_draft_with_amazons_photo_takes_no_template_that_alters_it() -> None:
    names = template_names((BUILT_IN_DIRECTORY,))
    known = {"templates": names, "families": {}, "altering": frozenset(ALTERING), "photo_templates": ()}
    tools = cast(DraftTools, SimpleNamespace(**known))
    facts = ProductFacts(marketplace="amazon.de", asin="B0TEST0001", title="Teetasse", category="Kueche")
    sources = (PictureSource(), PictureSource(url="https://images.example/tea.jpg"))
    chosen = {source.kind: set(templates_for(tools, source, facts)) for source in sources}
    assert chosen[ARTWORK] == set(names)
    assert chosen[MARKETPLACE_PHOTO] == set(names) - ALTERING


@pytest.mark.parametrize(("template", "told"), [("hero-cutout", True), ("hero", False), ("gone", False)])
async def test_a_person_who_takes_one_all_the_same_is_told(world: World, template: str, told: bool) -> None:
    pin = await world.add_pin()
    await world.change_row(pin, "template = $2, picture_uses_marketplace_photo = true", template)
    async with world.database.tenant_session(world.tenant_id) as session:
        findings = await recheck_pin(session, await world.read(pin), world.project, world.clock.now())
    assert ("policy.marketplace_photo_altered" in {finding.rule_id for finding in findings}) is told
