"""Templates of a tenant's own: checked, kept, changed, removed, and never another tenant's."""

from __future__ import annotations

import json
from collections.abc import Iterator

import msgspec
import pytest

from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.pins.own_templates.check_texts import TemplateTexts, lint_texts, read_sound
from pinflow.pins.own_templates.preview_template import find_any, preview_template, preview_texts
from pinflow.pins.own_templates.save_template import add_template, change_template, remove_template
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.studio import Studio
from pinflow.pins.templates.load_template import load_sample, load_template
from pinflow.pins.templates.queries import OwnTemplate, list_own_templates
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.factories.templates import own_template
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import store
from tests.pins.test_brand_logo import JpegStudio
from tests.pins.test_draft_pin import draft
from tests.pins.test_edit_pin import edit
from tests.posting.world import World


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    """One process that really draws."""
    made = Studio(SkiaRenderer, 1)
    yield made
    made.close()


def texts(name: str, **changes: str) -> TemplateTexts:
    """The quote template under another name, with words of its text replaced."""
    found = own_template(name)
    for old, new in changes.items():
        assert old in found["design"]
        found["design"] = found["design"].replace(old, new)
    return TemplateTexts(**found)


async def add(world: World, studio: Studio, name: str = "summer") -> OwnTemplate:
    return await add_template(
        world.database, studio, actor_of(world.cast.bob), texts(name), world.clock.now()
    )


async def names(world: World, *, of: str = "alice") -> list[str]:
    person = getattr(world.cast, of)
    async with world.database.tenant_session(person.tenant_id) as session:
        return [own.name for own in await list_own_templates(session)]


async def test_an_editor_keeps_changes_and_removes_a_template(world: World, studio: Studio) -> None:
    kept = await add(world, studio)
    assert (kept.name, kept.version, kept.changed_by) == ("summer", 1, world.cast.bob.name)
    changed = await change_template(
        world.database,
        studio,
        actor_of(world.cast.alice),
        "summer",
        texts("summer", **{'"title": "Type and pattern"': '"title": "Summer"'}),
        seen_version=1,
        now=world.clock.now(),
    )
    assert changed.version == 2
    template, _ = await find_any(world.database, actor_of(world.cast.vera), "summer")
    assert template.title == "Summer"
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_template(session, actor_of(world.cast.bob), "summer", world.clock.now())
    assert await names(world) == []


async def test_a_name_is_taken_once_by_us_or_by_the_tenant(world: World, studio: Studio) -> None:
    await add(world, studio)
    for name in ("summer", "hero"):
        with pytest.raises(ConflictError) as caught:
            await add(world, studio, name)
        assert caught.value.code == "pins.template_name_taken"


async def test_nobody_writes_over_a_change_that_they_did_not_see(world: World, studio: Studio) -> None:
    await add(world, studio)

    async def change(seen: int | None) -> OwnTemplate:
        return await change_template(
            world.database,
            studio,
            actor_of(world.cast.bob),
            "summer",
            texts("summer"),
            seen_version=seen,
            now=world.clock.now(),
        )

    assert (await change(1)).version == 2
    with pytest.raises(ConflictError) as caught:
        await change(1)
    assert caught.value.code == "pins.template_changed"
    assert (await change(None)).version == 3


async def test_a_viewer_looks_and_changes_nothing(world: World, studio: Studio) -> None:
    await add(world, studio)
    vera, now = actor_of(world.cast.vera), world.clock.now()
    with pytest.raises(ForbiddenError):
        await add_template(world.database, studio, vera, texts("mine"), now)
    with pytest.raises(ForbiddenError):
        await change_template(
            world.database, studio, vera, "summer", texts("summer"), seen_version=1, now=now
        )
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ForbiddenError):
            await remove_template(session, vera, "summer", now)
    seen = await preview_template(world.database, studio, store(world), vera, "summer", None, 236)
    assert seen[:2] == b"\xff\xd8"


