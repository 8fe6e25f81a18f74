"""Near-duplicates within an account are found at draft; a template that two pins share makes none."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pinflow.accounts.models import AccountId
from pinflow.pins.models import Severity
from pinflow.pins.pin import Pin, PinKind, PinState, Slide
from pinflow.pins.similar.text_likeness import normal_text, text_fingerprint, text_likeness
from tests.factories.pins import add_opportunity, box
from tests.pins.rule_switches.test_switch_rule import check
from tests.posting.world import World

BITS = 0x0F0F_1234_5678_9ABC
TEXT = "Anzeige: Ein Kissen aus Leinen, das seine Form behält. Der Bezug geht ab, der Zipper ist verdeckt."


def drawn(headline: str, bits: int) -> dict[str, Any]:
    return {
        "picture_bits": bits,
        "text_boxes": (box(headline, "headline", 84), box("Anzeige", "disclosure", 26)),
    }


async def add(world: World, account_id: AccountId | None = None, **changes: Any) -> Pin:
    """A pin in review, later than those before it."""
    world.clock.turn(timedelta(minutes=1))
    return await world.add_pin(account_id, **changes)


async def near(world: World, pin: Pin) -> dict[str, str | None]:
    """The near-duplicate findings about a pin: rule and the pin they name."""
    found = await check(world, pin)
    return {rule: f.other_pin_id for rule, f in found.items() if rule.startswith("repeats.near_")}


async def test_a_picture_that_looks_and_reads_like_another_of_the_account_blocks(world: World) -> None:
    first = await add(world, **drawn("A drawer that stays tidy", BITS))
    twin = await add(world, **drawn("A drawer that stays tidy!", BITS ^ 0b1011))
    assert await near(world, twin) == {"repeats.near_duplicate_picture": str(first.id)}
    assert (await check(world, twin))["repeats.near_duplicate_picture"].severity is Severity.BLOCK
    # Of two that wait, the first stays free; once the second is approved it counts for the first.
    assert await near(world, first) == {}
    await world.change_row(twin, "state = 'approved'")
    assert await near(world, first) == {"repeats.near_duplicate_picture": str(twin.id)}
    await world.change_row(twin, "state = 'rejected'")
    assert await near(world, first) == {}


async def test_variants_that_wait_to_be_compared_do_not_count_for_one_another(world: World) -> None:
    product = await add_opportunity(world.database, world.project, world.clock.now())
    told = {
        **drawn("A drawer that stays tidy", BITS),
        "title": "A drawer that stays tidy",
        "description": TEXT,
    }
    first, second = [await add(world, opportunity_id=product, variant=n, **told) for n in (1, 2)]
    assert await near(world, second) == {}
    assert set((await near(world, await add(world, **told))).values()) == {str(first.id)}
    # With the first approved, the second would be the same once more.
    await world.change_row(first, "state = 'approved'")
    assert set(await near(world, second)) == {"repeats.near_duplicate_picture", "repeats.near_duplicate_text"}
    await world.change_row(first, "state = 'in_review'")
    await world.change_row(second, "state = 'approved'")
    assert await near(world, second) == {}


async def test_one_template_for_two_products_is_no_near_duplicate(world: World) -> None:
    await add(world, **drawn("A drawer that stays tidy", BITS))
    assert await near(world, await add(world, **drawn("Five lamps for a dark hall", BITS))) == {}
    assert await near(world, await add(world, **drawn("A drawer that stays tidy", BITS ^ 0x7FFF))) == {}


async def test_two_products_of_a_kind_share_notes_and_are_no_near_duplicates(world: World) -> None:
    notes = "find a spot without draughts; set a plate or holder ready; read the burning notes"
    first = await add(world, **drawn(f"Candle notes comparing: lemongrass and basil garden {notes}", BITS))
    told = drawn(f"Candle notes worth knowing: lavender dreams {notes}", BITS ^ 0b1011)
    second = await add(world, **told)
    assert await near(world, second) == {}
    await world.change_row(second, "state = 'rejected'")
    # Of one product, it is the same picture with a few words changed.
    again = await add(world, asin=first.asin, **told)
    assert await near(world, again) == {"repeats.near_duplicate_picture": str(first.id)}


async def test_one_number_at_two_marketplaces_is_two_products(world: World) -> None:
    notes = "find a spot without draughts; set a plate or holder ready; read the burning notes"
    first = await add(world, **drawn(f"Candle notes comparing: lemongrass and basil garden {notes}", BITS))
    told = drawn(f"Candle notes worth knowing: lavender dreams {notes}", BITS ^ 0b1011)
    assert await near(world, await add(world, asin=first.asin, marketplace="amazon.fr", **told)) == {}


def slide(text: str, bits: int, sha256: str = "0" * 64) -> Slide:
    return Slide(
        sha256=sha256,
        media_type="image/jpeg",
        width=1000,
        height=1500,
        size=9,
        text_boxes=(box(text, "headline", 84),),
        picture_bits=bits,
    )


async def test_the_pictures_of_a_carousel_are_compared_and_one_shared_point_is_none(world: World) -> None:
    # Far from one another and from every cover: four distinct bytes.
    bits = [int.from_bytes(bytes([n]) * 4 + bytes([255 - n]) * 4, "big") for n in (0x11, 0x2D, 0x5A, 0x77)]
    bits = [value - 2**64 if value >= 2**63 else value for value in bits]

    def carousel(*slides: Slide) -> dict[str, Any]:
        return {"kind": PinKind.CAROUSEL, "slides": (slides[0], *slides)}

    first = await add(
        world,
        **carousel(slide("A lid that locks", bits[0]), slide("Fits a car", bits[1])),
        **drawn("One", BITS),
    )
    single = await add(world, **drawn("Fits a car", bits[1] ^ 1))
    assert await near(world, single) == {"repeats.near_duplicate_picture": str(first.id)}
    await world.change_row(single, "state = 'rejected'")
    shared = [slide("Fits a car", bits[1]), *(slide(f"Other {n}", bits[n]) for n in (2, 3))]
    assert await near(world, await add(world, **carousel(*shared), **drawn("Quite another", ~BITS))) == {}
    most = [slide("A lid that locks", bits[0]), slide("Fits a car", bits[1])]
    twin = await add(world, **carousel(*most), **drawn("Quite another", ~BITS ^ 0xFFFF))
    assert await near(world, twin) == {"repeats.near_duplicate_picture": str(first.id)}


async def test_another_pins_cover_is_found_among_the_pictures_of_a_carousel(world: World) -> None:
    bits = [int.from_bytes(bytes([n]) * 4 + bytes([255 - n]) * 4, "big") for n in (0x11, 0x2D, 0x5A)]
    first = await add(world, **drawn("Fits a car", bits[1]))
    slides = (slide("A lid", bits[0]), slide("Two sizes", bits[2]), slide("Fits a car", bits[1] ^ 1))
    ours = await add(
        world, kind=PinKind.CAROUSEL, slides=(slides[0], *slides), **drawn("Quite another", bits[0])
    )
    assert await near(world, ours) == {"repeats.near_duplicate_picture": str(first.id)}


async def test_a_cover_is_found_among_the_pictures_of_another_carousel(world: World) -> None:
    """It is what a person sees first: one picture is enough, although the others are of its own."""
    bits = [int.from_bytes(bytes([n]) * 4 + bytes([255 - n]) * 4, "big") for n in (0x11, 0x2D, 0x5A, 0x77)]
    inside = (slide("Fits a car", bits[1]), slide("Two sizes", bits[2]))
    first = await add(
        world, kind=PinKind.CAROUSEL, slides=(inside[0], *inside), **drawn("Quite another", bits[0])
    )
    further = (slide("Ours alone", bits[3]), slide("Ours as well", ~bits[0]))
    ours = await add(
        world,
        kind=PinKind.CAROUSEL,
        slides=(slide("Two sizes", bits[2] ^ 1), *further),
        **drawn("Two sizes", bits[2] ^ 1),
    )
    assert await near(world, ours) == {"repeats.near_duplicate_picture": str(first.id)}


async def test_the_one_that_says_the_same_is_found_among_many_that_only_look_so(world: World) -> None:
    """All pictures of a template may look alike: the nearest of them is not always the twin."""
    twin = await add(world, **drawn("A drawer that stays tidy", BITS ^ 0b111))
    for number in range(3):
        await add(world, **drawn(f"Something else altogether, {number * 7}", BITS ^ number))
    ours = await add(world, **drawn("A drawer that stays tidy", BITS))
    assert await near(world, ours) == {"repeats.near_duplicate_picture": str(twin.id)}


async def test_a_pin_that_a_person_has_to_look_at_counts_as_one_that_is_out(world: World) -> None:
    first = await add(world, **drawn("A drawer that stays tidy", BITS))
    ours = await add(world, **drawn("A drawer that stays tidy", BITS))
    for state in ("scheduled", "publishing", "published", "needs_attention"):
        await world.change_row(first, "state = $2", state)
        assert await near(world, ours) == {"repeats.near_duplicate_picture": str(first.id)}, state
    await world.change_row(first, "state = 'rejected'")
    assert await near(world, ours) == {}


async def test_a_file_of_a_carousel_or_a_video_is_on_one_account_only(world: World) -> None:
    other = await world.add_account("Other brand")
    files = [bytes([n]) * 32 for n in (1, 2, 3)]
    carousel = await add(
        world,
        other.id,
        kind=PinKind.CAROUSEL,
        slides=(slide("A", 1, files[0].hex()), slide("B", 2, files[1].hex())),
        state=PinState.APPROVED,
    )
    await world.change_row(carousel, "state = 'approved'")
    pins = [
        await add(world, picture_sha256=files[1]),
        await add(world, kind=PinKind.CAROUSEL, slides=(slide("C", 3), slide("B", 2, files[1].hex()))),
    ]
    video: dict[str, Any] = {
        "kind": PinKind.VIDEO,
        "video_sha256": files[2],
        "video_size": 9,
        "video_seconds": 6.0,
    }
    await world.change_row(await add(world, other.id, **video), "state = 'published'")
    pins.append(await add(world, **video))
    for pin in pins:
        found = await check(world, pin)
        assert "Other brand" in found["repeats.picture_on_other_account"].message
    assert "repeats.picture_on_other_account" not in await check(world, await add(world))


async def test_only_pins_of_the_account_within_a_year_count(world: World) -> None:
    first = await add(world, **drawn("A drawer that stays tidy", BITS))
    other = await world.add_account("Other brand")
    assert await near(world, await add(world, other.id, **drawn("A drawer that stays tidy", BITS))) == {}
    world.clock.turn(timedelta(days=366))
    late = await add(world, **drawn("A drawer that stays tidy", BITS))
    assert str(first.id) not in (await near(world, late)).values()


async def test_texts_that_are_nearly_those_of_another_pin_ask_for_a_look(world: World) -> None:
    first = await add(world, title="Kissen mit Form", description=TEXT)
    twin = await add(world, title="Kissen mit Form", description=f"{TEXT} #kissen #sofa")
    assert await near(world, twin) == {"repeats.near_duplicate_text": str(first.id)}
    finding = (await check(world, twin))["repeats.near_duplicate_text"]
    assert finding.severity is Severity.WARN
    assert finding.message == (
        "Title and description are 100% those of “Kissen mit Form” on the same account."
    )
    assert await near(world, await add(world, title="Ein Tisch für zwei")) == {}


async def test_a_few_other_words_do_not_make_a_text_another(world: World) -> None:
    first = await add(world, title="Kissen mit Form", description=TEXT)
    for other in ("gewaschenem Leinen", "Baumwolle"):
        twin = await add(world, title="Kissen mit Form", description=TEXT.replace("Leinen", other))
        assert await near(world, twin) == {"repeats.near_duplicate_text": str(first.id)}
        await world.change_row(twin, "state = 'rejected'")


def test_label_hashtags_case_and_tricks_of_spelling_do_not_make_a_text_another() -> None:
    plain = normal_text("A mug", "#ad Keeps coffee warm for hours.")
    tricky = normal_text("A MUG", "Sponsored: Keeps c\u200boff\u0435e warm, for hours! #mug")
    assert tricky == plain == "a mug keeps coffee warm for hours"


def test_a_word_more_leaves_text_and_fingerprint_near() -> None:
    longer = TEXT.replace("Leinen", "gewaschenem Leinen")
    assert text_likeness(normal_text("Kissen", TEXT), normal_text("Kissen", longer)) > 0.93
    apart = text_fingerprint("Kissen", TEXT) ^ text_fingerprint("Kissen", longer)
    assert (apart % 2**64).bit_count() <= 14
    assert -(2**63) <= text_fingerprint("Kissen", TEXT) < 2**63


async def test_every_scene_of_a_video_is_compared_and_its_cover_once(world: World) -> None:
    apart = [int.from_bytes(bytes([n]) * 4 + bytes([255 - n]) * 4, "big") for n in (0x11, 0x2D)]

    def video(texts: tuple[str, ...], bits: tuple[int, ...]) -> dict[str, Any]:
        return {
            "kind": PinKind.VIDEO,
            "video_sha256": bytes(32),
            "video_size": 9,
            "video_seconds": 9.0,
            "scenes": tuple((box(text, "headline", 84),) for text in texts),
            "scene_bits": bits,
            **drawn(texts[0], bits[0]),
        }

    first = await add(world, **video(("A calm corner", "Fits a car", "A lid that locks"), (BITS, *apart)))
    single = await add(world, **drawn("Fits a car", apart[0] ^ 0b11))
    assert await near(world, single) == {"repeats.near_duplicate_picture": str(first.id)}
    await world.change_row(single, "state = 'rejected'")
    other = await add(world, **drawn("Quite other words", apart[0] ^ 0b11))
    assert await near(world, other) == {}
    # One scene that two videos share is none; most of them are.
    shared = ("Another corner", "Fits a car")
    assert await near(world, await add(world, **video(shared, (~BITS, apart[0])))) == {}
    most = ("Another corner", "Fits a car", "A lid that locks")
    twin = await add(world, **video(most, (~BITS ^ 0xFFFF, *apart)))
    assert await near(world, twin) == {"repeats.near_duplicate_picture": str(first.id)}
