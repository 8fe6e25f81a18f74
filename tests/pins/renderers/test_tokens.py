"""What a brand kit says goes before what a template says: fonts, corners, logo; and what a design brings."""

from __future__ import annotations

from typing import Literal

import msgspec
import numpy as np
import pytest
import simplejpeg
from numpy.typing import NDArray

from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.renderers.lay_out import Layout
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import Box, Logo, Stack, TableRow, Template
from pinflow.projects.models import BrandKit
from tests.pins.renderers.photos import encoded, jpeg, packshot, scene
from tests.pins.renderers.test_skia_renderer import check, design

RENDERER = SkiaRenderer()


def fonts_of(wanted: PinDesign, role: str) -> set[str]:
    stacks = Layout(load_template(wanted.template), wanted).stacks.values()
    return {
        run.font.name
        for stack in stacks
        for text in stack.texts
        if text.role == role
        for line in text.fitted.lines
        for word in line.words
        for run in word.runs
    }


def pixels_of(picture: RenderedPicture) -> NDArray[np.int_]:
    return np.asarray(simplejpeg.decode_jpeg(picture.data, "RGB"), int)


def test_a_brand_s_fonts_take_the_place_of_the_template_s() -> None:
    brand = BrandKit(name="Own", heading_font="Anton-Regular", text_font="SourceSerif4-SemiBold")
    assert fonts_of(design("hero", brand), "headline") == {"Anton-Regular"}
    assert fonts_of(design("hero", BrandKit(name="None")), "headline") == {"BricolageGrotesque-ExtraBold"}
    assert fonts_of(design("list-numbers", brand), "point") == {"SourceSerif4-SemiBold"}
    check(RENDERER.render(design("hero", brand), None))


def test_a_brand_s_font_that_is_not_shipped_changes_nothing() -> None:
    brand = BrandKit(name="Own", heading_font="../../etc/passwd", text_font="Comic")
    assert fonts_of(design("hero", brand), "headline") == {"BricolageGrotesque-ExtraBold"}


def test_a_brand_s_corners_make_every_plate_sharper_or_rounder() -> None:
    corner = (slice(1440, 1454), slice(46, 60))
    drawn = {
        kind: pixels_of(RENDERER.render(design("hero", BrandKit(name="Own", corners=kind)), None))[corner]
        for kind in ("template", "sharp", "round")
    }
    assert np.abs(drawn["sharp"] - drawn["template"]).max() > 40
    assert np.abs(drawn["sharp"] - drawn["sharp"][0, 0]).max() < 12, "the card reaches into its corner"


def with_logo(align: Literal["start", "center"] = "start") -> Template:
    template = load_template("hero")
    stack = Stack(
        name="brand",
        box=Box(left=60, top=60, right=560, bottom=200),
        on="card",
        children=(Logo(height=100, max_width=300, font="text", color="text", align=align),),
    )
    return msgspec.structs.replace(template, layers=(*template.layers, stack))


@pytest.mark.parametrize("align", ["start", "center"])
def test_the_logo_is_drawn_whole_and_the_name_while_there_is_none(align: Literal["start", "center"]) -> None:
    layout = with_logo(align)
    logo = np.zeros((400, 400, 4), np.uint8)
    logo[..., 0] = 255
    logo[100:300, :, 3] = 255
    given = design("hero", layout=layout, logo=encoded(logo, "png"))
    drawn = pixels_of(RENDERER.render(given, None))
    red = np.argwhere((drawn[..., 0] > 200) & (drawn[..., 1] < 90) & (drawn[..., 2] < 90))
    (top, left), (bottom, right) = red.min(axis=0), red.max(axis=0)
    assert (bottom - top + 1, right - left + 1) == (pytest.approx(50, abs=2), pytest.approx(100, abs=2))
    assert left == pytest.approx(60 if align == "start" else 260, abs=2)
    named = RENDERER.render(design("hero", layout=layout), None)
    assert [box.text for box in named.text_boxes if box.role == "brand"] == ["Green"]


def test_items_go_before_points_and_rows_before_both() -> None:
    items = tuple(f"Thing number {number}" for number in range(1, 6))
    listed = RENDERER.render(design("list-numbers", items=items, points=("A point",)), None)
    assert [box.text for box in listed.text_boxes if box.role == "point"] == list(items)
    rows = (TableRow(label="Weight", cells=("Light", "✓")), TableRow(label="Warmth", cells=("–",)))
    table = RENDERER.render(design("compare-table", columns=("One", "Two"), rows=rows), None)
    told = {
        role: [box.text for box in table.text_boxes if box.role == role]
        for role in ("column", "label", "cell")
    }
    assert told == {"column": ["One", "Two"], "label": ["Weight", "Warmth"], "cell": ["Light"]}


def test_a_table_without_rows_asks_the_points() -> None:
    drawn = RENDERER.render(design("compare-note", points=("Is it quiet?", "Does it fit?")), None)
    assert [box.text for box in drawn.text_boxes if box.role == "point"] == ["Is it quiet?", "Does it fit?"]
    check(drawn)


def test_a_table_that_reads_from_right_to_left_begins_at_the_right() -> None:
    rows = (TableRow(label="الوزن", cells=("خفيف", "ثقيل")),)
    drawn = RENDERER.render(design("compare-table", columns=("أ", "ب"), rows=rows), None)
    label, first, second = (box for box in drawn.text_boxes if box.role in ("label", "cell"))
    assert label.x > first.x > second.x


def test_further_photos_fill_the_further_slots() -> None:
    first, second = jpeg(scene(900, 700)), jpeg(packshot(700, 700))
    one, two = (RENDERER.render(design("collage-duo"), first, more) for more in ((), (second,)))
    changed = np.argwhere(np.abs(pixels_of(one) - pixels_of(two)).max(axis=2) > 40)
    assert changed.size
    assert changed[:, 1].min() > 440, "only the second slot"


def test_another_subject_is_another_artwork_and_nothing_else() -> None:
    kettle, bird = (
        RENDERER.render(design("gift-grid", subject=subject), None) for subject in ("Kettle", "Bird feeder")
    )
    assert kettle.data != bird.data
    assert kettle.text_boxes == bird.text_boxes


def test_a_season_changes_gift_guides_and_no_other_picture() -> None:
    for template, follows in (("gift-window", True), ("list-zigzag", False)):
        plain, winter = (
            RENDERER.render(design(template, seed="s", season=season), None) for season in ("", "winter")
        )
        assert (plain.data != winter.data) == follows