async def test_a_copy_looks_like_what_it_is_a_copy_of(world: World, studio: Studio) -> None:
    """Chance follows the name: left to it, most copies would come in other colours, with other artwork."""
    bob, blobs = actor_of(world.cast.bob), store(world)
    found = load_template("hero-frame"), load_sample("hero-frame")
    design, sample = (msgspec.json.encode(one).decode() for one in found)
    first = await preview_template(world.database, studio, blobs, bob, "hero-frame", None, 236)
    for name in ("summer", "autumn"):
        copy = TemplateTexts(design=design.replace('"hero-frame"', f'"{name}"'), sample=sample)
        assert read_sound(copy)[0].name == name
        assert await preview_texts(world.database, studio, blobs, bob, copy, None, 236) == first


async def test_a_template_is_shown_in_its_first_colours_or_those_that_are_asked_for(world: World) -> None:
    studio, bob = JpegStudio(), actor_of(world.cast.bob)
    await preview_template(world.database, studio, store(world), bob, "quote", None, 236)
    await preview_texts(world.database, studio, store(world), bob, texts("summer"), None, 236)
    assert {design.scheme for design, _ in studio.drawn} == {next(iter(load_template("quote").schemes))}
    await preview_texts(world.database, studio, store(world), bob, texts("x-y"), None, 236, scheme="warm")
    assert studio.drawn[-1][0].scheme == "warm"


