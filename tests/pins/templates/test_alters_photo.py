"""Amazon's photos may be resized and not altered: which templates do more to a photo than scale it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import msgspec
import pytest

from pinflow.pins.compose_draft import templates_for
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import ARTWORK, MARKETPLACE_PHOTO
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.templates.alters_photo import alters_photo
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY, load_template, template_names
from pinflow.pins.templates.model import Box, Gradient, Picture, Template
from pinflow.pins.templates.queries import insert_template
from tests.factories.templates import own_template, stored_template
from tests.posting.world import World

ALTERING = {
    *("collage-prints", "compare-note", "editorial", "gift-letter", "gift-window"),
    *("hero-arch", "hero-cutout", "hero-full", "tip-note"),
    # Beside a scene of another shape they paint its edges' colours on.
    *("compare-table", "compare-versus", "list-cards", "quote-circle"),
    # A slant cuts it, and a seal lies on it.
    "hero-slant",
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


def _hero(**changes: Any) -> Template:
    """The hero, whose photo hangs in a plain frame, with changes to its photo."""
    plain = load_template("hero")
    layers = tuple(
        msgspec.structs.replace(layer, **changes) if isinstance(layer, Picture) else layer
        for layer in plain.layers
    )
    return msgspec.structs.replace(plain, layers=layers)


@pytest.mark.parametrize(
    ("changes", "altered"),
    [
        ({}, False),
        ({"mask": "rounded", "radius": 40, "frame": 20, "shadow": True}, False),
        ({"mask": "round"}, True),
        ({"mask": "arch"}, True),
        ({"tilt": 3.0}, True),
        ({"tilt": -3.0}, True),
        ({"mode": "cutout"}, True),
        ({"mode": "whole"}, True),
    ],
)
def test_each_way_of_altering_a_photo_counts_by_itself(changes: dict[str, Any], altered: bool) -> None:
    assert alters_photo(_hero(**changes)) is altered


def test_a_colour_over_the_photo_tints_it_and_one_beneath_it_does_not() -> None:
    plain = load_template("hero")
    colour = Gradient(box=Box(left=0, top=0, right=1000, bottom=1500), start="ink", end="ink")
    place = next(i for i, layer in enumerate(plain.layers) if isinstance(layer, Picture))
    for at, altered in ((place, False), (place + 1, True), (len(plain.layers), True)):
        layers = (*plain.layers[:at], colour, *plain.layers[at:])
        assert alters_photo(msgspec.structs.replace(plain, layers=layers)) is altered


def test_artwork_is_nobody_s_photo() -> None:
    tilted = msgspec.structs.replace(_hero(tilt=3.0), picture="art")
    assert not alters_photo(tilted)


async def test_a_template_of_ones_own_that_alters_amazons_photo_is_told_too(world: World) -> None:
    now = world.clock.now()
    pins = [await world.add_pin() for _ in range(2)]
    for pin, name, start in zip(pins, ("mine-cut", "mine-plain"), ("hero-cutout", "hero"), strict=True):
        async with world.database.tenant_session(world.tenant_id) as session:
            texts = own_template(name, start)
            await insert_template(session, msgspec.structs.replace(stored_template(name, now), **texts))
        await world.change_row(pin, "template = $2, picture_uses_marketplace_photo = true", name)
    found = []
    for pin in pins:
        async with world.database.tenant_session(world.tenant_id) as session:
            findings = await recheck_pin(session, await world.read(pin), world.project, now)
        found.append("policy.marketplace_photo_altered" in {finding.rule_id for finding in findings})
    assert found == [True, False]


@pytest.mark.parametrize(("template", "told"), [("hero-cutout", True), ("hero", False), ("gone", False)])
async def test_a_person_who_takes_one_all_the_same_is_told(world: World, template: str, told: bool) -> None:
    pin = await world.add_pin()
    await world.change_row(pin, "template = $2, picture_uses_marketplace_photo = true", template)
    async with world.database.tenant_session(world.tenant_id) as session:
        findings = await recheck_pin(session, await world.read(pin), world.project, world.clock.now())
    assert ("policy.marketplace_photo_altered" in {finding.rule_id for finding in findings}) is told
