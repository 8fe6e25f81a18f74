"""Whatever goes in, a picture comes out that is valid, small, legible and the same each time, or an error."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
import simplejpeg
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.artwork.fields import motifs_for
from pinflow.pins.models import PinDesign, RenderedPicture, TextBox
from pinflow.pins.renderers.art_slot import ArtSlot
from pinflow.pins.renderers.colours import palette
from pinflow.pins.renderers.draw_layers import Canvas, draw_text
from pinflow.pins.renderers.draw_scenes import medallion, still_life
from pinflow.pins.renderers.fit_text import TextLimits, fit_text
from pinflow.pins.renderers.placed import PlacedText
from pinflow.pins.renderers.shape_text import shape_text
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.renderers.try_template import misplaced_texts, try_template
from pinflow.pins.templates.check_template import texts_of
from pinflow.pins.templates.load_template import load_sample, load_template, template_names
from pinflow.pins.templates.model import CORNER_HEIGHT, CORNER_WIDTH, List, Stack, Table, TableRow, Text
from pinflow.projects.models import BrandKit
from tests.pins.renderers.photos import encoded, jpeg, noise, packshot, scene

TEMPLATES = template_names()
BRANDS = [
    BrandKit(name="Green", site="slowmornings.example"),
    BrandKit(name="Clay", accent="#B4472E", paper="#FFF8F0", ink="#2A1A14"),
    BrandKit(name="Yellow", accent="#F2C200", site="a-rather-long-address-of-a-site.example"),
    BrandKit(name="Grey", accent="#808080", ink="#777777", paper="#888888"),
]
RENDERER = SkiaRenderer()


def design(template: str, brand: BrandKit = BRANDS[0], **changes: object) -> PinDesign:
    sample = load_sample(template)
    made = PinDesign(
        template=template,
        headline=sample.headline,
        kicker=sample.kicker,
        points=sample.points or ("A first point", "A second one"),
        disclosure=sample.disclosure,
        brand=brand,
        subject=sample.subject,
    )
    return msgspec.structs.replace(made, **changes)


def render_or_error(wanted: PinDesign, photo: bytes | None) -> RenderedPicture | InvalidInputError:
    try:
        return RENDERER.render(wanted, photo)
    except InvalidInputError as error:
        return error


def check(picture: RenderedPicture) -> None:
    """All that holds for every picture."""
    height, width, _, _ = simplejpeg.decode_jpeg_header(picture.data)
    assert (width, height) == (picture.width, picture.height) == (1000, 1500)
    assert picture.media_type == "image/jpeg"
    assert len(picture.data) <= 400_000
    assert len(picture.dominant_color) == 7
    for box in picture.text_boxes:
        assert box.contrast >= 4.5, box
        assert box.x >= 40, box
        assert box.y >= 40, box
        assert box.x + box.width <= 960, box
        assert box.y + box.height <= 1460, box
        in_corner = box.x + box.width > 1000 - CORNER_WIDTH and box.y + box.height > 1500 - CORNER_HEIGHT
        assert not in_corner, box
    for one, other in combinations(picture.text_boxes, 2):
        assert not overlap(one, other), (one, other)


def overlap(one: TextBox, other: TextBox) -> bool:
    return (
        min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 0.5
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 0.5
    )


PHOTOS: dict[str, bytes | None] = {
    "none": None,
    "scene": jpeg(scene(900, 700)),
    "packshot": jpeg(packshot(600, 600)),
    "noise": jpeg(noise(1000, 1500)),
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_good_with_every_brand_and_photo(template: str) -> None:
    shows_kicker = any(text.source == "kicker" for text in texts_of(load_template(template)))
    shows_site = any(text.source == "site" for text in texts_of(load_template(template)))
    for brand, photo in zip(BRANDS, PHOTOS.values(), strict=True):
        picture = RENDERER.render(design(template, brand, seed=brand.name), photo)
        check(picture)
        roles = {box.role for box in picture.text_boxes}
        assert {"headline", "disclosure"} <= roles
        assert ("kicker" in roles) == shows_kicker
        # One that is too long for its row is left out.
        assert "site" not in roles or shows_site
        assert ("site" in roles) == shows_site or brand is not BRANDS[0]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_input_gives_the_same_bytes(template: str) -> None:
    photo, further = jpeg(scene(800, 800)), (jpeg(packshot(500, 500)),)
    again = SkiaRenderer()
    first = again.render(design(template), photo, further)
    assert again.render(design(template), photo, further) == first, "from the cache"
    assert SkiaRenderer().render(design(template), photo, further) == first


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import hashlib, sys, msgspec; from pinflow.pins.models import PinDesign;"
        "from pinflow.pins.renderers.skia_renderer import SkiaRenderer;"
        "d = msgspec.json.decode(sys.argv[1], type=PinDesign);"
        "print(hashlib.sha256(SkiaRenderer().render(d, None).data).hexdigest())"
    )
    wanted = msgspec.json.encode(design("quote")).decode()
    runs = [
        subprocess.run(
            [sys.executable, "-c", script, wanted],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": "src", "PYTHONHASHSEED": seed, "HOME": str(Path.home())},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_another_seed_gives_another_artwork() -> None:
    seeds = [f"product {number}" for number in range(12)]
    colours = {RENDERER.render(design("quote", seed=seed), None).dominant_color for seed in seeds}
    assert len(colours) >= 3


@pytest.mark.parametrize("template", TEMPLATES)
def test_another_word_leaves_artwork_and_colours_as_they_are(template: str) -> None:
    before, after = (
        RENDERER.render(design(template, headline="A mug with a lid", kicker=words, seed="a mug"), None)
        for words in ("Notes on mugs", "Notes on cups")
    )
    texts = [box for box in (*before.text_boxes, *after.text_boxes) if box.role == "kicker"]
    changed = np.abs(
        simplejpeg.decode_jpeg(before.data, "RGB").astype(int) - simplejpeg.decode_jpeg(after.data, "RGB")
    ).max(axis=2)
    for box in texts:
        changed[int(box.y) - 24 : int(box.y + box.height) + 24, int(box.x) - 24 :] = 0
    assert before.dominant_color == after.dominant_color
    assert (changed > 40).mean() < 0.01


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_headline_that_does_not_fit_says_so(template: str) -> None:
    drawn = RENDERER.render(design(template, headline="A mug for the long way to work " * 12), None)
    cut = {box.role: box.text for box in drawn.text_boxes if box.shortened}
    assert cut["headline"].endswith("…")
    assert not [box for box in RENDERER.render(design(template), None).text_boxes if box.shortened]


def test_the_text_boxes_say_what_was_drawn_and_where() -> None:
    picture = RENDERER.render(design("quote", kicker="straße", headline="Small pans"), None)
    boxes = {box.role: box for box in picture.text_boxes}
    assert boxes["kicker"].text == "STRASSE"
    assert boxes["headline"].text == "Small pans"
    pixels = simplejpeg.decode_jpeg(picture.data, "RGB").astype(int)
    box = boxes["headline"]
    rows = pixels[int(box.y) - 20 : int(box.y + box.height) + 20, : int(box.x + box.width) + 20]
    ink = np.abs(rows - rows[0, 0]).max(axis=2) > 80
    ys, xs = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    assert ys[0] - 20 == pytest.approx(0, abs=3)
    assert ys[-1] - 20 == pytest.approx(box.height, abs=3)
    assert xs[0] >= box.x - 3
    assert xs[-1] <= box.x + box.width + 3


def test_without_disclosure_and_site_the_corner_stays_free_all_the_same() -> None:
    long = "A headline that is long enough to fill every line of the card from left to right"
    brand = BrandKit(name="No site")
    for template in TEMPLATES:
        check(RENDERER.render(design(template, brand, headline=long, disclosure=""), None))


def test_points_are_numbered_and_drawn_at_one_size() -> None:
    points = (
        "Short",
        "A point that is a good deal longer than the others and has to wrap",
        "Third",
        "Fourth",
    )
    picture = RENDERER.render(design("editorial", points=points), None)
    drawn = [box for box in picture.text_boxes if box.role == "point"]
    assert [box.text for box in drawn] == list(points[:3])
    assert len({box.font_px for box in drawn}) == 1
    assert [box.text for box in picture.text_boxes if box.role == "number"] == ["1", "2", "3"]


ITEMS = tuple(f"Look at thing number {number}" for number in range(1, 6))
ROWS = tuple(
    TableRow(label=label, cells=(words,))
    for label, words in (
        ("Every day", "Quick to clean"),
        ("With guests", "Enough at once"),
        ("Small", "Folds"),
    )
)


@pytest.mark.parametrize("items", [ITEMS, ITEMS[:2], ()])
def test_the_count_is_that_of_the_list_beside_it(items: tuple[str, ...]) -> None:
    drawn = RENDERER.render(
        design("list-count", items=items, points=("One", "Two", "Three"), rows=ROWS), None
    ).text_boxes
    listed = sum(box.role == "point" for box in drawn)
    assert listed == len(items or "123")
    assert [box.text for box in drawn if box.role == "count"] == [str(listed)]


def test_the_count_leaves_out_what_found_no_room() -> None:
    template = load_template("list-count")
    layers = []
    for layer in template.layers:
        if isinstance(layer, Stack) and layer.name == "list":
            wanted = msgspec.structs.replace(layer.children[0], max_items=4, max_lines=4, gap=120)
            layer = msgspec.structs.replace(layer, children=(wanted,))
        layers.append(layer)
    items = tuple(f"{item}, and it goes on for a good many words more" for item in ITEMS)
    crowded = design(
        "list-count", items=items, layout=msgspec.structs.replace(template, layers=tuple(layers))
    )
    drawn = RENDERER.render(crowded, None).text_boxes
    listed = sum(box.role == "point" for box in drawn)
    assert 0 < listed < 4
    assert [box.text for box in drawn if box.role == "count"] == [str(listed)]


def test_one_column_alone_stands_beside_its_labels() -> None:
    """A table for two sides has no second one to show: no empty rings, no words across both."""
    drawn = RENDERER.render(design("compare-versus", columns=("What counts",), rows=ROWS), None).text_boxes
    by_role = {role: [box for box in drawn if box.role == role] for role in ("label", "cell", "column")}
    assert [box.text for box in by_role["label"]] == [row.label for row in ROWS]
    assert [box.text for box in by_role["cell"]] == [row.cells[0] for row in ROWS]
    left = min(box.x for box in by_role["cell"])
    assert max(box.x + box.width for box in by_role["label"]) < left
    (head,) = by_role["column"]
    assert head.x > left - 100


KINDS = ("Ceramic", "Stainless steel")
OF_KINDS = (
    TableRow(label="At the desk", cells=("Feels like home", "Lid stays on")),
    TableRow(label="On the train", cells=("Needs a lid", "Closes tight")),
    TableRow(label="When you clean it", cells=("By hand or machine", "Brush for the neck")),
)


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name.startswith("compare-")])
def test_two_kinds_stand_side_by_side_under_their_heads(template: str) -> None:
    drawn = RENDERER.render(design(template, columns=KINDS, rows=OF_KINDS), PHOTOS["scene"]).text_boxes
    assert [box for box in drawn if box.shortened or box.font_px < LEAST_LETTERS] == []
    heads = [box for box in drawn if box.role == "column"]
    assert [box.text for box in heads] == [*KINDS]
    cells = [box for box in drawn if box.role == "cell"]
    assert [box.text for box in cells] == [cell for row in OF_KINDS for cell in row.cells]
    for index, cell in enumerate(cells):
        middle, above = cell.x + cell.width / 2, heads[index % 2].x + heads[index % 2].width / 2
        assert abs(middle - above) < 4, (cell, heads)
        assert cell.y > heads[index % 2].y


# Of a picture 1000 px wide; 8 where a feed shows it 236 px wide.
LEAST_LETTERS = 34
KICKERS = (
    "Casaluma ceramic table lamp",
    "EPP.Solar Balkonkraftwerk",
    "Razor E100 electric scooter",
    "Notiz für lange, stille Abende",
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_text_of_a_draft_is_legible_in_a_feed(template: str) -> None:
    sites = ("hearthandvine.example", "kleine-stadtwohnung.example")
    for number, kicker in enumerate(KICKERS):
        brand = BrandKit(name="Kleine Stadtwohnung Magazin", site=sites[number % 2])
        drafted = design(
            template,
            brand,
            headline="Worth knowing: the Kilnwright speckled stoneware mug",
            kicker=kicker,
            items=("21 inch: measure the spot first", *ITEMS[1:]),
            columns=("What counts",),
            rows=ROWS,
            disclosure=("#ad", "Werbung", "Publicité", "Materiał reklamowy")[number],
        )
        for box in RENDERER.render(drafted, None).text_boxes:
            assert not box.shortened, box
            assert box.font_px >= LEAST_LETTERS, box


def test_no_template_lets_a_text_grow_smaller_than_a_feed_shows() -> None:
    for name in TEMPLATES:
        template = load_template(name)
        children = [c for layer in template.layers if isinstance(layer, Stack) for c in layer.children]
        lists = [child for child in children if isinstance(child, List | Table)]
        for text in (*texts_of(template), *lists):
            assert text.min_size >= LEAST_LETTERS, (name, text)


@pytest.mark.parametrize("template", ["collage-cover", "hero-frame", "list-photo", "quote-circle"])
def test_a_product_is_seen_whole_beside_its_card(template: str) -> None:
    """A disc of nearly three quarters of the photo's side is neither cut off nor under the words."""
    side = 900
    photo = np.empty((side, side, 3), np.uint8)
    photo[:] = (np.arange(side) // 30 % 2 * 60 + 90)[:, None, None]
    cv2.circle(photo, (side // 2, side // 2), round(side * 0.36), (255, 0, 255), -1)
    for headline in ("Two small lights, one calm corner", "Worth knowing: the Kilnwright stoneware mug"):
        drawn = RENDERER.render(design(template, headline=headline), jpeg(photo))
        pixels = simplejpeg.decode_jpeg(drawn.data, "RGB").astype(int)
        disc = (pixels[..., 0] > 200) & (pixels[..., 1] < 90) & (pixels[..., 2] > 200)
        rows, columns = np.flatnonzero(disc.any(axis=1)), np.flatnonzero(disc.any(axis=0))
        high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        assert abs(high - wide) <= 0.04 * wide, (template, headline, wide, high)
        assert disc.sum() >= 0.97 * np.pi / 4 * wide * high, (template, headline)


def test_a_panel_over_another_stack_s_cards_is_found() -> None:
    template, sample = load_template("list-cards"), load_sample("list-cards")
    layers = []
    for layer in template.layers:
        if isinstance(layer, Stack) and layer.name == "title":
            layer = msgspec.structs.replace(
                layer, box=msgspec.structs.replace(layer.box, bottom="list.top + 14")
            )
        layers.append(layer)
    over = msgspec.structs.replace(template, layers=tuple(layers))
    said = "the panel of the stack “title” lies over a part of the stack “list”"
    assert said in try_template(RENDERER, over, sample)
    assert try_template(RENDERER, template, sample) == []


def test_a_line_on_a_darker_ground_says_how_well_the_text_reads() -> None:
    """The worst line counts, not the best."""
    fitted = fit_text(shape_text("Above below", "Manrope-Bold"), TextLimits(220, 400, 60, 60, 1.3, 2))
    assert fitted is not None
    assert len(fitted.lines) == 2
    placed = PlacedText("point", fitted, 100, 320, 100, "start", "ink", "paper")
    canvas = Canvas((255, 255, 255))
    # Black reads on both, by 21:1 and by some 5:1.
    canvas.pixels[round(100 + fitted.lines[1].top) :] = (120, 120, 120, 255)
    box = draw_text(canvas, placed, (0, 0, 0), (255, 255, 255))
    assert 4.5 <= box.contrast < 6


@pytest.mark.parametrize(("art", "count"), [(still_life, 3), (medallion, 5)])
def test_the_thing_itself_stands_in_the_middle(
    art: Callable[[ArtSlot], None], count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[float, str]] = []

    def note(_: object, name: str, place: tuple[float, float, float], *__: object) -> None:
        drawn.append((place[2], name))

    monkeypatch.setattr("pinflow.pins.renderers.draw_scenes.draw_motif", note)
    things = motifs_for("Speckled mug")
    for seed in range(20):
        canvas = Canvas((255, 255, 255))
        drawn.clear()
        chance = random.Random(seed)
        slot = ArtSlot(canvas.skia, 800, 800, palette(BRANDS[0]), chance, None, things, main="mug")
        art(slot)
        assert max(drawn)[1] == "mug"
        assert len({name for _, name in drawn}) == count


@pytest.mark.parametrize("template", ["hero", "quote-circle", "gift-window"])
def test_slides_without_photos_show_other_artwork_each_and_the_same_every_time(template: str) -> None:
    first = design(template, subject="Speckled mug", seed="1")
    slides = [msgspec.structs.replace(first, slide=number) for number in range(5)]
    drawn = [RENDERER.render(slide, None) for slide in slides]
    assert len({picture.data for picture in drawn}) == 5
    assert [RENDERER.render(slide, None).data for slide in slides] == [picture.data for picture in drawn]
    assert len({picture.scheme for picture in drawn}) == 1
    # A photo is the product's, and the paper around it stays.
    assert len({RENDERER.render(slide, jpeg(scene(900, 900))).data for slide in slides}) == 1


def test_what_no_font_can_draw_is_told_of_every_text() -> None:
    lost = "\ue000"
    drawn = RENDERER.render(
        design("list-cards", headline=f"Tea {lost} time", points=("First", lost, "Third")), None
    ).text_boxes
    told = {box.role: box.missing for box in drawn if box.missing}
    assert told == {"headline": lost, "point": lost}
    assert [box.text for box in drawn if box.role == "point"] == ["First", "–", "Third"]


def test_the_scheme_that_was_asked_for_is_drawn() -> None:
    tones = palette(BRANDS[0])
    template = load_template("list-count")
    for name, scheme in template.schemes.items():
        drawn = RENDERER.render(design("list-count", scheme=name), None)
        assert drawn.scheme == name
        ground = simplejpeg.decode_jpeg(drawn.data, "RGB")[5, 5].astype(int)
        assert np.abs(ground - tones[scheme["page"]]).max() <= 4, name
    assert RENDERER.render(design("list-count", scheme="unheard-of"), None).scheme in template.schemes


def test_a_text_over_another_is_found_and_tight_lines_are_not() -> None:
    upper = TextBox(role="headline", text="A", x=100, y=100, width=400, height=90, font_px=80, contrast=9)
    below = msgspec.structs.replace(upper, role="point", text="B", y=178)
    assert misplaced_texts([upper, below], 48) == []
    over = msgspec.structs.replace(below, y=150)
    assert misplaced_texts([upper, over], 48) == ["the headline “A” stands over the point “B”"]
    template, sample = load_template("quote"), load_sample("quote")
    first = next(layer for layer in template.layers if isinstance(layer, Stack))
    copied = msgspec.structs.replace(first, name="another")
    doubled = msgspec.structs.replace(template, layers=(*template.layers, copied))
    assert any("stands over the" in reason for reason in try_template(RENDERER, doubled, sample))


def test_a_box_that_is_empty_at_the_moment_is_found_over_another() -> None:
    template, sample = load_template("quote"), load_sample("quote")
    first = next(layer for layer in template.layers if isinstance(layer, Stack))
    headline = next(
        child for child in first.children if isinstance(child, Text) and child.source == "headline"
    )
    # One line, and not wide enough for the long kicker: only a usual one shows that it stands in the way.
    kicker = msgspec.structs.replace(
        headline, source="kicker", size=40, min_size=40, max_lines=1, flex=False, fit="shrink"
    )
    small = msgspec.structs.replace(first, name="small", children=(kicker,))
    crowded = msgspec.structs.replace(template, layers=(*template.layers, small))
    for empty in (sample, msgspec.structs.replace(sample, kicker="", points=())):
        reasons = try_template(RENDERER, crowded, empty)
        assert any("stands over the" in reason and "kicker" in reason for reason in reasons), reasons
    assert any(reason.startswith("tried with a text in every box: ") for reason in reasons)


def test_a_text_near_the_edge_or_in_the_corner_is_found() -> None:
    template, sample = load_template("quote"), load_sample("quote")
    assert try_template(RENDERER, template, sample) == []
    wider = msgspec.structs.replace(template, margin=300)
    assert any("nearer to the edge than 300 px" in reason for reason in try_template(RENDERER, wider, sample))
    inside = TextBox(role="point", text="A", x=44, y=44, width=99, height=9, font_px=9, contrast=9)
    assert any(
        reason.startswith("tried with long sample texts: the headline “An unusually long headline")
        for reason in try_template(RENDERER, wider, sample)
    )
    assert misplaced_texts([inside], 48) == []
    for change in ({"x": 43}, {"y": 43}, {"x": 858}, {"y": 1448}):
        (reason,) = misplaced_texts([msgspec.structs.replace(inside, **change)], 48)
        assert reason == "the point “A” stands nearer to the edge than 48 px"
    cornered = msgspec.structs.replace(inside, x=850, y=1440)
    assert "lower right corner" in misplaced_texts([cornered], 48)[0]


def test_a_photo_changes_the_picture_where_there_is_a_slot_and_only_there() -> None:
    photo = jpeg(scene(800, 800))
    for template in TEMPLATES:
        changed = (
            RENDERER.render(design(template), photo).data != RENDERER.render(design(template), None).data
        )
        assert changed == (load_template(template).picture == "photo_or_art")


def test_a_packshot_stands_whole_and_clear_of_the_card() -> None:
    picture = RENDERER.render(design("hero"), jpeg(packshot(900, 900)))
    pixels = simplejpeg.decode_jpeg(picture.data, "RGB").astype(int)
    card_top = min(box.y for box in picture.text_boxes) - 64
    product = np.abs(pixels[: int(card_top)] - (40, 40, 60)).max(axis=2) < 12
    ys, xs = np.flatnonzero(product.any(axis=1)), np.flatnonzero(product.any(axis=0))
    assert ys[0] > 20
    assert ys[-1] < card_top - 20
    assert (xs[0] + xs[-1]) / 2 == pytest.approx(500, abs=8)
    assert (xs[-1] - xs[0]) / (ys[-1] - ys[0]) == pytest.approx(1, abs=0.02), "not stretched"


def test_a_transparent_photo_stands_on_a_light_ground() -> None:
    picture = noise(500, 500, 4)
    picture[..., 3] = 0
    check(RENDERER.render(design("hero"), encoded(picture, "png")))


def test_text_on_a_lively_photo_gets_a_plate_and_stays_readable(tmp_path: Path) -> None:
    plan = {
        "name": "bare",
        "title": "Bare",
        "description": "Text straight on the photo.",
        "family": "hero",
        "picture": "photo_or_art",
        "margin": 48,
        "ground": "paper",
        "schemes": {"only": {"text": "paper", "ground": "paper"}},
        "layers": [
            {
                "type": "picture",
                "box": {"left": 0, "top": 0, "right": 1000, "bottom": 1500},
                "art": ["hills"],
            },
            {
                "type": "stack",
                "name": "words",
                "box": {"left": 80, "top": 80, "right": 900, "bottom": 1200},
                "on": "deep",
                "children": [
                    {
                        "type": "text",
                        "source": source,
                        "font": "Manrope-Bold",
                        "size": 90,
                        "min_size": 30,
                        "max_lines": 3,
                        "color": "text",
                    }
                    for source in ("headline", "disclosure")
                ],
            },
        ],
    }
    directory = tmp_path / "bare"
    directory.mkdir()
    (directory / "template.json").write_text(json.dumps(plan))
    sample = {"headline": "a", "kicker": "b", "points": [], "disclosure": "#ad"}
    (directory / "sample.json").write_text(json.dumps(sample))
    renderer = SkiaRenderer(template_directories=(tmp_path,))
    bare = msgspec.structs.replace(design("hero"), template="bare")
    picture = renderer.render(bare, jpeg(noise(1000, 1500)))
    assert {box.role for box in picture.text_boxes} == {"headline", "disclosure"}
    assert all(box.contrast >= 4.5 for box in picture.text_boxes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"template": "nowhere"}, "pins.template_unknown"),
        ({"template": "../hero"}, "pins.template_unknown"),
        ({"headline": "  "}, "pins.headline_missing"),
        ({"headline": "\U0010ffff"}, "pins.text_not_drawable"),
        (
            {"disclosure": "As an associate I earn from qualifying purchases. " * 6},
            "pins.disclosure_too_long",
        ),
        ({"brand": BrandKit(name="Bad", accent="green")}, "pins.colour_unreadable"),
    ],
)
def test_what_cannot_be_drawn_is_named(changes: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        RENDERER.render(msgspec.structs.replace(design("hero"), **changes), None)
    assert caught.value.code == code


def test_a_missing_system_library_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "skia.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    run = subprocess.run(
        [sys.executable, "-c", "import pinflow.pins.renderers.skia_renderer"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{tmp_path}:src"},
    )
    assert run.returncode != 0
    assert "sudo apt-get install libegl1 libgl1" in run.stderr


@settings(max_examples=40, deadline=None)
@given(
    template=st.sampled_from(TEMPLATES),
    headline=st.text(min_size=1, max_size=300),
    kicker=st.text(max_size=120),
    points=st.lists(st.text(max_size=300), max_size=6).map(tuple),
    disclosure=st.one_of(st.sampled_from(["#ad", "Anzeige", "", "(paid link)"]), st.text(max_size=80)),
    brand=st.sampled_from(BRANDS),
)
def test_any_text_gives_a_valid_picture_or_a_typed_error(
    template: str, headline: str, kicker: str, points: tuple[str, ...], disclosure: str, brand: BrandKit
) -> None:
    wanted = PinDesign(
        template=template, headline=headline, kicker=kicker, points=points, disclosure=disclosure, brand=brand
    )
    result = render_or_error(wanted, None)
    if isinstance(result, InvalidInputError):
        assert result.data.get("field") in ("headline", "disclosure")
    else:
        check(result)


@settings(max_examples=40, deadline=None)
@given(
    template=st.sampled_from(TEMPLATES),
    width=st.one_of(st.integers(1, 260), st.integers(200, 3000)),
    height=st.one_of(st.integers(1, 260), st.integers(200, 3000)),
    kind=st.sampled_from(["grey", "rgb", "cmyk", "png", "clear", "webp"]),
    cut=st.one_of(st.none(), st.floats(0, 1)),
    make=st.sampled_from([scene, packshot]),
)
def test_any_photo_gives_a_valid_picture_or_a_typed_error(
    template: str, width: int, height: int, kind: str, cut: float | None, make: object
) -> None:
    assert callable(make)
    pixels = make(width, height)
    alpha = np.full((height, width, 1), 120, np.uint8)
    data = {
        "grey": lambda: jpeg(pixels[..., :1]),
        "rgb": lambda: jpeg(pixels),
        "cmyk": lambda: jpeg(np.concatenate([pixels, alpha], axis=2)),
        "png": lambda: encoded(pixels, "png"),
        "clear": lambda: encoded(np.concatenate([pixels, alpha], axis=2), "png"),
        "webp": lambda: encoded(pixels, "webp"),
    }[kind]()
    if cut is not None:
        data = data[: int(len(data) * cut)]
    result = render_or_error(design(template), data)
    if isinstance(result, InvalidInputError):
        assert result.code in ("pins.photo_unreadable", "pins.photo_too_small")
    else:
        check(result)