async def test_another_tenant_has_never_heard_of_it(world: World, studio: Studio) -> None:
    await add(world, studio)
    mallory, now = actor_of(world.cast.mallory), world.clock.now()
    assert await names(world, of="mallory") == []
    with pytest.raises(NotFoundError):
        await preview_template(world.database, studio, store(world), mallory, "summer", None, 236)
    with pytest.raises(NotFoundError):
        await change_template(
            world.database, studio, mallory, "summer", texts("summer"), seen_version=None, now=now
        )
    async with world.database.tenant_session(mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await remove_template(session, mallory, "summer", now)
    # The same name is free for them, and is another template.
    await add_template(world.database, studio, mallory, texts("summer"), now)
    assert await names(world) == ["summer"]


async def test_a_faulty_template_is_refused_with_every_line(world: World, studio: Studio) -> None:
    faulty = texts("summer", **{'"min_size": 60': '"min_size": 600', '"quiet": "light"': '"quiet": "mauve"'})
    with pytest.raises(InvalidInputError) as caught:
        await add_template(world.database, studio, actor_of(world.cast.bob), faulty, world.clock.now())
    assert caught.value.code == "pins.template_faulty"
    faults = caught.value.data["faults"]
    assert isinstance(faults, list)
    lines = faulty.design.splitlines()
    assert "mauve" in lines[faults[0]["line"] - 1]
    assert any("larger than size" in fault["reason"] for fault in faults)
    assert await names(world) == []


def too_low(name: str) -> TemplateTexts:
    """Nothing is wrong with it until it is drawn: its words come to stand under Pinterest's button."""
    return texts(name, **{'"bottom": 940': '"bottom": 1450', '"gap": 54,': '"gap": 4, "anchor": "bottom",'})


async def test_what_only_drawing_shows_is_a_fault_too(world: World, studio: Studio) -> None:
    faults = await lint_texts(studio, too_low("summer"))
    assert any("lower right corner" in fault.reason for fault in faults)
    bob, now = actor_of(world.cast.bob), world.clock.now()
    with pytest.raises(InvalidInputError) as caught:
        await add_template(world.database, studio, bob, too_low("summer"), now)
    assert caught.value.code == "pins.template_faulty"
    assert "lower right corner" in caught.value.message
    assert await names(world) == []
    await add(world, studio)
    with pytest.raises(InvalidInputError) as caught:
        await change_template(
            world.database, studio, bob, "summer", too_low("summer"), seen_version=1, now=now
        )
    assert caught.value.code == "pins.template_faulty"
    template, _ = await find_any(world.database, bob, "summer")
    assert msgspec.to_builtins(template) == msgspec.to_builtins(read_sound(texts("summer"))[0])


async def test_who_has_as_many_as_there_may_be_has_to_remove_one_first(
    world: World, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pinflow.pins.own_templates.save_template.MOST_TEMPLATES", 2)
    await add(world, studio, "spring")
    await add(world, studio, "summer")
    with pytest.raises(InvalidInputError) as caught:
        await add(world, studio, "autumn")
    assert caught.value.code == "pins.too_many_templates"
    assert caught.value.message == "You have 2 templates. Remove one that you do not need."
    assert sorted(await names(world)) == ["spring", "summer"]
    # Another tenant's do not count, and a change is none more.
    await add_template(
        world.database, studio, actor_of(world.cast.mallory), texts("autumn"), world.clock.now()
    )
    bob, now = actor_of(world.cast.bob), world.clock.now()
    await change_template(world.database, studio, bob, "summer", texts("summer"), seen_version=None, now=now)
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_template(session, bob, "spring", now)
    await add(world, studio, "autumn")
    assert sorted(await names(world)) == ["autumn", "summer"]


async def test_a_panel_over_another_stacks_words_is_a_fault_too(studio: Studio) -> None:
    found = json.loads(own_template("summer")["design"])
    words = next(layer for layer in found["layers"] if layer["type"] == "stack")
    panel = {"color": words["on"], "padding": 20}
    found["layers"].append({**words, "name": "note", "panel": panel, "children": words["children"][:1]})
    sample = own_template("summer")["sample"]
    faults = await lint_texts(studio, TemplateTexts(design=json.dumps(found), sample=sample))
    assert any("the panel of the stack" in fault.reason for fault in faults)


async def test_a_template_that_asks_for_all_it_may_is_drawn_in_a_moment(studio: Studio) -> None:
    found = own_template("heavy")
    design = json.loads(found["design"])
    whole = {"left": -500, "top": -500, "right": 2000, "bottom": 2000}
    heaviest = [
        {"type": "picture", "box": whole, "art": ["confetti"], "tilt": 15, "shadow": True, "frame": 100},
        {"type": "gradient", "box": whole, "start": "ground", "end": "text", "start_alpha": 0.5},
        {"type": "shape", "kind": "scallop", "box": whole, "color": "text", "tilt": 9, "shadow": True},
        {"type": "pattern", "box": whole, "art": ["motifs"], "mask": "round"},
    ]
    design["picture"] = "photo_or_art"
    design["layers"] = heaviest * 7 + design["layers"]
    heavy = TemplateTexts(design=json.dumps(design), sample=found["sample"])
    assert await lint_texts(studio, heavy) == []
    design["layers"] = heaviest * 9
    refused = await lint_texts(studio, TemplateTexts(design=json.dumps(design), sample=found["sample"]))
    assert "length <= 32" in refused[0].reason


async def test_a_draft_and_an_edit_use_it_and_say_when_it_is_gone(world: World, studio: Studio) -> None:
    await add(world, studio)
    drawn = InstantStudio()
    tools = draft_tools(world, drawn)
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, tools, opportunity, template="summer")
    assert pin.template == "summer"
    layout = drawn.drawn[-1][0].layout
    assert layout is not None
    assert layout.name == "summer"
    with pytest.raises(InvalidInputError) as caught:
        await edit(world, pin, studio=drawn, template="nope")
    assert caught.value.message.startswith("There is no template “nope”. Known: ")
    assert caught.value.message.endswith(" Your own: summer.")
    edited = await edit(world, pin, studio=drawn, headline="Another headline")
    assert msgspec.to_builtins(drawn.drawn[-1][0].layout) == msgspec.to_builtins(layout)
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_template(session, actor_of(world.cast.bob), "summer", world.clock.now())
    with pytest.raises(InvalidInputError) as caught:
        await edit(world, edited, studio=drawn, headline="A third headline")
    assert caught.value.code == "pins.unknown_template"
    assert "Your own" not in caught.value.message
    assert (await edit(world, edited, studio=drawn, template="list")).template == "list"
